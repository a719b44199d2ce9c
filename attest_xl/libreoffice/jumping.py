"""Where Ctrl and an arrow key lead along a row or a column."""

from __future__ import annotations

from collections.abc import Iterable


def jump(start: int, filled: Iterable[tuple[int, int]], forward: bool, edge: int) -> int:
    """The place reached from `start` among stretches of filled cells (first, last): the end of the stretch it is in, or
    else the next filled cell, or else the edge (place 1 when going back)."""
    if not forward:
        mirrored = [(-last, -first) for first, last in filled]
        return -jump(-start, mirrored, True, -1)
    stretches = _joined(filled)
    for first, last in stretches:
        if first <= start < last:
            return last
        if first > start:
            return first
    return edge


def _joined(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for first, last in sorted(stretches):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined
