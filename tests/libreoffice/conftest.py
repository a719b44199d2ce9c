"""A headless LibreOffice for all tests here, driven by xlwings through the engine; a new book for each."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import suppress

import pytest
import xlwings as xw

from attest_xl.libreoffice import find_soffice, start
from attest_xl.libreoffice.bridge import error_named


@pytest.fixture(scope="session")
def office() -> Generator[xw.App]:
    if find_soffice() is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed, and CI must not pass without it")
        pytest.skip("LibreOffice is not installed: nothing about the engine is tested")
    app = start(macros=True)
    yield app
    app.quit()


@pytest.fixture
def book(office: xw.App) -> Generator[xw.Book]:
    book = office.books.add()
    yield book
    with suppress(error_named()):  # the test may have closed it
        book.close()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    return book.sheets[0]
