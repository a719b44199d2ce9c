"""What only a person can decide about a school's answer: the kinds of questions, and which decisions fit each."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from enum import StrEnum
from types import MappingProxyType

from attest_xl.schema.cells import Value
from attest_xl.sheets.conflicts import ADD, GONE, KEEP, MOVED, SAME, TAKE
from attest_xl.tables.base_sheet import RawCells

ROW = "*row"
"""Stands for the field where a question or a memory is about a new row as a whole; a row's memory holds the key of the
book's row that it has become, `""` for a row that is left out."""
MISSING = "*missing"
"""The same for a sent row that did not come back."""
AWAY = "*away"
"""The same for a sent row that the book no longer has under this school."""
OWN = "*own"
"""Under which it is remembered that a person has decided: a new row is not the one it was asked about."""

Key = tuple[str, str]
"""A row's key within its table, and a field or one of the above."""

Part = tuple[str, str]
"""The code of a school and the name of a table."""


class Kind(StrEnum):
    """What a question is about."""

    CELL = "cell"
    SAME = "same"
    TRANSFER = "transfer"
    NEW = "new"
    MISSING = "missing"
    AWAY = "away"


FITTING: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.CELL: (TAKE, KEEP),
        Kind.SAME: (SAME, ADD, KEEP),
        Kind.TRANSFER: (MOVED, ADD, KEEP),
        Kind.NEW: (ADD, KEEP),
        Kind.MISSING: (GONE, KEEP),
        Kind.AWAY: (ADD, KEEP),
    }
)
"""The decisions that fit each kind."""

WORDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.CELL: "Школа изменила ячейку, а в книге уже другое.",
        Kind.SAME: "Новая строка, но такой человек в этой школе, похоже, уже есть: {other}.",
        Kind.TRANSFER: "Новая строка, но такой человек, похоже, есть в другой школе: {other}.",
        Kind.NEW: "Строки нет в книге; основа файла потеряна, поэтому неизвестно, новая ли она.",
        Kind.MISSING: "Строка не вернулась от школы.",
        Kind.AWAY: "Школа изменила строку, которой в книге у этой школы больше нет.",
    }
)
NO_BASE_WORDS = "У школы и в книге разное; основа файла потеряна, поэтому неизвестно, кто менял."
HOW: Mapping[str, str] = MappingProxyType(
    {
        TAKE: "взять значение школы",
        KEEP: "ничего не менять",
        ADD: "добавить новой строкой",
        SAME: "дополнить имеющуюся строку",
        MOVED: "перенести строку в эту школу",
        GONE: "поставить статус «выбыл»",
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `row` is the key under which the row is remembered, `field` a field's name, `ROW`, `MISSING` or
    `AWAY`; `target` is the key of the row in the book, `""` when it is not there. `cells` are the school's cells as
    they stand: the one in question, or the whole row. `other` is the key of the person a new row may be, `other_said`
    who that is, `sent` what was sent of that person when the answer has not brought the row back. `saved` sorts answers
    by age.

    A new row has a `target` only if it was added before anybody could know that it may be somebody."""

    kind: Kind
    table: str
    row: str
    field: str
    target: str = ""
    name: str = ""
    ours: str = ""
    base: str = ""
    theirs: str = ""
    file: str = ""
    sender: str = ""
    saved: str = ""
    template: str = ""
    cells: RawCells = made_by(default_factory=dict[str, Value])
    other: str = ""
    other_said: str = ""
    sent: RawCells = made_by(default_factory=dict[str, Value])
    based: bool = True

    @property
    def key(self) -> Key:
        """What the question is about, stable from merge to merge."""
        return self.row, self.field

    @property
    def fitting(self) -> tuple[str, ...]:
        """The decisions that fit. A row that has no status is not «выбыл»: it goes when a person says so."""
        return (TAKE, KEEP) if self.kind is Kind.MISSING and self.table != "tblStaff" else FITTING[self.kind]

    @property
    def words(self) -> str:
        """The question with the decisions that fit it, in Russian."""
        asked = NO_BASE_WORDS if self.kind is Kind.CELL and not self.based else WORDS[self.kind]
        removes = {TAKE: "убрать строку"} if self.kind is Kind.MISSING else {}
        ways = "; ".join(f"«{decision}» – {removes.get(decision) or HOW[decision]}" for decision in self.fitting)
        return f"{asked.format(other=self.other_said)} Решения: {ways}."
