"""The arguments that stand for the whole formula: the day, the rules, the methodist's own days, a list of people."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial
from typing import Any, TypeVar

from attest_xl.profiles import DEFAULT_PROFILE, PROFILES, Profile, profile, with_overrides
from attest_xl.rules.cells import sentence
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds import Day
from attest_xl.schema.sheet import Row, column_of
from attest_xl.schema.verdict import Trouble
from attest_xl.sheets import CalendarDay, RuleLine
from attest_xl.sheets.calendar import DAY_OFF
from attest_xl.tables.headers import match
from attest_xl.tables.records import Read, read
from udfs.shapes import Block, block_of, each

R = TypeVar("R", bound=Row)


def under(rules: Any, answer: Callable[..., Value], *given: Any) -> Any:
    """The answers under these rules: `answer` takes the profile and a row of the cells given."""
    chosen = profile_of(block_of(rules))
    if isinstance(chosen, str):
        return chosen
    return each(partial(answer, chosen), *given)


def of_person(rule: Callable[..., Value], fields: tuple[str, ...]) -> Callable[..., Value]:
    """A rule about the person whose cells these fields are, for `under`: the last cell is the day, today by default."""

    def answer(chosen: Profile, *cells: Value) -> Value:
        day = day_of(cells[-1])
        return day if isinstance(day, str) else rule(fields, cells[:-1], chosen, day or date.today())  # noqa: DTZ011 this computer's day

    return answer


@lru_cache(maxsize=1024)
def day_of(today: Value) -> date | str | None:
    """The day to reckon on; `None` where the cell is blank, a sentence where it names none."""
    day = Day().read(today)
    return sentence(day, "Сегодня") if isinstance(day, Trouble) else day


@lru_cache(maxsize=16)
def profile_of(rules: Block) -> Profile | str:
    """The rules by name, or as the sheet «Правила» has them with the methodist's numbers; a sentence for neither."""
    first, *others = rules
    if others:
        lines = records_of(RuleLine, rules, "code")
        return lines if isinstance(lines, str) else _edited(lines.records)
    said = " ".join(map(text_of, first)).strip()
    found = profile(said or DEFAULT_PROFILE)
    return found or sentence(Trouble("CHOICE-01", said, hint=", ".join(PROFILES)), "Правила")


def _edited(lines: tuple[RuleLine, ...]) -> Profile:
    name = next((line.profile for line in lines if line.profile), DEFAULT_PROFILE)
    return with_overrides(profile(name) or PROFILES[DEFAULT_PROFILE], lines)[0]


@lru_cache(maxsize=16)
def own_days_of(days: Block) -> tuple[CalendarDay, ...] | str:
    """The methodist's own days: dates alone are days off; a sentence where a cell cannot be read."""
    kinds = (column_of(CalendarDay, "day").kind, column_of(CalendarDay, "kind").kind)
    lines: list[CalendarDay] = []
    for row in days:
        day, which = (kind.read(cell) for kind, cell in zip(kinds, (*row, None)[:2], strict=True))
        for outcome in (day, which):
            if isinstance(outcome, Trouble):
                return sentence(outcome, "Свои дни")
        lines.append(CalendarDay.model_validate({"day": day, "kind": which or DAY_OFF}))
    return tuple(lines)


@lru_cache(maxsize=16)
def records_of(row: type[R], block: Block, needed: str) -> Read[R] | str:
    """The records of a sheet's table with its header; a sentence when the block has no column for the needed field."""
    if needed in match(block[0], row).fields:
        return read(Grid(row.sheet.title, block), row)
    return sentence(Trouble("FORMULA-03", "", hint=row.sheet.title), "Формула")
