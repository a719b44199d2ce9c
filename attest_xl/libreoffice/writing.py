"""All cells of a range in one call, and a few more for what that cannot carry: formulas, formats of days, notes."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.filling import fill_alike
from attest_xl.libreoffice.formats import BOOLEANS, DAYS, MOMENTS, Meaning
from attest_xl.libreoffice.formulas import from_excel
from attest_xl.libreoffice.grid import Box, around_holes, vertical_runs
from attest_xl.libreoffice.notes import ANNOTATION
from attest_xl.libreoffice.values import Encoded, Position, encode

if TYPE_CHECKING:
    from attest_xl.libreoffice.ranges import Range
    from attest_xl.libreoffice.uno_types import Cell


def write(place: Range, rows: Sequence[Sequence[object]]) -> None:
    """Put the values in. Notes, colours and formats stay; days and truth values get a format where the cell has none.
    Raises `ProtectedSheetError` when a cell is locked; nothing is written then."""
    book = place.sheet.book
    encoded = encode(rows, book.day_zero)
    with place.sheet.explaining_protection():
        noted = _noted(place)
        _put_values(place, encoded, noted)
        _put_formulas(place, encoded.formulas, noted)
    shown = ((encoded.days, DAYS), (encoded.moments, MOMENTS), (encoded.booleans, BOOLEANS))
    if any(positions for positions, _ in shown):
        general = _general_strips(place)
        for positions, look in shown:
            _show_as(place, positions, look, general)


def _noted(place: Range) -> frozenset[Position]:
    """Where notes are: UNO's bulk calls would delete them."""
    boxes = [bridge.box_of(area) for area in place.native.queryContentCells(ANNOTATION).getRangeAddresses()]
    return frozenset(
        (row - place.box.row, column - place.box.column)
        for box in boxes
        for row in range(box.row, box.last_row + 1)
        for column in range(box.column, box.last_column + 1)
    )


def _put_values(place: Range, encoded: Encoded, noted: frozenset[Position]) -> None:
    if not noted:
        place.native.setDataArray(tuple(encoded.rows))
        return
    place.sheet.refuse_if_locked(place.native)
    for piece in around_holes(Box(0, 0, place.box.rows, place.box.columns), noted):
        rows = encoded.rows[piece.row : piece.last_row + 1]
        part = tuple(row[piece.column : piece.last_column + 1] for row in rows)
        place.part(piece).native.setDataArray(part)
    for row, column in noted:
        _put_value(place.native.getCellByPosition(column, row), encoded.rows[row][column])


def _put_value(cell: Cell, value: float | str) -> None:
    if not isinstance(value, str):
        cell.setValue(value)
    elif value:
        cell.setString(value)
    else:
        cell.setFormula("")


def _put_formulas(place: Range, formulas: dict[Position, str], noted: frozenset[Position]) -> None:
    for row, column in formulas.keys() & noted:
        place.native.getCellByPosition(column, row).setFormula(from_excel(formulas[row, column]))
    for run in vertical_runs(formulas.keys() - noted):
        texts = [from_excel(formulas[row, run.column]) for row in range(run.row, run.last_row + 1)]
        part = place.part(run)
        if not fill_alike(part, texts):
            part.native.setFormulaArray(tuple((text,) for text in texts))


def _general_strips(place: Range) -> dict[int, list[Box]]:
    """By column of the place, its strips without a format of their own, from the top."""
    strips: defaultdict[int, list[Box]] = defaultdict(list)
    for meaning, boxes in place.sheet.book.formats.groups(place.native):
        for box in boxes if meaning is Meaning.GENERAL else ():
            for column in range(box.column, box.last_column + 1):
                strip = Box(box.row - place.box.row, column - place.box.column, box.rows)
                strips[strip.column].append(strip)
    return {column: sorted(found, key=lambda strip: strip.row) for column, found in strips.items()}


def _show_as(place: Range, positions: Sequence[Position], look: int, general: dict[int, list[Box]]) -> None:
    boxes = list(_overlaps(vertical_runs(positions), general))
    if boxes:
        place.gathered(boxes).NumberFormat = place.sheet.book.formats.usual(look)


def _overlaps(runs: Iterable[Box], strips: dict[int, list[Box]]) -> Iterator[Box]:
    for run in runs:
        candidates = strips.get(run.column, [])
        first = bisect_left(candidates, run.row, key=lambda strip: strip.last_row)
        for strip in candidates[first:]:
            if strip.row > run.last_row:
                break
            if overlap := run.overlap(strip):
                yield overlap
