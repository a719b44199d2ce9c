"""Cells of an open workbook: what a program is given so that a cell shows the value, and in how few calls."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import xlwings as xw

from attest_xl.books.body import held
from attest_xl.books.live.rows import runs
from attest_xl.schema.cells import Link, Value, text_of

MOST_BLOCKS = 40
"""Rectangles written one by one, while they have no more rows than one around them all: a program takes its time for
each row, however few of its cells are written."""

_LONGEST_LITERAL = 255
_BOOLEANS = frozenset({"true", "false", "истина", "ложь"})


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in the program's English spelling, with its equals sign."""

    text: str


Content = Value | Formula
Contents = Mapping[tuple[int, int], Content]
"""By row and column, counted from 0 within a table's body."""


@dataclass(frozen=True, slots=True)
class Block:
    """A rectangle within a table's body, counted from 0."""

    row: int
    column: int
    rows: int
    columns: int

    @property
    def places(self) -> list[list[tuple[int, int]]]:
        """The row and column of each of its cells, row by row."""
        columns = range(self.column, self.column + self.columns)
        return [[(row, column) for column in columns] for row in range(self.row, self.row + self.rows)]


def read_values(cells: xw.Range) -> tuple[tuple[Value, ...], ...]:
    """All cells in one call: days without a time, whole numbers as such, errors as the text they show."""
    rows: Sequence[Sequence[Any]] = cells.options(ndim=2, err_to_str=True).value
    return tuple(tuple(map(held, row)) for row in rows)


def read_formulas(cells: xw.Range, values: Sequence[Sequence[Value]]) -> dict[tuple[int, int], str]:
    """By row and column, counted from 0, the formulas among the cells; a text that only looks like one is its own
    value."""
    shown: Any = cells.formula
    rows = ((shown,),) if isinstance(shown, str) else cast("Sequence[Sequence[object]]", shown)
    if rows and not isinstance(rows[0], (list, tuple)):
        rows = (rows,)
    return {
        (row, column): text
        for row, line in enumerate(rows)
        for column, text in enumerate(line)
        if isinstance(text, str) and text.startswith("=") and text != values[row][column]
    }


def link_formula(link: Link) -> Content:
    """The formula that shows the text and leads to the place; only the text where a formula cannot hold it."""
    if max(len(link.text), len(link.target)) >= _LONGEST_LITERAL:
        return held(link)
    return Formula(f"=HYPERLINK({_literal('#' + link.target)},{_literal(link.text)})")


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def given(content: Content) -> object:
    """What the program is given: a text can become nothing else, whatever it looks like."""
    match content:
        case Formula():
            return content.text
        case Link():
            return given(link_formula(content))
        case str():
            return content if _is_plain(content) else f"'{content}"
        case _:
            return content


def _is_plain(text: str) -> bool:
    """Whether no program takes the text for a number, a date, a formula or a truth value."""
    letters = text[:1].isalpha() and not any(map(str.isdigit, text))
    return letters and text.casefold() not in _BOOLEANS


def put(body: xw.Range, contents: Contents, present: Sequence[Sequence[Value]]) -> None:
    """Write the contents into the body. `present` is what all its cells shall show: where one call has to cover cells
    that do not change, they are given what they hold."""
    single = list(_blocks(contents))
    whole = list(_around(single))
    dear = len(single) > MOST_BLOCKS or sum(block.rows for block in single) > sum(block.rows for block in whole)
    for block in whole if dear else single:
        _put_block(_part(body, block), block, contents, present)


def _blocks(contents: Contents) -> Iterator[Block]:
    """The fewest simple rectangles: equal runs of rows in neighbouring columns."""
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for row, column in sorted(contents):
        rows[column].append(row)
    columns: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for column in sorted(rows):
        for run in runs(rows[column]):
            columns[run].append(column)
    for (first, count), places in columns.items():
        for column, width in runs(places):
            yield Block(first, column, count, width)


def _around(blocks: Sequence[Block]) -> Iterator[Block]:
    """One rectangle for each group of neighbouring columns."""
    touched = sorted({column for block in blocks for column in range(block.column, block.column + block.columns)})
    for column, width in runs(touched):
        inside = [block for block in blocks if column <= block.column < column + width]
        top = min(block.row for block in inside)
        yield Block(top, column, max(block.row + block.rows for block in inside) - top, width)


def _part(body: xw.Range, block: Block) -> xw.Range:
    first = body[block.row, block.column]
    return first.resize(block.rows, block.columns)


def _put_block(cells: xw.Range, block: Block, contents: Contents, present: Sequence[Sequence[Value]]) -> None:
    wanted: list[list[Content]] = [
        [contents.get(place, present[place[0]][place[1]]) for place in row] for row in block.places
    ]
    kept = {place for row in block.places for place in row if place not in contents}
    if kept:
        for (row, column), formula in read_formulas(cells, read_values(cells)).items():
            if (block.row + row, block.column + column) in kept:
                wanted[row][column] = Formula(formula)
    cells.value = [[given(content) for content in row] for row in wanted]
    _settle(cells, wanted)


def _settle(cells: xw.Range, wanted: Sequence[Sequence[Content]]) -> None:
    """A cell formatted for days shows a number as a day, one formatted as text makes a text of it: where a cell does
    not show what it was given, its format goes and it is given it again."""
    if not any(isinstance(content, (bool, int, float, date)) for row in wanted for content in row):
        return
    shown = read_values(cells)
    wrong = {
        (row, column): content
        for row, line in enumerate(wanted)
        for column, content in enumerate(line)
        if isinstance(content, (bool, int, float, date)) and not _is_shown(shown[row][column], content)
    }
    for block in _blocks(wrong):
        part = _part(cells, block)
        part.number_format = "General"
        part.value = [[given(wrong[place]) for place in row] for row in block.places]


def _is_shown(shown: Value, content: bool | int | float | date) -> bool:
    alike = all(isinstance(shown, kind) == isinstance(content, kind) for kind in (bool, date, str))
    return alike and text_of(shown) == text_of(content)
