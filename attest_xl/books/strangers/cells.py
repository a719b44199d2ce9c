"""The cells of a stranger's workbook, as python-calamine reads them. Imports its like alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from math import isfinite
from typing import Any

import python_calamine as calamine

from attest_xl.books.strangers.archive import ZIP
from attest_xl.books.strangers.far import FAR
from attest_xl.books.strangers.limits import Limits, RefusedError, too_many_cells
from attest_xl.books.strangers.old import ERROR, in_full, in_unicode
from attest_xl.books.strangers.parts import Places
from attest_xl.books.strangers.repair import repaired

Cell = str | int | float | bool | date | None
Rows = tuple[tuple[Cell, ...], ...]
SheetCells = tuple[str, Rows, tuple[tuple[int, int, int, int], ...]]
Far = tuple[str, int, int, int]
"""A sheet with cells too far below to be read: its name, row and column of the first, how many there are."""
Read = tuple[tuple[SheetCells, ...], tuple[str, ...], tuple[Far, ...]]
"""The sheets, the names of those passed over as hidden, and those with cells too far below."""
LAST_ROW = 1_048_576
MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?Z?")
"""How the reader gives a date that a file holds in words of the standard."""
SHEETS = 500
"""More sheets than a person makes."""


def workbook(data: bytes, limits: Limits) -> Read:
    data = in_full(data, errors=limits.hidden) if data.startswith(ZIP) else in_unicode(data)
    try:
        return _read(data, limits)
    except calamine.PasswordError:
        raise RefusedError("READ-03") from None
    except (calamine.CalamineError, OSError):  # the latter is the reader's own: the file is in memory
        again = repaired(data) if data.startswith(ZIP) else None
    if again is None:
        raise RefusedError("READ-04")
    try:
        return _read(again, limits)
    except (calamine.CalamineError, OSError):
        raise RefusedError("READ-04") from None


def with_errors(sheets: tuple[SheetCells, ...], errors: Mapping[str, Places]) -> tuple[SheetCells, ...]:
    """The sheets with a word in the cells that hold an error: read as blank they would seem to be cleared."""
    return tuple(
        (name, _with_words(rows, errors[name]) if name in errors else rows, merged) for name, rows, merged in sheets
    )


def _with_words(rows: Rows, places: Places) -> Rows:
    lines = [list(row) for row in rows]
    for row, column in sorted(places):
        if row < len(lines) + FAR:
            lines += [[] for _ in range(row + 1 - len(lines))]
            lines[row] += [None] * (column + 1 - len(lines[row]))
            lines[row][column] = lines[row][column] or ERROR
    return tuple(map(tuple, lines))


def _read(data: bytes, limits: Limits) -> Read:
    with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
        return _sheets(book, limits)


def _sheets(book: Any, limits: Limits) -> Read:
    shown, hidden, far = list[SheetCells](), list[str](), list[Far]()
    room = limits.cells
    known: dict[str, Cell] = {"": None}
    if len(book.sheets_metadata) > SHEETS:
        raise RefusedError("READ-05", f"в файле больше {SHEETS} листов")
    for about in book.sheets_metadata:
        if not str(about.typ).endswith("WorkSheet") or about.name in limits.passed_over:
            continue
        if not (limits.hidden or str(about.visible).endswith(".Visible")):
            hidden.append(about.name)
            continue
        sheet = book.get_sheet_by_name(about.name)
        rows, below = within_reach(_rows(sheet, limits, known), room)
        if rows is None:
            raise too_many_cells(limits)
        room -= sum(map(len, rows))
        shown.append((about.name, rows, _merged(sheet)))
        if below is not None:
            far.append((about.name, *below))
    return tuple(shown), tuple(hidden), tuple(far)


def _rows(sheet: Any, limits: Limits, known: dict[str, Cell]) -> Iterator[tuple[Cell, ...]]:
    """The rows from the sheet's first; at once, or one by one where a far cell makes the sheet look vast. `known` are
    the texts met before in the book."""
    bottom, right = sheet.end or (-1, -1)
    if (bottom + 1) * (right + 1) <= limits.cells:
        for row in sheet.to_python(skip_empty_area=False):  # most cells are blank, or texts that were there before
            yield tuple([
                None if cell == "" else cell if type(cell) is date else known.get(cell) or _cell(cell, known)
                for cell in row
            ])  # fmt: skip
        return
    before = (None,) * sheet.start[1]  # `iter_rows` keeps blank rows at the top, and no blank columns at the left
    for row in sheet.iter_rows():
        yield () if row.count("") == len(row) else before + tuple([_cell(cell, known) for cell in row])


def within_reach(rows: Iterable[tuple[Cell, ...]], room: int) -> tuple[Rows | None, tuple[int, int, int] | None]:
    """The rows without the blank cells at their ends, up to the last that says something, `None` when they hold more
    cells than there is room for; and row and column of a cell that says something far below all others, with the count
    of such cells from there on: they are left out."""
    kept, blank = list[tuple[Cell, ...]](), 0
    numbered = enumerate(rows, 1)
    for number, row in numbered:
        length = len(row)
        while length and row[length - 1] is None:
            length -= 1
        if not length:
            blank += 1
            continue
        if blank >= FAR:
            filled = [column for column, cell in enumerate(row, 1) if cell is not None]
            below = sum(cell is not None for _, cells in numbered for cell in cells)
            return tuple(kept), (number, filled[0], len(filled) + below)
        kept.extend([()] * blank)
        kept.append(row[:length])
        blank, room = 0, room - length
        if room < 0:
            return None, None
    return tuple(kept), None


def _cell(cell: object, known: dict[str, Cell]) -> Cell:
    """A cell as the project holds it: no times of day, whole numbers whole, no blank texts, equal texts one object."""
    if isinstance(cell, str):
        said = cell.replace("\0", "")  # some programs say of an .xls that its letters take two bytes when they take one
        day = _day(said) if said[10:11] == "T" else None
        return known.setdefault(cell, (day or said) if said.strip() else None)
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 1e15 else cell if isfinite(cell) else None
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, timedelta):
        return f"{cell // timedelta(hours=1)}:{cell % timedelta(hours=1) // timedelta(minutes=1):02}"
    return cell if isinstance(cell, bool | int | date) else None


def _day(said: str) -> date | None:
    """The day of a moment such as `2025-12-20T00:00:00Z`."""
    if moment := MOMENT.fullmatch(said):
        with suppress(ValueError):
            return date.fromisoformat(moment[1])
    return None


def _merged(sheet: Any) -> tuple[tuple[int, int, int, int], ...]:
    ranges = sheet.merged_cell_ranges or ()
    return tuple((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges)
