"""The UNO object that the workbook's Basic calls from its cells: `companion` registers it when it opens the book."""

import gc
import logging
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from attest_xl.libreoffice import listener
from attest_xl.libreoffice.bridge import struct
from attest_xl.template.examples import NOTICE_TEXT
from udfs.bridge import Answer, answer

REGISTER = "AttestFormulas.AttestRegisterFormulas"
"""The macro that takes the object."""
TEXTS = 2  # com.sun.star.sheet.FormulaResult.STRING


def formulas() -> object:
    """An object whose `callFunction(name, arguments)` answers: an interface that Basic can call with a result.

    It lives as long as this process: calls come over its connection to the office.
    """
    import_module("udfs.attest_udfs")  # now, and not while the first cell waits
    gc.freeze()  # all that is loaded stays: a collection amid ten thousand cells need not look through it
    return listener("com.sun.star.sheet.XFunctionAccess", callFunction=_called)


def ask_again(document: Any) -> None:
    """Have the document computed where a cell says that nobody answers: cells do not ask again by themselves."""
    if any(_is_unanswered(sheet) for sheet in document.Sheets):
        document.calculateAll()


def _is_unanswered(sheet: Any) -> bool:
    said = sheet.queryFormulaCells(TEXTS)
    blocks = (said.getByIndex(index).getDataArray() for index in range(said.Count))
    return any(str(cell).startswith(NOTICE_TEXT) for block in blocks for row in block for cell in row)


def _called(name: str, arguments: tuple[Any, ...]) -> object:
    try:
        rows = answer(name, _read(arguments))
    except Exception:  # beyond the connection nobody would learn what it was
        logging.getLogger(__name__).exception(name)
        raise
    return rows[0][0] if len(rows) == len(rows[0]) == 1 else _wrapped(rows)


def _read(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """The arguments, ranges as their cells. Columns side by side are read at once, which is cheaper."""
    places = {index: given.getRangeAddress() for index, given in enumerate(arguments) if hasattr(given, "getDataArray")}
    if not _side_by_side(tuple(places.values())):
        return tuple(given.getDataArray() if index in places else given for index, given in enumerate(arguments))
    left, right = min(each.StartColumn for each in places.values()), max(each.EndColumn for each in places.values())
    one = next(iter(places.values()))
    sheet = arguments[next(iter(places))].getSpreadsheet()
    block = sheet.getCellRangeByPosition(left, one.StartRow, right, one.EndRow).getDataArray()
    columns = {index: (each.StartColumn - left, each.EndColumn - left + 1) for index, each in places.items()}
    return tuple(
        [row[slice(*columns[index])] for row in block] if index in columns else given
        for index, given in enumerate(arguments)
    )


def _side_by_side(places: Sequence[Any]) -> bool:
    """Whether they are of the same rows of one sheet, with not much more between them than they hold."""
    if len(places) < 2 or len({(each.Sheet, each.StartRow, each.EndRow) for each in places}) > 1:
        return False
    held = sum(each.EndColumn - each.StartColumn + 1 for each in places)
    return max(each.EndColumn for each in places) - min(each.StartColumn for each in places) < 2 * held


def _wrapped(rows: Answer) -> object:
    """What Basic turns into an array of two dimensions, the only kind a cell takes; rows within rows it would not."""
    return struct("com.sun.star.script.ArrayWrapper", IsZeroIndex=True, Array=rows)
