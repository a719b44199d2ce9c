"""How the rows of a table in an open workbook become those of a write: which stay, which go, where others come.

There are two ways. Rows that keep their order are left where they are, others are taken out and put in between, and
the program moves what is on them: formats, notes, the user's cells. Or all values are written anew where rows are, and
only the number of rows changes; what is on a row is then carried after it. Whichever asks less of the program is taken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

FEW_MOVES = 4
"""So many runs of rows are moved without a look at what is on the rows."""

Run = tuple[int, int]
"""The first of neighbouring rows, and how many they are."""


@dataclass(frozen=True, slots=True)
class Looks:
    """`formats` are equal for rows of the body that look the same; `noted` are the rows that have a note. Both count
    from 0 within the body."""

    formats: Sequence[Hashable]
    noted: frozenset[int]


@dataclass(frozen=True, slots=True)
class Reshaping:
    """`kept` tells for each row of the new body that needs no inserting which row of the old one stands there. `gone`
    are runs of the old body, `came` runs of the new one; both count from 0 within the body. When nothing stays, the
    first row does, for its looks: it is among `came`, and `base` is true."""

    kept: dict[int, int]
    gone: tuple[Run, ...]
    came: tuple[Run, ...]
    base: bool

    @property
    def inserted(self) -> tuple[Run, ...]:
        """The runs of new rows for which room has to be made."""
        if not self.base:
            return self.came
        (first, count), *_ = self.came
        return ((first + 1, count - 1),) if count > 1 else ()

    @property
    def moves(self) -> int:
        """How often the program has to move rows."""
        return len(self.gone) + len(self.inserted)


@dataclass(frozen=True, slots=True)
class Carry:
    """Neighbouring rows of the new body that are given what was on neighbouring rows of the old one: `old` is the first
    of those. `bare`: but for the notes there."""

    new: int
    old: int
    count: int
    bare: bool


def reshaping(origins: Sequence[int | None], height: int) -> Reshaping:
    """From a body of that height to one whose rows come from there, by moving rows."""
    kept = _in_order(origins)
    stay, base = set(kept.values()) or {0}, not kept
    gone = tuple(runs(row for row in range(height) if row not in stay))
    return Reshaping(kept, gone, tuple(runs(row for row in range(len(origins)) if row not in kept)), base)


def in_place(count: int, height: int) -> Reshaping:
    """From a body of that height to one of `count` rows, by a change at its end."""
    stay = min(count, height)
    gone = ((stay, height - stay),) if height > stay else ()
    came = ((stay, count - stay),) if count > stay else ()
    return Reshaping({row: row for row in range(stay)}, gone, came, base=False)


def moves_little(plan: Reshaping, origins: Sequence[int | None]) -> bool:
    """Whether the plan leaves all old rows in their order, moves few, and nothing comes where the first one was."""
    in_order = all(origin is None or row in plan.kept for row, origin in enumerate(origins))
    return in_order and plan.moves <= FEW_MOVES and 0 in plan.kept.values()


def cheapest(origins: Sequence[int | None], height: int, looks: Looks) -> tuple[Reshaping, tuple[Carry, ...]]:
    """The way that asks least of the program, and what then has to be carried after its row."""
    ways = [reshaping(origins, height), in_place(len(origins), height)]
    plans = [(plan, carried(plan, origins, looks)) for plan in ways]
    return min(plans, key=lambda plan: plan[0].moves + 2 * len(plan[1]))


def carried(plan: Reshaping, origins: Sequence[int | None], looks: Looks) -> tuple[Carry, ...]:
    """What has to be carried after the rows were moved. A new row looks like the one above it, the first of all like
    the first there was."""
    formats, noted = looks.formats, looks.noted
    plain: dict[Hashable, int] = {}
    for row, look in enumerate(formats):
        if row not in noted:
            plain.setdefault(look, row)
    wanted, here = 0, plan.kept[min(plan.kept)] if plan.kept else 0
    single: list[Carry] = []
    for row, origin in enumerate(origins):
        stands = plan.kept.get(row, 0 if plan.base and not row else None)
        wanted, here = wanted if origin is None else origin, here if stands is None else stands
        notes = origin in noted
        alike = formats[wanted] == formats[here] and (stands == origin or not (notes or stands in noted))
        if not alike:
            old = wanted if notes else plain.get(formats[wanted], wanted)
            single.append(Carry(row, old, 1, bare=not notes and old in noted))
    return tuple(_joined(single))


def _joined(single: Iterable[Carry]) -> Iterator[Carry]:
    last: Carry | None = None
    for one in single:
        if last and (one.new, one.old, one.bare) == (last.new + last.count, last.old + last.count, last.bare):
            last = Carry(last.new, last.old, last.count + 1, last.bare)
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _in_order(origins: Sequence[int | None]) -> dict[int, int]:
    """The most rows whose order does not change: a longest increasing subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for row, origin in enumerate(origins):
        if origin is not None:
            place = bisect_left(tails, origin)
            tails[place : place + 1], ends[place : place + 1] = [origin], [row]
            before[row] = ends[place - 1] if place else None
    kept: dict[int, int] = {}
    row = ends[-1] if ends else None
    while row is not None:
        origin = origins[row]
        if origin is not None:
            kept[row] = origin
        row = before[row]
    return kept


def runs(numbers: Iterable[int]) -> Iterator[Run]:
    """Ascending numbers as runs of neighbours."""
    first = count = 0
    for number in numbers:
        if count and number == first + count:
            count += 1
            continue
        if count:
            yield first, count
        first, count = number, 1
    if count:
        yield first, count
