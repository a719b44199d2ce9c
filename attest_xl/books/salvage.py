"""Everything that can be read of a workbook whatever its state: sheets with or without tables, formulas, names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from attest_xl.books.contents import Contents
from attest_xl.books.formulas import formula_in, unshared
from attest_xl.books.looks import CellLook, SheetLook, cell_looks, sheet_look
from attest_xl.books.markup import kind_of
from attest_xl.books.places import Table, sheets_of
from attest_xl.books.row_xml import column_number
from attest_xl.books.sheet_xml import SheetXml, rows_between
from attest_xl.books.spelling import CellParts
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ARRAY = re.compile(r"""\st\s*=\s*["'](?:array|dataTable)["']""")
_DRAWINGS = frozenset({"drawing", "image", "chart", "pivotTable"})

Formulas = Mapping[tuple[int, int], str]
"""By the sheet's row and column; a formula over many cells at once is `""`."""


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """A sheet as it was found. The grid begins at A1. `drawn`: whether pictures or charts stand on it."""

    title: str
    grid: Grid
    formulas: Formulas
    visible: bool
    drawn: bool
    look: SheetLook


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was found. `tables` tells where each table stands; `names` are the workbook's, each with what it means."""

    sheets: Mapping[str, SavedSheet]
    tables: Mapping[str, Table]
    names: Mapping[str, str]


def salvage(data: bytes, name: str) -> Salvage:
    """Read the whole workbook. Raises `BookError` when it is none, or damaged as a file."""
    contents = Contents(data, name)
    hidden = {sheet.get("name", "") for sheet in sheets_of(contents.workbook) if sheet.get("state")}
    looks = cell_looks(contents)
    sheets = {title: _sheet(contents, title, title not in hidden, looks) for title in contents.places.sheets}
    return Salvage(sheets, dict(contents.tables), dict(_names(contents)))


def _names(contents: Contents) -> Iterator[tuple[str, str]]:
    """The names of the whole workbook, without those that programs keep for themselves."""
    for element in contents.workbook.iterfind("{*}definedNames/*"):
        if kind_of(element) == "definedName" and element.get("localSheetId") is None:
            said = element.get("name", "")
            if element.text and not said.startswith("_xlnm"):
                yield said, element.text


def _sheet(contents: Contents, title: str, visible: bool, looks: Sequence[CellLook]) -> SavedSheet:
    part = contents.places.sheets[title]
    try:
        grid = Grid(title, tuple(_rows(contents, part)))
        formulas = dict(_formulas(contents, part))
        look = sheet_look(contents, part, looks)
    except (ValueError, IndexError) as error:  # a number that is none, a text that is not there
        raise contents.package.refusal("FILE-02", part) from error
    drawn = any(relation.kind in _DRAWINGS for relation in contents.package.related(part))
    return SavedSheet(title, grid, formulas, visible, drawn, look)


def _rows(contents: Contents, part: str) -> Iterator[tuple[Value, ...]]:
    """The sheet's rows from the first to the last that says something, blank ones between them included."""
    spelling, found = rows_between(contents.package.plain(part), 1, _LAST_ROW)
    waiting = 0
    last = 0
    for number, row in found:
        cells: list[CellParts] = spelling.cell.findall(row.decode())
        values = contents.reader.row(cells, 1, _width(cells), spelling)
        waiting += number - last - 1
        last = number
        if any(value is not None for value in values):
            yield from ((),) * waiting
            yield values
            waiting = 0
        else:
            waiting += 1


def _width(cells: list[CellParts]) -> int:
    width = max(
        (column_number(letters) if letters else place for place, (letters, *_) in enumerate(cells, 1)), default=0
    )
    if width > _LAST_COLUMN:
        raise ValueError("a cell beyond the last column")
    return width


def _formulas(contents: Contents, part: str) -> Iterator[tuple[tuple[int, int], str]]:
    data = contents.package.plain(part)
    spelling, _ = rows_between(data, 1, 0)
    if spelling.has_formula not in data:
        return
    sheet = SheetXml.cut(data)
    unshared(sheet, sheet.rows.keys(), range(1, _LAST_COLUMN + 1))
    for number, row in sheet.rows.items():
        if spelling.has_formula in row:
            for column, cell in sheet.cells(number).items():
                if (formula := formula_in(cell, spelling)) is not None:
                    many = _ARRAY.search(cell[: cell.index(">", cell.index(f"<{spelling.prefix}f"))])
                    yield (number, column), "" if many else formula
