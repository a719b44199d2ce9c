"""Rows far below all others of a sheet: an accident, for which the reader would lay out every cell between. Imports its
like alone."""

import re

from attest_xl.books.strangers.blanks import Cut

FAR = 10_000
"""So many blank rows end a list: what stands below them got there by accident."""
_ANY_ROW, _ANY_CELL = re.compile(rb"<(?:\w+:)?row[\s>/]"), re.compile(rb"<(?:\w+:)?c[\s>/]")
_ROW = re.compile(rb"""<((?:\w+:)?)row\s(?:[^>]*?\s)?r\s*=\s*["'](\d{1,7})["']""")
_CELL = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Z]{1,3})(\d{1,7})["']""")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>[^<]")


def without_far_rows(sheet: bytes) -> Cut | None:
    """The sheet without the rows that stand far below those above them; `None` when there are none, or when it does not
    tell rows and cells one after another, each with its place."""
    last = _ROW.search(sheet, max(sheet.rfind(b"row "), 10) - 10)
    if last is None or int(last[2]) <= FAR:
        return None
    rows = list(_ROW.finditer(sheet))
    numbers = [0, *(int(row[2]) for row in rows)]
    far = next((row for above, row in zip(numbers, rows, strict=False) if int(row[2]) - above > FAR), None)
    end = sheet.rfind(b"</" + last[1] + b"sheetData")
    if far is None or end < 0 or numbers != sorted(numbers) or len(rows) != len(_ANY_ROW.findall(sheet)):
        return None
    cut = sheet[far.start() : end]
    cells = list(_CELL.finditer(cut))
    if len(cells) != len(_ANY_CELL.findall(cut)):
        return None
    ends = [*(cell.start() for cell in cells[1:]), len(cut)]
    filled = [cell for cell, stop in zip(cells, ends, strict=False) if _VALUE.search(cut, cell.end(), stop)]
    told = (int(filled[0][2]), column_of(filled[0][1]), len(filled)) if filled else (0, 0, 0)
    return Cut(far.start(), sheet[end:], told)


def column_of(letters: bytes) -> int:
    """Its number, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
