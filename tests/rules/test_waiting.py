"""Which schools have not answered."""

from datetime import date, timedelta

import pytest

from attest_xl.rules.waiting import answer_by, days_waiting
from attest_xl.sheets import Institution
from attest_xl.sheets.institutions import TEMPLATE_STATES

SENT = Institution(institution="СОШ № 1", state="отправлен", sent=date(2026, 1, 15))


def test_the_days_since_the_sending_are_counted() -> None:
    assert days_waiting(SENT, date(2026, 1, 15)) == 0
    assert days_waiting(SENT, date(2026, 2, 15)) == 31
    assert days_waiting(SENT, date(2026, 1, 1)) == 0


@pytest.mark.parametrize("state", [None, *(state for state in TEMPLATE_STATES if state != "отправлен")])
def test_nobody_waits_for_a_school_that_got_nothing_or_has_answered(state: str | None) -> None:
    assert days_waiting(SENT.model_copy(update={"state": state}), date(2026, 2, 15)) is None


def test_a_school_without_a_day_of_sending_is_not_waited_for() -> None:
    assert days_waiting(SENT.model_copy(update={"sent": None}), date(2026, 2, 15)) is None


def test_the_term_ends_so_many_days_after_the_sending() -> None:
    assert answer_by(SENT, timedelta(days=14)) == date(2026, 1, 29)
