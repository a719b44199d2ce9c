"""Which date of a cell about a category is the date of what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from attest_xl.schema.kinds.day import Day
from attest_xl.schema.kinds.facts.vocabulary import OWNERS, Sense
from attest_xl.schema.kinds.facts.words import Word
from attest_xl.schema.kinds.stamps import Stamp
from attest_xl.schema.verdict import Trouble


class Role(Enum):
    """What a date says of its owner."""

    SET = "set on this day"
    ORDER = "the day of the order"
    UNTIL = "valid until this day"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date, what it belongs to (`LEVEL`, `CONFORMITY` …) and what it says of it."""

    owner: Sense
    role: Role
    stamp: Stamp


_DAY = Day()
_ORDERS = frozenset({Sense.ORDER, Sense.NUMBER})


def dates_of(words: Sequence[Word]) -> tuple[Dated, ...]:
    """A date belongs to what was told last before it; dates that come first, to what is told first."""
    return tuple(_dated(words))


def _dated(words: Sequence[Word]) -> Iterator[Dated]:
    owner = next((word.sense for word in words if word.sense in OWNERS), Sense.LEVEL)
    role = Role.SET
    for word in words:
        if word.stamp is not None:
            yield Dated(owner, role, word.stamp)
        if word.sense in OWNERS:
            owner, role = word.sense, Role.SET
        else:
            role = _next_role(role, word.sense)


def _next_role(role: Role, sense: Sense) -> Role:
    """«до» speaks of the next date alone; an order, of all that follow."""
    if sense in _ORDERS:
        return Role.ORDER
    if sense is Sense.UNTIL:
        return Role.UNTIL
    return Role.SET if role is Role.UNTIL and sense is not Sense.BREAK else role


def the_day(dates: Sequence[Dated], owner: Sense | None, *roles: Role) -> date | Trouble | None:
    """The day in the first of the roles that has one; two different ones are a trouble; no `owner` means any."""
    for role in roles:
        stamps = [dated.stamp for dated in dates if dated.role is role and owner in {None, dated.owner}]
        verdicts = [_DAY.judged(stamp) for stamp in stamps]
        if verdicts:
            same = all(verdict == verdicts[0] for verdict in verdicts)
            return verdicts[0] if same else Trouble("DATE-06", ", ".join(stamp.said for stamp in stamps))
    return None
