"""A real window: LibreOffice under Xvfb with a master `attest-xl open` has opened, and a mouse that clicks.

Run as a program it renews the picture of the docs: `python -m tests.support.window docs/pictures/window.png`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlwings as xw

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.file import open_book
from attest_xl.books.opening import listening
from attest_xl.district import district, write_lists
from attest_xl.schema.verbs import verb
from attest_xl.template.new import new_master
from tests.support.office import find_soffice, wait_until

NEEDED = ("Xvfb", "xdotool", "import")
SIZE = "1440x900x24"
PAINTED = 2.0
"""Seconds after which everything that changed is on the screen."""

TODAY = datetime.now().astimezone().date()


def missing() -> tuple[str, ...]:
    """The programs a window needs that this machine does not have."""
    programs = [name for name in NEEDED if shutil.which(name) is None]
    return (*programs, *(() if find_soffice() else ("soffice",)))


def loaded_master(folder: Path, institutions: int, people: int) -> Path:
    """A master with the lists of an invented district in it, nothing computed yet."""
    lists = write_lists(district(2026, institutions, people, today=TODAY), folder)
    path = new_master(folder / "Район.xlsm", district="Учебный район")
    perform("import", Desk(open_book(path), TODAY), [each.path for each in lists])
    return path


@dataclass(frozen=True)
class Window:
    """The book's window on its own screen."""

    book: xw.Book
    screen: dict[str, str]

    def click(self, caption: str) -> None:
        """Move the mouse onto the button of «Пульт» and press it."""
        left, top, width, height = self._button(caption)
        self._xdotool("mousemove", str(left + width // 2), str(top + height // 2), "click", "1")

    def boxes(self) -> Sequence[str]:
        """The message boxes on the screen."""
        return self._xdotool("search", "--onlyvisible", "--name", "^Аттестация$").split()

    def close_boxes(self) -> None:
        """Press Enter in them."""
        for box in self.boxes():
            self._xdotool("windowfocus", box, "key", "Return")

    def picture(self, path: Path) -> None:
        """The screen as it is now."""
        subprocess.run(["import", "-window", "root", str(path)], env=self.screen, check=True, timeout=30)

    def _button(self, caption: str) -> tuple[int, int, int, int]:
        document: Any = self.book.api
        document.CurrentController.setActiveSheet(document.Sheets.getByName("Пульт"))
        for shape in document.Sheets.getByName("Пульт").DrawPage:
            control = getattr(shape, "Control", None)
            if control is not None and control.Label == caption:
                shown = document.CurrentController.getControl(control).AccessibleContext
                place, size = shown.getLocationOnScreen(), shown.getSize()
                return place.X, place.Y, size.Width, size.Height
        raise LookupError(f"no button {caption}")

    def _xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        return subprocess.run(command, env=self.screen, capture_output=True, text=True, check=False, timeout=10).stdout


@contextmanager
def window(path: Path, home: Path) -> Generator[Window]:
    """`attest-xl open` in a window; `home` is the person's home folder. Nothing is left running."""
    with _screen(home) as screen, _opened(path, screen):
        app = listening(path)
        assert app is not None
        try:
            yield Window(app.books[0], screen)
        finally:
            with suppress(Exception):  # it is closed already
                app.books[0].close()
                app.api.terminate()
            app.quit()  # of an office somebody else started it only lets go


@contextmanager
def _screen(home: Path) -> Generator[dict[str, str]]:
    """A screen nobody sees, with a number nobody has."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as number:
            display = number.readline().strip()
        folders = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "XDG_CONFIG_HOME": str(home / "config")}
        yield os.environ | folders | {"DISPLAY": f":{display}", "SAL_USE_VCLPLUGIN": "gen"}
    finally:
        server.kill()
        server.wait(10)


@contextmanager
def _opened(path: Path, screen: dict[str, str]) -> Generator[None]:
    command = [sys.executable, "-m", "attest_xl", "open", str(path), "--book", "libreoffice", "--json", "--quiet"]
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(command, env=screen, stdout=subprocess.PIPE, stderr=nothing, stdin=nothing)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"{\n"
        yield
        process.wait(20)
    finally:
        process.kill()
        process.communicate(timeout=10)


def main(target: Path) -> None:
    """Renew the picture: a recalculated district on «Пульт»."""
    with tempfile.TemporaryDirectory() as folder:
        path = loaded_master(Path(folder), 12, 300)
        with window(path, Path(folder)) as shown:
            shown.click(verb("recalculate").caption)
            wait_until(shown.boxes, seconds=60)
            shown.close_boxes()
            time.sleep(PAINTED)
            shown.picture(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
