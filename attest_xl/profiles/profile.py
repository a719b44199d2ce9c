"""A jurisdiction's numbers, as one value that the rules read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from types import MappingProxyType

from attest_xl.profiles.number import Number


class Country(Enum):
    """Whose procedure and whose holidays; the value is the ISO code."""

    RUSSIA = "RU"
    BELARUS = "BY"


class DateAlgebra(Enum):
    """Which day is the last one of a term of years."""

    SAME_DAY = "same"
    DAY_BEFORE = "day-before"


def by_id(*numbers: Number) -> Mapping[str, Number]:
    """The numbers, each under its id."""
    return MappingProxyType({number.id: number for number in numbers})


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What the law of one jurisdiction says, in numbers. Profiles are told apart by identity, so that rules can
    remember what they reckoned with one.

    `since` and `until` are the first and the last day on which the act is in force (`None`: no end is known).
    `categories` are those the act knows, from the lowest to the highest. `last_valid_day` tells the last day of a
    termed category.
    """

    name: str
    title: str
    country: Country
    act: str
    since: date
    until: date | None
    categories: tuple[str, ...]
    numbers: Mapping[str, Number]
    last_valid_day: DateAlgebra = DateAlgebra.SAME_DAY

    def __getitem__(self, id_: str) -> Number:
        """The number with this id. Rules ask only for numbers of their jurisdiction, hence `KeyError`."""
        return self.numbers[id_]

    def get(self, id_: str) -> Number | None:
        """The number with this id, if the profile has it and it is on."""
        number = self.numbers.get(id_)
        return number if number is not None and number.on else None

    def with_numbers(self, changed: Iterable[Number]) -> "Profile":
        """The same profile with these numbers in place of those of the same ids."""
        return replace(self, numbers=MappingProxyType({**self.numbers, **by_id(*changed)}))
