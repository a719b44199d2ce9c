"""Courses listed in one cell: when the last of them ended, and how long it was."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.day import Day
from attest_xl.schema.kinds.folding import remembered, squeezed
from attest_xl.schema.kinds.stamps import Stamp, flat, stamps_in
from attest_xl.schema.verdict import Trouble


@dataclass(frozen=True, slots=True)
class CoursesFacts:
    """The day on which the latest of the courses ended, their `hours`, and the cell's text.

    `last` is a `Trouble` when the latest course is not known to the day, `None` when no date stands there. `hours` are
    those told beside that date; `None` when none or more than one are.
    """

    last: date | Trouble | None = None
    hours: int | None = None
    text: str = ""


_DAY = Day()
_HOURS = re.compile(r"(?<![0-9.,/\-])([0-9]{1,4})\s?(?:а\.?\s?)?ч(?:ас[а-я]*)?(?![а-яё])")
_NOTHING = frozenset({"", "-", "--", "нет"})


def facts_of_courses(cell: Value) -> CoursesFacts:
    """The latest date among all of them. A course known only by its year counts: where it may be the latest, nothing
    older is taken silently."""
    return _told(cell) if isinstance(cell, str) else CoursesFacts(_DAY.read(cell), text=text_of(cell))


@remembered
def _told(text: str) -> CoursesFacts:
    said = squeezed(text)
    plain = flat(text)
    if plain in _NOTHING:
        return CoursesFacts(text=said)
    if plain.isdigit():
        return CoursesFacts(_DAY.read(plain), text=said)
    stamps = tuple(replace(stamp, ranged=False) for stamp in stamps_in(plain))
    last, place = _latest(stamps)
    return CoursesFacts(last, _hours(_beside(plain, stamps, place)), said)


def _latest(stamps: Sequence[Stamp]) -> tuple[date | Trouble | None, int | None]:
    """The latest day with the place of its stamp; a trouble where a later one may hide."""
    known, years, broken = list[tuple[date, int]](), list[int](), list[Trouble]()
    for place, stamp in enumerate(stamps):
        verdict = _DAY.judged(stamp)
        value = verdict.value if isinstance(verdict, Trouble) else verdict
        if value is not None:
            known.append((value, place))
        elif isinstance(verdict, Trouble) and verdict.code == "DATE-05":
            years.append(int(stamp.year))
        elif isinstance(verdict, Trouble):
            broken.append(verdict)
    if broken:
        return broken[0], None
    day, place = max(known, default=(None, None))
    last = _against_years(day, None if place is None else _DAY.judged(stamps[place]), max(years, default=0))
    return last, None if isinstance(last, Trouble) and last.value is None else place


def _against_years(day: date | None, verdict: date | Trouble | None, year: int) -> date | Trouble | None:
    """The latest day told, weighed against the latest course of which only the year is told."""
    if day is None or day.year < year:
        return Trouble("FACT-05", str(year), hint=str(year)) if year else None
    if day.year == year and not isinstance(verdict, Trouble):
        return Trouble("FACT-06", str(year), day, f"{day:%d.%m.%Y}")
    return verdict


def _beside(text: str, stamps: Sequence[Stamp], place: int | None) -> str:
    """What stands around one stamp, up to the next stamp or semicolon on either side; the whole text without one."""
    if place is None:
        return text
    begin = stamps[place - 1].end if place else 0
    end = stamps[place + 1].start if place + 1 < len(stamps) else len(text)
    before = text[begin : stamps[place].start].rpartition(";")[2]
    return f"{before} {text[stamps[place].end : end].partition(';')[0]}"


def _hours(text: str) -> int | None:
    told = {int(hours) for hours in _HOURS.findall(text)}
    return told.pop() if len(told) == 1 else None
