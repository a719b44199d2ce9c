"""Which way a workbook is opened."""

from __future__ import annotations

from pathlib import Path

from attest_xl.books.file import FileBook
from attest_xl.books.port import Book, BookError


def open_book(path: Path, through: str = "file") -> Book:
    """The workbook, reached through the closed file itself or an office program that has it open. Raises `BookError`
    when it cannot be reached that way."""
    if through == "file":
        return FileBook(path)
    raise BookError("BOOK-08", path.name, program=through)
