"""What the rows of a table in an open workbook look like: formats and notes that go along when a row moves."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

import xlwings as xw

from attest_xl.books.live.rows import Looks

Part = tuple[int, int, int, int]
"""Row, column, rows and columns on the sheet."""

_MIXED = object()


def looks_of(body: xw.Range) -> Looks:
    """How the rows of the body look, whatever stands in them."""
    rows, columns = body.shape
    cells: list[list[tuple[Hashable, ...]]] = [[()] * columns for _ in range(rows)]
    for kind, (part, look) in _parts(body):
        top, left, height, width = part
        told = (kind, look)
        for row in range(top - body.row, top - body.row + height):
            line = cells[row]
            for column in range(left - body.column, left - body.column + width):
                line[column] = (*line[column], told)
    return Looks([hash(tuple(line)) for line in cells], _noted(body))


def _parts(body: xw.Range) -> Iterator[tuple[int, tuple[Part, Hashable]]]:
    """The LibreOffice engine tells in one call; Excel tells of a range what its cells have in common: it is halved
    until they have."""
    looks: Callable[[], Iterable[tuple[Part, Hashable]]] | None = getattr(body.impl, "looks", None)
    if looks:
        yield from ((0, found) for found in looks())
        return
    for kind, read in enumerate((_color, _number_format, _bold, _font_color)):
        for column in range(body.shape[1]):
            yield from ((kind, found) for found in _halved(body[:, column], read))


def _halved(cells: xw.Range, read: Callable[[xw.Range], Hashable]) -> Iterator[tuple[Part, Hashable]]:
    look = _common(cells, read)
    rows = cells.shape[0]
    if look is not _MIXED or rows == 1:
        yield (cells.row, cells.column, rows, 1), look
        return
    yield from _halved(cells[: rows // 2, :], read)
    yield from _halved(cells[rows // 2 :, :], read)


def _common(cells: xw.Range, read: Callable[[xw.Range], Hashable]) -> Hashable:
    try:
        return read(cells)
    except TypeError:  # what xlwings makes of Excel's "they differ"
        return _MIXED
    except NotImplementedError:  # xlwings' word for what an engine lacks: such looks are not carried with the row
        return None


def _color(cells: xw.Range) -> Hashable:
    """Excel says black where cells differ."""
    color: Any = cells.color
    return _MIXED if color is not None and tuple(color) == (0, 0, 0) else color


def _number_format(cells: xw.Range) -> Hashable:
    return cells.number_format or _MIXED


def _bold(cells: xw.Range) -> Hashable:
    bold: Any = cells.font.bold
    return _MIXED if bold is None else bold


def _font_color(cells: xw.Range) -> Hashable:
    color: Any = cells.font.color
    return _MIXED if color is None else color


def _noted(body: xw.Range) -> frozenset[int]:
    rows, columns = body.shape
    notes: Iterable[xw.main.Note] = getattr(body.sheet, "notes", ())  # xlwings has them since 0.37.5
    places = (note.location for note in notes)
    return frozenset(
        place.row - body.row
        for place in places
        if 0 <= place.row - body.row < rows and 0 <= place.column - body.column < columns
    )
