"""The hand that keeps a school's list: its habits, its slips, and what each cell really tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Literal

from attest_xl.district import spellings
from attest_xl.schema.cells import Value
from attest_xl.sheets import Staff

Slip = Literal[
    "impossible-date", "wrong-century", "unknown-category", "future-course", "two-positions", "duplicate", "month-only"
]
SLIPS: tuple[Slip, ...] = (
    "impossible-date",
    "unknown-category",
    "duplicate",
    "future-course",
    "two-positions",
    "wrong-century",
)
"""The mistakes that go round from list to list; dates told by the month alone come on their own."""

Spelling = Callable[[date], Value]
_OTHER_SPELLINGS: tuple[Spelling, ...] = (
    spellings.dotted,
    spellings.short,
    spellings.slashed,
    spellings.worded,
    spellings.with_year_sign,
    spellings.serial,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One written cell. `tells` is what a perfect reader learns from it, by field; `slip` what is wrong in it."""

    value: Value = None
    tells: Mapping[str, object] = field(default_factory=dict[str, object])
    slip: Slip | None = None


@dataclass(frozen=True, slots=True)
class Hand:
    """How one person keeps a list. `wavers` is the share of cells that leave the habit; `slip` the mistake to come."""

    random: Random
    today: date
    dates: Spelling = spellings.dotted
    names: Callable[[str], str] = str
    wavers: float = 0.06
    slip: Slip | None = None

    def day(self, day: date | None, name: str, *, in_text: bool = False) -> Said:
        """A date that tells the field `name`, or the slip to come where it fits that field."""
        if day is None:
            return Said()
        match self.slip:
            case "impossible-date" if name in {"decided", "conformity"}:
                return Said(spellings.impossible(day), slip="impossible-date")
            case "wrong-century" if name in {"decided", "conformity", "started"} and day.year >= 2010:
                return Said(spellings.wrong_century(day), slip="wrong-century")
            case "future-course" if name == "trained":
                day = self.today + timedelta(days=400)
                return Said(self._spelled(day, in_text), {name: day}, "future-course")
            case _:
                return Said(self._spelled(day, in_text), {name: day})

    def category(self, person: Staff) -> Said:
        """What stands in a category cell: the category, or in its place the conformity or the young specialist."""
        if self.slip == "unknown-category" and person.category != "без категории":
            return Said(self.random.choice(spellings.UNKNOWN_CATEGORIES), slip="unknown-category")
        tells: dict[str, object] = {"category": person.category}
        word = person.category or "без категории"
        if word == "без категории" and person.conformity:
            word = "СЗД"
        elif word == "без категории" and person.young:
            word, tells = "молодой специалист", {**tells, "young": True}
        return Said(self.random.choice(self._habit(word)), tells)

    def name(self, full: str) -> Said:
        """The name in the hand's manner; initials tell no more than initials."""
        if self.random.random() < self.wavers:
            other = self.random.choice(
                (spellings.broken, spellings.look_alike, spellings.unbreaking, spellings.without_yo)
            )
            return Said(other(full), {"name": full})
        return Said(self.names(full), {"name": self.names(full) if self.names is spellings.initials else full})

    def _spelled(self, day: date, in_text: bool) -> Value:
        """Within a longer text a date is text, and nobody writes there the number behind it."""
        spelling = self.dates if self.random.random() >= self.wavers else self.random.choice(_OTHER_SPELLINGS)
        return spellings.dotted(day) if in_text and spelling in (spellings.real, spellings.serial) else spelling(day)

    def _habit(self, word: str) -> tuple[str, ...]:
        """Most of a list is written one way, some of it any way."""
        known = spellings.CATEGORIES[word]
        habit = known[: 1 + len(word) % 3]
        return known if self.random.random() < 0.3 else habit
