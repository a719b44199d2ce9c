"""«График»: what is due for a person in a position, when, and why."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from attest_xl.profiles.profile import Country, Profile
from attest_xl.rules import belarus, russia
from attest_xl.rules.changes import changed
from attest_xl.rules.dates import school_year, years_later
from attest_xl.rules.outcome import Case, Outcome
from attest_xl.sheets.schedule import Due
from attest_xl.sheets.staff import LEFT, Staff

__all__ = ["changed", "due", "schedule", "training_by"]


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
    people: Iterable[Staff], profile: Profile, today: date, before: Iterable[Due] | None = None
) -> tuple[Due, ...]:
    """«График» for everybody who works, each with what moved since the rows `before`; `None` the first time."""
    rows = [row for person in people if (row := due(person, profile, today)) is not None]
    if before is None:
        return tuple(rows)
    old = {row.code: row for row in before}
    return tuple([_marked(row, changed(old.get(row.code), row)) for row in rows])


def _marked(row: Due, moved: str | None) -> Due:
    return row if moved is None else row.model_copy(update={"changed": moved})


def _decided(person: Staff, profile: Profile, today: date) -> Outcome:
    for case in PROCEDURES[profile.country].cases:
        outcome = case(person, profile, today)
        if outcome is not None:
            return outcome
    raise LookupError("no case fits: the last one must")
