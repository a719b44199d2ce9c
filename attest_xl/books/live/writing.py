"""One change of one table of an open workbook, carried out in the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import xlwings as xw

from attest_xl.books.body import Applied, origins_of
from attest_xl.books.formulas import shifted
from attest_xl.books.live.cells import Content, Formula, link_formula, put, read_formulas
from attest_xl.books.live.looks import looks_of
from attest_xl.books.live.marks import Marks, mark_cells, marks_in, unmark
from attest_xl.books.live.rows import cheapest, moves_little, reshaping
from attest_xl.books.live.staging import Staging, body_of, strips, take_notes
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
        self._formulas = read_formulas(body, self._old.rows[1:])
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
        header = [text_of(title) for title in self._old.rows[0]]
        columns = {column for _, column in self._formulas if header[column] not in self._written}
        return {
            column: (last, self._formulas[last, column])
            for column in columns
            if all((row, column) in self._formulas for row in range(self._height))
        }

    def _moved(
        self, index: int, origin: int | None, position: int, value: Value, calculated: dict[int, tuple[int, str]]
    ) -> Content:
        """What stands in a cell of a row put in anew: the formula it had where the value is what it was, or the one of
        its column."""
        has_formula = (origin, position) in self._formulas and position not in self._result.changed[index]
        if origin is not None and has_formula:
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


def _copy_up(strip: Callable[..., xw.Range], count: int) -> None:
    """Let the first rows be like the one below them, but for its notes."""
    strip(count).copy(strip(0))
    take_notes(strip(0))
    filled = 1
    while filled < count:
        more = min(filled, count - filled)
        strip(0, more).copy(strip(filled, more))
        filled += more
