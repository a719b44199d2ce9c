"""The port: all that an action asks of a workbook, whichever program or file holds it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, Protocol

from attest_xl.findings import Finding, Place
from attest_xl.schema.change import TableWrite
from attest_xl.schema.grid import Grid

__all__ = ["Book", "BookError", "Mark", "TableWrite"]

Mark = Literal["error", "warning", "note"]
"""How a cell is marked: by a fill that only marks use, so that the cell's own look comes back when the mark goes."""


class BookError(Exception):
    """The book cannot be reached or saved; nothing was changed. `code` is in the catalogue of findings, `details` fill
    the entry's words; `book` is the workbook's name as the user knows it."""

    def __init__(self, code: str, book: str, **details: str) -> None:
        super().__init__(code, book)
        self.code = code
        self.finding = Finding(code, Place(book), details=tuple(details.items()))


class Book(Protocol):
    """A workbook. Nothing reaches its file before `save`."""

    @property
    def path(self) -> Path:
        """The workbook's file."""
        ...

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables."""
        ...

    def read(self, table: str) -> Grid:
        """The table with its header as `rows[0]`; dates as dates, text as text, formulas as their last value.
        A body of one blank row is how an empty table looks. Raises `KeyError` for a table the book does not have."""
        ...

    def write(self, change: TableWrite) -> int:
        """Apply the change; the number of cells whose value changed. Titles the table lacks are passed over."""
        ...

    def mark(self, table: str, marks: Mapping[tuple[int, int], Mark]) -> int:
        """Mark exactly these cells (sheet row, sheet column) of the table's body; marks elsewhere in it go. Answers how
        many cells have got another mark than they had."""
        ...

    def show(self, sheets: Sequence[str]) -> bool:
        """Make these sheets visible; whether any of them was not."""
        ...

    def tell(self, message: str) -> None:
        """Say what is going on, where the user of this book looks."""
        ...

    def back_up(self, reason: str) -> Path:
        """Copy the book as it is on disk into `Копии/` beside it (the last 20 stay); the copy's path."""
        ...

    def restore(self, copy_name: str) -> None:
        """Become, on disk and here, the copy of that name in `Копии/`. Raises `BookError` when it is gone."""
        ...

    def save(self) -> None:
        """Write what was changed, whole or not at all. Raises `BookError` when another program holds the file or it
        changed on disk since it was read."""
        ...
