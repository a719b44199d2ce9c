"""What a case decides about a person, before it becomes a row of «График»."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from attest_xl.profiles.profile import Profile
from attest_xl.rules.dates import days_until
from attest_xl.sheets.staff import Staff

CATEGORY = "категория"
CONFORMITY = "СЗД"
AWARD = "присвоение"
CONFIRMATION = "подтверждение"
NOTHING = "нет"

OVERDUE = "просрочено"
URGENT = "срочно"
SOON = "скоро"
PLANNED = "в плане"
AVAILABLE = "доступно"
PERMANENT = "бессрочно"
NOT_SUBJECT = "не подлежит"
NO_DATA = "нет данных"

NO_CATEGORY = "без категории"


class Outcome(NamedTuple):
    """The kind of attestation, its state and the explanation; `due` and `papers_by` are `None` where nothing is due."""

    kind: str
    state: str
    reason: str
    due: date | None = None
    papers_by: date | None = None


Case = Callable[[Staff, Profile, date], Outcome | None]
"""A case of the law: what it decides about the person on that day, or `None` when it does not fit."""


def by_date(due: date, profile: Profile, today: date) -> str:
    """The state of something due on a day: overdue, urgent, soon or planned."""
    days = days_until(due, today)
    if days < 0:
        return OVERDUE
    if days <= profile["OWN-01"].amount:
        return URGENT
    return SOON if days <= profile["OWN-02"].amount else PLANNED


def held_category(person: Staff) -> str | None:
    """The person's category; `None` when there is none, however that is written."""
    return None if person.category == NO_CATEGORY else person.category
