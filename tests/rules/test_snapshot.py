"""Due dates from 2000 to 2040 move only when a change of the rules says so."""

import pytest

from attest_xl.profiles import PROFILES, Profile
from tests.rules.snapshot import file_of, snapshot


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_due_dates_of_the_roster_are_those_of_the_snapshot(profile: Profile):
    """See `tests/rules/snapshot.py` for how to renew it."""
    assert snapshot(profile).splitlines() == file_of(profile).read_text(encoding="utf-8").splitlines()
