"""What a button of the workbook runs in Excel: `RunPython "from attest_xl.buttons import press; press('check')"`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlwings as xw

    from attest_xl.actions._answer import Answer

_FILES = "*.xlsx;*.xlsm;*.xls;*.xlsb;*.ods;*.csv;*.zip"


def press(verb: str) -> None:
    """Do what the verb says to the workbook whose button was pressed, and tell how it ended."""
    prepare()
    import xlwings as xw

    from attest_xl.actions._answer import answer, guarded
    from attest_xl.books.live.book import LiveBook, announce

    book = xw.Book.caller()
    app = book.app

    def work() -> Answer:
        live = LiveBook(book)
        return answer(verb, live, lambda title: _picked(app, title), live.show_progress, live.keep_copy)

    ended = guarded(verb, work)
    announce(app, ended.said, grave=ended.stops)


def prepare() -> None:
    """Import what every press needs, and nothing else. xlwings imports the libraries named here where they are
    installed: seconds that a person would wait for nothing."""
    absent = [name for name in ("pandas", "numpy", "matplotlib") if name not in sys.modules]
    loaded: dict[str, Any] = sys.modules
    loaded.update(dict.fromkeys(absent))  # `None` is Python's own word for "not there"
    try:
        for module in ("attest_xl.actions._answer", "attest_xl.books.live.book"):
            import_module(module)
    finally:
        for name in absent:
            del sys.modules[name]


def _picked(app: xw.App, title: str) -> tuple[Path, ...]:
    """The files the person chooses in Excel's own dialog, many at once; none when they change their mind."""
    api: Any = app.api
    chosen: Sequence[str] | bool = api.GetOpenFilename(f"Таблицы ({_FILES}),{_FILES}", 1, title, None, True)
    return () if isinstance(chosen, bool) else tuple(map(Path, chosen))
