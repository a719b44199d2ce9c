"""A rectangle of cells as a book or a file shows it, with the address of its first cell."""

from dataclasses import dataclass

from attest_xl.schema.cells import Value

Merge = tuple[int, int, int, int]
"""A merged range: top, left, bottom, right; 1-based, inclusive."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells of one sheet. `rows[0]` stands in sheet row `top`; the first value of a row in column `left`.

    Blank rows are kept, so that row numbers stay those a person sees. Rows may differ in length.
    `file` is the stranger's file the cells come from, `""` for the master itself; `beyond` counts the filled cells of
    its sheet that stand too far below the others to be read.
    """

    sheet: str
    rows: tuple[tuple[Value, ...], ...]
    top: int = 1
    left: int = 1
    file: str = ""
    merged: tuple[Merge, ...] = ()
    beyond: int = 0

    def row_number(self, index: int) -> int:
        """The sheet's row of `rows[index]`."""
        return self.top + index

    def column_number(self, index: int) -> int:
        """The sheet's column of the value at `index` in each row."""
        return self.left + index
