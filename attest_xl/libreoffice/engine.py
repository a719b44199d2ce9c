"""The engine xlwings registers, its running offices, and what a value goes through between Python and a cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from xlwings import base_classes

from attest_xl.libreoffice.errors import CellError
from attest_xl.libreoffice.lacking import Part
from attest_xl.libreoffice.process import has_screen

if TYPE_CHECKING:
    from attest_xl.libreoffice.app import App


class Engine:
    """What `xw.Engine(impl=…)` wraps."""

    name = "libreoffice"
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: object, options: object) -> object:
        """A value of numpy or pandas as one of Python's own; not-a-number and not-a-time as empty."""
        kind = type(value)
        if kind is str or value is None:
            return value
        if kind.__module__ == "numpy":
            return Engine.prepare_xl_data_element(_python_value(cast("NumpyScalar", value)), options)
        if kind.__name__ in ("NAType", "NaTType") or (isinstance(value, float) and isnan(value)):
            return None
        return value

    @staticmethod
    def clean_value_data(
        rows: Sequence[Sequence[object]],
        datetime_builder: Callable[..., object],
        empty_as: object,
        number_builder: Callable[[float], object] | None,
        err_to_str: bool,
    ) -> list[list[object]]:
        def clean(value: object) -> object:
            if type(value) is str:
                return value or empty_as
            if type(value) is float:
                return number_builder(value) if number_builder else value
            if isinstance(value, dt.datetime) and datetime_builder is not dt.datetime:
                return _rebuilt(value, datetime_builder)
            if isinstance(value, CellError):
                return str(value) if err_to_str else None
            return empty_as if value is None else value

        return [[clean(value) for value in row] for row in rows]


class Apps(Part, of=base_classes.Apps):
    """The offices this process talks to, the one used last first."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._running: dict[int, App] = {}

    def keys(self) -> list[int]:
        return list(self._running)

    def add(
        self, spec: str | None = None, add_book: bool | None = None, xl: object = None, visible: bool | None = None
    ) -> App:
        """A new office: with a window unless `visible` is False or there is no screen. `spec`: the program to start."""
        from attest_xl.libreoffice.office import start_office

        headless = visible is False or not has_screen()
        app = start_office(self.engine, headless=headless, program=Path(spec) if spec else None)
        if add_book:
            app.books.add()
        return app

    def enter(self, app: App) -> None:
        """Put it first."""
        self._running = {app.pid: app, **{pid: other for pid, other in self._running.items() if pid != app.pid}}

    def leave(self, app: App) -> None:
        self._running.pop(app.pid, None)

    def cleanup(self) -> None:
        """Forget offices that are gone."""
        for app in tuple(self):
            if not app.is_alive:
                self.leave(app)

    def __iter__(self) -> Iterator[App]:
        return iter(tuple(self._running.values()))

    def __len__(self) -> int:
        return len(self._running)

    def __getitem__(self, pid: int) -> App:
        return self._running[pid]


class NumpyScalar(Protocol):
    def item(self) -> object: ...
    def astype(self, kind: str) -> NumpyScalar: ...


def _python_value(value: NumpyScalar) -> object:
    """The plain value a numpy scalar stands for; nanoseconds, which Python's moments have not, are cut."""
    return (value.astype("datetime64[us]") if type(value).__name__ == "datetime64" else value).item()


def _rebuilt(value: dt.datetime, builder: Callable[..., object]) -> object:
    return builder(
        year=value.year,
        month=value.month,
        day=value.day,
        hour=value.hour,
        minute=value.minute,
        second=value.second,
        microsecond=value.microsecond,
        tzinfo=None,
    )
