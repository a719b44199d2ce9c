"""A headless LibreOffice driven by xlwings through our engine, for tests of books that are open in a program."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
import xlwings as xw

from attest_xl.libreoffice import find_soffice, start


@pytest.fixture(scope="session")
def session_app() -> Generator[xw.App]:
    if find_soffice() is None:
        if os.environ.get("CI"):
            pytest.fail("LibreOffice is not installed, and CI must not pass without it")
        pytest.skip("NOT TESTED: this machine has no LibreOffice")
    app = start(macros=True, limit=30)
    yield app
    app.quit()


@pytest.fixture
def live_app(session_app: xw.App) -> Generator[xw.App]:
    """The session's office; whatever the test opened is closed unsaved after it."""
    yield session_app
    session_app.status_bar = False
    for book in tuple(session_app.books):
        book.close()
