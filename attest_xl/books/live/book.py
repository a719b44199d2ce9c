"""A workbook open in Excel or LibreOffice, changed through xlwings while a person looks at it."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import xlwings as xw
from xlwings import XlwingsError

from attest_xl.books import saving
from attest_xl.books.aside import clear, set_aside
from attest_xl.books.body import applied, links_in, origins_of
from attest_xl.books.holders import holder_of
from attest_xl.books.live.cells import read_values
from attest_xl.books.live.marks import Marks, mark_cells, marks_in
from attest_xl.books.live.staging import body_of
from attest_xl.books.live.state import taking_no_input, undisturbed, unfiltered, unprotected
from attest_xl.books.live.writing import Writing
from attest_xl.books.port import BookError, Mark, TableWrite
from attest_xl.schema.grid import Grid

SHOW_SECONDS = 0.1
TITLE = "Аттестация"
FAILURE = "сбоем"


def announce(app: xw.App, said: str, *, grave: bool) -> None:
    """Say it on the program's status bar, and in a message box what a person has to be stopped for."""
    app.status_bar = said
    if grave:
        app.alert(said, TITLE)


class LiveBook:
    """The adapter for a book that an office program has open. `book` is xlwings' word for it; it is another one after
    `restore`. Before the first change the program writes a copy, with what the person had not saved yet."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self._path = Path(book.fullname)
        self._on_disk = saving.take(self._path)
        self._tables = _tables(book)
        self._grids: dict[str, Grid] = {}
        self._before: bytes | None = None
        self._shown_at = 0.0
        clear(self._path)

    @property
    def path(self) -> Path:
        """The workbook's file."""
        return self._path

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables, in the order of the tabs."""
        return tuple(self._tables)

    def read(self, table: str) -> Grid:
        """The table with its header as `rows[0]` (`Book.read`). Read once until it is written."""
        if table not in self._grids:
            self._grids[table] = _grid(self._tables[table])
        return self._grids[table]

    def write(self, change: TableWrite) -> int:
        """Apply the change; the number of cells whose value changed (`Book.write`)."""
        place = self._tables[change.table]
        old = self.read(change.table)
        result = applied(old, change)
        links = {index: dict(found) for index, found in links_in(old.rows[0], change)}
        moves = origins_of(change) != tuple(range(len(old.rows) - 1))
        if not moves and not any(result.changed) and not links:
            return 0
        with self._changing(place):
            Writing(place, change, old, result, links).carry_out()
        del self._grids[change.table]
        return result.count

    def mark(self, table: str, marks: Marks) -> int:
        """Mark exactly these cells of the table's body; how many have got another mark than they had (`Book.mark`)."""
        place = self._tables[table]
        if dict(marks) == self.marks(table):
            return 0
        with self._changing(place):
            return mark_cells(body_of(place), marks)

    def marks(self, table: str) -> dict[tuple[int, int], Mark]:
        """The marks the table's body shows."""
        return marks_in(body_of(self._tables[table]))

    def show(self, sheets: Sequence[str]) -> bool:
        """Make these sheets visible; titles the book lacks are passed over. Whether any of them was not."""
        hidden = [sheet for sheet in self.book.sheets if sheet.name in sheets and not sheet.visible]
        for sheet in hidden:
            self._keep_as_it_is()
            sheet.visible = True
        return bool(hidden)

    def tell(self, message: str) -> None:
        """Show the message on the program's status bar."""
        self.book.app.status_bar = message

    def show_progress(self, done: int, total: int, what: str) -> None:
        """How far long work has got; ten times a second at most, as each is a call to the program."""
        if done == total or time.monotonic() - self._shown_at > SHOW_SECONDS:
            self._shown_at = time.monotonic()
            self.tell(f"{what}: {done} из {total}")

    def back_up(self, reason: str) -> Path:
        """Put the book as it was before the first change since it was saved, or as it is now, into `Копии/`."""
        self._keep_as_it_is()
        return saving.back_up(self._path, reason, data=self._before)

    def restore(self, copy_name: str) -> None:
        """Become, on disk and in the program, the copy of that name (`Book.restore`): the book is closed and opened. A
        program that is given no files (xlwings' remote engine) cannot do it: `BookError`."""
        if not hasattr(self.book.api, "SaveCopyAs"):
            raise BookError("BOOK-08", self._path.name, program=self.book.app.engine.name)
        data = saving.copy_named(self._path, copy_name)
        self._ensure_ours()
        app, sheet = self.book.app, self.book.sheets.active.name
        self._forget()
        with taking_no_input(app):  # who serves the book knows by this that it comes back
            self.book.close()
            try:
                saving.replace(self._path, data, self._on_disk)
            finally:
                self._open(app, sheet)

    def keep_copy(self) -> str:
        """After a failure: name the copy made before the first change, and say where it is; `""` if nothing changed."""
        if self._before is None:
            return ""
        copy = self.back_up(FAILURE)
        clear(self._path)
        return f" Книга до действия – в копии «{copy.name}» в папке «{saving.COPIES}»."

    def roll_back(self) -> str:
        """After a failure: open the book as it was before the first change, and say so; `""` if nothing changed."""
        if self._before is None:
            return ""
        copy = self.back_up(FAILURE)
        try:
            self.restore(copy.name)
        except BookError as error:
            return f" Книга до действия – в копии «{copy.name}»: {error.finding.message}"
        return " Книга снова такая, какой была до действия."

    def save(self) -> None:
        """Have the program save the book (`Book.save`)."""
        self._ensure_ours()
        try:
            self.book.save()
        except OSError as error:
            raise saving.refusal(error, self._path) from error
        self._on_disk = saving.take(self._path)
        self._forget()

    def _forget(self) -> None:
        self._before = None
        clear(self._path)

    def _open(self, app: xw.App, sheet: str) -> None:
        self.book = app.books.open(str(self._path))
        with suppress(Exception):  # the copy has no such sheet, or hides it
            self.book.sheets[sheet].activate()
        self._on_disk = saving.take(self._path)
        self._tables = _tables(self.book)
        self._grids = {}

    @contextmanager
    def _changing(self, table: xw.main.Table) -> Generator[None]:
        """Everything in order for a change of the table, and everything as it was afterwards."""
        sheet = table.parent
        self._keep_as_it_is()
        try:
            with undisturbed(self.book), unprotected(sheet, self._path.name), unfiltered(table):
                yield
        except XlwingsError as error:
            raise BookError("BOOK-10", self._path.name, sheet=sheet.name, reason=str(error)) from error

    def _keep_as_it_is(self) -> None:
        """Remember the book as the person sees it, once until the next saving: the file, or where something in the
        program has not been saved, a copy that the program writes."""
        if self._before is None:
            api: Any = self.book.api
            unsaved = hasattr(api, "SaveCopyAs") and not api.Saved
            self._before = self._as_the_program_has_it(api) if unsaved else saving.take(self._path).data
            set_aside(self._path, self._before)

    def _as_the_program_has_it(self, api: Any) -> bytes:
        folder = self._path.resolve().parent / saving.COPIES
        try:
            folder.mkdir(exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".", dir=folder) as scratch:
                made = Path(scratch) / self._path.name
                api.SaveCopyAs(str(made))
                return made.read_bytes()
        except OSError as error:
            raise saving.refusal(error, self._path) from error

    def _ensure_ours(self) -> None:
        """Nobody else has the file, and it is what the program has opened or saved."""
        holder = holder_of(self._path)
        if holder is not None and holder.program.casefold() != self.book.app.engine.name:
            raise BookError("BOOK-01", self._path.name, who=holder.named, lock=holder.lock)
        api: Any = self.book.api
        if getattr(api, "ReadOnly", False):
            raise BookError("BOOK-03", self._path.name)
        if saving.take(self._path).digest != self._on_disk.digest:
            raise BookError("BOOK-02", self._path.name)


def _tables(book: xw.Book) -> dict[str, xw.main.Table]:
    return {table.name: table for sheet in book.sheets for table in sheet.tables}


def _grid(table: xw.main.Table) -> Grid:
    body = body_of(table)
    first = body[0, 0]
    rows = read_values(table.parent[first.row - 2, first.column - 1].resize(body.shape[0] + 1, body.shape[1]))
    return Grid(table.parent.name, rows, first.row - 1, first.column)
