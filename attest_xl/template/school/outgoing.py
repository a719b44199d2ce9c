"""Which sheets and columns of the master go out to a school, and which of them it fills."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attest_xl.schema.column import Column
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.sheet import Row, column_of, columns_of
from attest_xl.sheets import Achievement, Course, Due, Experience, PlanLine, Staff, Trajectory
from attest_xl.tables.returned import locked_fields, takes_rows

CHOICES: Mapping[str, tuple[type[Row], ...]] = MappingProxyType(
    {
        "staff": (Staff,),
        "courses": (Course,),
        "experience": (Experience,),
        "achievements": (Achievement,),
        "plans": (Trajectory, PlanLine),
    }
)
"""What a methodist may send, by the name it has on the command line; the staff always goes."""

SCHEDULE_FIELDS = (
    "name",
    "position",
    "category",
    "valid_until",
    "kind",
    "due",
    "papers_by",
    "state",
    "training_by",
    "reason",
)
PLAN_FIELDS = ("stage", "direction", "event", "support", "term", "planned")
"""The district's plan without who is responsible: that may be somebody of another school."""

READ_ONLY: Mapping[type[Row], tuple[str, ...]] = MappingProxyType({Due: SCHEDULE_FIELDS, PlanLine: PLAN_FIELDS})
"""Sheets that a school only reads, and what it sees of them."""

KEYS = ("code", "institution")
"""Locked columns that a school sees all the same: they tell whose row it is."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A sheet as a template shows it: some of the master's columns, in the master's order."""

    row: type[Row]
    fields: tuple[str, ...]

    @property
    def title(self) -> str:
        """The sheet's title, the master's."""
        return self.row.sheet.title

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the fields."""
        return tuple(column_of(self.row, field) for field in self.fields)

    @property
    def read_only(self) -> bool:
        """Whether the school fills nothing of it."""
        return self.row in READ_ONLY

    @property
    def takes_rows(self) -> bool:
        """Whether the school may add rows."""
        return not self.read_only and takes_rows(self.row)

    def is_locked(self, field: str) -> bool:
        """Whether the school may not change the field."""
        return self.read_only or field in locked_fields(self.row)

    def is_required(self, field: str) -> bool:
        """Whether the school may not leave the field empty in a filled row."""
        return column_of(self.row, field).required and not self.is_locked(field)

    def index(self, field: str) -> int:
        """Where the field's column stands on the sheet, from 0."""
        return self.fields.index(field)


def outgoing(row: type[Row]) -> Outgoing:
    """The sheet without the columns that mean nothing to a school: the methodist's own and the computed ones."""
    if row in READ_ONLY:
        return Outgoing(row, READ_ONLY[row])
    locked = locked_fields(row)
    return Outgoing(row, tuple(field for field, _ in columns_of(row) if field in KEYS or field not in locked))


def chosen_rows(choices: Iterable[str]) -> tuple[type[Row], ...]:
    """The sheets that go out, the staff first. A name nobody knows is our bug or was asked about before: `KeyError`."""
    wanted = {"staff", *choices}
    unknown = wanted - CHOICES.keys()
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    return tuple(row for choice, rows in CHOICES.items() if choice in wanted for row in rows)


def choice_named(text: str) -> str | None:
    """The choice that a person means: `courses`, «Курсы», «планы»; `None` when it is none."""
    said = letters(text)
    for choice, rows in CHOICES.items():
        if said in {letters(choice), *(letters(row.sheet.title) for row in rows)}:
            return choice
    return "plans" if said == letters("планы") else None
