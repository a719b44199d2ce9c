"""A page of a list before it is written to a file: cells, and how they look."""

from dataclasses import dataclass

from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Merge


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet. Rows and columns are 1-based, as in a book.

    `header` is the first and last row of the header; `strong` are rows in bold (titles, sections, totals); `widths`
    are in characters. A page without rows is one of the empty sheets a program puts into every new book.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...] = ()
    merged: tuple[Merge, ...] = ()
    header: tuple[int, int] = (0, 0)
    strong: frozenset[int] = frozenset()
    widths: tuple[int, ...] = ()

    def is_header(self, row: int) -> bool:
        """Whether the row belongs to the header."""
        return self.header[0] <= row <= self.header[1]


@dataclass(slots=True)
class Draft:
    """A page being written, row after row."""

    width: int
    rows: list[tuple[Value, ...]]
    merged: list[Merge]
    strong: set[int]

    @classmethod
    def blank(cls, width: int) -> "Draft":
        """Nothing yet; `width` columns."""
        return cls(width, [], [], set())

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
