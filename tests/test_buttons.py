"""Buttons: pressed by real clicks in a real LibreOffice, and what they do is what the same verbs do to the file."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

import pytest
import xlwings as xw

from attest_xl import buttons
from attest_xl.actions._codes import remember
from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books import opening
from attest_xl.books.file import open_book
from attest_xl.books.live.book import LiveBook
from attest_xl.books.opening import is_of, listening
from attest_xl.books.port import BookError, TableWrite
from attest_xl.district import district, write_lists
from attest_xl.schema.cells import Value
from attest_xl.schema.verbs import verb
from attest_xl.template.new import new_master
from tests.support.office import click, wait_until

TODAY = datetime.now().astimezone().date()
LISTS = "Списки"
ROUND = ("import", "check", "recalculate", "summarize", "undo", "summarize")
Rows = tuple[tuple[Value, ...], ...]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new master that knows where its lists are."""
    folder = tmp_path_factory.mktemp("buttons")
    write_lists(district(2026, 4, 40, today=TODAY), folder / LISTS)
    path = new_master(folder / "Район.xlsm")
    book = open_book(path)
    for write in remember(Desk(book, TODAY), {"lists_folder": LISTS, "today": f"{TODAY:%d.%m.%Y}"}).writes:
        book.write(write)
    book.save()
    return path


def copied(master: Path, folder: Path) -> Path:
    """The master with its lists in a folder of its own."""
    shutil.copytree(master.parent / LISTS, folder / LISTS)
    return Path(shutil.copy(master, folder))


def tables(path: Path) -> dict[str, Rows]:
    """All that the tables of the closed file hold; of the log, what does not tell the hour."""
    book = open_book(path)
    found = {name: book.read(name).rows for name in book.tables}
    titles = found["tblLog"][0]
    kept = [titles.index(title) for title in ("Действие", "Что сделано", "Изменено ячеек", "Файлы")]
    return found | {"tblLog": tuple(tuple(row[place] for place in kept) for row in found["tblLog"])}


def logged(path: Path) -> Rows:
    """The log of the file, once the program has saved it whole."""
    with suppress(BookError):
        return tables(path)["tblLog"]
    return ()


def with_a_mistake(path: Path) -> tuple[str, int, int, str]:
    """A slip of the hand on «Сотрудники»: sheet, row, column and what is typed there."""
    grid = open_book(path).read("tblStaff")
    return grid.sheet, grid.top + 2, grid.left + grid.rows[0].index("Дата рождения"), "31.02.1980"


def in_companion(path: Path) -> xw.Book:
    """The book in the office that serves its buttons, once its macros know whom to call."""
    app = listening(path)
    assert app is not None
    wait_until(lambda: any(is_of(book, path) for book in app.books))
    [book] = app.books
    wait_until(book.macro("AttestCompanion.AttestHasCompanion"))
    return book


@contextmanager
def companion(path: Path) -> Generator[None]:
    """`attest-xl open` has opened the book and serves its buttons."""
    command = [sys.executable, "-m", "attest_xl", "open", str(path), "--headless", "--book", "libreoffice", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    try:
        assert process.stdout is not None
        assert b"{" in process.stdout.readline()
        yield
        book = in_companion(path)
        book.close()
        book.app.quit()  # of an office somebody else started it only lets go
        assert process.wait(15) == 0
        wait_until(lambda: listening(path) is None)
    finally:
        process.kill()
        process.communicate(timeout=5)


# A real button in a real office


def typed_by_file(path: Path) -> None:
    sheet, row, column, text = with_a_mistake(path)
    book = open_book(path)
    rows = [list(line) for line in book.read("tblStaff").rows[1:]]
    grid = book.read("tblStaff")
    assert sheet == grid.sheet
    rows[row - grid.top - 1][column - grid.left] = text
    titles = tuple(map(str, grid.rows[0]))
    book.write(TableWrite("tblStaff", titles, tuple(map(tuple, rows)), tuple(range(len(rows)))))
    book.save()


@pytest.fixture(scope="module")
def by_file(master: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Rows]]:
    """What the tables hold after each verb of the round, done to the closed file."""
    path = copied(master, tmp_path_factory.mktemp("file"))
    states: list[dict[str, Rows]] = []
    for name in ROUND:
        if name == "check":
            typed_by_file(path)
        files = (path.parent / LISTS,) if name == "import" else ()
        perform(name, Desk(open_book(path), TODAY), files)
        states.append(tables(path))
    return states


@pytest.fixture(scope="module")
def live(master: Path, tmp_path_factory: pytest.TempPathFactory, session_app: xw.App) -> Iterator[Path]:
    """The same book opened with its buttons live. `session_app` skips or fails where there is no LibreOffice."""
    path = copied(master, tmp_path_factory.mktemp("live"))
    with companion(path):
        yield path


@pytest.mark.parametrize("at", range(len(ROUND)), ids=[f"{at}-{name}" for at, name in enumerate(ROUND)])
def test_a_click_does_what_the_verb_does_to_the_file(live: Path, by_file: list[dict[str, Rows]], at: int) -> None:
    book = in_companion(live)
    if ROUND[at] == "check":
        sheet, row, column, text = with_a_mistake(live)
        book.sheets[sheet][row - 1, column - 1].value = f"'{text}"
    for _ in range(2):  # after undoing, a press may come while the companion is not ready: then one presses again
        click(book.api, verb(ROUND[at]).caption)
        with suppress(AssertionError):
            wait_until(lambda: logged(live) == by_file[at]["tblLog"], seconds=9)
            break
    assert tables(live) == by_file[at]


# What a press says


@pytest.fixture
def book(master: Path, tmp_path: Path, live_app: xw.App) -> xw.Book:
    return live_app.books.open(str(copied(master, tmp_path)))


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The message boxes a person would have seen."""
    shown: list[str] = []

    def say(_: xw.App, prompt: str, title: str) -> None:
        shown.append(prompt)

    monkeypatch.setattr(xw.App, "alert", say)
    return shown


def test_a_press_in_the_calling_book_tells_how_it_ended(book: xw.Book, said: list[str], live_app: xw.App) -> None:
    book.set_mock_caller()
    buttons.press("recalculate")
    assert str(live_app.status_bar).startswith("График: 0 строк")
    assert said == []


def test_what_was_found_is_on_its_sheet_and_stops_nobody(book: xw.Book, said: list[str], live_app: xw.App) -> None:
    book.set_mock_caller()
    buttons.press("import")
    assert "новых строк: " in str(live_app.status_bar)
    assert "на листе «Проверка»" in str(live_app.status_bar)
    assert said == []


def test_undoing_nothing_is_refused_in_words(book: xw.Book, said: list[str]) -> None:
    book.set_mock_caller()
    buttons.press("undo")
    assert said == [BookError("BOOK-20", book.name).finding.message]


def test_a_failure_is_a_message_and_a_log_without_anybodys_data(
    book: xw.Book, said: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def fail(*_: object) -> None:
        raise ValueError("Иванова Мария 01.02.1980")

    monkeypatch.setattr("attest_xl.actions._answer.perform", fail)
    book.set_mock_caller()
    buttons.press("check")
    log = tmp_path / "state" / "attest-xl" / "attest-xl.log"
    assert "«Проверить данные» не получилось" in said[0]
    assert str(log) in said[0]
    text = log.read_text("utf-8")
    assert "builtins.ValueError" in text
    assert "test_buttons.py" in text
    assert text.isascii()


def test_the_book_is_usable_after_a_failure_and_the_copy_is_kept(book: xw.Book, live_app: xw.App) -> None:
    live = LiveBook(book)
    live.write(TableWrite("tblStaff", ("ФИО",), (("Иванова Мария",),), (0,)))
    copy = live.back_up("сбоем")
    assert open_book(copy).read("tblStaff").rows[1][2] is None
    assert (live_app.interactive, live_app.screen_updating, live_app.calculation) == (True, True, "automatic")


# Opening


def test_excel_is_refused_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "Район.xlsx"
    path.touch()
    with pytest.raises(BookError) as refused:
        opening.open_book(path, "excel")
    assert refused.value.code == "BOOK-08"
