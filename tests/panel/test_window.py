"""The panel's window on a virtual screen, clicked with a real mouse.

The Python of the tests may have been built without tkinter. Then the window runs in another Python of the same version
that has it (the system's own, with the package python3-tk) and reads our libraries. Where there is none, the tests are
skipped with a reason; where the variable CI is set they fail.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from attest_xl.books.opening import is_of, listening
from attest_xl.libreoffice import find_soffice
from attest_xl.panel import NO_SCREEN, NO_TKINTER
from attest_xl.panel.outcome import CLOSED, HELD, OPEN
from attest_xl.schema.verbs import BUILT, verb
from tests.panel.test_model import a_list
from tests.support.master import Master
from tests.support.office import wait_until
from tests.support.window import virtual_screen
from tests.template.district import filled_master

ROOT = Path(__file__).parents[2]
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"
SAME_PYTHON = (sys.executable, f"/usr/bin/python{VERSION}", f"/usr/local/bin/python{VERSION}", "/usr/bin/python3")
TELL = f"import sys, tkinter; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
LIBRARIES = os.pathsep.join((str(ROOT), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")))
SCREEN = "1000x720x24"


def missing(what: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(f"this test needs {what}")
    pytest.skip(f"NOT TESTED: this machine has no {what}")


def pythons_with_tkinter() -> Iterator[str]:
    for program in dict.fromkeys(filter(None, map(shutil.which, SAME_PYTHON))):
        if subprocess.run([program, "-c", TELL], capture_output=True, check=False, timeout=30).returncode == 0:
            yield program


@pytest.fixture(scope="session")
def python() -> str:
    """A Python of our version with tkinter."""
    found = next(pythons_with_tkinter(), None)
    if found is None:
        missing(f"Python {VERSION} with tkinter (python3-tk)")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def screen() -> Generator[str]:
    """A virtual screen of our own; its name for DISPLAY."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            missing(program)
    with virtual_screen(SCREEN) as name:
        yield name


@dataclass(frozen=True)
class Shown:
    """A panel on the screen."""

    master: Path
    state: Path
    surroundings: Mapping[str, str]

    def __getitem__(self, name: str) -> Any:
        """What the window says of itself now, see `tests.panel.watched`."""
        return json.loads(self.state.read_text("utf-8"))[name]

    @property
    def is_ready(self) -> bool:
        """Whether the last job has ended and what came of it is shown."""
        return self.state.exists() and not self["busy"]

    def click(self, job: str) -> None:
        """Press the button of a job once it can be pressed."""
        wait_until(lambda: self.is_ready)
        self._click("places", job)

    def take(self, offer: str) -> None:
        """Press a button under the result once it is there."""
        wait_until(lambda: offer in self["offers"])
        self._click("offers", offer)

    def says(self, *words: str, seconds: float = 20) -> None:
        """Wait until the result says all of the words."""
        wait_until(lambda: self.is_ready and all(word in self["said"] for word in words), seconds=seconds)

    def type(self, text: str) -> None:
        """Type into the dialog on the screen, and press Return."""
        self.run("xdotool", "type", "--delay", "20", text)
        self.run("xdotool", "key", "Return")

    def dialog(self, kind: str) -> None:
        """Wait for the dialog of that class and give it the keyboard: there is no window manager here to do it."""
        found = list[str]()
        wait_until(lambda: found.extend(self.run("xdotool", "search", "--class", kind).split()) or found)
        self.run("xdotool", "windowfocus", "--sync", found[0])

    def run(self, *command: str) -> str:
        done = subprocess.run(command, env=self.surroundings, check=False, timeout=30, capture_output=True, text=True)
        return done.stdout

    def done(self, caption: str) -> bool:
        return caption in [line["Действие"] for line in Master(self.master).lines("Журнал", "Действие")]

    def _click(self, kind: str, name: str) -> None:
        x, y, _ = self[kind][name]
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")


@contextmanager
def shown(python: str, screen: Mapping[str, str], master: Path) -> Generator[Shown]:
    state = master.parent / "state.json"
    surroundings = {**os.environ, **screen, "PYTHONPATH": LIBRARIES}
    window = subprocess.Popen(
        [python, "-m", "tests.panel.watched", str(master), str(state)], env=surroundings, cwd=ROOT
    )
    try:
        wait_until(lambda: window.poll() is not None or state.exists())
        assert window.poll() is None, "the window has closed"
        yield Shown(master, state, surroundings)
    finally:
        window.terminate()
        window.wait(timeout=10)


@pytest.fixture
def window(python: str, screen: str, tmp_path: Path) -> Generator[Shown]:
    with shown(python, {"DISPLAY": screen}, filled_master(tmp_path / "Район.xlsm")) as one:
        yield one


def test_every_built_verb_has_its_button_and_no_other_has(window: Shown) -> None:
    captions = {job: text for job, (_, _, text) in window["places"].items() if job not in ("open", "rebuild", "doctor")}
    assert captions == {name: verb(name).caption for name in BUILT}


def test_all_buttons_stand_on_a_small_screen(window: Shown) -> None:
    places = window["places"].values()
    assert max(y for _, y, _ in places) < 700
    assert len({(x, y) for x, y, _ in places}) == len(places)


def test_a_click_recalculates_and_another_takes_it_back_when_the_person_is_sure(window: Shown) -> None:
    before = window.master.read_bytes()
    window.click("recalculate")
    window.says("График: ")
    assert window.done("Пересчитать график")
    assert window["standing"] == CLOSED
    window.click("undo")
    window.take("Да, отменить")
    window.says("Отменено: «Пересчитать график»")
    assert window.master.read_bytes() == before


def test_files_are_picked_in_a_dialog(window: Shown) -> None:
    a_list(window.master.with_name("list.xlsx"), "Новикова Инна Львовна")
    window.click("import")
    window.take("Файлы…")
    window.dialog("TkFDialog")
    window.type("list.xlsx")
    window.says("новых строк: 1")
    assert any(line["ФИО"] == "Новикова Инна Львовна" for line in Master(window.master).staff())


def test_a_book_held_elsewhere_is_left_alone_and_done_again_when_it_is_free(window: Shown) -> None:
    wait_until(lambda: window.is_ready)
    lock = window.master.with_name(f".~lock.{window.master.name}#")
    lock.write_text("Петрова Ольга,petrova,PC-7,29.11.2026 12:33,file:///C:/x;", encoding="utf-8")
    before = window.master.read_bytes()
    window.click("recalculate")
    window.says("Петрова Ольга (PC-7)", "Закройте книгу")
    assert window["standing"] == HELD.format(who="LibreOffice: Петрова Ольга (PC-7)")
    assert window.master.read_bytes() == before
    lock.unlink()
    window.take("Повторить")
    window.says("График: ")
    assert window.done("Пересчитать график")


@pytest.fixture
def home(screen: str, tmp_path: Path) -> dict[str, str]:
    """A person's computer: a screen and folders of their own, where LibreOffice keeps its profile."""
    if find_soffice() is None:
        missing("LibreOffice")
    folders = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_STATE_HOME": str(tmp_path / "s"),
    }
    return {"DISPLAY": screen, "SAL_USE_VCLPLUGIN": "gen", **folders}


def test_a_book_opened_from_here_is_worked_on_in_its_window(python: str, home: dict[str, str], tmp_path: Path) -> None:
    master = filled_master(tmp_path / "Район.xlsm")
    with shown(python, home, master) as panel, at_last_closed(master):
        panel.click("open")
        panel.says("открыта, кнопки работают", seconds=60)
        wait_until(lambda: panel["standing"] == OPEN.format(program="LibreOffice"))
        schedule = book_in(master).sheets["График"]
        schedule["A2:N8"].clear_contents()
        press(panel, "recalculate")
        panel.says("График: ")
        assert schedule["A2"].value is not None
        press(panel, "undo")
        panel.take("Да, отменить")
        panel.says("Отменено: «Пересчитать график»")
        again = book_in(master)
        wait_until(again.macro("AttestCompanion.AttestHasCompanion"))


def test_a_book_opened_by_a_double_click_is_worked_on_in_its_window(
    python: str, home: dict[str, str], tmp_path: Path
) -> None:
    master = filled_master(tmp_path / "Район.xlsm")
    allow_macros(tmp_path / "config")
    office = subprocess.Popen(
        [str(find_soffice()), "--norestore", "--nologo", "--nofirststartwizard", str(master)],
        env={**os.environ, **home}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        wait_until(master.with_name(f".~lock.{master.name}#").exists, seconds=60)
        with shown(python, home, master) as panel:
            wait_until(lambda: panel["standing"] == OPEN.format(program="LibreOffice"), seconds=60)
            with at_last_closed(master):
                schedule = book_in(master).sheets["График"]
                schedule["A2:N8"].clear_contents()
                press(panel, "recalculate")
                panel.says("График: ")
                assert schedule["A2"].value is not None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(office.pid, signal.SIGKILL)
        office.wait(10)


def allow_macros(config: Path) -> None:
    """As a person has set it, so that no box about macros stands before the book."""
    user = config / "libreoffice" / "4" / "user"
    user.mkdir(parents=True)
    path = "/org.openoffice.Office.Common/Security/Scripting"
    item = f'<item oor:path="{path}"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>'
    space = 'xmlns:oor="http://openoffice.org/2001/registry"'
    (user / "registrymodifications.xcu").write_text(f"<oor:items {space}>{item}</oor:items>", encoding="utf-8")


def press(panel: Shown, job: str) -> None:
    """Press the button by its place in the panel: the office's window lies over it on a screen without a manager."""
    panel.run("xdotool", "search", "--class", "attest-xl", "windowraise", "%@")
    panel.click(job)


def book_in(master: Path) -> xw.Book:
    """The book as the office has it open that listens for it."""
    app = listening(master)
    assert app is not None
    return next(book for book in app.books if is_of(book, master))


@contextmanager
def at_last_closed(master: Path) -> Generator[None]:
    """Close the book and its office, whatever happens."""
    try:
        yield
    finally:
        app = listening(master)
        if app is not None:
            with suppress(Exception):  # it may be gone before it has answered
                for book in app.books:
                    book.close()
                app.api.terminate()


def test_without_a_screen_the_command_says_so(python: str, tmp_path: Path) -> None:
    master = filled_master(tmp_path / "Район.xlsm")
    surroundings = {name: value for name, value in os.environ.items() if name != "DISPLAY"} | {"PYTHONPATH": LIBRARIES}
    done = subprocess.run(
        [python, "-m", "attest_xl", "panel", str(master)],
        env=surroundings, capture_output=True, check=False, timeout=60, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, done.stderr.decode().strip()) == (2, NO_SCREEN)


def test_without_tkinter_the_command_says_what_to_install(tmp_path: Path) -> None:
    master = filled_master(tmp_path / "Район.xlsm")
    (tmp_path / "tkinter.py").write_text("raise ImportError\n", encoding="utf-8")
    surroundings = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "attest_xl", "panel", str(master)],
        env=surroundings, capture_output=True, check=False, timeout=60, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, done.stderr.decode().strip()) == (2, NO_TKINTER)
