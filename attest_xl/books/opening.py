"""Which way a workbook is opened."""

from __future__ import annotations

import atexit
import hashlib
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attest_xl.books.file import FileBook
from attest_xl.books.holders import holder_of
from attest_xl.books.port import Book, BookError

if TYPE_CHECKING:
    import xlwings as xw

LISTENS_WITHIN = 0.3
"""Seconds in which an office that is there answers."""


def open_book(path: Path, through: str = "file") -> Book:
    """The workbook, reached through the closed file itself or an office program that has it open or opens it. Raises
    `BookError` when it cannot be reached that way."""
    if through == "file":
        return FileBook(path)
    from attest_xl.books.live.book import LiveBook

    if not path.is_file():
        raise BookError("FILE-04", path.name)
    return LiveBook(in_excel(path) if through == "excel" else _in_libreoffice(path))


def in_excel(path: Path) -> xw.Book:
    """The book in the running Excel that has it open, else in whichever opens it. Raises `BookError` without Excel."""
    import xlwings as xw

    if not _excel():
        raise BookError("BOOK-08", path.name, program="Excel")
    try:
        return _open_in_excel(path) or xw.Book(path)
    except Exception as error:  # each system has its own for a program that does not start
        raise BookError("BOOK-08", path.name, program="Excel") from error


def open_in_excel(path: Path) -> xw.Book | None:
    """The book in the running Excel that has it open; `None` where none has, or none answers."""
    with suppress(Exception):  # each system has its own for a program that is busy or gone
        return _open_in_excel(path) if _excel() else None
    return None


def _excel() -> bool:
    """Make Excel xlwings' program; whether there can be one here."""
    import xlwings as xw

    excel = next((engine for engine in xw.engines if engine.name == "excel"), None)
    if excel is not None:
        excel.activate()
    return excel is not None


def _open_in_excel(path: Path) -> xw.Book | None:
    import xlwings as xw

    return next((book for app in xw.apps for book in app.books if is_of(book, path)), None)


def _in_libreoffice(path: Path) -> xw.Book:
    """The book in the office that `attest-xl open` has opened it in, else in one without windows that ends with us."""
    app = listening(path)
    if app is None:
        app = office(path, headless=True)
        atexit.register(app.quit)
    return opened(app, path)


def listening(path: Path, seconds: float = LISTENS_WITHIN) -> xw.App | None:
    """The LibreOffice that listens for this book, if it still runs."""
    from attest_xl.libreoffice import attach

    try:
        return attach(pipe_of(path), macros=True, timeout=seconds)
    except (TimeoutError, ImportError):
        return None


def office(path: Path, *, headless: bool) -> xw.App:
    """A LibreOffice for this book. Raises `BookError` where there is none."""
    from attest_xl.libreoffice import start

    try:
        return start(headless, macros=True, pipe=pipe_of(path))
    except (FileNotFoundError, ImportError, TimeoutError) as error:
        raise BookError("BOOK-08", path.name, program="LibreOffice") from error


def opened(app: xw.App, path: Path) -> xw.Book:
    """The book as the office has it open, else opened. Raises `BookError` when somebody else has it."""
    already = next((book for book in app.books if is_of(book, path)), None)
    if already is not None:
        return already
    if (holder := holder_of(path)) is not None:
        raise BookError("BOOK-01", path.name, who=holder.named, lock=holder.lock)
    try:
        return app.books.open(str(path.resolve()))
    except OSError as error:
        raise BookError("FILE-05", path.name, reason=str(error)) from error


def is_of(book: xw.Book, path: Path) -> bool:
    """Whether the open book is of that file."""
    named: Any = book.fullname
    return Path(named).is_file() and Path(named).samefile(path)


def pipe_of(path: Path) -> str:
    """Where the office started for this book listens: each book has its own."""
    said = str(path.resolve()).casefold() if sys.platform == "win32" else str(path.resolve())
    return f"attest-xl-{hashlib.blake2b(said.encode(), digest_size=6).hexdigest()}"
