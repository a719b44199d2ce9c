"""One change of one table of an open workbook, carried out in the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import xlwings as xw

from attest_xl.books.body import Applied, origins_of
from attest_xl.books.formulas import shifted
from attest_xl.books.live_cells import Content, Formula, link_formula, put, read_formulas
from attest_xl.books.live_marks import COLORS, Marks, marks_in, paint, unmark
from attest_xl.books.live_rows import Reshaping
from attest_xl.books.port import TableWrite
from attest_xl.schema.cells import Link, Value, text_of
from attest_xl.schema.grid import Grid

Links = Mapping[int, Mapping[int, Link]]
"""By row of the new body, then by position in the row."""


class Writing:
    """One change of one table, carried out in the program."""

    def __init__(self, table: xw.main.Table, change: TableWrite, old: Grid, result: Applied, plan: Reshaping) -> None:
        self._table = table
        self._change = change
        self._old = old
        self._result = result
        self._plan = plan
        self._origins = origins_of(change)
        self._formulas: dict[tuple[int, int], str] = {}

    def carry_out(self, links: Links) -> None:
        """Move the rows that move, then write the cells that are new."""
        body = body_of(self._table)
        moved = [
            index for index, origin in enumerate(self._origins) if origin is not None and index not in self._plan.kept
        ]
        marks = marks_in(body) if moved else {}
        if not self._plan.is_none:
            self._formulas = self._users_formulas(body)
            self._reshape(body)
        body = body_of(self._table)
        put(body, self._contents(links), self._result.grid.rows[1:])
        self._carry_marks(marks, moved)

    def _users_formulas(self, body: xw.Range) -> dict[tuple[int, int], str]:
        """The formulas in the columns that are not written."""
        header = [text_of(title) for title in self._old.rows[0]]
        written = set(self._change.titles)
        return {
            (row, column): formula
            for column, title in enumerate(header)
            if title not in written
            for (row, _), formula in read_formulas(
                body[:, column], [(line[column],) for line in self._old.rows[1:]]
            ).items()
        }

    def _reshape(self, body: xw.Range) -> None:
        """Take rows out and make room for others; formats come from the row above."""
        sheet, top, left, width = self._table.parent, body.row, body.column, body.shape[1]

        def strip(first: int, count: int = 1) -> xw.Range:
            return sheet[top - 1 + first, left - 1].resize(count, width)

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

    def _contents(self, links: Links) -> dict[tuple[int, int], Content]:
        """What has to be written, by row and column of the new body."""
        contents: dict[tuple[int, int], Content] = {}
        calculated = self._calculated()
        for index, row in enumerate(self._result.grid.rows[1:]):
            origin = self._origins[index]
            positions: Sequence[int] = self._result.changed[index]
            if index not in self._plan.kept:
                positions = range(len(row))
            for position in positions:
                content: Content = row[position]
                if index not in self._plan.kept:
                    content = self._moved(index, origin, position, content, calculated)
                contents[index, position] = content
            for position, link in links.get(index, {}).items():
                contents[index, position] = link_formula(link)
        return contents

    def _calculated(self) -> dict[int, tuple[int, str]]:
        """By column of the user's that is all formulas: one of its rows and the formula there."""
        height = len(self._old.rows) - 1
        columns = {column for _, column in self._formulas}
        return {
            column: (height - 1, self._formulas[height - 1, column])
            for column in columns
            if all((row, column) in self._formulas for row in range(height))
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

    def _carry_marks(self, marks: Marks, moved: Sequence[int]) -> None:
        first = self._old.top + 1
        rows = {origin: index for index in moved if (origin := self._origins[index]) is not None}
        colors = {
            (first + rows[row - first], column): COLORS[mark]
            for (row, column), mark in marks.items()
            if row - first in rows
        }
        paint(self._table.parent, colors)


def _copy_up(strip: Callable[..., xw.Range], count: int) -> None:
    """Let the first rows be like the one below them, but for its notes."""
    strip(count).copy(strip(0))
    for cell in strip(0):
        if cell.note is not None:
            cell.note.delete()
    filled = 1
    while filled < count:
        more = min(filled, count - filled)
        strip(0, more).copy(strip(filled, more))
        filled += more


def body_of(table: xw.main.Table) -> xw.Range:
    """The cells between header and totals; of an empty table the blank row in which one would type."""
    body = table.data_body_range
    if body is not None:
        return body
    header = table.header_row_range or table.range
    return header.offset(1)
