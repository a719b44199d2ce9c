"""Where a workbook can be worked on right now: in its closed file, or in the program that has it open."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attest_xl.books.file import FileBook
from attest_xl.books.holders import Holder, holder_of
from attest_xl.books.opening import is_of, listening, open_in_excel, pipe_of
from attest_xl.books.port import Book, BookError

if TYPE_CHECKING:
    import xlwings as xw

ANSWERS_WITHIN = 5
"""Seconds in which an office that was asked to listen does."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a workbook stands: `holder` has it open, `None`: it is closed; `reached`: whether it can be worked on."""

    holder: Holder | None = None
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Work:
    """A workbook to be worked on. `give_up` takes back what a failure has left and says so; within `free` its program
    takes input again, for as long as a question to the person waits."""

    book: Book
    give_up: Callable[[], str] = lambda: ""
    free: Callable[[], AbstractContextManager[None]] = nullcontext


class Reach:
    """Finds the program that has the workbook open, and keeps to it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._office: xw.App | None = None
        self._asked: Holder | None = None

    def look(self) -> Standing:
        """How the workbook stands now."""
        holder = holder_of(self.path)
        return Standing() if holder is None else Standing(holder, self._found(holder) is not None)

    def show(self, sheet: str) -> bool:
        """Bring a sheet of the open workbook before the person; whether it is open within reach and has the sheet."""
        book = self._open()
        if book is None or sheet not in [each.name for each in book.sheets]:
            return False
        book.sheets[sheet].activate()
        book.app.activate(steal_focus=True)
        return True

    @contextmanager
    def working(self) -> Generator[Work]:
        """The workbook, with nobody else at it. Raises `BookError` when it is out of reach or busy."""
        holder = holder_of(self.path)
        if holder is None:
            yield Work(FileBook(self.path))
            return
        book = self._found(holder)
        if book is None:
            raise BookError("BOOK-01", self.path.name, who=holder.named, lock=holder.lock)
        from attest_xl.books.live.book import LiveBook

        with _alone(book.app, self.path.name, holder.program):
            live = LiveBook(book)
            give_up = live.roll_back if holder.program == "LibreOffice" else live.keep_copy
            yield Work(live, give_up, partial(_free, book.app))

    def _open(self) -> xw.Book | None:
        holder = holder_of(self.path)
        return None if holder is None else self._found(holder)

    def _found(self, holder: Holder) -> xw.Book | None:
        """The workbook in the program that holds it; `None` when there is no way to that program."""
        if holder.program != "LibreOffice":
            _greet_windows()
            return open_in_excel(self.path)
        self._office = self._office or listening(self.path) or self._invited(holder)
        try:
            books = () if self._office is None else tuple(self._office.books)
            return next((book for book in books if is_of(book, self.path)), None)
        except Exception:  # UNO's word for an office that is gone
            self._office = None
            return None

    def _invited(self, holder: Holder) -> xw.App | None:
        """The office that a person has opened the workbook in, asked once to listen."""
        if not holder.profile or self._asked == holder:
            return None
        from attest_xl.libreoffice import ask_to_listen

        self._asked = holder
        return listening(self.path, ANSWERS_WITHIN) if ask_to_listen(holder.profile, pipe_of(self.path)) else None


@contextmanager
def _alone(app: xw.App, book: str, program: str) -> Generator[None]:
    """The program takes no input within; one that takes none already works for another."""
    from attest_xl.books.live.state import let_input, takes_input

    if not takes_input(app):
        raise BookError("BOOK-12", book, program=program)
    let_input(app, False)
    try:
        yield
    finally:
        with suppress(Exception):  # the program is gone
            let_input(app, True)
            app.status_bar = False


@contextmanager
def _free(app: xw.App) -> Generator[None]:
    from attest_xl.books.live.state import let_input

    let_input(app, True)
    try:
        yield
    finally:
        let_input(app, False)


def _greet_windows() -> None:
    """On Windows each thread that talks to Excel says so first."""
    if sys.platform == "win32":
        import pythoncom

        pythoncom.CoInitialize()
