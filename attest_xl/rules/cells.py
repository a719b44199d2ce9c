"""What single cells say, without a workbook around them: the logic of the worksheet functions. Answers are cells too,
and what is wrong is a sentence."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from attest_xl.findings import Finding, Place
from attest_xl.profiles.calendar import Calendar, calendar_for
from attest_xl.profiles.profile import Profile
from attest_xl.rules.checks import check_person
from attest_xl.rules.deadlines import application_deadlines, result_deadlines, session_deadlines
from attest_xl.rules.outcome import NO_DATA
from attest_xl.rules.schedule import schedule, training_by
from attest_xl.schema.cells import Value
from attest_xl.schema.kinds import Choice, Count, Day, Kind
from attest_xl.schema.sheet import Row, column_of
from attest_xl.schema.verdict import Trouble
from attest_xl.sheets import Application, CalendarDay, Due, Result, Session, Staff

GUESSED = frozenset({"DATE-04"})
"""Doubts whose value is partly made up: a formula that only cleans a cell does not take it."""
REMEMBERED = 65_536
"""Rows remembered: the date, the state and the explanation of a person stand side by side."""

Told = tuple[Staff, tuple[tuple[str, Trouble], ...]]
"""The person that a row's cells tell of, and what is wrong with them, by field."""


def sentence(trouble: Trouble, title: str) -> str:
    """What is wrong, the rule and the way out, under the title."""
    return Finding.of(trouble, Place(title)).message


def cleaned(kind: Kind[Any], title: str, cell: Value) -> Value:
    """The cell in its usual form; `None` for a blank one; a sentence where that would be a guess."""
    outcome = kind.read(cell)
    if not isinstance(outcome, Trouble):
        return kind.write(outcome)
    return sentence(outcome, title) if outcome.value is None or outcome.code in GUESSED else kind.write(outcome.value)


# A person's row


@lru_cache(maxsize=REMEMBERED)
def told(fields: tuple[str, ...], cells: tuple[Value, ...]) -> Told | None:
    """The person whose cells these are; `None` of a blank row."""
    if not any(cell is not None for cell in cells):
        return None
    outcomes = {name: kind.read(cell) for name, kind, cell in zip(fields, _kinds(fields), cells, strict=True)}
    troubles = tuple((name, outcome) for name, outcome in outcomes.items() if isinstance(outcome, Trouble))
    values: dict[str, Any] = outcomes | {name: trouble.value for name, trouble in troubles}
    return Staff(**values), troubles


@lru_cache(maxsize=16)
def _kinds(fields: tuple[str, ...]) -> tuple[Kind[Any], ...]:
    return tuple(column_of(Staff, name).kind for name in fields)


@lru_cache(maxsize=REMEMBERED)
def line_of(fields: tuple[str, ...], cells: tuple[Value, ...], profile: Profile, today: date) -> Due | None:
    """The person's row of «График», as `schedule` gives it; `None` of a blank row."""
    row = told(fields, cells)
    if row is None:
        return None
    person, troubles = row
    unread = {name: trouble.said for name, trouble in troubles if trouble.value is None}
    return schedule((person,), profile, today, unread={None: unread} if unread else {})[0]


def next_date(fields: tuple[str, ...], cells: tuple[Value, ...], profile: Profile, today: date) -> Value:
    """«Следующая дата»; where a cell could not be read and there is none for it, what is wrong."""
    line = line_of(fields, cells, profile, today)
    if line is None or line.state != NO_DATA:
        return line and line.due
    _, troubles = told(fields, cells) or (None, ())
    wrong = [_sentence(name, trouble) for name, trouble in troubles if trouble.value is None]
    return wrong[0] if wrong else None


def state(fields: tuple[str, ...], cells: tuple[Value, ...], profile: Profile, today: date) -> Value:
    """«Состояние»."""
    line = line_of(fields, cells, profile, today)
    return line and line.state


def explanation(fields: tuple[str, ...], cells: tuple[Value, ...], profile: Profile, today: date) -> Value:
    """«Основание»."""
    line = line_of(fields, cells, profile, today)
    return line and line.reason


def remarks(fields: tuple[str, ...], cells: tuple[Value, ...], profile: Profile, today: date) -> Value:
    """What is wrong with the cells, a line each; once all can be read, what contradicts itself. A field that is not
    among `fields` is not missed."""
    row = told(fields, cells)
    if row is None:
        return None
    person, troubles = row
    lines = [_sentence(name, trouble) for name, trouble in troubles]
    if all(trouble.value is not None for _, trouble in troubles):
        titles = {column_of(Staff, name).title for name in fields}
        found = [finding for finding in check_person(person, profile, today) if finding.place.title in titles]
        lines += [replace(finding, place=Place(finding.place.title)).message for finding in found]
    return "\n".join(lines) or None


def _sentence(name: str, trouble: Trouble) -> str:
    return sentence(trouble, column_of(Staff, name).title)


# Deadlines and working days

Reckoning = Callable[[date, Profile, Calendar], date | None]


def _of_session(field: str) -> Reckoning:
    return lambda day, profile, calendar: getattr(session_deadlines(Session(held=day), profile, calendar), field)


def _of_application(field: str) -> Reckoning:
    return lambda day, profile, calendar: getattr(application_deadlines(Application(received=day), profile), field)


def _titles(row: type[Row], reckoning: Callable[[str], Reckoning], *fields: str) -> dict[str, Reckoning]:
    return {column_of(row, field).title: reckoning(field) for field in fields}


DEADLINES: Mapping[str, Reckoning] = MappingProxyType(
    {
        **_titles(Session, _of_session, "order_by", "representation_by", "information_by", "extract_by", "acquaint_by"),
        **_titles(Application, _of_application, "notice_by", "decision_by"),
        column_of(Result, "tell_by").title: lambda day, profile, _: (
            result_deadlines(Result(decided=day), profile).tell_by
        ),
        column_of(Due, "training_by").title: lambda day, profile, _: training_by(Staff(trained=day), profile),
    }
)
"""What can be due, by the title of the column that holds it."""

_PAPER = Choice(tuple(DEADLINES), "")
_COUNT = Count(minimum=0, maximum=2500)
_A_YEAR = 240
"""Fewer working days than any year has."""


@lru_cache(maxsize=256)
def _calendar(profile: Profile, first: int, last: int, own_days: tuple[CalendarDay, ...]) -> Calendar:
    return calendar_for(profile, range(first, last + 1), own_days)


def deadline(own_days: tuple[CalendarDay, ...], profile: Profile, paper: Value, day: Value) -> Value:
    """The day by which the paper is due, reckoned from the day; `None` where the rules know no such term."""
    which, since = _PAPER.read(paper), Day().read(day)
    if isinstance(which, Trouble) or isinstance(since, Trouble):
        return _first_sentence(("Срок", which), ("Дата", since))
    if which is None or since is None:
        return None
    return DEADLINES[which](since, profile, _calendar(profile, since.year, since.year, own_days))


def working_day(own_days: tuple[CalendarDay, ...], profile: Profile, day: Value, days: Value) -> Value:
    """The working day so many working days after the day; before it when negative."""
    since = Day().read(day)
    back = isinstance(days, int | float) and days < 0
    count = _COUNT.read(-days if back and isinstance(days, int | float) else days)
    if isinstance(since, Trouble) or isinstance(count, Trouble):
        return _first_sentence(("Дата", since), ("Дней", count))
    if since is None or count is None:
        return None
    years = count // _A_YEAR + 1
    calendar = _calendar(profile, since.year - years * back, since.year + years * (not back), own_days)
    return calendar.minus_working_days(since, count) if back else calendar.plus_working_days(since, count)


def _first_sentence(*outcomes: tuple[str, object]) -> str:
    return next(sentence(outcome, title) for title, outcome in outcomes if isinstance(outcome, Trouble))
