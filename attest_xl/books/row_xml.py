"""Rows and cells of a worksheet as pieces of XML text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from attest_xl.books.spelling import Tags
from attest_xl.schema.address import a1, corners
from attest_xl.schema.address import column_number as uncached_number

column_number = cache(uncached_number)

_REFERENCE = re.compile(r"""\sr\s*=\s*["'][A-Z]+\d+["']""")
_STYLE = re.compile(r"""^([^>]*?\ss\s*=\s*["'])(\d+)(["'])""")
_ATTRIBUTES = re.compile(r"""\s([\w.:-]+)\s*=\s*("[^"]*"|'[^']*')""")


def area_of(address: str) -> tuple[int, int, int, int] | None:
    """Top, left, bottom, right; `None` for whole rows or columns and for what is no address."""
    try:
        return corners(address)
    except ValueError:
        return None


def attributes_of(element: bytes | None) -> dict[str, str]:
    """The attributes of the first element, values with their quotes."""
    return {} if element is None else dict(_ATTRIBUTES.findall(element[: element.index(b">")].decode()))


def look_of(row: bytes | None) -> dict[str, str]:
    """What a row says of itself, apart from its number and the hint at its extent."""
    return {name: value for name, value in attributes_of(row).items() if name not in {"r", "spans"}}


def row_of(number: int, look: Mapping[str, str], cells: Iterable[str], spelling: Tags) -> bytes:
    """A row's element."""
    p = spelling.prefix
    said = "".join(f" {name}={value}" for name, value in look.items())
    return f'<{p}row r="{number}"{said}>{"".join(cells)}</{p}row>'.encode()


def cells_of(row: bytes, number: int, spelling: Tags) -> dict[int, str]:
    """The row's cells by column, each as its element. One that does not say its column follows the one before; it comes
    back saying it."""
    cells: dict[int, str] = {}
    column = 0
    for match in spelling.cell.finditer(row.decode()):
        column = column_number(match[1]) if match[1] else column + 1
        cells[column] = match[0] if match[1] else placed(match[0], number, column, spelling)
    return cells


def style_of(cell: str) -> int:
    """The index of the cell's style."""
    match = _STYLE.match(cell)
    return int(match[2]) if match else 0


def restyled(cell: str, style: int, spelling: Tags) -> str:
    """The same cell with another style."""
    if _STYLE.match(cell):
        return _STYLE.sub(rf"\g<1>{style}\g<3>", cell, count=1)
    reference = _REFERENCE.search(cell, 0, cell.index(">"))
    at = reference.end() if reference else len(spelling.prefix) + 2
    return f'{cell[:at]} s="{style}"{cell[at:]}'


def placed(cell: str, row: int, column: int, spelling: Tags) -> str:
    """The same cell at another address."""
    address = f' r="{a1(row, column)}"'
    head, closing, rest = cell.partition(">")
    if _REFERENCE.search(head):
        return _REFERENCE.sub(address, head, count=1) + closing + rest
    name = f"<{spelling.prefix}c"
    return f"{name}{address}{head[len(name) :]}{closing}{rest}"


def styled_blank(row: int, column: int, style: int, spelling: Tags) -> str:
    """A cell with a look and no content; `""` where the look is the plain one."""
    return f'<{spelling.prefix}c r="{a1(row, column)}" s="{style}"/>' if style else ""


def is_blank(cell: str, spelling: Tags) -> bool:
    """Whether the cell has no content, whatever its look."""
    match = spelling.cell.match(cell)
    if match is None or not (match[4] or match[5]):
        return True
    inner = match[5] or ""
    return not (match[4] or any(p.search(inner) for p in (spelling.value, spelling.text, spelling.formula)))
