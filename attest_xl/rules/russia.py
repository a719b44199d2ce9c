"""Russia: the category while it holds, then conformity to the position (СЗД). Orders № 196 and № 276.

Which of the two orders is in force shows in the profile alone: № 276 has no permanence, № 196 no extensions of 2020.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from attest_xl.profiles.number import Number
from attest_xl.profiles.profile import DateAlgebra, Profile
from attest_xl.rules.dates import days_before, days_later, last_day, shown, years_later
from attest_xl.rules.outcome import (
    CATEGORY,
    CONFORMITY,
    NO_DATA,
    NOT_SUBJECT,
    NOTHING,
    PERMANENT,
    Case,
    Outcome,
    by_date,
    held_category,
)
from attest_xl.rules.subject import not_subject
from attest_xl.rules.words import VERIFY, Step, cited, term
from attest_xl.sheets.staff import CHILDCARE, ILLNESS, MATERNITY, PREGNANCY, Staff

EVERY, AFTER_START, EXEMPT_BY_CATEGORY = "RU-SZD-01", "RU-SZD-02", "RU-SZD-07"
TERM, PERMANENCE, PETITION = "RU-CAT-01", "RU-CAT-02", "RU-CAT-12"
EXTENSIONS = ("RU-OLD-02", "RU-OLD-03")
TRAINING = "RU-CPD-01"
PAPERS_CATEGORY, PAPERS_CONFORMITY = "OWN-03", "OWN-04"

MENTORS = ("педагог-методист", "педагог-наставник")
_EXEMPT = MappingProxyType(
    {PREGNANCY: "RU-SZD-06", MATERNITY: "RU-SZD-03", CHILDCARE: "RU-SZD-04", ILLNESS: "RU-SZD-05"}
)
_RETURN = MappingProxyType(
    {
        MATERNITY: "выход из отпуска по беременности и родам",
        CHILDCARE: "выход из отпуска по уходу за ребёнком",
        ILLNESS: "выход после болезни",
    }
)

REMEMBERED = 16_384
"""How many answers are remembered: commissions decide on few days, and thousands of people share them."""


class Reckoned(NamedTuple):
    """A date, its words, and the number it rests on."""

    number: Number
    result: date
    words: str


def is_permanent(category: str, decided: date, profile: Profile) -> bool:
    """A category set on or after 01.09.2023 has no end, nor has a methodist's or mentor's: № 196, п. 24, разд. IV."""
    permanence = profile.get(PERMANENCE)
    return permanence is not None and (category in MENTORS or permanence.covers(decided))


def expiry(person: Staff, profile: Profile) -> date | None:
    """The last valid day of a termed category: № 276, п. 24. `None` without a category, its date or its end."""
    category, decided = held_category(person), person.decided
    return None if category is None or decided is None else _end(category, decided, profile)


@lru_cache(maxsize=REMEMBERED)
def _end(category: str, decided: date, profile: Profile) -> date | None:
    if is_permanent(category, decided, profile):
        return None
    end = last_day(decided, profile[TERM].amount, profile.last_valid_day)
    extension = _extension(end, profile)
    return extension.day if extension else end


def valid_until(person: Staff, profile: Profile) -> date | None:
    """The last valid day of the category, also when it has lapsed; without a category that of the conformity."""
    if held_category(person) is None and person.conformity is not None:
        return years_later(person.conformity, profile[EVERY].amount)
    return expiry(person, profile)


def _extension(end: date, profile: Profile) -> Number | None:
    """The order of 2020 that moved this end of a category, if one did."""
    for id_ in EXTENSIONS:
        number = profile.get(id_)
        if number is not None and number.covers(end):
            return number
    return None


# The cases, in the order in which they are asked.


def undated_category(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """A category without the day of its decision cannot be reckoned: № 276, п. 24."""
    category = held_category(person)
    if category is None or person.decided is not None:
        return None
    return Outcome(NOTHING, NO_DATA, f"{cited(profile[TERM])}: у категории «{category}» нет даты решения, впишите её.")


def permanent_category(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """A category set on or after 01.09.2023, or a methodist's or mentor's, holds for good: № 196, п. 24, разд. IV."""
    category, decided = held_category(person), person.decided
    if category is None or decided is None or not is_permanent(category, decided, profile):
        return None
    rule = profile[PETITION if category in MENTORS else PERMANENCE]
    why = "она" if category in MENTORS or rule.since is None else f"а с {shown(rule.since)} категория"
    reason = f"{cited(rule)}: категория «{category}» установлена {shown(decided)}, {why} бессрочна."
    return Outcome(NOTHING, PERMANENT, reason)


def valid_category(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """While a termed category holds, its last day is the date to be ready for: № 276, п. 24."""
    end = expiry(person, profile)
    if end is None or end < today or person.decided is None:
        return None
    numbers, how = _decision(person.decided, profile)
    reason = f"{cited(*numbers)}: категория «{person.category}» действует, {how}, потом нужна СЗД."
    papers = days_before(end, profile[PAPERS_CATEGORY].amount)
    return Outcome(CATEGORY, by_date(end, profile, today), reason, end, papers)


def away(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """The pregnant, and those absent with no day of return, are not attested for conformity: № 196, п. 22 «в»–«е»."""
    exempt = _EXEMPT.get(person.absence or "")
    if exempt is None or (person.returned is not None and person.absence != PREGNANCY):
        return None
    until = "" if person.absence == PREGNANCY else " без даты выхода"
    return Outcome(CONFORMITY, NOT_SUBJECT, f"{cited(profile[exempt])}: {person.absence}{until}, СЗД не проводится.")


def lapsed_category(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """After a category's end conformity is due, the latest date that applies: № 196, п. 5, п. 22 «а», «б», «г»–«е»."""
    end = expiry(person, profile)
    if end is None or person.decided is None:
        return None
    numbers, how = _decision(person.decided, profile)
    day_after = Step("срок категории", end, "1 день", days_later(end, 1))
    steps = [Reckoned(profile[EXEMPT_BY_CATEGORY], day_after.result, str(day_after)), *_since_start(person, profile)]
    steps += [*_since_conformity(person, profile), *_since_return(person, profile)]
    return _conformity(steps, profile, today, numbers, f"категория «{person.category}» не действует ({how}), ")


def after_conformity(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """Conformity is confirmed again 5 years after the last time, or when the leave rule allows: № 196, п. 5, п. 22."""
    if person.conformity is None:
        return None
    steps = [*_since_conformity(person, profile), *_since_return(person, profile)]
    return _conformity(steps, profile, today)


def nothing_known(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """Without a category, a conformity and a start in the position nothing can be reckoned: № 196, п. 5, п. 22 «б»."""
    if person.started is not None:
        return None
    source = cited(profile[EVERY], profile[AFTER_START])
    return Outcome(CONFORMITY, NO_DATA, f"{source}: нет ни даты СЗД, ни даты начала в должности, впишите одну из них.")


def newcomer(person: Staff, profile: Profile, today: date) -> Outcome:
    """The first conformity is due 2 years after the start in the position, or when the leave rule allows: п. 22."""
    return _conformity([*_since_start(person, profile), *_since_return(person, profile)], profile, today)


CASES: tuple[Case, ...] = (
    not_subject,
    undated_category,
    permanent_category,
    valid_category,
    away,
    lapsed_category,
    after_conformity,
    nothing_known,
    newcomer,
)
"""The first that fits decides; the last fits everybody."""


def _since_start(person: Staff, profile: Profile) -> Sequence[Reckoned]:
    return _reckoned("начало в должности", person.started, AFTER_START, profile)


def _since_conformity(person: Staff, profile: Profile) -> Sequence[Reckoned]:
    return _reckoned("последняя СЗД", person.conformity, EVERY, profile)


def _since_return(person: Staff, profile: Profile) -> Sequence[Reckoned]:
    """The leave rule: 2 years after maternity or childcare leave, 1 year after a long illness; п. 22 «г»–«е»."""
    label = _RETURN.get(person.absence or "")
    return _reckoned(label, person.returned, _EXEMPT[person.absence or ""], profile) if label else ()


@lru_cache(maxsize=REMEMBERED)
def _reckoned(label: str, since: date | None, id_: str, profile: Profile) -> tuple[Reckoned, ...]:
    if since is None:
        return ()
    number = profile[id_]
    step = Step(label, since, term(number), years_later(since, number.amount))
    return (Reckoned(number, step.result, str(step)),)


@lru_cache(maxsize=REMEMBERED)
def _decision(decided: date, profile: Profile) -> tuple[tuple[Number, ...], str]:
    """The numbers and the words by which a termed category ends."""
    number = profile[TERM]
    end = last_day(decided, number.amount, profile.last_valid_day)
    short = " без дня" if profile.last_valid_day is DateAlgebra.DAY_BEFORE else ""
    words = str(Step("решение", decided, term(number) + short, end))
    extension = _extension(end, profile)
    if extension is None:
        return (number,), words
    mark = f" {VERIFY}" if extension.verify else ""
    return (number, extension), f"{words}, срок продлён до {shown(extension.day)}{mark}"


def _conformity(
    steps: Sequence[Reckoned], profile: Profile, today: date, numbers: Sequence[Number] = (), why: str = ""
) -> Outcome:
    """Conformity on the latest of the dates, with every one of them explained."""
    due = max([step.result for step in steps])
    latest = "" if len(steps) == 1 else "самая поздняя из дат: "
    listed = "; ".join([step.words for step in steps])
    source = cited(*numbers, *[step.number for step in steps])
    papers = days_before(due, profile[PAPERS_CONFORMITY].amount)
    return Outcome(
        CONFORMITY, by_date(due, profile, today), f"{source}: {why}срок СЗД – {latest}{listed}.", due, papers
    )
