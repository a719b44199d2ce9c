"""A page of a list before it is written to a file: cells, and how they look."""

from dataclasses import dataclass
from math import ceil

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.grid import Merge


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet. Rows and columns are 1-based, as in a book.

    `header` is the first and last row of the header; `strong` are rows in bold (titles, sections, totals), `loose`
    those below the table; `widths` are in characters. A page without rows is one of the empty sheets a program puts
    into every new book.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...] = ()
    merged: tuple[Merge, ...] = ()
    header: tuple[int, int] = (0, 0)
    strong: frozenset[int] = frozenset()
    loose: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()

    def is_header(self, row: int) -> bool:
        """Whether the row belongs to the header."""
        return self.header[0] <= row <= self.header[1]

    def lines(self, row: int) -> int:
        """How many lines of text the row needs in its columns."""
        if row in self.strong or row in self.loose:
            return 1
        cells = zip(self.rows[row - 1], self.widths, strict=False)
        return max(_lines(text_of(value), width) for value, width in cells) if self.rows[row - 1] else 1


def _lines(text: str, width: int) -> int:
    return sum(max(1, ceil(len(line) * 1.1 / width)) for line in text.split("\n"))


@dataclass(slots=True)
class Draft:
    """A page being written, row after row."""

    width: int
    rows: list[tuple[Value, ...]]
    merged: list[Merge]
    strong: set[int]
    loose: set[int]

    @classmethod
    def blank(cls, width: int) -> "Draft":
        """Nothing yet; `width` columns."""
        return cls(width, [], [], set(), set())

    def add(self, *cells: Value) -> int:
        """Add a row; its number."""
        self.rows.append(cells)
        return len(self.rows)

    def banner(self, text: str) -> int:
        """Add a bold text across the whole page; its row."""
        row = self.add(text)
        self.strong.add(row)
        if self.width > 1:
            self.merged.append((row, 1, row, self.width))
        return row
