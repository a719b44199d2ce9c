"""How far apart two spellings are, and which known word a misspelt one means."""

from collections.abc import Iterable


def distance(first: str, second: str, limit: int) -> int:
    """How many letters were dropped, added, replaced or swapped with their neighbour; above `limit`, `limit + 1`."""
    if abs(len(first) - len(second)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, left in enumerate(first, 1):
        before, above, row = row, before, [i]
        for j, right in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == second[j - 2] and first[i - 2] == right:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) >= limit:
            return limit + 1
    return min(row[-1], limit + 1)


def slips(word: str) -> int:
    """How many slips of the pen a word of this length bears before it may be another word."""
    return 0 if len(word) < 5 else 1 if len(word) < 8 else 2


def nearest(word: str, known: Iterable[str], limit: int) -> tuple[str, ...]:
    """The known words nearest to the word, all at the same distance; none within `limit` gives `()`."""
    best: list[str] = []
    for candidate in known:
        apart = distance(word, candidate, limit)
        if apart < limit:
            best, limit = [], apart
        if apart == limit:
            best.append(candidate)
    return tuple(best)
