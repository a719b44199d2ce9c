"""The two sides of a merge: what a sheet of an answer says, and what the book holds of that school's table."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from attest_xl.schema.sheet import Row
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.comparing import Difference
from attest_xl.tables.likeness import People
from attest_xl.tables.questions import Key, Question
from attest_xl.tables.settling import Seen


@dataclass(frozen=True, slots=True)
class Heard:
    """One sheet of one answer: what it says, when and by whom it was saved. `mark` is the same for the same file.

    Without a base (`based`) it was compared with the book, and every difference is a question; but one that was heard
    before (`again`) raises no new ones: what differs now has been changed since. What a question has kept of an answer
    is `retold`: its cells have been counted.
    """

    difference: Difference
    template: str
    saved: str
    mark: str = ""
    sender: str = ""
    based: bool = True
    again: bool = False
    retold: bool = False


@dataclass(frozen=True, slots=True)
class Sides:
    """One table of the book, as far as one school is concerned: its rows by key, in their order; what is remembered of
    its answers; its open questions. `people` are all the district's; new ones are added to them."""

    row: type[Row]
    institution: str
    ours: Mapping[str, RawCells]
    seen: Mapping[Key, Seen] = field(default_factory=dict[Key, Seen])
    questions: Mapping[Key, Question] = field(default_factory=dict[Key, Question])
    people: People = field(default_factory=People)
