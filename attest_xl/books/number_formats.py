"""Which number formats show a date, and how dates are numbered."""

from __future__ import annotations

import re
from datetime import date, timedelta

DAY_FORMAT = "dd.mm.yyyy"

_BUILT_IN_DAYS = frozenset({14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58})
_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|[_*].|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_FEBRUARY_29 = 60  # Excel counts a day in 1900 that never was
_FIRST = date(1899, 12, 30)
_FIRST_FROM_1904 = date(1904, 1, 1)
_LAST = 2_958_465  # 31.12.9999


def shows_a_day(number: int, code: str | None) -> bool:
    """Whether the format shows a day (a time alone is no day). `code` is `None` for a built-in format."""
    if code is None:
        return number in _BUILT_IN_DAYS
    if code.lower() == "general":
        return False
    letters = _NOT_LETTERS.sub("", code.partition(";")[0]).lower()
    return bool(set("dy") & set(letters)) or ("m" in letters and not set("hs") & set(letters))


def day_of(serial: float, from_1904: bool) -> date | None:
    """The day with this number; `None` where there is none."""
    whole = int(serial)
    if from_1904:
        return _FIRST_FROM_1904 + timedelta(whole) if 0 <= whole <= _LAST - 1462 else None
    if not 1 <= whole <= _LAST or whole == _FEBRUARY_29:
        return None
    return _FIRST + timedelta(whole + (whole < _FEBRUARY_29))


def serial_of(day: date, from_1904: bool) -> int | None:
    """The day's number; `None` for days before the first."""
    if from_1904:
        number = (day - _FIRST_FROM_1904).days
        return number if number >= 0 else None
    number = (day - _FIRST).days
    number -= number <= _FEBRUARY_29
    return number if number >= 1 else None
