"""Checks of the category somebody claims: whether another one comes first, or it is there already."""

from datetime import date

from attest_xl.findings import Finding
from attest_xl.findings.places import found
from attest_xl.profiles.profile import Country, Profile
from attest_xl.rules import belarus, russia
from attest_xl.rules.check_lives import Check
from attest_xl.rules.dates import shown, years_later
from attest_xl.rules.outcome import NO_CATEGORY, held_category
from attest_xl.rules.subject import is_exempt
from attest_xl.rules.words import counted
from attest_xl.sheets.staff import Staff

FIRST, HIGHEST = "первая", "высшая"
HIGHEST_NEEDS_FIRST, MENTOR_NEEDS_HIGHEST, WAIT_FOR_HIGHEST = "RU-CAT-06", "RU-CAT-11", "RU-OLD-01"


def highest_without_first(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: the highest is claimed by those who ever held the first or the highest: № 196, п. 30."""
    if person.claims != HIGHEST or profile.get(HIGHEST_NEEDS_FIRST) is None:
        return None
    return None if person.category in (FIRST, HIGHEST, *russia.MENTORS) else found("CLAIM-01", person, "claims")


def mentor_without_highest(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: methodist and mentor are claimed by those who ever held the highest: № 196, п. 45."""
    if person.claims not in russia.MENTORS or profile.get(MENTOR_NEEDS_HIGHEST) is None:
        return None
    return None if person.category in (HIGHEST, *russia.MENTORS) else found("CLAIM-02", person, "claims")


def claims_what_is_held(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: a category that has no end need not be claimed again; one that has an end may be."""
    held = person.claims == held_category(person) and _is_for_good(person, profile)
    return found("CLAIM-03", person, "claims") if held else None


def claims_less(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: nobody claims less than what is held for good. Methodist and mentor are no rungs above the highest."""
    rungs = profile.categories if profile.country is Country.BELARUS else (FIRST, HIGHEST)
    category, claims = held_category(person), person.claims
    if category is None or claims is None or not _is_for_good(person, profile):
        return None
    lower = {category, claims} <= set(rungs) and rungs.index(claims) < rungs.index(category)
    return found("CLAIM-04", person, "claims", category=category) if lower else None


def skips_a_rung(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: in Belarus categories are awarded one after another: № 101, п. 18–19."""
    rung = _rung(person, profile)
    if rung is None or person.claims not in profile.categories:
        return None
    if profile.categories.index(person.claims) <= profile.categories.index(rung.award):
        return None
    return found("CLAIM-05", person, "claims", next=rung.award, source=profile[rung.id].reference)


def claims_of_another_law(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: a claimed category the profile's act does not know."""
    if person.claims in (None, NO_CATEGORY, *profile.categories):
        return None
    return found("CLAIM-06", person, "claims", profile=profile.name, known=", ".join(profile.categories))


def highest_too_early(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: under № 276 (п. 30) the highest waited 2 years after the first."""
    wait = profile.get(WAIT_FOR_HIGHEST)
    if wait is None or person.claims != HIGHEST or person.category == HIGHEST:
        return None
    details = {"term": counted(wait.amount, wait.unit), "source": wait.reference}
    if person.category != FIRST:
        return found("CLAIM-07", person, "claims", why="первой в строке нет", **details)
    if person.decided is None or (opens := years_later(person.decided, wait.amount)) <= today:
        return None
    return found("CLAIM-07", person, "claims", why=f"она возможна с {shown(opens)}", **details)


def claims_in_exempt_position(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Warning: nothing can be claimed in a position that is not attested."""
    if person.claims in (None, NO_CATEGORY) or not is_exempt(person):
        return None
    return found("CLAIM-08", person, "claims", position=person.position or "")


def claims_too_early(person: Staff, profile: Profile, today: date) -> Finding | None:
    """Note: in Belarus the next category opens on a day: № 101, п. 18–19."""
    rung = _rung(person, profile)
    since = person.started if held_category(person) is None else person.decided
    if rung is None or person.claims != rung.award or since is None:
        return None
    number = profile[rung.id]
    opens = years_later(since, number.amount)
    return found("CLAIM-09", person, "claims", opens=shown(opens), source=number.reference) if opens > today else None


CLAIMS: tuple[Check, ...] = (
    highest_without_first,
    mentor_without_highest,
    claims_what_is_held,
    claims_less,
    skips_a_rung,
    claims_of_another_law,
    highest_too_early,
    claims_in_exempt_position,
    claims_too_early,
)


def _rung(person: Staff, profile: Profile) -> belarus.Rung | None:
    if profile.country is not Country.BELARUS:
        return None
    return belarus.LADDER.get(held_category(person))


def _is_for_good(person: Staff, profile: Profile) -> bool:
    """Whether the category held has no end; one without its decision is not known to."""
    category = held_category(person)
    if category is None or profile.country is Country.BELARUS:
        return category is not None
    return person.decided is not None and russia.is_permanent(category, person.decided, profile)
