"""What lies on the desk while an action works: the book, the day, and what has been read so far."""

from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from attest_xl.actions._changes import Progress, silent
from attest_xl.actions._stillness import nothing_collected
from attest_xl.books.port import Book
from attest_xl.findings import Finding
from attest_xl.profiles import (
    DEFAULT_PROFILE,
    PROFILES,
    Profile,
    profile,
    with_algebra,
    with_overrides,
    wrong_settings,
)
from attest_xl.profiles.calendar import Calendar, calendar_for
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds import Day
from attest_xl.schema.sheet import Row
from attest_xl.schema.verdict import Trouble
from attest_xl.sheets import CalendarDay, FindingLine, Institution, RuleLine, Setting, Staff
from attest_xl.sheets.findings import AS_IS
from attest_xl.tables.records import Read, read

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Desk:
    """An open book with the day it is worked on. Each table is read once; a write asks for a `fresh` desk.

    `asked` is the day given by the user of a shell and wins over the setting «Сегодня»; `clock` is the real day.
    `executor` is where strangers' files are read; `None`: here.
    """

    book: Book
    clock: date
    asked: date | None = None
    progress: Progress = silent
    executor: Executor | None = None

    def fresh(self) -> "Desk":
        """The same desk with nothing read yet."""
        return replace(self)

    def grid(self, row: type[Row]) -> Grid | None:
        """The sheet's table as it stands; `None` when the book has no such table."""
        return self.book.read(row.sheet.table) if row.sheet.table in self.book.tables else None

    @nothing_collected()
    def read(self, row: type[R]) -> Read[R]:
        """The records of a sheet with the findings of reading it; nothing of a table the book lacks."""
        grid = self.grid(row)
        return Read((), ()) if grid is None else read(grid, row)

    @cached_property
    def staff(self) -> Read[Staff]:
        """«Сотрудники»."""
        return self.read(Staff)

    @cached_property
    def unread_staff(self) -> Mapping[str | None, Mapping[str, str]]:
        """By a person's code: what stands in the cells of «Сотрудники» that could not be read."""
        codes = {person.origin.row: person.code for person in self.staff.records if person.origin is not None}
        return {codes[row]: cells for row, cells in self.staff.unread.items() if row in codes}

    @cached_property
    def institutions(self) -> Read[Institution]:
        """«Учреждения»."""
        return self.read(Institution)

    @cached_property
    def settings(self) -> Mapping[str, str]:
        """The settings that are set, by their English names."""
        lines = self.read(Setting).records
        return {line.name: line.value for line in lines if line.name and line.value}

    @cached_property
    def accepted(self) -> frozenset[str]:
        """The keys of the findings that the methodist has left as they are."""
        return frozenset(line.key for line in self.read(FindingLine).records if line.key and line.decision == AS_IS)

    @cached_property
    def today(self) -> date:
        """The day on which everything is computed."""
        said = Day().read(self.settings.get("today"))
        if isinstance(said, Trouble):
            said = said.value
        return self.asked or said or self.clock

    @cached_property
    def _profile(self) -> tuple[Profile, tuple[Finding, ...]]:
        chosen = profile(self.settings.get("profile", DEFAULT_PROFILE)) or profile(DEFAULT_PROFILE)
        if chosen is None:
            raise LookupError(DEFAULT_PROFILE)
        lines = [line for line in self.read(RuleLine).records if line.profile in (None, chosen.name)]
        return with_overrides(with_algebra(chosen, self.settings.get("last_valid_day", "")), lines)

    @property
    def profile(self) -> Profile:
        """The rules in force, with the methodist's own numbers."""
        return self._profile[0]

    @property
    def rule_findings(self) -> tuple[Finding, ...]:
        """What is wrong on «Правила», and with the settings that choose the rules and the day."""
        return (*wrong_settings(self.read(Setting).records, PROFILES, DEFAULT_PROFILE), *self._profile[1])

    @cached_property
    def calendar(self) -> Calendar:
        """The working days of the years around today."""
        years = range(self.today.year - 1, self.today.year + 3)
        return calendar_for(self.profile, years, self.read(CalendarDay).records)
