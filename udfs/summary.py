"""`ATTEST_SUMMARY`: the figures of «Сводка» straight from a list of people."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from attest_xl.actions.summarize import NO_INSTITUTION, Member, summary_line
from attest_xl.profiles import Profile
from attest_xl.rules.cells import sentence
from attest_xl.rules.schedule import schedule
from attest_xl.schema.cells import Value
from attest_xl.schema.kinds import Choice
from attest_xl.schema.sheet import columns_of
from attest_xl.schema.verdict import Trouble
from attest_xl.sheets import Staff, SummaryLine
from attest_xl.sheets.staff import LEFT
from attest_xl.sheets.summary import DISTRICT
from udfs.arguments import day_of, records_of
from udfs.shapes import Block

FIGURES: Mapping[str, str] = MappingProxyType(
    {column.title: field for field, column in columns_of(SummaryLine) if field != "institution"}
)
"""The field of each figure, by its title."""


def figure(people: Block, profile: Profile, said_figure: Value, said_institution: Value, today: Value) -> Value:
    """One figure of one institution, or of the district; `None` where either cell is blank."""
    read = records_of(Staff, people, "name")
    day = day_of(today)
    if isinstance(read, str) or isinstance(day, str):
        return read if isinstance(read, str) else day
    lines = _lines(people, profile, day or date.today())  # noqa: DTZ011 this computer's day
    name = Choice(tuple(FIGURES), "").read(said_figure)
    institution = Choice(tuple(lines), "").read(said_institution)
    for title, outcome in (("Показатель", name), ("Учреждение", institution)):
        if isinstance(outcome, Trouble):
            return sentence(outcome, title)
    return getattr(lines[str(institution)], FIGURES[str(name)]) if name and institution else None


@lru_cache(maxsize=8)
def _lines(people: Block, profile: Profile, today: date) -> Mapping[str, SummaryLine]:
    """The lines of «Сводка» by institution, the district's among them."""
    read = records_of(Staff, people, "name")
    staff = () if isinstance(read, str) else tuple(person for person in read.records if person.status != LEFT)
    members = [Member(person, line) for person, line in zip(staff, schedule(staff, profile, today), strict=True)]
    groups: dict[str, list[Member]] = {}
    for member in members:
        groups.setdefault(member.person.institution or NO_INSTITUTION, []).append(member)
    groups[DISTRICT] = members
    return {name: summary_line(name, group, today) for name, group in groups.items()}
