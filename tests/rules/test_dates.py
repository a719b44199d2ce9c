"""The date algebra, by example and by property."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.profiles import DateAlgebra
from attest_xl.rules import dates

DAYS = st.dates(date(1920, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "day, years, expected",
    [
        (date(2021, 3, 12), 5, date(2026, 3, 12)),
        (date(2020, 2, 29), 5, date(2025, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
        (date(2020, 2, 29), 0, date(2020, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(1896, 2, 29), 4, date(1900, 2, 28)),
        (date(9998, 2, 1), 5, date(9999, 2, 1)),
    ],
)
def test_years_later_is_the_same_calendar_date_and_28_february_where_the_29th_is_missing(
    day: date, years: int, expected: date
):
    assert dates.years_later(day, years) == expected


@pytest.mark.parametrize(
    "decided, algebra, expected",
    [
        (date(2021, 3, 12), DateAlgebra.SAME_DAY, date(2026, 3, 12)),
        (date(2021, 3, 12), DateAlgebra.DAY_BEFORE, date(2026, 3, 11)),
        (date(2020, 2, 29), DateAlgebra.SAME_DAY, date(2025, 2, 28)),
        (date(2020, 2, 29), DateAlgebra.DAY_BEFORE, date(2025, 2, 27)),
        (date(2019, 3, 1), DateAlgebra.DAY_BEFORE, date(2024, 2, 29)),
        (date(2019, 1, 1), DateAlgebra.DAY_BEFORE, date(2023, 12, 31)),
    ],
)
def test_the_last_day_of_a_term_follows_the_setting(decided: date, algebra: DateAlgebra, expected: date):
    assert dates.last_day(decided, 5, algebra) == expected


@pytest.mark.parametrize(
    "day, year", [(date(2025, 8, 31), "2024/2025"), (date(2025, 9, 1), "2025/2026"), (date(2026, 1, 1), "2025/2026")]
)
def test_a_school_year_runs_from_the_first_of_september(day: date, year: str):
    assert dates.school_year(day) == year
    assert dates.school_year_start(day) == int(year[:4])


@pytest.mark.parametrize(
    "since, until, years",
    [
        (date(2000, 9, 1), date(2025, 8, 31), 24),
        (date(2000, 9, 1), date(2025, 9, 1), 25),
        (date(2000, 2, 29), date(2025, 2, 28), 25),
        (date(2025, 9, 1), date(2025, 9, 1), 0),
        (date(2030, 9, 1), date(2025, 9, 1), 0),
    ],
)
def test_full_years_count_completed_ones(since: date, until: date, years: int):
    assert dates.full_years(since, until) == years


def test_days_stop_at_the_ends_of_the_calendar():
    assert dates.days_before(date.min, 30) == date.min
    assert dates.days_later(date.max, 30) == date.max


@given(DAYS)
def test_a_day_is_shown_as_russians_write_it(day: date):
    assert dates.shown(day) == f"{day:%d.%m.%Y}"


@given(DAYS, st.integers(0, 50))
def test_years_later_keeps_month_and_day_but_for_the_29th(day: date, years: int):
    later = dates.years_later(day, years)
    assert later.year == day.year + years
    assert (later.month, later.day) in {(day.month, day.day), (2, 28)}
    assert later.day == day.day or (day.month, day.day) == (2, 29)


@given(DAYS, DAYS, st.integers(0, 50))
def test_years_later_keeps_the_order_of_days(one: date, other: date, years: int):
    earlier, later = min(one, other), max(one, other)
    assert dates.years_later(earlier, years) <= dates.years_later(later, years)


@given(DAYS, st.integers(-20_000, 20_000))
def test_days_later_and_before_undo_each_other(day: date, days: int):
    assert dates.days_before(dates.days_later(day, days), days) == day
    assert dates.days_until(dates.days_later(day, days), day) == days


@given(DAYS, st.integers(0, 50), DAYS)
def test_full_years_have_passed_once_the_anniversary_has_come(since: date, years: int, until: date):
    assert (dates.full_years(since, until) >= years) == (years == 0 or dates.years_later(since, years) <= until)
