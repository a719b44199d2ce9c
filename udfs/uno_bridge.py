"""The UNO object that the workbook's Basic calls from its cells: `companion` registers it when it opens the book."""

import logging
from typing import Any

from attest_xl.libreoffice import listener
from attest_xl.libreoffice.bridge import struct
from udfs.bridge import Answer, answer

REGISTER = "AttestFormulas.AttestRegisterFormulas"
"""The macro that takes the object."""


def formulas() -> object:
    """An object whose `callFunction(name, arguments)` answers: an interface that Basic can call with a result.

    It lives as long as this process: calls come over its connection to the office.
    """
    return listener("com.sun.star.sheet.XFunctionAccess", callFunction=_called)


def _called(name: str, arguments: tuple[Any, ...]) -> object:
    try:
        rows = answer(name, tuple(map(_cells, arguments)))
    except Exception:  # beyond the connection nobody would learn what it was
        logging.getLogger(__name__).exception(name)
        raise
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else _wrapped(rows)


def _cells(given: Any) -> Any:
    """The cells of a range; anything else as it is."""
    return given.getDataArray() if hasattr(given, "getDataArray") else given


def _wrapped(rows: Answer) -> object:
    """What Basic turns into an array of two dimensions, the only kind a cell takes; rows within rows it would not."""
    return struct("com.sun.star.script.ArrayWrapper", IsZeroIndex=True, Array=rows)
