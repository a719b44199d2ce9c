"""Rectangles of cells and their A1 addresses: pure geometry, nothing of UNO or xlwings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_CELLS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]+)(?::\$?([A-Za-z]{1,3})\$?([0-9]+))?")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?([0-9]+):\$?([0-9]+)")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of cells: its first row and column (counted from 1), and how many rows and columns it has."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def last_row(self) -> int:
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        return self.column + self.columns - 1

    @property
    def is_empty(self) -> bool:
        return self.rows < 1 or self.columns < 1

    def overlap(self, other: Box) -> Box | None:
        """The cells both have, or None."""
        row, column = max(self.row, other.row), max(self.column, other.column)
        rows = min(self.last_row, other.last_row) - row + 1
        columns = min(self.last_column, other.last_column) - column + 1
        return Box(row, column, rows, columns) if rows > 0 and columns > 0 else None


def corners(row: int, column: int, other_row: int, other_column: int) -> Box:
    """The rectangle between two cells, given in any order."""
    top, left = min(row, other_row), min(column, other_column)
    return Box(top, left, abs(row - other_row) + 1, abs(column - other_column) + 1)


def around(first: Box, second: Box) -> Box:
    """The smallest rectangle that holds both."""
    return corners(
        min(first.row, second.row),
        min(first.column, second.column),
        max(first.last_row, second.last_row),
        max(first.last_column, second.last_column),
    )


def column_name(number: int) -> str:
    """1 → A, 27 → AA."""
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def column_number(name: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def parse_address(text: str, last_row: int = MAX_ROWS, last_column: int = MAX_COLUMNS) -> Box | None:
    """The rectangle an A1 address means on a sheet of that size (`B2`, `$A$1:C3`, `A:C`, `1:2`), or None."""
    box: Box | None = None
    if found := _CELLS.fullmatch(text):
        first_column, first_row, other_column, other_row = found.groups()
        box = corners(
            int(first_row),
            column_number(first_column),
            int(other_row or first_row),
            column_number(other_column or first_column),
        )
    elif found := _COLUMNS.fullmatch(text):
        box = corners(1, column_number(found[1]), last_row, column_number(found[2]))
    elif found := _ROWS.fullmatch(text):
        box = corners(int(found[1]), 1, int(found[2]), last_column)
    if box is None or box.row < 1 or box.last_row > last_row or box.last_column > last_column:
        return None
    return box


def address(box: Box, row_absolute: bool = True, column_absolute: bool = True, last_row: int = MAX_ROWS) -> str:
    """The A1 address of a rectangle as Excel writes it: whole columns as `$A:$C`, one cell without a colon."""
    row_sign, column_sign = "$" * row_absolute, "$" * column_absolute
    left, right = (column_sign + column_name(column) for column in (box.column, box.last_column))
    if box.rows == last_row:
        return f"{left}:{right}"
    top, bottom = (f"{row_sign}{row}" for row in (box.row, box.last_row))
    return left + top if box.rows == box.columns == 1 else f"{left}{top}:{right}{bottom}"


def quoted(sheet: str) -> str:
    """A sheet's name as addresses write it: in quotes unless it is a plain word no cell is called."""
    plain = sheet.isidentifier() and parse_address(sheet) is None
    return sheet if plain else "'" + sheet.replace("'", "''") + "'"


def vertical_runs(cells: Iterable[tuple[int, int]]) -> Iterator[Box]:
    """The cells (row, column) gathered into the fewest upright strips."""
    start: tuple[int, int] | None = None
    previous: tuple[int, int] = (0, 0)
    for column, row in sorted((column, row) for row, column in cells):
        if start is not None and (column, row) != (previous[0], previous[1] + 1):
            yield Box(start[1], start[0], previous[1] - start[1] + 1)
            start = None
        start = start or (column, row)
        previous = (column, row)
    if start is not None:
        yield Box(start[1], start[0], previous[1] - start[1] + 1)


def around_holes(box: Box, holes: Iterable[tuple[int, int]]) -> Iterator[Box]:
    """The rectangle cut into pieces that leave out single cells (row, column)."""
    by_row: dict[int, list[int]] = {}
    for row, column in holes:
        by_row.setdefault(row, []).append(column)
    top = box.row
    for row in sorted(by_row):
        if row > top:
            yield Box(top, box.column, row - top, box.columns)
        left = box.column
        for column in sorted(by_row[row]):
            if column > left:
                yield Box(row, left, 1, column - left)
            left = column + 1
        if left <= box.last_column:
            yield Box(row, left, 1, box.last_column - left + 1)
        top = row + 1
    if top <= box.last_row:
        yield Box(top, box.column, box.last_row - top + 1, box.columns)
