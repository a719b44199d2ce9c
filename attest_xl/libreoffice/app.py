"""A running office."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar, cast

from xlwings import base_classes

from attest_xl.libreoffice import bridge, dialogs, macros
from attest_xl.libreoffice.books import Books
from attest_xl.libreoffice.lacking import Part
from attest_xl.libreoffice.uno_office import Context, Desktop

if TYPE_CHECKING:
    from attest_xl.libreoffice.engine import Engine
    from attest_xl.libreoffice.process import Process
    from attest_xl.libreoffice.ranges import Range

T = TypeVar("T")

AUTOMATIC, MANUAL = "automatic", "manual"
PRODUCT = "/org.openoffice.Setup/Product"


class App(Part, of=base_classes.App):
    """`process` is None for an office that somebody else started: `quit` then only lets go of it. `macros` is UNO's
    number for what opened books may run; `limit` the seconds an opening, a saving or a macro may take; `focus` the book
    opened or activated last."""

    engine: Engine
    pid: int
    focus: str | None = None
    display_alerts: bool = True

    def __init__(
        self,
        engine: Engine,
        context: Context,
        pid: int,
        process: Process | None = None,
        headless: bool = True,
        macros: int = 0,
        limit: float = 300,
    ) -> None:
        self.engine = engine
        self.context = context
        self.pid = pid
        self.process = process
        self.headless = headless
        self.macros = macros
        self.limit = limit
        self._visible = not headless
        self._status = dialogs.StatusBar()

    @cached_property
    def desktop(self) -> Desktop:
        return cast("Desktop", bridge.service(self.context, "com.sun.star.frame.Desktop"))

    @property
    def api(self) -> bridge.Api:
        return bridge.Api(self.desktop)

    @property
    def hwnd(self) -> None:
        return None

    @cached_property
    def version(self) -> str:
        """LibreOffice's own, such as 7.4."""
        node = bridge.properties({"nodepath": PRODUCT})
        name = "com.sun.star.configuration.ConfigurationProvider"
        access = bridge.service(self.context, name)
        return access.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", node).getByName(
            "ooSetupVersion"
        )

    @property
    def is_alive(self) -> bool:
        try:
            self.desktop.getComponents()
        except bridge.error_named():
            return False
        return True

    @property
    def books(self) -> Books:
        return Books(self)

    @property
    def visible(self) -> bool:
        return self._visible

    @visible.setter
    def visible(self, value: bool) -> None:
        """Show or hide all windows. An office started without a screen stays invisible."""
        self._visible = value and not self.headless
        for book in self.books:
            book.controller.getFrame().getContainerWindow().setVisible(self._visible)

    def activate(self, steal_focus: bool = False) -> None:
        self.engine.apps.enter(self)
        if self._visible and steal_focus and len(self.books):
            window = self.books.active.controller.getFrame().getContainerWindow()
            window.toFront()
            window.setFocus()

    @property
    def selection(self) -> Range | None:
        """What is selected in the active book: of several ranges the first, of anything else nothing."""
        book = self.books.active
        selected = book.controller.getSelection()
        areas = getattr(selected, "getRangeAddresses", None)
        single = getattr(selected, "getRangeAddress", None)
        places = areas() if areas else (single(),) if single else ()
        return next((book.sheets(place.Sheet + 1).at(bridge.box_of(place)) for place in places), None)

    @property
    def screen_updating(self) -> bool:
        return not any(book.native.hasControllersLocked() for book in self.books)

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        for book in self.books:
            locked = book.native.hasControllersLocked()
            if value and locked:
                book.native.unlockControllers()
            elif not value and not locked:
                book.native.lockControllers()

    @property
    def interactive(self) -> bool:
        """Whether the windows of its books take what a person types and clicks."""
        return all(book.controller.getFrame().getContainerWindow().isEnabled() for book in self.books)

    @interactive.setter
    def interactive(self, value: bool) -> None:
        for book in self.books:
            book.controller.getFrame().getContainerWindow().setEnable(value)

    @property
    def calculation(self) -> str:
        automatic = all(book.native.isAutomaticCalculationEnabled() for book in self.books)
        return AUTOMATIC if automatic else MANUAL

    @calculation.setter
    def calculation(self, value: str) -> None:
        for book in self.books:
            book.native.enableAutomaticCalculation(value != MANUAL)

    def calculate(self) -> None:
        for book in self.books:
            book.native.calculate()

    @property
    def status_bar(self) -> str | bool:
        return self._status.text

    @status_bar.setter
    def status_bar(self, value: str | bool | None) -> None:
        """A text, or False to give the status bar back."""
        if isinstance(value, str):
            self._status.show(self.books.active.controller.getFrame(), value)
        else:
            self._status.clear()

    def alert(self, prompt: str, title: str | None, buttons: str, mode: str | None, callback: object = None) -> str:
        """Ask in a message box; where nobody can see it, answer the choice that does nothing."""
        if not self._visible or not len(self.books):
            return dialogs.UNSEEN[buttons]
        frame = self.books.active.controller.getFrame()
        return dialogs.ask(self.context, frame, prompt, title or "", buttons, mode)

    def run(self, macro: str, args: Sequence[object]) -> object:
        return macros.run(self, macro, args)

    def quit(self) -> None:
        """End an office started by the engine, without saving; let go of one that was attached."""
        self.engine.apps.leave(self)
        if self.process is None:
            return
        with suppress(bridge.error_named(), TimeoutError):
            bridge.within(10, "closing LibreOffice", self._terminate)
        self.process.end()

    def _terminate(self) -> None:
        for book in tuple(self.books):
            book.close()
        self.desktop.terminate()

    def kill(self) -> None:
        """End the process by its id."""
        self.engine.apps.leave(self)
        if self.process is not None:
            self.process.end(0)
        elif self.pid > 0:
            os.kill(self.pid, signal.SIGTERM)
        else:
            raise NotImplementedError("App.kill: the id of this office's process is not known")
