"""A headless LibreOffice for all tests here, driven by xlwings through the engine; a new book for each."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import suppress

import pytest
import xlwings as xw

from attest_xl.libreoffice.bridge import error_named


@pytest.fixture(scope="session")
def office(session_app: xw.App) -> xw.App:
    return session_app


@pytest.fixture
def book(office: xw.App) -> Generator[xw.Book]:
    book = office.books.add()
    yield book
    with suppress(error_named()):  # the test may have closed it
        book.close()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    return book.sheets[0]
