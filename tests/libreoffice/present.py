"""xlwings types much as possibly missing, and what it wraps not at all; where a test knows better, it says so."""

from __future__ import annotations

from typing import TypeVar, cast

import xlwings as xw

from attest_xl.libreoffice.app import App

T = TypeVar("T")


def present(value: T | None) -> T:
    assert value is not None
    return value


def engine_app(app: xw.App) -> App:
    """The engine's object behind xlwings' one."""
    return cast("App", vars(app)["impl"])
