"""Working days: the country's holidays and moved days from the library `holidays`, and the methodist's own days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from attest_xl.profiles.profile import Profile
from attest_xl.sheets.calendar import WORKING, CalendarDay

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """`off` are the days off besides Saturdays and Sundays, `worked` the Saturdays and Sundays that are worked."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)

    def plus_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which is itself not counted; `day` for 0."""
        return self._moved(day, count, _DAY)

    def minus_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`, which is itself not counted; `day` for 0."""
        return self._moved(day, count, -_DAY)

    def _moved(self, day: date, count: int, step: timedelta) -> date:
        while count > 0:
            day += step
            count -= self.is_working(day)
        return day


def calendar_for(profile: Profile, years: Iterable[int], lines: Iterable[CalendarDay] = ()) -> Calendar:
    """The calendar of the profile's country for these years, and one on either side; `lines` of the sheet win.

    Where the library knows no decree yet (years ahead), moved days are missing: the sheet is the place for them.
    """
    off, worked = _national(profile.country.value, _widened(years))
    for line in lines:
        if line.day is not None and line.kind is not None:
            works = line.kind == WORKING
            (worked if works else off).add(line.day)
            (off if works else worked).discard(line.day)
    return Calendar(frozenset(off), frozenset(worked))


def _widened(years: Iterable[int]) -> set[int]:
    return {near for year in years for near in (year - 1, year, year + 1)}


def _national(country: str, years: set[int]) -> tuple[set[date], set[date]]:
    """The country's days off and worked weekend days; the library is heavy, so only those who need it load it."""
    from holidays import country_holidays

    if not years:
        return set(), set()
    known = country_holidays(country, years=years)
    return set(known), set(known.weekend_workdays)
