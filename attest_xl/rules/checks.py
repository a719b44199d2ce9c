"""«Проверить данные»: what contradicts itself in a person's row, and between rows. Pure, one pass, linear in rows."""

from collections.abc import Iterable, Sequence
from datetime import date

from attest_xl.findings import Finding
from attest_xl.profiles.profile import Profile
from attest_xl.rules.check_claims import CLAIMS
from attest_xl.rules.check_institutions import repeated_institutions, unknown_institutions
from attest_xl.rules.check_lives import LIVES
from attest_xl.rules.check_terms import TERMS
from attest_xl.rules.check_twice import TWICE, known
from attest_xl.sheets.institutions import Institution
from attest_xl.sheets.staff import LEFT, Staff

CHECKS = (*LIVES, *TERMS, *CLAIMS)
"""The checks of one row: each takes the person, the profile and the day and gives a finding or nothing."""


def check_person(person: Staff, profile: Profile, today: date) -> tuple[Finding, ...]:
    """What is wrong within one row. Who has left is not asked about any more."""
    if person.status == LEFT:
        return ()
    return tuple([finding for check in CHECKS if (finding := check(person, profile, today)) is not None])


def check_rows(people: Sequence[Staff], institutions: Sequence[Institution]) -> tuple[Finding, ...]:
    """What is wrong between rows: the same person twice, an institution nobody knows. Who has left does not count."""
    working = [person for person in people if person.status != LEFT]
    compared = known(working)
    return (
        *unknown_institutions(working, institutions),
        *repeated_institutions(institutions),
        *(finding for check in TWICE for finding in check(compared)),
    )


def check_people(
    people: Iterable[Staff], institutions: Iterable[Institution], profile: Profile, today: date
) -> tuple[Finding, ...]:
    """Everything that is wrong on «Сотрудники» beyond single cells."""
    rows = tuple(people)
    within = [finding for person in rows for finding in check_person(person, profile, today)]
    return (*within, *check_rows(rows, tuple(institutions)))
