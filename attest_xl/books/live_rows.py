"""How the rows of a table in an open workbook become those of a write: which stay, which go, where others come.

Rows that keep their order are not written but left where they are, and the program moves them with all that is on
them: formats, notes, the user's cells. Only rows that change places among each other are taken out and put in anew.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

MOST_MOVES = 300
"""Runs of rows moved one by one; beyond that the whole rest of the table is written anew, which is quicker."""

Run = tuple[int, int]
"""The first of neighbouring rows, and how many they are."""


@dataclass(frozen=True, slots=True)
class Reshaping:
    """`kept` tells for each row of the new body that stays a row which one it was. `gone` are runs of the old body,
    `came` runs of the new one; both count from 0 within the body. When nothing stays, the first row does, for its
    looks: it is among `came`, and `base` is true."""

    kept: dict[int, int]
    gone: tuple[Run, ...]
    came: tuple[Run, ...]
    base: bool

    @property
    def is_none(self) -> bool:
        """Whether every row stays where it is."""
        return not self.gone and not self.came

    @property
    def inserted(self) -> tuple[Run, ...]:
        """The runs of new rows for which room has to be made."""
        if not self.base:
            return self.came
        (first, count), *_ = self.came
        return ((first + 1, count - 1),) if count > 1 else ()


def reshaping(origins: Sequence[int | None], height: int) -> Reshaping:
    """From a body of that height to one whose rows come from there."""
    planned = _reshaping(_in_order(origins), origins, height)
    if len(planned.gone) + len(planned.came) <= MOST_MOVES:
        return planned
    return _reshaping(_beginning(origins), origins, height)


def _reshaping(kept: dict[int, int], origins: Sequence[int | None], height: int) -> Reshaping:
    stay, base = set(kept.values()) or {0}, not kept
    gone = tuple(runs(row for row in range(height) if row not in stay))
    return Reshaping(kept, gone, tuple(runs(row for row in range(len(origins)) if row not in kept)), base)


def _beginning(origins: Sequence[int | None]) -> dict[int, int]:
    """The rows at the top that stay where they are."""
    kept: dict[int, int] = {}
    for row, origin in enumerate(origins):
        if origin != row:
            break
        kept[row] = row
    return kept


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
