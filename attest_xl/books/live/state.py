"""What a person must find as it was after a change to an open workbook: screen, calculation, filters, protection."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import xlwings as xw
from xlwings import XlwingsError

from attest_xl.books.port import BookError

_ALLOWED = (
    "FormattingCells", "FormattingColumns", "FormattingRows", "InsertingColumns", "InsertingRows",
    "InsertingHyperlinks", "DeletingColumns", "DeletingRows", "Sorting", "Filtering", "UsingPivotTables",
)  # fmt: skip

_NO_SWITCH = (NotImplementedError, AttributeError, XlwingsError)  # three engines of xlwings, each in a way of its own
"""How engines say that their program has no such switch: for input, for events. The last is Excel for Mac."""


def takes_input(app: xw.App) -> bool:
    """Whether the program takes what a person types and clicks."""
    with suppress(*_NO_SWITCH):
        return app.interactive
    return True


def let_input(app: xw.App, yes: bool) -> None:
    """Have the program take input or none, where it can."""
    with suppress(*_NO_SWITCH):
        app.interactive = yes


@contextmanager
def taking_no_input(app: xw.App) -> Generator[None]:
    """The program takes no input within; then it is as it was, in the windows that it has then."""
    before = takes_input(app)
    let_input(app, False)
    try:
        yield
    finally:
        let_input(app, before)


@contextmanager
def undisturbed(book: xw.Book) -> Generator[None]:
    """Nothing is drawn, computed or answered by events of the user's within; then everything is as it was, and so
    is the selection."""
    app = book.app
    shown, computed, selected = app.screen_updating, app.calculation, _selection(book)
    events = _events(app, False)
    try:
        app.screen_updating = False
        app.calculation = "manual"
        yield
    finally:
        app.calculation = computed
        app.screen_updating = shown
        if events is not None:
            _events(app, events)
        _select(selected)


def _events(app: xw.App, enabled: bool) -> bool | None:
    """Whether events were enabled; `None` where the program has no such switch."""
    try:
        before = app.enable_events
        app.enable_events = enabled
    except _NO_SWITCH:
        return None
    return before


def _selection(book: xw.Book) -> tuple[xw.Sheet, str] | None:
    with suppress(Exception):  # a chart is selected, a cell is being edited: there is nothing to put back
        selected = book.app.selection
        if selected is not None and selected.sheet.book.fullname == book.fullname:
            return selected.sheet, selected.address
    return None


def _select(selected: tuple[xw.Sheet, str] | None) -> None:
    with suppress(Exception):  # the sheet is hidden: whatever is selected now stays so
        if selected is not None:
            sheet, address = selected
            if _selection(sheet.book) != (sheet, address):
                sheet.activate()
                sheet.range(address).select()


@contextmanager
def unfiltered(table: xw.main.Table) -> Generator[None]:
    """All rows of the table show within; then its filter is what it was."""
    asked = _criteria(table)
    if not asked:
        yield
        return
    table.autofilter.clear()
    try:
        yield
    finally:
        for criterion in asked:
            _filter(table.autofilter, criterion)


def _criteria(table: xw.main.Table) -> Sequence[Any]:
    """One entry a column that hides rows, such as can be put back."""
    if not table.show_autofilter:
        return ()
    return [criterion for criterion in table.autofilter.criteria if criterion.type not in ("none", "unknown")]


def _filter(autofilter: Any, criterion: Any) -> None:
    match criterion.type:
        case "values":
            autofilter.apply_values(criterion.field, criterion.values)
        case "comparison":
            operands = (criterion.value1,) if criterion.value2 is None else (criterion.value1, criterion.value2)
            autofilter.apply_comparison(criterion.field, criterion.operator, *operands)
        case "top_items" | "bottom_items":
            getattr(autofilter, f"apply_{criterion.type}")(criterion.field, int(criterion.count))
        case "top_percent" | "bottom_percent":
            getattr(autofilter, f"apply_{criterion.type}")(criterion.field, criterion.percent)
        case _:
            return


@contextmanager
def unprotected(sheet: xw.Sheet, book: str) -> Generator[None]:
    """The sheet can be changed within; then it is protected as it was. Raises `BookError` where a password is needed.

    Protection is reached by the program's own names: xlwings has no word for it.
    """
    api: Any = sheet.api
    if not getattr(api, "ProtectContents", False):
        yield
        return
    options = _options(api)
    try:
        api.Unprotect("")
    except Exception as error:
        raise BookError("BOOK-09", book, sheet=sheet.name) from error
    if api.ProtectContents:
        raise BookError("BOOK-09", book, sheet=sheet.name)
    try:
        yield
    finally:
        api.Protect(**options)


def _options(api: Any) -> dict[str, bool]:
    """What Excel lets people do on the protected sheet; LibreOffice has no such list."""
    allowed = getattr(api, "Protection", None)
    if allowed is None:
        return {}
    return {f"Allow{name}": bool(getattr(allowed, f"Allow{name}")) for name in _ALLOWED} | {
        "Contents": True,
        "DrawingObjects": bool(api.ProtectDrawingObjects),
        "Scenarios": bool(api.ProtectScenarios),
    }
