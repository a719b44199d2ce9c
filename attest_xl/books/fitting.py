"""Rows that have got new texts get the height these need (`schema.heights` says why)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from attest_xl.books.places import Table
from attest_xl.books.row_xml import style_of
from attest_xl.books.sheet_xml import SheetXml
from attest_xl.books.styles import Styles
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid
from attest_xl.schema.heights import row_height

_HEIGHT = re.compile(rb"""\sht\s*=\s*["'][^"']*["']""")
_KEPT = re.compile(rb"""\scustomHeight\s*=\s*["'](?:1|true)["']""")


def fit_rows(sheet: SheetXml, table: Table, grid: Grid, numbers: Iterable[int], styles: Styles) -> None:
    """Fit these rows of the table, which holds `grid` now; a height that a person has chosen stays."""
    widths = _wrapping(sheet, table, styles)
    for number in numbers:
        head, end, cells = sheet.rows.get(number, b"").partition(b">")
        if end and not _KEPT.search(head):
            height = _height(grid.rows[number - grid.top], widths)
            said = b"" if height is None else b' ht="%g"' % height
            sheet.rows[number] = b"".join((_HEIGHT.sub(b"", head), said, end, cells))


def _wrapping(sheet: SheetXml, table: Table, styles: Styles) -> Mapping[int, float]:
    """The columns whose cells wrap, by their position in the table: how wide they are, in characters."""
    looks = sheet.column_styles(table.columns)
    looks |= {column: style_of(cell) for column, cell in sheet.cells(table.first).items()}
    widths = sheet.column_widths(table.columns)
    return {
        column - table.left: widths[column]
        for column in table.columns
        if column in widths and styles.wraps(looks.get(column, 0))
    }


def _height(values: tuple[Value, ...], widths: Mapping[int, float]) -> float | None:
    return row_height((said, width) for place, width in widths.items() if isinstance(said := values[place], str))
