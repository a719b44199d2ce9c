"""The process that serves buttons: one press at a time, and no failure stops it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from attest_xl import companion as companion_module
from attest_xl.actions._changes import Report
from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books import saving
from attest_xl.books.live.book import LiveBook
from attest_xl.books.opening import opened, pipe_of
from attest_xl.books.port import BookError, TableWrite
from attest_xl.companion import READY, Companion, open_master
from attest_xl.libreoffice import menus
from attest_xl.schema.verbs import BUILT, verb
from attest_xl.template.new import new_master
from tests.books.adapters import workbook_of
from tests.support.office import click, wait_until


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return new_master(tmp_path / "Район.xlsm")


@pytest.fixture
def serving(path: Path, live_app: xw.App, monkeypatch: pytest.MonkeyPatch) -> Iterator[Companion]:
    """A companion that serves in the session's office, which stays when the book is closed."""
    monkeypatch.setattr(xw.App, "quit", xw.App.activate)
    monkeypatch.setattr(companion_module, "LOOK_SECONDS", 0.1)
    companion = Companion(live_app, path)
    serving = threading.Thread(target=companion.serve)
    serving.start()
    yield companion
    for book in tuple(live_app.books):
        book.close()
    serving.join(10)
    assert not serving.is_alive()


def press(app: xw.App, path: Path, name: str) -> None:
    click(opened(app, path).api, verb(name).caption)


def test_a_press_while_another_is_running_is_refused_and_the_first_goes_on(
    serving: Companion, path: Path, live_app: xw.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, go_on, done = threading.Event(), threading.Event(), list[str]()

    def slow(name: str, desk: Desk, files: object) -> Report:
        started.set()
        assert go_on.wait(10)
        done.append(name)
        return Report(name, "Готово.", 0, (), {}, None)

    monkeypatch.setattr("attest_xl.actions._answer.perform", slow)
    assert live_app.status_bar == READY
    press(live_app, path, "recalculate")
    assert started.wait(10)
    assert not live_app.interactive
    press(live_app, path, "check")
    wait_until(lambda: str(live_app.status_bar).startswith("Подождите"))
    go_on.set()
    wait_until(lambda: live_app.status_bar == "Готово.")
    wait_until(lambda: live_app.interactive)
    assert done == ["recalculate"]


def test_a_failure_in_the_middle_is_taken_back_and_the_next_press_works(
    serving: Companion, path: Path, live_app: xw.App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def fail(_: str, desk: Desk, files: object) -> Report:
        desk.book.write(TableWrite("tblStaff", ("ФИО",), (("Иванова Мария",),), (0,)))
        raise ValueError

    with monkeypatch.context() as failing:
        failing.setattr("attest_xl.actions._answer.perform", fail)
        press(live_app, path, "check")
        wait_until(lambda: "какой была до действия" in str(live_app.status_bar))
    wait_until(lambda: live_app.interactive)
    assert opened(live_app, path).sheets["Сотрудники"]["C2"].value is None
    press(live_app, path, "recalculate")
    wait_until(lambda: str(live_app.status_bar).startswith("График: 0 строк"))


def test_the_book_has_a_menu_with_every_built_verb(serving: Companion, path: Path, live_app: xw.App) -> None:
    [(title, *captions)] = menus(opened(live_app, path))
    assert (title, sorted(captions)) == ("Аттестация", sorted(verb(name).caption for name in BUILT))


def test_a_book_that_another_process_puts_back_is_served_again(
    serving: Companion, path: Path, live_app: xw.App
) -> None:
    book = opened(live_app, path)
    live_app.interactive = False
    book.close()
    time.sleep(1)
    again = opened(live_app, path)
    wait_until(again.macro("AttestCompanion.AttestHasCompanion"))
    press(live_app, path, "recalculate")
    wait_until(lambda: str(live_app.status_bar).startswith("График: 0 строк"))


def test_a_book_that_another_process_undoes_an_action_in_is_still_served(
    serving: Companion, path: Path, live_app: xw.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command line works in the open book beside the companion, which looks whether the book is there while it is
    closed and opened again."""
    perform("summarize", Desk(LiveBook(opened(live_app, path)), date(2026, 1, 15)))
    put_back = saving.replace

    def slowly(*given: Any) -> None:
        put_back(*given)
        time.sleep(1)

    monkeypatch.setattr(saving, "replace", slowly)
    perform("undo", Desk(LiveBook(opened(live_app, path)), date(2026, 1, 15)))
    assert live_app.interactive
    press(live_app, path, "recalculate")
    wait_until(lambda: str(live_app.status_bar).startswith("График: 0 строк"))


# What cannot be opened


def test_a_book_without_our_macros_is_refused_in_words(tmp_path: Path, live_app: xw.App) -> None:
    with pytest.raises(BookError) as refused:
        Companion(live_app, workbook_of(tmp_path / "Чужая.xlsx", ()))
    assert refused.value.code == "BOOK-11"


def test_a_file_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(BookError) as refused:
        open_master(tmp_path / "Нет.xlsm", headless=True)
    assert refused.value.code == "FILE-04"


def test_each_book_has_an_office_of_its_own_and_always_the_same(tmp_path: Path) -> None:
    one, other = tmp_path / "один.xlsm", tmp_path / "два.xlsm"
    assert pipe_of(one) == pipe_of(tmp_path / "." / "один.xlsm") != pipe_of(other)
