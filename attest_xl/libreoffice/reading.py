"""All cells of a range in two calls: one for the values, one for what their formats make of the numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from attest_xl.libreoffice.errors import CellError
from attest_xl.libreoffice.formats import Formats, Meaning
from attest_xl.libreoffice.grid import Box
from attest_xl.libreoffice.serials import moment_of
from attest_xl.libreoffice.uno_types import CellRange, Native

TAB_WITHIN_LINES = "\x01"


def read(cells: CellRange, box: Box, formats: Formats, zero: dt.datetime) -> list[Sequence[object]]:
    """The rows: numbers, texts ("" for an empty cell), `datetime` and `bool` where the cell shows such, `CellError`."""
    rows: list[Sequence[object]] = [_mended(cells, row, values) for row, values in enumerate(cells.getDataArray())]
    for meaning, areas in formats.groups(cells):
        for area in areas:
            if meaning is Meaning.DAY:
                _convert(rows, box, area, lambda serial: moment_of(serial, zero))
            elif meaning is Meaning.BOOLEAN:
                _convert(rows, box, area, bool)
    return rows


def _mended(cells: CellRange, row: int, values: tuple[Native, ...]) -> Sequence[object]:
    """Errors arrive as None; a tab within a text of several lines as a mark of LibreOffice's own, which no file could
    hold."""
    if None not in values and not any(isinstance(value, str) and TAB_WITHIN_LINES in value for value in values):
        return values
    return [
        _error(cells, row, column)
        if value is None
        else value.replace(TAB_WITHIN_LINES, "\t")
        if isinstance(value, str)
        else value
        for column, value in enumerate(values)
    ]


def _error(cells: CellRange, row: int, column: int) -> CellError:
    return CellError(lambda: cells.getCellByPosition(column, row).getString())


def _convert(rows: list[Sequence[object]], box: Box, area: Box, convert: Callable[[float], object]) -> None:
    columns = range(area.column - box.column, area.last_column - box.column + 1)
    for index in range(area.row - box.row, area.last_row - box.row + 1):
        values = list(rows[index])
        for column in columns:
            value = values[column]
            if isinstance(value, float):
                values[column] = convert(value)
        rows[index] = values
