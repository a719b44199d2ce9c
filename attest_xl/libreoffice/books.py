"""The open books of an office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from xlwings import base_classes

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.files import OPEN_OPTIONS, as_os_error, open_settings, save_settings
from attest_xl.libreoffice.formats import Formats
from attest_xl.libreoffice.lacking import Part
from attest_xl.libreoffice.names import Names
from attest_xl.libreoffice.serials import MIDNIGHT
from attest_xl.libreoffice.sheets import Sheets
from attest_xl.libreoffice.uno_office import Controller, Document

if TYPE_CHECKING:
    from attest_xl.libreoffice.app import App

T = TypeVar("T")
NEW_BOOK = "private:factory/scalc"


class Book(Part, of=base_classes.Book):
    app: App

    def __init__(self, app: App, native: Document) -> None:
        self.app = app
        self.native = native

    @property
    def api(self) -> bridge.Api:
        """The UNO document, with Excel's `SaveCopyAs(path)`, `ReadOnly` and `Saved`."""
        values = {"ReadOnly": self.native.isReadonly, "Saved": lambda: not self.native.isModified()}
        return bridge.Api(self.native, {"SaveCopyAs": self.save_copy}, values)

    @property
    def controller(self) -> Controller:
        return self.native.getCurrentController()

    @cached_property
    def day_zero(self) -> dt.datetime:
        zero = self.native.NullDate
        return dt.datetime.combine(dt.date(zero.Year, zero.Month, zero.Day), MIDNIGHT)

    @cached_property
    def formats(self) -> Formats:
        return Formats(self.native)

    @property
    def fullname(self) -> str:
        """The path of its file; only a title before it has one."""
        return bridge.file_path(self.native.getURL()) if self.native.hasLocation() else self.native.getTitle()

    @property
    def name(self) -> str:
        return Path(self.fullname).name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        self.app.focus = self.native.RuntimeUID
        self.controller.getFrame().activate()

    def close(self) -> None:
        """Without saving."""
        self.native.close(True)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Under its own name, or under another which becomes its own. Raises `OSError`."""
        if path is None and password is None and self.native.hasLocation():
            self._saving(self.fullname, self.native.store)
            return
        target = Path(path or (self.fullname if self.native.hasLocation() else f"{self.name}.xlsx")).absolute()
        settings = bridge.properties(save_settings(str(target), password))
        self._saving(str(target), lambda: self.native.storeAsURL(bridge.file_url(str(target)), settings))

    def save_copy(self, path: str) -> None:
        """Write a copy; the book keeps its own name and stays as saved or unsaved as it was. Raises `OSError`."""
        self._export(path)

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        self._export(path)

    def _export(self, path: str) -> None:
        target = str(Path(path).absolute())
        settings = bridge.properties(save_settings(target))
        self._saving(target, lambda: self.native.storeToURL(bridge.file_url(target), settings))

    def _saving(self, path: str, call: Callable[[], T]) -> T:
        if not Path(path).parent.is_dir():
            raise FileNotFoundError(f"could not save {path}: no such folder")  # the office would make it
        with as_os_error(f"save {path}"):
            return bridge.within(self.app.limit, f"saving {path}", call)


class Books(Part, of=base_classes.Books):
    app: App

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def api(self) -> bridge.Api:
        return bridge.Api(self.app.desktop.getComponents())

    @property
    def active(self) -> Book:
        """The book in the window in front; without windows, the one opened or activated last."""
        current = self.app.desktop.getCurrentComponent()
        if current is not None and _is_spreadsheet(current):
            return Book(self.app, cast("Document", current))
        books = list(self)
        if not books:
            raise IndexError("no book is open")
        return next((book for book in books if book.native.RuntimeUID == self.app.focus), books[-1])

    def __iter__(self) -> Iterator[Book]:
        components = self.app.desktop.getComponents().createEnumeration()
        while components.hasMoreElements():
            component = components.nextElement()
            if _is_spreadsheet(component):
                yield Book(self.app, cast("Document", component))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, name_or_index: str | int) -> Book:
        """Raises `KeyError` for a name no open book has, whatever the capitals."""
        books = list(self)
        if isinstance(name_or_index, int):
            return books[name_or_index - 1]
        for book in books:
            if book.name.casefold() == name_or_index.casefold():
                return book
        raise KeyError(name_or_index)

    def __contains__(self, name: str) -> bool:
        return any(book.name.casefold() == name.casefold() for book in self)

    def add(self) -> Book:
        settings = open_settings("", {}, not self.app.visible, self.app.macros)
        return self._load(NEW_BOOK, "a new book", settings)

    def open(self, fullname: str, *options: object) -> Book:
        """xlwings gives its options by position. Raises `OSError` for a file LibreOffice cannot read."""
        named: dict[str, object] = dict(zip(OPEN_OPTIONS, options, strict=False))
        settings = open_settings(fullname, named, not self.app.visible, self.app.macros)
        return self._load(bridge.file_url(str(Path(fullname).absolute())), fullname, settings)

    def _load(self, url: str, called: str, settings: dict[str, object]) -> Book:
        load, arguments = self.app.desktop.loadComponentFromURL, bridge.properties(settings)
        with as_os_error(f"open {called}"):
            loaded = bridge.within(self.app.limit, f"opening {called}", lambda: load(url, "_blank", 0, arguments))
        if loaded is None or not _is_spreadsheet(loaded):
            if loaded is not None:
                loaded.close(True)
            raise OSError(f"LibreOffice could not open {called} as a spreadsheet")
        self.app.focus = loaded.RuntimeUID
        return Book(self.app, loaded)


def _is_spreadsheet(component: object) -> bool:
    supports = getattr(component, "supportsService", None)
    return bool(supports and supports("com.sun.star.sheet.SpreadsheetDocument"))
