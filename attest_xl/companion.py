"""`attest-xl open`: the workbook in LibreOffice with its buttons live. Their presses come to this process, which stays
as long as the book is open, so that no press waits for a new Python.

A press arrives on a thread of UNO's while the macro waits, and an office that waits can be asked only on that thread.
So the press is put into a queue and the macro let go; the work is done on the thread that serves.
"""

from __future__ import annotations

import queue
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import xlwings as xw

from attest_xl.actions._answer import Answer, answer, guarded
from attest_xl.books.live.book import LiveBook, announce
from attest_xl.books.live.buttons import put_missing_buttons
from attest_xl.books.live.menu import put_menu
from attest_xl.books.opening import in_excel, is_of, listening, office, opened
from attest_xl.books.port import BookError
from attest_xl.libreoffice import listener, pick_files
from attest_xl.schema.verbs import BUILT
from attest_xl.schema.verbs import verb as verb_named
from attest_xl.template.panel.board import TITLE as PANEL
from udfs.uno_bridge import REGISTER, ask_again, formulas

LOOK_SECONDS = 1.0
"""How often a serving process looks whether the book is still open."""

STATUS_SECONDS = 15.0
"""How long the last message stays on the status bar."""

RETURNS_WITHIN = 60.0
"""Seconds in which a book that another process has closed, to put it back as it was, is open again."""

SETTLES_SECONDS = 0.5
"""Between two looks at a book that is being opened again."""

READY = "Кнопки «Аттестации» работают."


def open_master(path: Path, *, headless: bool = False, through: str | None = None) -> Companion | None:
    """Open the book in its program. Excel needs nobody to serve its buttons: `None`. Raises `BookError`."""
    if not path.is_file():
        raise BookError("FILE-04", path.name)
    if through != "libreoffice" and sys.platform in ("win32", "darwin"):
        try:
            in_excel(path).activate(steal_focus=True)
        except BookError:
            if through == "excel":
                raise
        else:
            return None
    elif through == "excel":
        raise BookError("BOOK-08", path.name, program="Excel")
    app = listening(path) or office(path, headless=headless)
    return Companion(app, path)


class Companion:
    """Serves the buttons of one book in one LibreOffice."""

    def __init__(self, app: xw.App, path: Path) -> None:
        self._app = app
        self._path = path
        self._pressed: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._working = threading.Lock()
        self._told_at = time.monotonic()
        self._ear = listener("com.sun.star.task.XJobExecutor", trigger=self._heard)
        self._formulas = formulas()
        others = {"notifyClosing": _pass_over, "disposing": _pass_over}
        self._watcher = listener("com.sun.star.util.XCloseListener", queryClosing=self._closing, **others)
        self._returning = False
        self._register()
        self._app.status_bar = READY

    def serve(self) -> None:
        """Answer presses until the book is closed; then let go of the office, or end it where nobody sees it."""
        while True:
            try:
                verb = self._pressed.get(timeout=LOOK_SECONDS)
            except queue.Empty:
                is_open = self._is_open()  # looked at first: what closes it says before whether it returns
                if self._returning:
                    self._rejoin()
                elif not is_open:
                    break
                self._clear_status()
                continue
            try:
                self._work(verb)
            finally:
                self._working.release()
        with suppress(Exception):  # it may have ended before us
            self._app.quit()

    def _heard(self, verb: str) -> None:
        """What the macro calls, on a thread of UNO's: only take note."""
        if self._working.acquire(blocking=False):
            self._pressed.put(verb)
        else:
            self._app.status_bar = f"Подождите: ещё идёт прошлое действие. «{verb_named(verb).caption}» нажмите после."

    def _work(self, verb: str) -> None:
        """Do it while the person's keys and clicks wait, then say how it ended."""
        self._app.interactive = False
        try:
            ended = guarded(verb, lambda: self._done(verb))
        finally:
            with suppress(Exception):  # the office is gone: serving ends at the next look
                self._app.interactive = True
        with suppress(Exception):
            announce(self._app, ended.said, grave=ended.stops)
            self._told_at = time.monotonic()

    def _done(self, verb: str) -> Answer:
        book = opened(self._app, self._path)
        live = LiveBook(book)
        try:
            return answer(verb, live, self._pick, live.show_progress, live.roll_back)
        finally:
            if live.book is not book:  # undone or rolled back: the book was closed and opened
                self._register()

    def _pick(self, title: str) -> Sequence[Path]:
        self._app.interactive = True
        try:
            return pick_files(self._app, title, self._path.resolve().parent)
        finally:
            self._app.interactive = False

    def _register(self) -> None:
        """Tell the book's macros and its cells whom to call, and see that there are buttons to press; last of all the
        buttons, so that none is pressed before the rest is ready."""
        book = opened(self._app, self._path)
        if PANEL in [sheet.name for sheet in book.sheets]:
            put_missing_buttons(book.sheets[PANEL], map(verb_named, BUILT))
        with suppress(KeyError):  # a book made before there were functions
            book.macro(REGISTER)(self._formulas)
            ask_again(book.api)
        put_menu(book, map(verb_named, BUILT))
        book.api.addCloseListener(self._watcher)
        try:
            book.macro("AttestCompanion.AttestRegister")(self._ear)
        except (KeyError, PermissionError) as error:
            raise BookError("BOOK-11", self._path.name) from error

    def _closing(self, closed: Any, _: bool) -> None:
        """Called as the book is closed: what takes no input, and not for us, another process puts back."""
        with suppress(Exception):
            takes_input = closed.Source.CurrentController.Frame.ContainerWindow.isEnabled()
            self._returning = not takes_input and not self._working.locked()

    def _rejoin(self) -> None:
        """Serve the book again as soon as it is open again; while it is loading it forgets whom it has to call."""
        last, seen = time.monotonic() + RETURNS_WITHIN, 0
        while seen < 2 and time.monotonic() < last:
            seen = seen + 1 if self._is_served() else 0
            time.sleep(SETTLES_SECONDS)
        self._returning = False

    def _is_served(self) -> bool:
        """Whether the book is open and knows whom to call; if it does not, it is told."""
        with suppress(Exception):  # it is not open yet
            book = next(book for book in self._app.books if is_of(book, self._path))
            if book.macro("AttestCompanion.AttestHasCompanion")():
                return True
            self._register()
        return False

    def _is_open(self) -> bool:
        with suppress(Exception):  # the office is gone, and the book with it
            return any(is_of(book, self._path) for book in self._app.books)
        return False

    def _clear_status(self) -> None:
        if time.monotonic() - self._told_at > STATUS_SECONDS:
            self._app.status_bar = False
            self._told_at = float("inf")


def _pass_over(_: object) -> None:
    """For what a listener is told and need not know."""
