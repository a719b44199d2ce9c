"""Which sent row is which returned row, when rows were sorted, copied, retyped, or have lost their code."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.kinds.name import name_key

Cells = Mapping[str, Any]
"""A row's compared values by field."""

IDENTITY: Mapping[str, tuple[str, ...]] = {
    "tblStaff": ("name", "birth", "position"),
    "tblCourses": ("name", "programme"),
    "tblExperience": ("name", "topic"),
    "tblAchievements": ("name", "event", "level"),
    "tblTrajectories": ("name", "deficit", "step"),
    "tblPlan": ("event", "planned"),
}
"""The fields that tell a table's rows apart where they have no code of their own."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """`sent` gives, for each returned row, the key of the sent row it is, or `None` for a new row; `missing` are the keys
    of sent rows that did not come back."""

    sent: tuple[str | None, ...]
    missing: tuple[str, ...]


def identity(table: str, cells: Cells) -> str:
    """The row's own marks as one text, spelling apart."""
    return "|".join(_mark(field, cells.get(field)) for field in IDENTITY[table])


def numbered(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys with the repeated ones told apart by an ordinal: `a`, `a#2`."""
    seen: Counter[str] = Counter()
    result: list[str] = []
    for key in keys:
        seen[key] += 1
        result.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return tuple(result)


def pair(sent: Mapping[str, Cells], returned: Sequence[Cells], table: str) -> Pairing:
    """Pair by code, then by the row's own marks, then by name alone where only one row of each side bears it."""
    found: list[str | None] = [None] * len(returned)
    left = dict(sent)
    _by_code(left, returned, found)
    _by_marks(left, returned, found, lambda cells: identity(table, cells))
    if table == "tblStaff":
        _by_marks(left, returned, found, _name, alone=True)
    return Pairing(tuple(found), tuple(left))


def _by_code(left: dict[str, Cells], returned: Sequence[Cells], found: list[str | None]) -> None:
    """A code that stands twice is the row's whose name agrees, else the first one's: the copy is a new row."""
    claims: defaultdict[str, list[int]] = defaultdict(list)
    for index, cells in enumerate(returned):
        code = cells.get("code")
        if code in left:
            claims[str(code)].append(index)
    for code, rows in claims.items():
        name = _name(left[code])
        best = next((index for index in rows if _name(returned[index]) == name), rows[0])
        found[best] = code
        del left[code]


def _by_marks(
    left: dict[str, Cells],
    returned: Sequence[Cells],
    found: list[str | None],
    marks: Callable[[Cells], Hashable],
    *,
    alone: bool = False,
) -> None:
    """Rows alike on both sides, equally many; with `alone` only one and one."""
    by_mark: defaultdict[Hashable, list[str]] = defaultdict(list)
    for key, cells in left.items():
        by_mark[marks(cells)].append(key)
    open_rows: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, cells in enumerate(returned):
        if found[index] is None:
            open_rows[marks(cells)].append(index)
    for mark, rows in open_rows.items():
        keys = by_mark.get(mark, [])
        if mark and len(keys) == len(rows) and (len(rows) == 1 or not alone):
            for index, key in zip(rows, keys, strict=True):
                found[index] = key
                del left[key]


def _name(cells: Cells) -> str:
    return name_key(str(cells.get("name") or ""))


def _mark(field: str, value: Any) -> str:
    if field == "name":
        return name_key(str(value or ""))
    return letters(str(value or ""))
