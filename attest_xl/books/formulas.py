"""Formulas of cells that move: references shift with the cell, as when Excel sorts rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from attest_xl.books.markup import escaped, unescaped
from attest_xl.books.row_xml import area_of, placed
from attest_xl.books.sheet_xml import SheetXml
from attest_xl.books.spelling import Tags
from attest_xl.schema.address import a1, a1_range, column_letters, column_number

_ROWS, _COLUMNS = 1_048_576, 16_384
_TOKEN = re.compile(
    r"""
    (?P<kept> "(?:[^"]|"")*" | '(?:[^']|'')*'                  # a text; a sheet's quoted title
      | \[ (?: [^\[\]'] | '. | \[ (?: [^\[\]'] | '. )* \] )* \]  # columns of a table; another workbook
      | (?<![\w.$]) [\d.]+ (?:E[+-]?\d+)? (?![\w:$])               # a number
      | [\w.]+ (?= [(!] ) )                                    # a function; a sheet's plain title
    | (?<![\w.$]) (?P<cell> (?P<c>\$?[A-Z]{1,3}) (?P<r>\$?[1-9]\d{0,6}) ) (?![\w.(!\[])
    | (?<![\w.$:]) (?P<rows> \$?[1-9]\d{0,6}:\$?[1-9]\d{0,6} ) (?![\w.:])
    | (?<![\w.$:]) (?P<columns> \$?[A-Z]{1,3}:\$?[A-Z]{1,3} ) (?![\w.:(!])
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""\s(t|si|ref)\s*=\s*["']([^"']*)["']""")


def shifted(formula: str, rows: int, columns: int = 0) -> str:
    """The formula as it reads `rows` further down and `columns` to the right. A reference pushed off the sheet becomes
    `#REF!`."""
    if not rows and not columns:
        return formula
    return _TOKEN.sub(lambda token: _shifted(token, rows, columns), formula)


def _shifted(token: re.Match[str], rows: int, columns: int) -> str:
    if token["cell"]:
        column, row = _column(token["c"], columns), _row(token["r"], rows)
        return "#REF!" if "#REF!" in {column, row} else column + row
    if token["rows"]:
        return ":".join(_row(row, rows) for row in token["rows"].split(":"))
    if token["columns"]:
        return ":".join(_column(column, columns) for column in token["columns"].split(":"))
    return token[0]


def _row(row: str, by: int) -> str:
    if row.startswith("$"):
        return row
    moved = int(row) + by
    return str(moved) if 1 <= moved <= _ROWS else "#REF!"


def _column(column: str, by: int) -> str:
    if column.startswith("$") or not by:
        return column
    moved = column_number(column) + by
    return column_letters(moved) if 1 <= moved <= _COLUMNS else "#REF!"


def moved(cell: str, column: int, start: int, end: int, spelling: Tags) -> str:
    """The cell's element, taken from row `start` to row `end` of its column."""
    cell = placed(cell, end, column, spelling)
    return spelling.formula.sub(lambda found: _moved_formula(found, end - start, spelling), cell, count=1)


def _moved_formula(found: re.Match[str], rows: int, spelling: Tags) -> str:
    attributes = _ATTRIBUTE.sub(lambda match: _moved_attribute(match, rows), found[1])
    return _element(attributes, shifted(unescaped(found[2] or ""), rows), spelling)


def _moved_attribute(match: re.Match[str], rows: int) -> str:
    area = area_of(match[2]) if match[1] == "ref" else None
    if area is None:
        return match[0]
    top, left, bottom, right = area
    return f' ref="{a1_range(top + rows, left, bottom + rows, right)}"'


def _element(attributes: str, formula: str, spelling: Tags) -> str:
    p = spelling.prefix
    return f"<{p}f{attributes}>{escaped(formula)}</{p}f>" if formula else f"<{p}f{attributes}/>"


def formula_in(cell: str, spelling: Tags) -> str | None:
    """The text of the cell's formula; `None` where it has none."""
    found = spelling.formula.search(cell)
    return None if found is None else unescaped(found[2] or "")


def with_formula(row: int, column: int, style: int, formula: str, spelling: Tags) -> str:
    """A cell with a formula that has not been calculated yet."""
    look = f' s="{style}"' if style else ""
    p = spelling.prefix
    return f'<{p}c r="{a1(row, column)}"{look}>{_element("", formula, spelling)}</{p}c>'


class _Shared(NamedTuple):
    row: int
    column: int
    group: str
    formula: str


def unshared(sheet: SheetXml, rows: Collection[int], columns: range) -> None:
    """Give every cell of a shared formula that reaches into these rows a formula of its own, so that each can move."""
    members = [member for number in sheet.rows for member in _members(sheet, number)]
    reaching = {member.group for member in members if member.row in rows and member.column in columns}
    masters = {member.group: member for member in members if member.formula}
    by_row: dict[int, list[_Shared]] = {}
    for member in members:
        if member.group in reaching and member.group in masters:
            by_row.setdefault(member.row, []).append(member)
    for number, found in by_row.items():
        _unshare(sheet, number, found, masters)


def _members(sheet: SheetXml, number: int) -> Iterable[_Shared]:
    if b"shared" not in sheet.rows[number]:
        return
    for column, cell in sheet.cells(number).items():
        found = sheet.tags.formula.search(cell)
        said = dict(_ATTRIBUTE.findall(found[1])) if found else {}
        if found and said.get("t") == "shared":
            yield _Shared(number, column, said.get("si", ""), unescaped(found[2] or ""))


def _unshare(sheet: SheetXml, number: int, members: Iterable[_Shared], masters: dict[str, _Shared]) -> None:
    cells = sheet.cells(number)
    row = sheet.rows[number].decode()
    for member in members:
        master = masters[member.group]
        formula = shifted(master.formula, member.row - master.row, member.column - master.column)
        element = _element("", formula, sheet.tags)
        old = cells[member.column]
        row = row.replace(old, sheet.tags.formula.sub(lambda _, new=element: new, old, count=1), 1)
    sheet.rows[number] = row.encode()
