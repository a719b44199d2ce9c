"""Working days of both countries, with their moved days, and with the methodist's own."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.profiles import PROFILES
from attest_xl.profiles.calendar import Calendar, calendar_for
from attest_xl.sheets import CalendarDay
from attest_xl.sheets.calendar import DAY_OFF, WORKING

RU = calendar_for(PROFILES["ru-196"], (2024, 2025))
BY = calendar_for(PROFILES["by-101"], (2025,))


@pytest.mark.parametrize(
    "day, works",
    [
        (date(2025, 9, 1), True),
        (date(2025, 9, 6), False),
        (date(2025, 5, 1), False),
        (date(2024, 4, 27), True),  # a Saturday worked for 29 April
        (date(2024, 4, 29), False),
        (date(2025, 11, 1), True),  # a Saturday worked for 3 November
        (date(2025, 11, 3), False),
    ],
)
def test_russian_holidays_and_moved_days_are_known(day: date, works: bool):
    assert RU.is_working(day) == works


@pytest.mark.parametrize(
    "day, works",
    [
        (date(2025, 11, 4), True),  # a holiday in Russia only
        (date(2025, 7, 3), False),
        (date(2025, 1, 11), True),  # a Saturday worked for 6 January
        (date(2025, 1, 6), False),
    ],
)
def test_belarusian_holidays_and_moved_days_are_known(day: date, works: bool):
    assert BY.is_working(day) == works


def test_the_sheet_overrides_the_country():
    lines = [
        CalendarDay(day=date(2025, 5, 1), kind=WORKING),
        CalendarDay(day=date(2025, 9, 1), kind=DAY_OFF),
        CalendarDay(day=date(2025, 9, 6), kind=WORKING),
        CalendarDay(day=date(2024, 4, 27), kind=DAY_OFF),
        CalendarDay(day=None, kind=DAY_OFF),
        CalendarDay(day=date(2025, 9, 2), kind=None),
    ]
    calendar = calendar_for(PROFILES["ru-196"], (2024, 2025), lines)
    assert calendar.is_working(date(2025, 5, 1))
    assert not calendar.is_working(date(2025, 9, 1))
    assert calendar.is_working(date(2025, 9, 6))
    assert not calendar.is_working(date(2024, 4, 27))
    assert calendar.is_working(date(2025, 9, 2))


def test_years_on_either_side_are_known_too():
    assert not RU.is_working(date(2023, 6, 12))
    assert not RU.is_working(date(2026, 1, 1))


def test_without_years_only_weekends_are_off():
    calendar = calendar_for(PROFILES["ru-196"], ())
    assert calendar == Calendar()
    assert calendar.is_working(date(2025, 5, 1))
    assert not calendar.is_working(date(2025, 5, 3))


def test_two_working_days_after_a_friday_are_tuesday():
    assert Calendar().plus_working_days(date(2025, 9, 5), 2) == date(2025, 9, 9)


def test_five_working_days_before_a_monday_are_the_monday_before():
    assert Calendar().minus_working_days(date(2025, 9, 15), 5) == date(2025, 9, 8)


def test_working_days_jump_over_the_new_year():
    assert RU.plus_working_days(date(2024, 12, 28), 1) == date(2025, 1, 9)


@given(st.dates(date(2023, 1, 1), date(2027, 1, 1)), st.integers(0, 30))
def test_a_working_day_later_and_back_again_is_the_same_working_day(day: date, count: int):
    start = RU.plus_working_days(day, 1)
    there = RU.plus_working_days(start, count)
    assert RU.is_working(there)
    assert RU.minus_working_days(there, count) == start


@given(st.dates(date(2023, 1, 1), date(2027, 1, 1)), st.integers(1, 30))
def test_between_a_day_and_its_deadline_lie_exactly_so_many_working_days(day: date, count: int):
    end = RU.plus_working_days(day, count)
    days = (date.fromordinal(number) for number in range(day.toordinal() + 1, end.toordinal() + 1))
    assert sum(RU.is_working(each) for each in days) == count


def test_the_library_of_holidays_is_loaded_only_by_those_who_need_it():
    code = "import sys, attest_xl.profiles.calendar, attest_xl.rules.schedule; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
