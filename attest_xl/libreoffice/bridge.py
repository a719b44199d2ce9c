"""The only door to the `uno` module, which has no types and is found late: nothing else in the engine is `Any`."""

from __future__ import annotations

import importlib
import os
import sys
import time
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any, TypeVar, cast

from attest_xl.libreoffice.grid import Box
from attest_xl.libreoffice.process import program_folders
from attest_xl.libreoffice.uno_office import Context, PropertyValue
from attest_xl.libreoffice.uno_types import CellAddress, Locale, RangeAddress

T = TypeVar("T")

SYSTEM_PACKAGES = (Path("/usr/lib/python3/dist-packages"), Path("/usr/lib/python3/site-packages"))
POLL_SECONDS = 0.1


@cache
def uno() -> ModuleType:
    """The `uno` module: of this Python, else the one the system or LibreOffice itself keeps for a Python of this
    version. Raises `ImportError` naming the folders looked in."""
    folders = (*SYSTEM_PACKAGES, *program_folders())
    path = list(sys.path)
    sys.path.extend(str(folder) for folder in folders if (folder / "uno.py").exists())
    _show_windows_the_libraries(folders)
    try:
        module = importlib.import_module("uno")
        _let_errors_keep_their_tracebacks(module)
        return module
    except ImportError as error:
        looked = ", ".join(str(folder) for folder in folders)
        version = ".".join(map(str, sys.version_info[:2]))
        raise ImportError(f"no module `uno` for Python {version} here ({error}); looked in {looked}") from error
    finally:
        sys.path[:] = path


def _show_windows_the_libraries(folders: tuple[Path, ...]) -> None:
    if sys.platform == "win32":
        for folder in folders:
            if (folder / "pyuno.pyd").exists():
                os.add_dll_directory(str(folder))
                os.environ.setdefault("URE_BOOTSTRAP", f"vnd.sun.star.pathname:{folder / 'fundamental.ini'}")


def _let_errors_keep_their_tracebacks(module: Any) -> None:
    """`uno` hands every attribute of an error over to UNO, even the traceback that Python puts there. An error leaving
    a `contextmanager` (xlwings has some) would be lost behind another one about that."""
    set_in_uno = module._uno_struct__setattr__

    def set_attribute(self: object, name: str, value: object) -> None:
        (object.__setattr__ if name.startswith("__") else set_in_uno)(self, name, value)

    module._uno_struct__setattr__ = set_attribute


def error_named(name: str = "com.sun.star.uno.Exception") -> type[Exception]:
    """The class of a UNO exception; without a name, of them all."""
    return cast("type[Exception]", uno().getClass(name))


def connect(endpoint: str, seconds: float, alive: Callable[[], bool] = lambda: True) -> Context:
    """The office that listens at `pipe,name=…` or `socket,host=…,port=…`. Raises `TimeoutError` after that time, or
    once `alive` says that there is nobody to wait for."""
    local: Any = uno().getComponentContext()
    resolver: Any = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    url = f"uno:{endpoint};urp;StarOffice.ComponentContext"
    deadline = time.monotonic() + seconds
    nobody = error_named("com.sun.star.connection.NoConnectException")
    ended = error_named("com.sun.star.lang.DisposedException")  # it went away while it was answering
    while True:
        try:
            return cast("Context", within(seconds, "connecting to LibreOffice", lambda: resolver.resolve(url)))
        except (nobody, ended) as error:
            if time.monotonic() > deadline or not alive():
                raise TimeoutError(f"LibreOffice did not answer at {endpoint} within {seconds:g} s") from error
        time.sleep(POLL_SECONDS)


def within(seconds: float, what: str, call: Callable[[], T]) -> T:
    """The call's answer, or `TimeoutError` naming what took too long: the call itself is left to its fate."""
    answers: list[T] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            answers.append(call())
        except BaseException as error:  # handed over to the caller's thread
            errors.append(error)

    thread = Thread(target=work, name=what, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not answers:
        raise TimeoutError(f"{what} took longer than {seconds:g} s")
    return answers[0]


def service(context: Context, name: str, *arguments: object) -> Any:
    """A new instance of one of the office's services."""
    factory = context.getServiceManager()
    if arguments:
        return factory.createInstanceWithArgumentsAndContext(name, arguments, context)
    return factory.createInstanceWithContext(name, context)


def struct(name: str, **fields: object) -> Any:
    made = uno().createUnoStruct(name)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def enum(kind: str, name: str) -> object:
    return uno().Enum(kind, name)


def properties(values: Mapping[str, object]) -> tuple[PropertyValue, ...]:
    return tuple(struct("com.sun.star.beans.PropertyValue", Name=name, Value=value) for name, value in values.items())


def named_values(values: Mapping[str, str]) -> object:
    """A sequence UNO must be told the type of."""
    pairs = tuple(struct("com.sun.star.beans.NamedValue", Name=name, Value=value) for name, value in values.items())
    return uno().Any("[]com.sun.star.beans.NamedValue", pairs)


def locale(language: str = "", country: str = "") -> Locale:
    return struct("com.sun.star.lang.Locale", Language=language, Country=country)


def cell_address(sheet: int, box: Box) -> CellAddress:
    """The first cell of the box; `sheet` counts from 0."""
    return struct("com.sun.star.table.CellAddress", Sheet=sheet, Column=box.column - 1, Row=box.row - 1)


def range_address(sheet: int, box: Box) -> RangeAddress:
    return struct(
        "com.sun.star.table.CellRangeAddress",
        Sheet=sheet,
        StartColumn=box.column - 1,
        StartRow=box.row - 1,
        EndColumn=box.last_column - 1,
        EndRow=box.last_row - 1,
    )


def box_of(place: RangeAddress) -> Box:
    rows, columns = place.EndRow - place.StartRow + 1, place.EndColumn - place.StartColumn + 1
    return Box(place.StartRow + 1, place.StartColumn + 1, rows, columns)


def file_url(path: str) -> str:
    return cast("str", uno().systemPathToFileUrl(path))


def file_path(url: str) -> str:
    return cast("str", uno().fileUrlToSystemPath(url))


class Api:
    """What xlwings' `.api` gives: the UNO object itself, always true, with the few names of Excel's object model that
    xlwings has no word of its own for (`SaveCopyAs`, `Protect` …)."""

    native: Any

    def __init__(
        self,
        native: object,
        methods: Mapping[str, Callable[..., object]] | None = None,
        values: Mapping[str, Callable[[], object]] | None = None,
    ) -> None:
        self.__dict__.update(native=native, _methods=methods or {}, _values=values or {})

    def __getattr__(self, name: str) -> Any:
        if name in self.__dict__["_methods"]:
            return self.__dict__["_methods"][name]
        if name in self.__dict__["_values"]:
            return self.__dict__["_values"][name]()
        return getattr(self.native, name)

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self.native, name, value)


def unwrapped(value: object) -> object:
    """The UNO object behind an `Api`, sequences as tuples, anything else as it is."""
    if isinstance(value, Api):
        return value.native
    if isinstance(value, list | tuple):
        return tuple(unwrapped(item) for item in cast("list[object]", value))
    return value
