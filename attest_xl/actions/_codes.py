"""The ids the tool gives: to rows typed by hand, to copied rows, to rows that come from lists. Never twice the same."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from attest_xl.actions._changes import Changes
from attest_xl.actions._desk import Desk
from attest_xl.actions._patch import Cells, patch
from attest_xl.schema.change import TableWrite
from attest_xl.sheets import Institution, Setting, Staff

_NUMBER = re.compile(r"\D*(\d+)")


@dataclass(frozen=True, slots=True)
class Series:
    """One series of ids: its letter, its digits, and the setting that remembers the last one given."""

    letter: str
    digits: int
    setting: str

    def after(self, last: int) -> Iterator[str]:
        """The ids that follow number `last`, for ever."""
        while True:
            last += 1
            yield f"{self.letter}{last:0{self.digits}}"


STAFF_CODES = Series("П", 5, "last_staff_code")
SCHOOL_CODES = Series("У", 3, "last_school_code")


def last_given(desk: Desk, series: Series, codes: Iterable[str | None]) -> int:
    """The highest number of the series ever given: the setting remembers those whose rows are gone."""
    numbers = [number_of(code) for code in (*codes, desk.settings.get(series.setting))]
    return max(numbers, default=0)


def number_of(code: str | None) -> int:
    """The number in an id; 0 for none."""
    match = _NUMBER.fullmatch(code or "")
    return int(match[1]) if match else 0


def give_codes(desk: Desk) -> Changes:
    """Give an id to every filled row of «Сотрудники» and «Учреждения» that has none or shares one with a row above."""
    remembered: dict[str, str] = {}
    writes: list[TableWrite] = []
    for row, series, records in (
        (Staff, STAFF_CODES, desk.staff.records),
        (Institution, SCHOOL_CODES, desk.institutions.records),
    ):
        grid = desk.grid(row)
        fresh = series.after(last_given(desk, series, (record.code for record in records)))
        seen: set[str] = set()
        changed: dict[int, Cells] = {}
        for record in records:
            if record.origin is not None and (not record.code or record.code in seen):
                code = next(fresh)
                changed[record.origin.row] = {"code": code}
                remembered[series.setting] = code
            else:
                seen.add(record.code or "")
        if grid is not None and changed:
            writes.append(patch(grid, row, changed))
    if remembered:
        writes.extend(remember(desk, remembered).writes)
    return Changes(tuple(writes))


def remember(desk: Desk, values: dict[str, str]) -> Changes:
    """Set settings by their English names; a setting the sheet lacks is added."""
    grid = desk.grid(Setting)
    if grid is None:
        return Changes()
    lines = {line.name: line.origin.row for line in desk.read(Setting).records if line.name and line.origin}
    changed = {lines[name]: {"value": value} for name, value in values.items() if name in lines}
    added = [{"title": name, "name": name, "value": value} for name, value in values.items() if name not in lines]
    return Changes((patch(grid, Setting, changed, added),))
