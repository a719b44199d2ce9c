"""The case that every jurisdiction shares: positions that attestation does not concern."""

from datetime import date
from functools import lru_cache

from attest_xl.profiles.profile import Profile
from attest_xl.rules.outcome import NOT_SUBJECT, NOTHING, Outcome
from attest_xl.schema.kinds.position import is_subject
from attest_xl.sheets.staff import Staff


def not_subject(person: Staff, profile: Profile, today: date) -> Outcome | None:
    """A position outside the list of teaching positions is not attested; one left empty is reckoned as if it were."""
    reason = _reason(person.position, profile.act) if person.position else None
    return Outcome(NOTHING, NOT_SUBJECT, reason) if reason else None


def is_exempt(person: Staff) -> bool:
    """Whether the position is known as one that attestation does not concern."""
    return person.position is not None and _is_subject(person.position) is False


def is_attested(person: Staff) -> bool:
    """Whether attestation concerns the position; one left empty is reckoned as if it did."""
    return person.position is None or _is_subject(person.position) is True


@lru_cache(maxsize=4096)
def _is_subject(position: str) -> bool | None:
    return is_subject(position)


@lru_cache(maxsize=4096)
def _reason(position: str, act: str) -> str | None:
    """Why the position is not attested; `None` when it is."""
    match is_subject(position):
        case True:
            return None
        case False:
            return f"{act}: должность «{position}» аттестации не подлежит."
        case None:
            return f"{act}: должности «{position}» нет в перечне, аттестация не назначена, проверьте должность."
