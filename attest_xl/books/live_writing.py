"""One change of one table of an open workbook, carried out in the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import xlwings as xw

from attest_xl.books.body import Applied, origins_of
from attest_xl.books.formulas import shifted
from attest_xl.books.live_cells import Content, Formula, link_formula, put, read_formulas
from attest_xl.books.live_looks import looks_of
from attest_xl.books.live_marks import Marks, mark_cells, marks_in, unmark
from attest_xl.books.live_rows import Carry, cheapest, moves_little, reshaping
from attest_xl.books.port import TableWrite
from attest_xl.schema.cells import Link, Value, text_of
from attest_xl.schema.grid import Grid

Links = Mapping[int, Mapping[int, Link]]
"""By row of the new body, then by position in the row."""


class Writing:
    """One change of one table, carried out in the program."""

    def __init__(self, table: xw.main.Table, change: TableWrite, old: Grid, result: Applied, links: Links) -> None:
        self._table = table
        self._old = old
        self._result = result
        self._links = links
        self._origins = origins_of(change)
        self._written = set(change.titles)
        self._height = len(old.rows) - 1
        self._plan = reshaping(self._origins, self._height)
        self._formulas: dict[tuple[int, int], str] = {}

    def carry_out(self) -> None:
        """Move the rows that move, then write the cells that are new."""
        body = body_of(self._table)
        if self._origins == tuple(range(self._height)):
            self._put(body)
            return
        self._formulas = self._users_formulas(body)
        if moves_little(self._plan, self._origins):
            self._reshape(body)
            self._put(body_of(self._table))
        else:
            self._move(body)

    def _move(self, body: xw.Range) -> None:
        """Rows change places: their marks are taken off first, since they are no looks of their own."""
        marks = marks_in(body)
        mark_cells(body, {})
        self._plan, carries = cheapest(self._origins, self._height, looks_of(body))
        staging = Staging(self._table, carries)
        staging.fill()
        self._reshape(body)
        staging.empty(len(self._origins))
        body = body_of(self._table)
        self._put(body)
        mark_cells(body, self._followed(marks))

    def _put(self, body: xw.Range) -> None:
        put(body, self._contents(), self._result.grid.rows[1:])

    def _users_formulas(self, body: xw.Range) -> dict[tuple[int, int], str]:
        """The formulas in the columns that are not written."""
        header = [text_of(title) for title in self._old.rows[0]]
        return {
            (row, column): formula
            for column, title in enumerate(header)
            if title not in self._written
            for (row, _), formula in read_formulas(
                body[:, column], [(line[column],) for line in self._old.rows[1:]]
            ).items()
        }

    def _reshape(self, body: xw.Range) -> None:
        """Take rows out and make room for others; formats come from the row above."""
        strip = strips(body)
        for first, count in reversed(self._plan.gone):
            strip(first, count).delete("up")
        for first, count in self._plan.inserted:
            strip(first, count).insert("down")
            if not first:  # the row above the first is the header: these look like the row below them
                _copy_up(strip, count)
        target = strip(-1, 1 + len(self._origins))
        if self._table.range.address != target.address:
            self._table.resize(target)
        for first, count in self._plan.came:
            unmark(strip(first, count))

    def _contents(self) -> dict[tuple[int, int], Content]:
        """What has to be written, by row and column of the new body."""
        contents: dict[tuple[int, int], Content] = {}
        calculated = self._calculated()
        for index, row in enumerate(self._result.grid.rows[1:]):
            origin = self._origins[index]
            positions: Sequence[int] = self._result.changed[index]
            stays = origin is not None and self._plan.kept.get(index) == origin
            if not stays:
                positions = range(len(row))
            for position in positions:
                content: Content = row[position]
                if not stays:
                    content = self._moved(index, origin, position, content, calculated)
                contents[index, position] = content
            for position, link in self._links.get(index, {}).items():
                contents[index, position] = link_formula(link)
        return contents

    def _calculated(self) -> dict[int, tuple[int, str]]:
        """By column of the user's that is all formulas: one of its rows and the formula there."""
        last = self._height - 1
        columns = {column for _, column in self._formulas}
        return {
            column: (last, self._formulas[last, column])
            for column in columns
            if all((row, column) in self._formulas for row in range(self._height))
        }

    def _moved(
        self, index: int, origin: int | None, position: int, value: Value, calculated: dict[int, tuple[int, str]]
    ) -> Content:
        """What stands in a cell of a row put in anew: the formula it had, or the one of its column."""
        if origin is not None and (origin, position) in self._formulas:
            return Formula("=" + shifted(self._formulas[origin, position][1:], index - origin))
        if origin is None and position in calculated:
            row, formula = calculated[position]
            return Formula("=" + shifted(formula[1:], index - row))
        return value

    def _followed(self, marks: Marks) -> Marks:
        """The marks, each where its row is now."""
        first = self._old.top + 1
        rows = {origin: index for index, origin in enumerate(self._origins) if origin is not None}
        return {
            (first + rows[row - first], column): mark for (row, column), mark in marks.items() if row - first in rows
        }


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
        for old, place, count in self._runs():
            strip(old, count).copy(strip(start + place, count))

    def empty(self, height: int) -> None:
        """Copy them to where they belong in the new body of that height, and take the room away."""
        if not self._carries:
            return
        strip, start = strips(body_of(self._table)), self._start(height)
        for carry in self._carries:
            place = strip(carry.new, carry.count)
            strip(start + self._places[carry.old], carry.count).copy(place)
            if carry.bare:
                _take_notes(place)
        strip(start - 1, 1 + len(self._places)).delete("up")

    def _start(self, height: int) -> int:
        """The first of its rows, counted from the first of a body of that height."""
        return height + (1 if self._table.show_totals else 0) + 1

    def _runs(self) -> list[tuple[int, int, int]]:
        """Old row, place and number of rows that are copied at once."""
        found: list[tuple[int, int, int]] = []
        for row, place in self._places.items():
            if found and row == found[-1][0] + found[-1][2]:
                found[-1] = (*found[-1][:2], found[-1][2] + 1)
            else:
                found.append((row, place, 1))
        return found


def strips(body: xw.Range) -> Callable[..., xw.Range]:
    """Rows of the table's columns by the first of them, counted from the first of the body, and how many."""
    sheet, top, left, width = body.sheet, body.row, body.column, body.shape[1]

    def strip(first: int, count: int = 1) -> xw.Range:
        return sheet[top - 1 + first, left - 1].resize(count, width)

    return strip


def _copy_up(strip: Callable[..., xw.Range], count: int) -> None:
    """Let the first rows be like the one below them, but for its notes."""
    strip(count).copy(strip(0))
    _take_notes(strip(0))
    filled = 1
    while filled < count:
        more = min(filled, count - filled)
        strip(0, more).copy(strip(filled, more))
        filled += more


def _take_notes(cells: xw.Range) -> None:
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
