"""A companion that is killed: somebody takes its place, and a half-done action is taken back."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import pytest
import xlwings as xw

from attest_xl.books.live.book import FAILURE
from attest_xl.books.opening import is_of, listening, opened
from attest_xl.books.saving import copies_of
from attest_xl.companion import Companion
from attest_xl.schema.verbs import verb
from attest_xl.template.examples import NOTICE_TEXT
from attest_xl.template.examples import TITLE as EXAMPLES
from attest_xl.template.new import new_master
from tests.support.office import click, wait_until

STUCK = """
import sys, time
from pathlib import Path
from attest_xl.actions import _answer
from attest_xl.books.port import TableWrite
from attest_xl.companion import open_master
from attest_xl.standby import standing_by

def stuck(verb, desk, files, *_):
    if verb == "recalculate":
        desk.book.write(TableWrite("tblStaff", ("ФИО",), (("Иванова Мария",),), (0,)))
    print(verb, flush=True)
    time.sleep(600)

_answer.perform = stuck
path = Path(sys.argv[1])
companion = open_master(path, headless=True, through="libreoffice")
with standing_by(path):
    print("serving", flush=True)
    companion.serve()
"""
"""A companion whose actions never end: one of them changes the book first."""


@contextmanager
def killed(path: Path) -> Generator[subprocess.Popen[str]]:
    """A companion that serves the book in an office of its own, until the test kills it. The office ends here."""
    command = [sys.executable, "-c", STUCK, str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        heard(process.stdout, "serving")
        yield process
    finally:
        process.kill()
        process.communicate(timeout=10)
        end_office(path)


def heard(stream: IO[str] | None, word: str) -> None:
    assert stream is not None
    assert stream.readline().strip() == word


def end_office(path: Path) -> None:
    app = listening(path)
    if app is not None:
        with suppress(Exception):  # it is gone before it can answer
            for book in tuple(app.books):
                book.close()
            app.api.terminate()
        app.quit()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_master(tmp_path / "Район.xlsm")


def app_of(path: Path) -> xw.App:
    app = listening(path)
    assert app is not None
    return app


def book_of(app: xw.App, path: Path) -> xw.Book:
    """The book; none while somebody closes it to open it again."""
    return next(book for book in app.books if is_of(book, path))


@pytest.mark.parametrize(("pressed", "changed"), [("recalculate", True), ("check", False)])
@pytest.mark.usefixtures("session_app")  # where there is no LibreOffice, that says so
def test_an_action_that_was_killed_is_taken_back_and_the_buttons_work_again(
    path: Path, pressed: str, changed: bool
) -> None:
    with killed(path) as process:
        app = app_of(path)
        click(book_of(app, path).api, verb(pressed).caption)
        heard(process.stdout, pressed)
        assert not app.interactive
        process.kill()
        wait_until(lambda: app.interactive, seconds=60)
        wait_until(lambda: is_serving(app, path), seconds=60)
        assert book_of(app, path).sheets["Сотрудники"]["C2"].value is None
        assert [FAILURE in copy.name for copy in copies_of(path)] == [True] * changed
        wait_until(lambda: is_done(app, path, verb("summarize").caption), seconds=60)
        cell = book_of(app, path).sheets[EXAMPLES]["I60"]
        cell.formula = '=ATTEST_CATEGORY("1 кв.к.")'
        assert cell.value == "первая"


def is_serving(app: xw.App, path: Path) -> bool:
    """Whether cells are answered, which begins before the buttons are bound."""
    with suppress(Exception):  # the book is just being closed and opened
        cell = book_of(app, path).sheets[EXAMPLES]["I59"]
        cell.formula = '=ATTEST_CATEGORY("ВКК")'
        return cell.value == "высшая"
    return False


def is_done(app: xw.App, path: Path, caption: str) -> bool:
    """Whether the button's action stands in «Журнал»; pressed, and pressed again where nobody was bound to it yet."""
    if app.interactive and last_action(app, path) != caption:
        click(book_of(app, path).api, caption)
        time.sleep(1)
    return app.interactive and last_action(app, path) == caption


def last_action(app: xw.App, path: Path) -> str | None:
    """The last line of «Журнал»."""
    said = [row[2] for row in book_of(app, path).sheets["Журнал"]["A2:E20"].value if row[2]]
    return said[-1] if said else None


@pytest.mark.usefixtures("session_app")
def test_a_companion_killed_while_it_waits_is_replaced_and_the_book_stays_as_it_is(path: Path) -> None:
    with killed(path) as process:
        app = app_of(path)
        book_of(app, path).sheets["Сотрудники"]["C2"].value = "Иванова Мария"
        process.kill()
        process.wait(10)
        wait_until(lambda: is_serving(app, path), seconds=60)
        assert book_of(app, path).sheets["Сотрудники"]["C2"].value == "Иванова Мария"
        assert not copies_of(path)


def test_cells_that_nobody_answered_are_answered_once_somebody_does(path: Path, live_app: xw.App) -> None:
    cells = opened(live_app, path).sheets[EXAMPLES]["I60:I61"]
    cells[0].formula = '=ATTEST_CATEGORY("1 кв.к.")'
    cells[1].formula_array = '=ATTEST_CATEGORY("ВКК")'
    assert cells.value == [NOTICE_TEXT, NOTICE_TEXT]
    companion = Companion(live_app, path)
    assert cells.value == ["первая", "высшая"]
    del companion
