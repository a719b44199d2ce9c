import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlwings as xw

from attest_xl.libreoffice import attach, register, start
from attest_xl.libreoffice.bridge import error_named, within
from tests.libreoffice.present import engine_app, present


def test_the_engine_is_registered_once_and_active(office: xw.App) -> None:
    assert register().name == "libreoffice"
    assert [engine.name for engine in xw.engines].count("libreoffice") == 1
    assert (office.engine.name, office.engine.type) == ("libreoffice", "desktop")
    assert xw.apps.active == office
    assert xw.apps[office.pid] == office


def test_the_office_says_its_version(office: xw.App) -> None:
    assert next(map(int, str(office.version).split("."))) >= 7


def test_the_screen_is_locked_and_unlocked(office: xw.App, book: xw.Book) -> None:
    with office.properties(screen_updating=False):
        assert not office.screen_updating
        book.sheets[0]["A1"].value = 1
    assert office.screen_updating


def test_calculation_waits_until_it_is_asked_for(office: xw.App, sheet: xw.Sheet) -> None:
    sheet["A1"].value = [1, "=A1*2"]
    assert sheet["B1"].value == 2
    office.calculation = "manual"
    sheet["A1"].value = 5
    office.calculation = "automatic"
    office.calculate()
    assert (office.calculation, sheet["B1"].value) == ("automatic", 10)


def test_the_status_bar_shows_a_text_until_it_is_given_back(office: xw.App, book: xw.Book) -> None:
    assert office.status_bar is False
    office.status_bar = "Пересчитываю график…"
    assert office.status_bar == "Пересчитываю график…"
    office.status_bar = False
    assert office.status_bar is False


def test_a_question_nobody_sees_is_answered_by_doing_nothing(office: xw.App, book: xw.Book) -> None:
    assert not office.visible
    answers = [office.alert("Удалить?", buttons=buttons) for buttons in ("ok", "ok_cancel", "yes_no", "yes_no_cancel")]
    assert answers == ["ok", "cancel", "no", "cancel"]


def test_an_office_without_a_screen_stays_invisible(office: xw.App, book: xw.Book) -> None:
    office.visible = True
    assert not office.visible
    assert not engine_app(office).books.active.controller.getFrame().getContainerWindow().isVisible()


def test_a_listening_office_is_attached_to_and_let_go_of(office: xw.App, book: xw.Book) -> None:
    process = present(engine_app(office).process)
    attached = attach(process.endpoint.removeprefix("pipe,name="))
    assert (len(xw.apps), xw.apps.active) == (2, attached)
    attached.books[book.name].sheets[0]["A1"].value = "оттуда"
    attached.quit()
    assert book.sheets[0]["A1"].value == "оттуда"
    assert [other.pid for other in xw.apps] == [office.pid]


def test_nobody_listening_is_an_error_in_time() -> None:
    began = time.monotonic()
    with pytest.raises(TimeoutError, match="nobody-listens-here"):
        attach("nobody-listens-here", timeout=0.3)
    assert time.monotonic() - began < 10


def test_a_program_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        start(program=tmp_path / "soffice")


def test_a_program_that_ends_at_once_is_not_waited_for() -> None:
    with pytest.raises(TimeoutError):
        start(program=Path("/bin/true"), timeout=60)


def test_an_error_of_uno_leaves_a_context_as_itself(office: xw.App, book: xw.Book) -> None:
    with (
        pytest.raises(error_named("com.sun.star.lang.IndexOutOfBoundsException")),
        office.properties(screen_updating=False),
    ):
        book.sheets[0].api.getCellRangeByPosition(-1, 0, 0, 0)
    assert office.screen_updating


def test_what_takes_too_long_is_left(office: xw.App) -> None:
    with pytest.raises(TimeoutError, match="sleeping"):
        within(0.05, "sleeping", lambda: time.sleep(1))


def test_the_office_ends_with_the_python_that_started_it_and_holds_no_pipe_of_it() -> None:
    code = """if True:
        from attest_xl.libreoffice import start
        app = start()
        app.books.add()
        process = app.impl.process
        print(process.pid, process.scratch)
    """
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    pid, scratch = done.stdout.split()
    assert not Path(scratch).exists()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
