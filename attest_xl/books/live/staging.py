"""Rows of a table in an open workbook as ranges, and room beside the table for what is on rows that change places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import xlwings as xw

from attest_xl.books.live.rows import Carry, runs


class Staging:
    """Rows below the table, with one between, where what is carried waits while the rows of the table change."""

    def __init__(self, table: xw.main.Table, carries: Sequence[Carry]) -> None:
        self._table = table
        self._carries = carries
        rows = sorted({carry.old + step for carry in carries for step in range(carry.count)})
        self._places = {row: place for place, row in enumerate(rows)}

    def fill(self) -> None:
        """Make room and copy into it the rows of the old body that are carried."""
        if not self._carries:
            return
        body = body_of(self._table)
        strip, start = strips(body), self._start(body.shape[0])
        strip(start - 1, 1 + len(self._places)).insert("down")
        for old, count in runs(self._places):
            strip(old, count).copy(strip(start + self._places[old], count))

    def empty(self, height: int) -> None:
        """Copy them to where they belong in the new body of that height, and take the room away."""
        if not self._carries:
            return
        strip, start = strips(body_of(self._table)), self._start(height)
        for carry in self._carries:
            place = strip(carry.new, carry.count)
            strip(start + self._places[carry.old], carry.count).copy(place)
            if carry.bare:
                take_notes(place)
        strip(start - 1, 1 + len(self._places)).delete("up")

    def _start(self, height: int) -> int:
        """The first of its rows, counted from the first of a body of that height."""
        return height + (1 if self._table.show_totals else 0) + 1


def strips(body: xw.Range) -> Callable[..., xw.Range]:
    """Rows of the table's columns by the first of them, counted from the first of the body, and how many."""
    sheet, top, left, width = body.sheet, body.row, body.column, body.shape[1]

    def strip(first: int, count: int = 1) -> xw.Range:
        return sheet[top - 1 + first, left - 1].resize(count, width)

    return strip


def take_notes(cells: xw.Range) -> None:
    for cell in cells:
        if cell.note is not None:
            cell.note.delete()


def body_of(table: xw.main.Table) -> xw.Range:
    """The cells between header and totals; of an empty table the blank row in which one would type."""
    body = table.data_body_range
    if body is not None:
        return body
    header = table.header_row_range or table.range
    return header.offset(1)
