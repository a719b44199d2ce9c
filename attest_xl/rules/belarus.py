"""Belarus: the next category can be awarded from a day on; confirmation only where the methodist turned it on.

An absence moves nothing here: the Instruction counts service in the post, not days since a return.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from attest_xl.profiles.profile import Profile
from attest_xl.rules.dates import shown, years_later
from attest_xl.rules.outcome import (
    AVAILABLE,
    AWARD,
    CONFIRMATION,
    NO_DATA,
    NOTHING,
    PERMANENT,
    PLANNED,
    Case,
    Outcome,
    by_date,
    held_category,
)
from attest_xl.rules.subject import not_subject
from attest_xl.rules.words import VERIFY, Step, cited, counted, term
from attest_xl.sheets.staff import Staff

HIGHEST, TOP = "высшая", "учитель-методист"
AFTER_BREAK, PERIODIC = "BY-CNF-01", "BY-CNF-03"
TRAINING = "BY-CPD-01"


class Rung(NamedTuple):
    """A step of the ladder: the next category, the number that opens it, and whether an exam stands before it."""

    award: str
    id: str
    exam: str | None


LADDER: Mapping[str | None, Rung] = MappingProxyType(
    {
        None: Rung("вторая", "BY-AWD-01", None),
        "вторая": Rung("первая", "BY-AWD-02", None),
        "первая": Rung(HIGHEST, "BY-AWD-03", "BY-AWD-05"),
        HIGHEST: Rung(TOP, "BY-AWD-04", "BY-AWD-06"),
    }
)
"""By the category held, `None` for none."""


def valid_until(person: Staff, profile: Profile) -> date | None:
    """Categories have no end, unless the periodic confirmation of the highest is turned on."""
    number = profile.get(PERIODIC)
    if number is None or person.category != HIGHEST or person.decided is None:
        return None
    return years_later(person.decided, number.amount)


# The cases, in the order in which they are asked.


def confirmation_after_break(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """Back from a break that may have been over 2 years, a category may have to be confirmed: № 101, п. 5 (optional).

    The sheet has the day of return, not that of leaving: whoever has held the category for over 2 years is asked about.
    """
    number, category = profile.get(AFTER_BREAK), held_category(person)
    if number is None or category is None or person.decided is None or not (person.absence and person.returned):
        return None
    if years_later(person.decided, number.amount) >= person.returned:
        return None
    mark = f" {VERIFY}" if number.verify else ""
    reason = (
        f"{cited(number)}: подтверждение категории «{category}» (решение {shown(person.decided)}) с выхода "
        f"{shown(person.returned)}, если перерыв был дольше, чем {counted(number.amount, number.unit)}{mark}."
    )
    return Outcome(CONFIRMATION, _opened(person.returned, today), reason, person.returned)


def periodic_confirmation(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """The highest category is confirmed every 5 years: № 101 in its edition of 2012 (optional)."""
    due = valid_until(person, profile)
    if due is None or person.decided is None:
        return None
    number = profile[PERIODIC]
    step = Step("решение", person.decided, term(number), due)
    reason = f"{cited(number)}: подтверждение категории «{person.category}»: {step}."
    return Outcome(CONFIRMATION, by_date(due, profile, today), reason, due)


def top_category(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """Above учитель-методист there is no category, and it has no end: № 101, п. 18–19."""
    if person.category != TOP:
        return None
    since = f" (решение {shown(person.decided)})" if person.decided else ""
    reason = f"{cited(profile[LADDER[HIGHEST].id])}: категория «{TOP}»{since} – последняя, она бессрочна."
    return Outcome(NOTHING, PERMANENT, reason)


def foreign_category(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """A category the Instruction does not know opens none: № 101."""
    category = held_category(person)
    if category in LADDER:
        return None
    return Outcome(NOTHING, NO_DATA, f"{profile.act}: категории «{category}» в Беларуси нет, проверьте категорию.")


def undated(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """Without the decision, or the start in the position, the day of the next category is not known: № 101, п. 19."""
    category = held_category(person)
    if (person.started if category is None else person.decided) is not None:
        return None
    missing = "даты начала в должности" if category is None else f"даты решения о категории «{category}»"
    return Outcome(AWARD, NO_DATA, f"{cited(profile[LADDER[category].id])}: нет {missing}, впишите её.")


def next_category(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """The next category is open 2 or 3 years after the last one or the start in the position: № 101, п. 18–19."""
    category = held_category(person)
    rung = LADDER[category]
    label, since = ("начало в должности", person.started) if category is None else ("решение", person.decided)
    if since is None:
        return None
    number = profile[rung.id]
    step = Step(label, since, term(number), years_later(since, number.amount))
    numbers = (number,) if rung.exam is None else (number, profile[rung.exam])
    exam = ", нужен экзамен" if rung.exam else ""
    reason = f"{cited(*numbers)}: категория «{rung.award}» возможна с даты: {step}{exam}."
    return Outcome(AWARD, _opened(step.result, today), reason, step.result)


CASES: tuple[Case, ...] = (
    not_subject,
    confirmation_after_break,
    periodic_confirmation,
    top_category,
    foreign_category,
    undated,
    next_category,
)
"""The first that fits decides; the last fits everybody whom the others leave."""


def _opened(since: date, today: date) -> str:
    return AVAILABLE if since <= today else PLANNED
