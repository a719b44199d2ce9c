"""Checks of a category and a conformity: their dates, and whether they go with the profile and the position.

A category set before the start in the position is fine: it belongs to the position, not to the institution.
"""

from datetime import date

from attest_xl.findings import Finding
from attest_xl.findings.places import found
from attest_xl.profiles.profile import Country, Profile
from attest_xl.profiles.ru_196 import LAST_TERMED_DAY
from attest_xl.rules import belarus, russia
from attest_xl.rules.check_lives import ADULT, Check, birth_before_age
from attest_xl.rules.dates import shown
from attest_xl.rules.outcome import held_category
from attest_xl.rules.subject import is_attested, is_exempt
from attest_xl.sheets.staff import Staff


def decided_as_a_child(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: nobody has a category before 18, let alone before birth."""
    birth = birth_before_age(person.decided, person, ADULT, today)
    return found("TERM-01", person, "decided", birth=shown(birth)) if birth else None


def decided_in_the_future(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: a decision on record has been taken."""
    return found("TERM-02", person, "decided") if person.decided and person.decided > today else None


def conformed_as_a_child(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: nobody conforms to a position before 18, let alone before birth."""
    birth = birth_before_age(person.conformity, person, ADULT, today)
    return found("TERM-03", person, "conformity", birth=shown(birth)) if birth else None


def conformed_in_the_future(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Error: the last conformity on record has been decided."""
    return found("TERM-04", person, "conformity") if person.conformity and person.conformity > today else None


def category_without_decision(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: without its decision a category has no term that could be reckoned."""
    return found("TERM-05", person, "category") if held_category(person) and person.decided is None else None


def decision_without_category(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: a decision without a category is left out of the reckoning."""
    return found("TERM-06", person, "decided") if person.decided and held_category(person) is None else None


def category_of_another_law(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: a category the profile's act does not know."""
    category = held_category(person)
    if category is None or category in profile.categories:
        return None
    return found("TERM-07", person, "category", profile=profile.name, known=", ".join(profile.categories))


def mentor_too_early(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: there were no methodists and mentors by category before order № 196 (разд. IV)."""
    if person.category not in russia.MENTORS or person.decided is None or profile.country is not Country.RUSSIA:
        return None
    permanence = profile.get(russia.PERMANENCE)
    if permanence is None or permanence.since is None or permanence.covers(person.decided):
        return None
    return found("TERM-08", person, "decided", category=person.category, since=shown(permanence.since))


def term_too_long(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: no termed category lasts past 31.08.2028; only a changed number makes it (order № 196)."""
    if profile.country is not Country.RUSSIA or profile.get(russia.PERMANENCE) is None:
        return None
    end = russia.expiry(person, profile)
    if end is None or end <= LAST_TERMED_DAY:
        return None
    return found("TERM-09", person, "decided", end=shown(end), last=shown(LAST_TERMED_DAY))


def category_in_exempt_position(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: a head or an assistant has no category in that position."""
    if held_category(person) is None or not is_exempt(person):
        return None
    return found("TERM-10", person, "category", position=person.position or "")


def conformed_before_start(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Note: a conformity before the start in the position may belong to another one."""
    if person.conformity is None or person.started is None or person.conformity >= person.started:
        return None
    return found("TERM-11", person, "conformity", started=shown(person.started))


def nothing_to_count_from(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: without a category the term is counted from a start, in Russia also from a conformity (№ 196, п. 22)."""
    if person.started is not None or held_category(person) is not None or not is_attested(person):
        return None
    if profile.country is Country.BELARUS:
        source = profile[belarus.LADDER[None].id].reference
        return found("TERM-12", person, "started", missing="нет даты начала в должности", source=source)
    if person.conformity is not None or russia.away(person, profile, today) is not None:
        return None
    source = profile[russia.AFTER_START].reference
    return found("TERM-12", person, "started", missing="нет ни даты начала в должности, ни даты СЗД", source=source)


TERMS: tuple[Check, ...] = (
    decided_as_a_child,
    decided_in_the_future,
    conformed_as_a_child,
    conformed_in_the_future,
    category_without_decision,
    decision_without_category,
    category_of_another_law,
    mentor_too_early,
    term_too_long,
    category_in_exempt_position,
    conformed_before_start,
    nothing_to_count_from,
)
