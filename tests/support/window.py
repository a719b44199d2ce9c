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
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.file import open_book
from attest_xl.books.opening import listening
from attest_xl.district import district, write_lists
from attest_xl.schema.verbs import verb
from attest_xl.template.new import new_master
from tests.libreoffice.present import engine_app
from tests.support.office import find_soffice, wait_until

NEEDED = ("Xvfb", "xdotool", "import")
SIZE = "1440x900x24"
PAINTED = 2.0
"""Seconds after which everything that changed is on the screen."""

KEY_PAUSE = 100
"""Milliseconds between two keys."""

DOCUMENT, MENU, MENU_BAR, MENU_ITEM, SCROLL_PANE, TABLE = 84, 34, 35, 36, 51, 58
"""What is what on the screen: the numbers of com.sun.star.accessibility.AccessibleRole."""

TODAY = datetime.now().astimezone().date()


def need_window() -> None:
    """Skip the test where a window cannot be shown; fail in CI."""
    programs = [name for name in NEEDED if shutil.which(name) is None]
    absent = [*programs, *([] if find_soffice() else ["soffice"])]
    if absent:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"NOT TESTED: this machine has no {', '.join(absent)}")


def loaded_master(folder: Path, institutions: int, people: int) -> Path:
    """A master with the lists of an invented district in it, nothing computed yet."""
    lists = write_lists(district(2026, institutions, people, today=TODAY), folder)
    path = new_master(folder / "Район.xlsm", district="Учебный район")
    perform("import", Desk(open_book(path), TODAY), [each.path for each in lists])
    return path


@dataclass(frozen=True)
class Box:
    """A place on the screen, in pixels."""

    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        """Where the mouse goes."""
        return self.left + self.width // 2, self.top + self.height // 2

    def __contains__(self, point: tuple[int, int]) -> bool:
        x, y = point
        return self.left <= x < self.left + self.width and self.top <= y < self.top + self.height


@dataclass(frozen=True)
class Window:
    """The book's window on its own screen."""

    book: xw.Book
    screen: dict[str, str]

    def click(self, caption: str) -> None:
        """Move the mouse onto the button of «Пульт» and press it."""
        self._click(self._button(caption))

    def choose(self, menu: str, caption: str) -> None:
        """Open the menu with the mouse and press a line of it."""
        frame: Any = self.book.api.CurrentController.Frame
        bar = _child(frame.ContainerWindow.AccessibleContext, MENU_BAR)
        opened = _child(bar, MENU, menu)
        self._click(_place(opened))
        line = _child(opened, MENU_ITEM, caption)
        wait_until(lambda: _place(line).top > _place(bar).top)
        self._click(_place(line))

    def click_cell(self, sheet: str, row: int, column: int) -> None:
        """Bring the sheet to the front and press the cell (counted from 1)."""
        document: Any = self.book.api
        document.CurrentController.setActiveSheet(document.Sheets.getByName(sheet))
        window = document.CurrentController.Frame.ComponentWindow.AccessibleContext
        panes = [pane for pane in _children(_child(window, SCROLL_PANE)) if pane.AccessibleRole == DOCUMENT]
        cells = [(_place(pane), _place(_cell(_child(pane, TABLE), row, column))) for pane in panes]
        self._click(next(cell for pane, cell in cells if cell.width and cell.middle in pane))

    def press(self, *keys: str) -> None:
        """Press keys one after another, as xdotool names them."""
        self._xdotool("key", "--delay", str(KEY_PAUSE), *keys)

    def windows(self, title: str) -> Sequence[str]:
        """The windows on the screen with this title."""
        return self._xdotool("search", "--onlyvisible", "--name", f"^{title}$").split()

    def write(self, title: str, text: str) -> None:
        """Type the text into the window with this title, and Enter."""
        (shown,) = self.windows(title)
        self._xdotool("windowfocus", "--sync", shown)
        self._xdotool("type", "--delay", "30", text)
        self._xdotool("key", "Return")

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

    def _click(self, place: Box) -> None:
        x, y = place.middle
        self._xdotool("mousemove", str(x), str(y), "click", "1")

    def _button(self, caption: str) -> Box:
        document: Any = self.book.api
        document.CurrentController.setActiveSheet(document.Sheets.getByName("Пульт"))
        for shape in document.Sheets.getByName("Пульт").DrawPage:
            control = getattr(shape, "Control", None)
            if control is not None and control.Label == caption:
                return _place(document.CurrentController.getControl(control).AccessibleContext)
        raise LookupError(f"no button {caption}")

    def _xdotool(self, *arguments: str) -> str:
        command = ["xdotool", *arguments]
        return subprocess.run(command, env=self.screen, capture_output=True, text=True, check=False, timeout=10).stdout


def _children(shown: Any) -> Iterator[Any]:
    for index in range(shown.AccessibleChildCount):
        yield shown.getAccessibleChild(index).AccessibleContext


def _child(shown: Any, role: int, name: str = "") -> Any:
    """The first thing of that kind within, of that name unless it does not matter."""
    return next(one for one in _children(shown) if one.AccessibleRole == role and name in ("", one.AccessibleName))


def _cell(table: Any, row: int, column: int) -> Any:
    return table.getAccessibleCellAt(row - 1, column - 1).AccessibleContext


def _place(shown: Any) -> Box:
    place, size = shown.LocationOnScreen, shown.Size
    return Box(place.X, place.Y, size.Width, size.Height)


@contextmanager
def window(path: Path, home: Path) -> Generator[Window]:
    """`attest-xl open` in a window; `home` is the person's home folder. Nothing is left running."""
    with _screen(home) as screen, _opened(path, screen):
        app = listening(path)
        assert app is not None
        shown = Window(app.books[0], screen)
        try:
            yield shown
        finally:
            with suppress(AssertionError):  # what still runs is ended by its id
                wait_until(lambda: _closed(app, shown), seconds=10)
            app.quit()  # of an office somebody else started it only lets go


def _closed(app: xw.App, shown: Window) -> bool:
    """Whether the book and the office are closed now; a message box on the screen would not let them."""
    shown.close_boxes()
    with suppress(Exception):
        for book in tuple(app.books):
            book.close()
        app.api.terminate()
    return not engine_app(app).is_alive


@contextmanager
def _screen(home: Path) -> Generator[dict[str, str]]:
    """The surroundings of a program on a screen of its own, with the person's folders."""
    with virtual_screen(SIZE) as display:
        folders = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "XDG_CONFIG_HOME": str(home / "config")}
        yield os.environ | folders | {"DISPLAY": display, "SAL_USE_VCLPLUGIN": "gen"}


@contextmanager
def virtual_screen(size: str) -> Generator[str]:
    """A screen nobody sees, with a number nobody has; its name for DISPLAY."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.kill()
        server.wait(10)


@contextmanager
def _opened(path: Path, screen: dict[str, str]) -> Generator[None]:
    command = [sys.executable, "-m", "attest_xl", "open", str(path), "--book", "libreoffice", "--json", "--quiet"]
    log = path.with_name("open.log")
    with log.open("wb") as told:
        process = subprocess.Popen(command, env=screen, stdout=subprocess.PIPE, stderr=told, stdin=subprocess.DEVNULL)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == b"{\n", log.read_text("utf-8", "replace")
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
            wait_until(lambda: shown.book.sheets["График"]["A2"].value is not None, seconds=60)
            wait_until(lambda: shown.book.app.interactive, seconds=60)
            time.sleep(PAINTED)
            shown.picture(target)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
