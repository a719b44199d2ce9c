"""The adapters under the contract: how a test makes a book of each, looks behind it, and gets in its way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import xlwings as xw
from xlsxwriter import Workbook

from attest_xl.books.file import open_book
from attest_xl.books.live.book import LiveBook
from attest_xl.books.markdown import grids_from
from attest_xl.books.memory import MemoryBook
from attest_xl.books.port import Book, Mark
from attest_xl.books.saving import copies_of
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid

TABLES = {"Сотрудники": "tblStaff", "Журнал": "tblLog"}


class MarkedBook(Book, Protocol):
    """A book that also says which marks it shows."""

    def marks(self, table: str) -> Mapping[tuple[int, int], Mark]:
        """The marks of the table's body."""
        ...


@dataclass(frozen=True, slots=True)
class Adapter:
    """`make` gives a book with the tables told in markdown; `reopen` the same book as its disk has it; `copies` the
    names of its copies; `hold` and `change_outside` make saving impossible. `alters` are values that the program itself
    changes when it saves."""

    name: str
    make: Callable[[Path, str], MarkedBook]
    reopen: Callable[[MarkedBook], MarkedBook]
    copies: Callable[[MarkedBook], tuple[str, ...]]
    hold: Callable[[MarkedBook], None]
    change_outside: Callable[[MarkedBook], None]
    alters: frozenset[Value] = frozenset()

    def __str__(self) -> str:
        return self.name


def workbook_of(path: Path, grids: tuple[Grid, ...], first_row: int = 2) -> Path:
    """A plain workbook with each grid as a table, its header in `first_row`, column B."""
    made: Any = Workbook(str(path))
    with made as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for grid in grids:
            _add_table(book.add_worksheet(grid.sheet), grid, first_row, day)
    return path


def _add_table(sheet: Any, grid: Grid, first_row: int, day: Any) -> None:
    header, *body = grid.rows
    columns = [{"header": title} for title in header]
    top = first_row - 1
    sheet.add_table(top, 1, top + len(body), len(header), {"name": TABLES[grid.sheet], "columns": columns})
    for row, values in enumerate(body, start=top + 1):
        for column, value in enumerate(values, start=1):
            if isinstance(value, date):
                sheet.write_datetime(row, column, value, day)
            elif value is not None:
                sheet.write_string(row, column, value)


def _memory(_: Path, text: str) -> MemoryBook:
    return MemoryBook.from_markdown(text)


def _reopened(book: Any) -> MemoryBook:
    return MemoryBook(book.saved, book.path)


def _hold(book: Any) -> None:
    book.held_by = "Excel: Анна"


def _change(book: Any) -> None:
    book.changed_outside = True


def _file(folder: Path, text: str) -> MarkedBook:
    return open_book(workbook_of(folder / "Район.xlsx", grids_from(text)))


def _hold_file(book: MarkedBook) -> None:
    name = "Анна".encode("utf-16-le").ljust(108, b"\0")
    owner = b"\4" + "Анна".encode("cp1251").ljust(54) + b"\4\0" + name
    book.path.with_name("~$" + book.path.name).write_bytes(owner)


def _change_file(book: MarkedBook) -> None:
    with book.path.open("ab") as file:
        file.write(b"\0")


MEMORY = Adapter("memory", _memory, _reopened, lambda book: tuple(_any(book).copies), _hold, _change)
FILE = Adapter(
    "file",
    _file,
    lambda book: open_book(book.path),
    lambda book: tuple(copy.name for copy in copies_of(book.path)),
    _hold_file,
    _change_file,
)
ADAPTERS = (MEMORY, FILE)


def live(app: xw.App) -> Adapter:
    """A book open in that office; what its disk has is read without any office."""
    return Adapter(
        f"live in {app.engine.name}",
        lambda folder, text: LiveBook(app.books.open(str(workbook_of(folder / "Район.xlsx", grids_from(text))))),
        lambda book: open_book(book.path),
        FILE.copies,
        _hold_file,
        _change_file,
        # LibreOffice has no carriage returns, and counts the days before 1 March 1900 otherwise than its files say.
        frozenset({"возврат\rкаретки", date(1900, 1, 1), date(1900, 2, 28)}),
    )


def _any(book: object) -> Any:
    return book
