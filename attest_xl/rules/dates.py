"""Date algebra, named. Dates only, no times; a result that the calendar does not reach is its last or first day."""

from datetime import date
from functools import lru_cache

from attest_xl.profiles.profile import DateAlgebra

_SEPTEMBER = 9


def years_later(day: date, years: int) -> date:
    """The same calendar date `years` later; 29 February becomes 28 February when the year has none."""
    year = min(day.year + years, date.max.year)
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def days_later(day: date, days: int) -> date:
    """`days` calendar days after `day`; before it when negative."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def days_before(day: date, days: int) -> date:
    """`days` calendar days before `day`."""
    return days_later(day, -days)


def days_until(day: date, today: date) -> int:
    """Calendar days from `today` to `day`; negative when it has passed."""
    return day.toordinal() - today.toordinal()


def last_day(day: date, years: int, algebra: DateAlgebra) -> date:
    """The last valid day of a term of `years` that began on `day`."""
    anniversary = years_later(day, years)
    return days_before(anniversary, 1) if algebra is DateAlgebra.DAY_BEFORE else anniversary


def full_years(since: date, until: date) -> int:
    """Completed years between two days; 0 when `until` is not later."""
    years = until.year - since.year
    return max(years - (years_later(since, max(years, 0)) > until), 0)


def school_year_start(day: date) -> int:
    """The year in which the school year of `day` began: 1 September to 31 August."""
    return day.year if day.month >= _SEPTEMBER else day.year - 1


@lru_cache(maxsize=1024)
def _school_year(start: int) -> str:
    return f"{start}/{start + 1}"


def school_year(day: date) -> str:
    """The school year of the day: `2025/2026`."""
    return _school_year(school_year_start(day))


@lru_cache(maxsize=65_536)
def shown(day: date) -> str:
    """The day as Russians write it: `28.02.2024`."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"
