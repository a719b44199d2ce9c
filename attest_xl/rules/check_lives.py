"""Checks of a person's life: birth, age, service, training, absence. Most need no law, only arithmetic."""

import re
from collections.abc import Callable
from datetime import date

from attest_xl.findings import Finding
from attest_xl.findings.places import found
from attest_xl.profiles.number import Unit
from attest_xl.profiles.profile import Country, Profile
from attest_xl.rules.dates import full_years, shown, years_later
from attest_xl.rules.schedule import PROCEDURES, training_by
from attest_xl.rules.subject import is_attested
from attest_xl.rules.words import counted
from attest_xl.sheets.staff import CHILDCARE, ILLNESS, LEFT, MATERNITY, PREGNANCY, WORKS, Staff

Check = Callable[[Staff, Profile, date], Finding | None]

OLDEST, ADULT, HIRED = 90, 18, 16
"""Ages in years: few teach past the first, nobody is attested before the second or hired before the third."""

YOUNG = 5
"""Years of service after which nobody is a young specialist any more, in any region."""


_ABSENCE = re.compile(
    r"декрет|беременн|по уходу|\bд/о\b|\bдо (?:3|тр[её]х) лет|\bдлительн\w* (?:болезн|больничн)", re.IGNORECASE
)


def years(count: int) -> str:
    """The years in words: `45 лет`."""
    return counted(count, Unit.YEAR)


def birth_before_age(day: date | None, person: Staff, age: int, today: date) -> date | None:
    """The birth of somebody younger than `age` on the day; `None` for others, and for births that are wrong anyway."""
    birth = person.birth
    return birth if day is not None and birth is not None and day < years_later(birth, age) and birth <= today else None


def born_in_the_future(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: nobody is born after today."""
    return found("PERS-01", person, "birth") if person.birth and person.birth > today else None


def too_old(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: an age over 90 is a slip of the pen."""
    if person.birth is None or (age := full_years(person.birth, today)) <= OLDEST:
        return None
    return found("PERS-02", person, "birth", age=years(age))


def too_young(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: a teacher under 18 is rare."""
    if person.birth is None or person.birth > today or (age := full_years(person.birth, today)) >= ADULT:
        return None
    return found("PERS-03", person, "birth", age=years(age))


def started_as_a_child(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: nobody is hired before 16."""
    birth = birth_before_age(person.started, person, HIRED, today)
    return found("PERS-04", person, "started", birth=shown(birth)) if birth else None


def starts_in_the_future(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: a start that has not come yet may be a plan or a slip."""
    return found("PERS-05", person, "started") if person.started and person.started > today else None


def serves_longer_than_possible(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: service counts from 16 at the earliest."""
    if person.service is None or person.birth is None or person.birth > today:
        return None
    age = full_years(person.birth, today)
    return found("PERS-06", person, "service", age=years(age)) if person.service > max(age - HIRED, 0) else None


def serves_shorter_than_in_position(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Note: over a year less service than time in the position is one of the two out of date."""
    if person.service is None or person.started is None:
        return None
    in_position = full_years(person.started, today)
    if person.service + 1 >= in_position:
        return None
    return found("PERS-07", person, "service", started=shown(person.started), years=years(in_position))


def young_for_too_long(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: over 5 years of service make nobody a young specialist."""
    if not person.young or person.service is None or person.service <= YOUNG:
        return None
    return found("PERS-08", person, "young", service=years(person.service))


def trained_far_ahead(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: training that ends in over a year has not been finished."""
    return found("PERS-09", person, "trained") if person.trained and person.trained > years_later(today, 1) else None


def training_planned(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: training within the coming year is a plan, and its term is counted from it already."""
    if person.trained is None or not today < person.trained <= years_later(today, 1):
        return None
    return found("PERS-10", person, "trained")


def trained_as_a_child(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: nobody is trained on the job before 16."""
    birth = birth_before_age(person.trained, person, HIRED, today)
    return found("PERS-11", person, "trained", birth=shown(birth)) if birth else None


def away_without_return(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Note: until the day of return is known, conformity is not due."""
    lasting = person.absence in (MATERNITY, CHILDCARE, ILLNESS) and _absence_counts(profile)
    return found("PERS-12", person, "absence") if lasting and person.returned is None else None


def away_by_remark(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: an absence told only in the remark moves nothing, and the person looks overdue."""
    told = person.absence is None and _ABSENCE.search(person.remark or "")
    return found("PERS-19", person, "remark") if told and _absence_counts(profile) else None


def returned_from_nothing(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: without the kind of absence the leave rule cannot be applied."""
    if person.returned is None or person.absence is not None or not _absence_counts(profile):
        return None
    return found("PERS-13", person, "returned")


def returned_before_start(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: an absence before the start in the position belongs to another one."""
    if person.returned is None or person.started is None or person.returned >= person.started:
        return None
    return found("PERS-14", person, "returned", started=shown(person.started))


def returned_while_pregnant(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Note: a pregnancy exempts whatever the day of return says."""
    if person.returned is None or person.absence != PREGNANCY or not _absence_counts(profile):
        return None
    return found("PERS-15", person, "returned")


def status_unknown(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: only two states are known."""
    return None if person.status in (None, WORKS, LEFT) else found("PERS-16", person, "status")


def never_trained(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Note: without the last training its term is not known (273-ФЗ, ст. 47)."""
    if person.trained is not None or not is_attested(person):
        return None
    return found("PERS-17", person, "trained", **_training(profile))


def training_overdue(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Note: training is due once in 3 years (273-ФЗ, ст. 47)."""
    by = training_by(person, profile)
    if by is None or by >= today or not is_attested(person):
        return None
    return found("PERS-18", person, "trained", due=shown(by), **_training(profile))


LIVES: tuple[Check, ...] = (
    born_in_the_future,
    too_old,
    too_young,
    started_as_a_child,
    starts_in_the_future,
    serves_longer_than_possible,
    serves_shorter_than_in_position,
    young_for_too_long,
    trained_far_ahead,
    training_planned,
    trained_as_a_child,
    away_without_return,
    away_by_remark,
    returned_from_nothing,
    returned_before_start,
    returned_while_pregnant,
    status_unknown,
    never_trained,
    training_overdue,
)


def _training(profile: Profile) -> dict[str, str]:
    number = profile[PROCEDURES[profile.country].training]
    return {"term": counted(number.amount, number.unit), "source": number.reference}


def _absence_counts(profile: Profile) -> bool:
    """Whether an absence moves what is due: in Russia alone."""
    return profile.country is Country.RUSSIA
