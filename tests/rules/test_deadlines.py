"""Deadlines around a session, an application and a result."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.profiles import PROFILES, with_overrides
from attest_xl.profiles.calendar import calendar_for
from attest_xl.rules.deadlines import application_deadlines, late_papers, result_deadlines, session_deadlines
from attest_xl.sheets import Application, CalendarDay, Result, RuleLine, Session
from attest_xl.sheets.calendar import WORKING

RU = PROFILES["ru-196"]
BY = PROFILES["by-101"]
CALENDAR = calendar_for(RU, range(2024, 2027))
HELD = date(2025, 5, 12)


def session(**fields: object) -> Session:
    return session_deadlines(Session.model_validate({"held": HELD, **fields}), RU, CALENDAR)


def test_order_and_representation_are_shown_30_calendar_days_before():
    found = session()
    assert found.order_by == found.representation_by == date(2025, 4, 12)


def test_own_information_comes_5_working_days_before_over_the_may_holidays():
    assert session().information_by == date(2025, 4, 29)  # 1, 2, 8, 9 May and two weekends are off


def test_a_day_worked_by_hand_moves_the_deadline():
    calendar = calendar_for(RU, [2025], [CalendarDay(day=date(2025, 5, 3), kind=WORKING)])
    assert session_deadlines(Session(held=HELD), RU, calendar).information_by == date(2025, 4, 30)


def test_the_extract_is_drawn_up_within_2_working_days_and_shown_within_3_more():
    found = session()
    assert (found.extract_by, found.acquaint_by) == (date(2025, 5, 14), date(2025, 5, 19))


def test_the_teacher_is_acquainted_3_working_days_after_the_extract_was_really_drawn_up():
    assert session(extract=date(2025, 5, 13)).acquaint_by == date(2025, 5, 16)


def test_a_session_without_a_day_has_no_deadlines_and_loses_old_ones():
    found = session(held=None, extract=date(2025, 5, 13), order_by=date(2024, 1, 1))
    assert (found.order_by, found.extract_by, found.acquaint_by) == (None, None, None)


@pytest.mark.parametrize("kind", ["экзамен", "собеседование"])
def test_only_conformity_sessions_have_these_papers(kind: str):
    assert session(kind=kind).order_by is None


@pytest.mark.parametrize("kind", ["СЗД", None])
def test_a_session_without_a_kind_is_one_of_conformity(kind: str | None):
    assert session(kind=kind).order_by == date(2025, 4, 12)


def test_belarus_sets_no_days_for_papers():
    found = session_deadlines(Session(held=HELD), BY, CALENDAR)
    assert (found.order_by, found.information_by, found.extract_by, found.acquaint_by) == (None,) * 4


def test_the_methodists_number_moves_the_deadline():
    edited, _ = with_overrides(RU, [RuleLine(code="RU-SZD-08", value="40")])
    found = session_deadlines(Session(held=HELD), edited, CALENDAR)
    assert (found.order_by, found.representation_by) == (date(2025, 4, 2), date(2025, 4, 12))


@pytest.mark.parametrize(
    "received, attested, notice, decision",
    [
        (date(2025, 9, 8), None, date(2025, 10, 8), date(2025, 12, 7)),
        (date(2025, 9, 8), date(2025, 10, 1), date(2025, 10, 8), date(2025, 11, 30)),
        (date(2025, 9, 8), date(2025, 12, 1), date(2025, 10, 8), date(2025, 12, 7)),
        (None, date(2025, 10, 1), None, date(2025, 11, 30)),
        (None, None, None, None),
    ],
)
def test_an_application_is_answered_in_30_days_and_decided_in_60_of_attestation_and_90_in_all(
    received: date | None, attested: date | None, notice: date | None, decision: date | None
):
    found = application_deadlines(Application(received=received, attested=attested), RU)
    assert (found.notice_by, found.decision_by) == (notice, decision)


def test_belarus_sets_no_days_for_applications():
    found = application_deadlines(Application(received=date(2025, 9, 8)), BY)
    assert (found.notice_by, found.decision_by) == (None, None)


@pytest.mark.parametrize(
    "decided, received, tell",
    [
        (date(2025, 9, 8), None, date(2025, 9, 11)),
        (date(2025, 9, 8), date(2025, 9, 20), date(2025, 9, 23)),
        (None, None, None),
    ],
)
def test_a_result_is_told_within_3_days_of_the_order_or_else_of_the_decision(
    decided: date | None, received: date | None, tell: date | None
):
    for profile in PROFILES.values():
        assert result_deadlines(Result(decided=decided, order_received=received), profile).tell_by == tell


def test_nothing_is_late_on_its_last_day_and_everything_the_day_after():
    found = session()
    assert late_papers(found, date(2025, 4, 12)) == ()
    assert late_papers(found, date(2025, 4, 13)) == ("representation",)
    assert late_papers(found, date(2025, 5, 20)) == ("representation", "extract", "acquainted")


def test_a_paper_that_came_in_time_is_not_late_and_one_that_came_after_its_day_stays_late():
    found = session(representation=date(2025, 4, 12), extract=date(2025, 5, 15))
    assert late_papers(found, date(2025, 5, 16)) == ("extract",)


@given(st.dates(date(2024, 3, 1), date(2026, 11, 1)))
def test_papers_are_due_in_the_order_in_which_they_are_made(held: date):
    found = session_deadlines(Session(held=held), RU, CALENDAR)
    days = (found.order_by, found.information_by, held, found.extract_by, found.acquaint_by)
    assert list(days) == sorted(day for day in days if day)
    assert found.order_by == held - timedelta(days=30)
