"""How a computed date is explained, and how an explanation is read back to say what has moved since.

An explanation is one sentence:
`Приказ № 196, п. 22 «б»: срок СЗД – начало в должности 01.09.2024 + 2 года = 01.09.2026.`
First act and paragraphs, then why, then the steps: a fact of the person's row, a number of the profile, what they give.
"""

import re
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from attest_xl.profiles.number import Number, Unit
from attest_xl.rules.dates import shown

VERIFY = "(проверьте)"
"""Stands behind a number that the profile marks so."""

_FORMS = MappingProxyType(
    {
        Unit.YEAR: ("год", "года", "лет"),
        Unit.MONTH: ("месяц", "месяца", "месяцев"),
        Unit.DAY: ("день", "дня", "дней"),
        Unit.WORKING_DAY: ("рабочий день", "рабочих дня", "рабочих дней"),
        Unit.PERSON: ("человек", "человека", "человек"),
    }
)
_STEP = re.compile(r"([^:;,()=+–]+?) (\d\d\.\d\d\.\d{4}) \+ (\d+ [а-я][а-я ()]*) = ")


class Step(NamedTuple):
    """One date and how it came about: `label` names the fact, `since` is its day, `term` the words for the number."""

    label: str
    since: date
    term: str
    result: date

    def __str__(self) -> str:
        return f"{self.label} {shown(self.since)} + {self.term} = {shown(self.result)}"


@lru_cache(maxsize=4096)
def counted(amount: int, unit: Unit) -> str:
    """The amount with its unit in the right form: `2 года`, `5 лет`."""
    one, few, many = _FORMS[unit]
    if amount % 100 in range(11, 15):
        return f"{amount} {many}"
    last = amount % 10
    return f"{amount} {one if last == 1 else few if last in (2, 3, 4) else many}"


@lru_cache(maxsize=4096)
def _term(amount: int, unit: Unit, verify: bool) -> str:
    return f"{counted(amount, unit)} {VERIFY}" if verify else counted(amount, unit)


def term(number: Number) -> str:
    """The number in words, with the mark where the profile has one: `3 года (проверьте)`."""
    return _term(number.amount, number.unit, number.verify)


@lru_cache(maxsize=1024)
def _cited(sources: tuple[tuple[str, str], ...]) -> str:
    acts: dict[str, list[str]] = {}
    for act, paragraph in sources:
        known = acts.setdefault(act, [])
        if paragraph and paragraph not in known:
            known.append(paragraph)
    return "; ".join(", ".join((act, *paragraphs)) for act, paragraphs in acts.items())


def cited(*numbers: Number) -> str:
    """Acts and paragraphs, each said once: `Приказ № 196, п. 5, п. 22 «г»`."""
    return _cited(tuple([(number.act, number.paragraph) for number in numbers]))


def facts_of(sentence: str) -> dict[str, tuple[str, str]]:
    """The steps an explanation names: by label, the fact's day and the words for the number, as they stand there."""
    return {label.strip(): (day, number) for label, day, number in _STEP.findall(sentence)}
