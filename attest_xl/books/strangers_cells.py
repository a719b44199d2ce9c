"""The cells of a stranger's workbook, as python-calamine reads them. Imports nothing of the package but its checks."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import Any

import python_calamine as calamine

from attest_xl.books.strangers_checks import Limits, RefusedError

Cell = str | int | float | bool | date | None
SheetCells = tuple[str, tuple[tuple[Cell, ...], ...], tuple[tuple[int, int, int, int], ...]]


def workbook(data: bytes, limits: Limits) -> tuple[tuple[SheetCells, ...], tuple[str, ...]]:
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            return _sheets(book, limits)
    except calamine.PasswordError:
        raise RefusedError("READ-03") from None
    except calamine.CalamineError:
        raise RefusedError("READ-04") from None


def _sheets(book: Any, limits: Limits) -> tuple[tuple[SheetCells, ...], tuple[str, ...]]:
    shown, hidden, room = list[SheetCells](), list[str](), limits.cells
    for about in book.sheets_metadata:
        if not str(about.typ).endswith("WorkSheet"):
            continue
        if not (limits.hidden or str(about.visible).endswith(".Visible")):
            hidden.append(about.name)
            continue
        sheet = book.get_sheet_by_name(about.name)
        bottom, right = sheet.end or (-1, -1)
        room -= (bottom + 1) * (right + 1)
        if room < 0:
            raise RefusedError("READ-05", f"в файле больше {limits.cells} ячеек")
        shown.append((about.name, _cells(sheet), _merged(sheet)))
    return tuple(shown), tuple(hidden)


def _cells(sheet: Any) -> tuple[tuple[Cell, ...], ...]:
    known: dict[str, Cell] = {"": None}
    rows = [tuple([_cell(cell, known) for cell in row]) for row in sheet.to_python(skip_empty_area=False)]
    return without_blank_end(rows)


def without_blank_end(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    while rows and rows[-1].count(None) == len(rows[-1]):
        rows.pop()
    return tuple(rows)


def _cell(cell: object, known: dict[str, Cell]) -> Cell:
    """One cell as the project holds it: no times of day, whole numbers whole, equal texts one object."""
    if isinstance(cell, str):
        return known.setdefault(cell, cell)
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell if isfinite(cell) else None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, timedelta):
        return f"{cell // timedelta(hours=1)}:{cell % timedelta(hours=1) // timedelta(minutes=1):02}"
    return cell if isinstance(cell, bool | int | date) else None


def _merged(sheet: Any) -> tuple[tuple[int, int, int, int], ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
