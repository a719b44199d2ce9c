"""What a write does to a table, told without any file: the same for every adapter."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from attest_xl.schema.cells import Link, Value, text_of
from attest_xl.schema.change import TableWrite
from attest_xl.schema.grid import Grid

EXACT = 2**53
"""Whole numbers a cell holds exactly are smaller."""

LONGEST_TEXT = 32_767
_FIRST_DAY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Applied:
    """The table after a write. For each row of the new body, `changed` has the positions whose value is new there;
    `count` is the number of cells that changed, those of rows that went included."""

    grid: Grid
    changed: tuple[tuple[int, ...], ...]
    count: int


def applied(grid: Grid, change: TableWrite) -> Applied:
    """The table after the change; the old one stays as it is."""
    header, *body = grid.rows
    places = _places(header, change)
    blank: tuple[Value, ...] = (None,) * len(header)
    rows: list[tuple[Value, ...]] = []
    changed: list[tuple[int, ...]] = []
    for values, origin in zip(change.rows, change.origin, strict=True):
        old = blank if origin is None else body[origin]
        new, positions = _row(old, values, places)
        rows.append(new)
        changed.append(positions)
    stays = set(change.origin)
    gone = sum(value is not None for index, row in enumerate(body) if index not in stays for value in row)
    count = sum(map(len, changed)) + gone
    whole = replace(grid, rows=(header, *(rows or [blank])))
    return Applied(whole, tuple(changed) or ((),), count)


def origins_of(change: TableWrite) -> tuple[int | None, ...]:
    """Where each row of the new body comes from; an empty table keeps one row, a new one."""
    return change.origin or (None,)


def links_in(header: tuple[Value, ...], change: TableWrite) -> Iterator[tuple[int, tuple[tuple[int, Link], ...]]]:
    """For each row of the new body that has links: its index, and they by their position in the row."""
    places = _places(header, change)
    for index, values in enumerate(change.rows):
        if links := tuple((target, value) for source, target in places if isinstance(value := values[source], Link)):
            yield index, links


def held(value: Value) -> Value:
    """The value as a cell holds it and gives it back: no empty text, no time, no number it would round."""
    match value:
        case str():
            return value[:LONGEST_TEXT] or None
        case Link():
            return value.text[:LONGEST_TEXT] or None
        case bool() | None:
            return value
        case datetime():
            return held(value.date())
        case date():
            return value if value >= _FIRST_DAY else text_of(value)
        case int():
            return value if abs(value) < EXACT else str(value)
        case _:
            return _held_number(value)


def _held_number(value: float) -> Value:
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < EXACT else value


def _places(header: tuple[Value, ...], change: TableWrite) -> tuple[tuple[int, int], ...]:
    """For each written title the table has: its position in the change, its position in the table."""
    positions = {text_of(title): position for position, title in enumerate(header)}
    return tuple((source, positions[title]) for source, title in enumerate(change.titles) if title in positions)


def _row(
    old: tuple[Value, ...], values: tuple[Value, ...], places: tuple[tuple[int, int], ...]
) -> tuple[tuple[Value, ...], tuple[int, ...]]:
    new = list(old)
    for source, target in places:
        new[target] = held(values[source])
    changed = tuple(target for _, target in places if not _same(old[target], new[target]))
    return tuple(new) if changed else old, changed


def _same(old: Value, new: Value) -> bool:
    return old == new and isinstance(old, bool) == isinstance(new, bool)
