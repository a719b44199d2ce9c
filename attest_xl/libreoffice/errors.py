"""What can go wrong, in words that need no knowledge of UNO."""

from __future__ import annotations

from collections.abc import Callable

from xlwings import XlwingsError


class ProtectedSheetError(XlwingsError):
    """The cells are locked: the sheet was left as it was."""


class CellError:
    """The error a cell shows, such as `#N/A`. Its text is asked for when it is wanted: that is a call to the office."""

    def __init__(self, text: Callable[[], str]) -> None:
        self._text = text

    def __str__(self) -> str:
        return self._text()

    def __repr__(self) -> str:
        return f"<CellError {self}>"
