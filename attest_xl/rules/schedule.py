"""«График»: what is due for a person in a position, when, and why."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from attest_xl.profiles.profile import Country, Profile
from attest_xl.rules import belarus, russia
from attest_xl.rules.changes import changed
from attest_xl.rules.dates import school_year, years_later
from attest_xl.rules.outcome import CONFORMITY, NO_DATA, NOT_SUBJECT, NOTHING, Case, Outcome
from attest_xl.schema.sheet import column_of
from attest_xl.sheets.schedule import Due
from attest_xl.sheets.staff import LEFT, Staff

__all__ = ["changed", "due", "schedule", "training_by"]


Unread = Mapping[str | None, Mapping[str, str]]
"""By a person's code, then by field: what stands in cells that could not be read."""
NOTHING_UNREAD: Unread = MappingProxyType({})


class Procedure(NamedTuple):
    """How a country attests: its cases in order, until when a category holds, the number for training."""

    cases: tuple[Case, ...]
    valid_until: Callable[[Staff, Profile], date | None]
    training: str


PROCEDURES: Mapping[Country, Procedure] = MappingProxyType(
    {
        Country.RUSSIA: Procedure(russia.CASES, russia.valid_until, russia.TRAINING),
        Country.BELARUS: Procedure(belarus.CASES, belarus.valid_until, belarus.TRAINING),
    }
)


def due(person: Staff, profile: Profile, today: date) -> Due | None:
    """The person's row of «График» on that day; `None` when the person has left."""
    if person.status == LEFT:
        return None
    outcome = _decided(person, profile, today)
    return Due(
        code=person.code,
        institution=person.institution,
        name=person.name,
        position=person.position,
        category=person.category,
        valid_until=PROCEDURES[profile.country].valid_until(person, profile),
        kind=outcome.kind,
        due=outcome.due,
        school_year=school_year(outcome.due) if outcome.due else None,
        papers_by=outcome.papers_by,
        state=outcome.state,
        training_by=training_by(person, profile),
        reason=outcome.reason,
    )


def training_by(person: Staff, profile: Profile) -> date | None:
    """The last day for the next training: 3 years after the last one; `None` when none is known."""
    if person.trained is None:
        return None
    return years_later(person.trained, profile[PROCEDURES[profile.country].training].amount)


def schedule(
    people: Iterable[Staff],
    profile: Profile,
    today: date,
    before: Iterable[Due] | None = None,
    unread: Unread = NOTHING_UNREAD,
) -> tuple[Due, ...]:
    """«График» for everybody who works, each with what moved since the rows `before`; `None` the first time.

    A cell that could not be read is not an empty cell: who has one among those that decide has no date until it is
    corrected.
    """
    rows = [row for person in people if (row := due(person, profile, today)) is not None]
    if unread:
        rows = [_not_guessed(row, unread) for row in rows]
    if before is None:
        return tuple(rows)
    old = {row.code: row for row in before}
    return tuple([_marked(row, changed(old.get(row.code), row)) for row in rows])


def _not_guessed(row: Due, unread: Unread) -> Due:
    """The row without a date where the cell that decides could not be read."""
    cells = unread.get(row.code, {})
    decisive = ("category",) if row.kind != CONFORMITY else ("category", "conformity", "started", "absence", "returned")
    spoilt = [f"{column_of(Staff, name).title} «{cells[name]}»" for name in decisive if name in cells]
    if not spoilt or (row.state == NOT_SUBJECT and row.kind == NOTHING):
        return row
    reason = f"Не прочитано: {', '.join(spoilt)}. Исправьте ячейку, место – на листе «Проверка»."
    nothing = {"due": None, "school_year": None, "papers_by": None, "valid_until": None}
    return row.model_copy(update={"kind": NOTHING, "state": NO_DATA, "reason": reason, **nothing})


def _marked(row: Due, moved: str | None) -> Due:
    return row if moved is None else row.model_copy(update={"changed": moved})


def _decided(person: Staff, profile: Profile, today: date) -> Outcome:
    for case in PROCEDURES[profile.country].cases:
        outcome = case(person, profile, today)
        if outcome is not None:
            return outcome
    raise LookupError("no case fits: the last one must")
