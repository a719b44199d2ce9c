"""The panel's window on a virtual screen, clicked with a real mouse.

The Python of the tests may have been built without tkinter. Then the window runs in another Python of the same version
that has it (the system's own, with the package python3-tk) and reads our libraries. Where there is none, the tests are
skipped with a reason; where the variable CI is set they fail.
"""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from attest_xl.panel import NO_SCREEN, NO_TKINTER
from attest_xl.schema.verbs import BUILT, verb
from tests.support.master import Master
from tests.support.office import wait_until
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
    for program in ("Xvfb", "xdotool", "import"):
        if shutil.which(program) is None:
            missing(program)
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp"],
        pass_fds=(writer,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=10)


@dataclass(frozen=True)
class Shown:
    """A window on the screen: where the middle of each button is, and what it says."""

    master: Path
    places: Mapping[str, tuple[int, int, str]]
    surroundings: Mapping[str, str]

    def click(self, job: str) -> None:
        x, y, _ = self.places[job]
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def run(self, *command: str) -> None:
        subprocess.run(command, env=self.surroundings, check=True, timeout=30, capture_output=True)

    def done(self, caption: str) -> bool:
        return caption in [line["Действие"] for line in Master(self.master).lines("Журнал", "Действие")]


@contextmanager
def shown(python: str, screen: str, master: Path) -> Generator[Shown]:
    places = master.parent / "places.json"
    surroundings = {**os.environ, "DISPLAY": screen, "PYTHONPATH": LIBRARIES}
    window = subprocess.Popen(
        [python, "-m", "tests.panel.watched", str(master), str(places)], env=surroundings, cwd=ROOT
    )
    try:
        wait_until(lambda: window.poll() is not None or (places.exists() and places.read_text("utf-8")))
        assert window.poll() is None, "the window has closed"
        yield Shown(master, json.loads(places.read_text("utf-8")), surroundings)
    finally:
        window.terminate()
        window.wait(timeout=10)


@pytest.fixture
def window(python: str, screen: str, tmp_path: Path) -> Generator[Shown]:
    with shown(python, screen, filled_master(tmp_path / "Район.xlsm")) as one:
        yield one


def test_every_built_verb_has_its_button_and_no_other_has(window: Shown) -> None:
    captions = {job: text for job, (_, _, text) in window.places.items() if job not in ("open", "rebuild", "doctor")}
    assert captions == {name: verb(name).caption for name in BUILT}


def test_all_buttons_stand_on_a_small_screen(window: Shown) -> None:
    assert max(y for _, y, _ in window.places.values()) < 700
    assert len({(x, y) for x, y, _ in window.places.values()}) == len(window.places)


def test_a_click_recalculates_and_another_takes_it_back(window: Shown) -> None:
    before = window.master.read_bytes()
    window.click("recalculate")
    wait_until(lambda: window.done("Пересчитать график"))
    assert window.master.read_bytes() != before
    picture = window.master.parent / "panel.png"
    wait_until(lambda: _is_ready(window, picture))
    window.click("undo")
    wait_until(lambda: window.master.read_bytes() == before)


def _is_ready(window: Shown, picture: Path) -> bool:
    """Whether the buttons can be pressed again: an enabled button is white."""
    window.run("import", "-window", "root", str(picture))
    x, y, _ = window.places["undo"]
    told = subprocess.run(
        ["convert", str(picture), "-format", f"%[pixel:p{{{x - 100},{y}}}]", "info:"],
        capture_output=True, text=True, check=True, timeout=30,
    )  # fmt: skip
    return told.stdout.strip() in ("white", "srgb(255,255,255)")


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
