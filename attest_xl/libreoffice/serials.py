"""Days as numbers: a cell holds a day as the count of days since the document's day zero, its time as a fraction."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

MIDNIGHT = dt.time()
DAY_ZERO = dt.datetime.combine(dt.date(1899, 12, 30), MIDNIGHT)
"""Day zero of nearly every document; some (old Mac workbooks) count from 1904-01-01 or 1899-12-31."""

LAST_SERIAL = 2_958_465  # 9999-12-31 counted from 1899-12-30
SECONDS_A_DAY = 86_400


@lru_cache(maxsize=1 << 16)
def moment_of(serial: float, zero: dt.datetime = DAY_ZERO) -> dt.datetime | float:
    """The moment a number means, to the millisecond; a bare time of day (below 1) and a number no calendar has stay
    numbers."""
    if not 1 <= serial <= LAST_SERIAL:
        return serial
    days, fraction = divmod(serial, 1)
    try:
        return zero + dt.timedelta(days=days, seconds=round(fraction * SECONDS_A_DAY, 3))
    except OverflowError:
        return serial


def serial_of(day: dt.date, zero: dt.datetime = DAY_ZERO) -> float:
    """The number a cell holds for a day or a moment; a time zone is dropped, as cells know none."""
    if not isinstance(day, dt.datetime):
        day = dt.datetime.combine(day, MIDNIGHT)
    return (day.replace(tzinfo=None) - zero) / dt.timedelta(days=1)
