"""Which sent row is which returned row, when rows were sorted, copied, retyped, or have lost their code."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.kinds.name import name_key
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.tables.likeness import alike_names
from attest_xl.tables.values import Doubt, Unread, plain

Cells = Mapping[str, Any]
"""A row's compared values by field (`values.plain`)."""

IDENTITY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "tblStaff": ("name", "birth", "position"),
        "tblCourses": ("name", "programme"),
        "tblExperience": ("name", "topic"),
        "tblAchievements": ("name", "event", "level"),
        "tblTrajectories": ("name", "deficit", "step"),
        "tblPlan": ("event", "planned"),
    }
)
"""The fields that tell a table's rows apart where they have no code of their own; the first may never be blank."""

ALIKE = 0.6
"""How much alike, from 0 to 1, two rows of a table without codes must be to be one row."""

MARK_ALIKE = 0.5
"""How much alike each of the marks themselves must be."""

THE_PERSON = frozenset({"code", "institution", "name", "position"})
"""What a row says of whom it is about."""

MOST_PAIRS = 250_000
"""Beyond so many pairs of rows nobody looks for likenesses: the rows are new ones and missing ones."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """`keys` gives, for each returned row, the key of the row it is, or `None` for a new one; `missing` are the keys of
    rows that did not come back."""

    keys: tuple[str | None, ...]
    missing: tuple[str, ...]


def has_codes(table: str) -> bool:
    """Whether the table's rows bear a code of their own: elsewhere `Код` is the person's."""
    return table == "tblStaff"


def value_of(value: Any) -> Any:
    """What a compared value reads as, doubts apart; what cannot be read is its text."""
    return value.value if isinstance(value, Doubt) else value.said if isinstance(value, Unread) else value


def identity(table: str, cells: Cells) -> str:
    """The row's own marks as one text, spelling apart."""
    return "/".join(_mark(field, cells.get(field)) for field in IDENTITY[table])


def numbered(marks: Iterable[str]) -> tuple[str, ...]:
    """The marks with the repeated ones told apart by an ordinal: `a`, `a#2`."""
    seen: Counter[str] = Counter()
    result: list[str] = []
    for mark in marks:
        seen[mark] += 1
        result.append(mark if seen[mark] == 1 else f"{mark}#{seen[mark]}")
    return tuple(result)


def keys_of(row: type[Row], rows: Sequence[Mapping[str, Value]]) -> tuple[str, ...]:
    """The key of each row of the book or of a base: its code, else its marks with an ordinal."""
    table = row.sheet.table
    codes = [text_of(cells.get("code")).strip() if has_codes(table) else "" for cells in rows]
    marks = iter(numbered(_marks(row, cells) for cells, code in zip(rows, codes, strict=True) if not code))
    return tuple(code or next(marks) for code in codes)


def _marks(row: type[Row], cells: Mapping[str, Value]) -> str:
    table = row.sheet.table
    kinds = {name: column.kind for name, column in columns_of(row)}
    return identity(table, {name: plain(kinds[name], cells.get(name)) for name in IDENTITY[table]})


def pair(known: Mapping[str, Cells], returned: Sequence[Cells], table: str) -> Pairing:
    """Pair by code, then by the row's own marks, then by what else is left alike where only one row of each side is."""
    found: list[str | None] = [None] * len(returned)
    left = dict(known)
    if has_codes(table):
        _by_code(left, returned, found)
    _by_marks(left, returned, found, lambda cells: identity(table, cells))
    if has_codes(table):
        _by_marks(left, returned, found, _name, alone=True)
    else:
        _by_likeness(table, left, returned, found)
    return Pairing(tuple(found), tuple(left))


def same_person(one: Cells, other: Cells) -> bool:
    """Whether two rows with one code may be one person: retyped, married, with a corrected birth date, but not somebody
    else written over the row."""
    first, second = value_of(one.get("birth")), value_of(other.get("birth"))
    if first is not None and first == second:
        return True
    return alike_names(_said_name(one), _said_name(other), renamed=first is None or second is None)


def _by_code(left: dict[str, Cells], returned: Sequence[Cells], found: list[str | None]) -> None:
    """A code that stands twice is the row's whose name agrees, else the first one's: the copy is a new row. A code in
    another person's row does not count."""
    claims: defaultdict[str, list[int]] = defaultdict(list)
    for index, cells in enumerate(returned):
        code = cells.get("code")
        if code in left and same_person(left[code], cells):
            claims[code].append(index)
    for code, rows in claims.items():
        known = left.pop(code)
        found[min(rows, key=lambda index: (_differing(known, returned[index]), index))] = code


def _by_marks(
    left: dict[str, Cells],
    returned: Sequence[Cells],
    found: list[str | None],
    marks: Callable[[Cells], Hashable],
    *,
    alone: bool = False,
) -> None:
    """Rows alike on both sides, those that agree most, in their order; with `alone` only one and one."""
    by_mark: defaultdict[Hashable, list[str]] = defaultdict(list)
    for key, cells in left.items():
        by_mark[marks(cells)].append(key)
    open_rows: defaultdict[Hashable, list[int]] = defaultdict(list)
    for index, cells in enumerate(returned):
        if found[index] is None:
            open_rows[marks(cells)].append(index)
    for mark, rows in open_rows.items():
        keys = by_mark.get(mark, [])
        if mark and not (alone and (len(keys) != 1 or len(rows) != 1)):
            for key, index in _most_agreeing(left, keys, returned, rows):
                found[index] = key
                del left[key]


def _most_agreeing(
    left: Mapping[str, Cells], keys: Sequence[str], returned: Sequence[Cells], rows: Sequence[int]
) -> Iterator[tuple[str, int]]:
    """Rows with equal marks in pairs, those that agree most first, else in their order."""
    if len(keys) * len(rows) <= 1 or len(keys) * len(rows) > MOST_PAIRS:
        yield from zip(keys, rows, strict=False)
        return
    pairs = [(_differing(left[key], returned[row]), at, key, row) for at, key in enumerate(keys) for row in rows]
    free_keys, free_rows = set(keys), set(rows)
    for _, _, key, row in sorted(pairs, key=lambda one: (one[0], one[1], one[3])):
        if key in free_keys and row in free_rows:
            free_keys.remove(key)
            free_rows.remove(row)
            yield key, row


def _by_likeness(table: str, left: dict[str, Cells], returned: Sequence[Cells], found: list[str | None]) -> None:
    """Rows of one person that are most alike, the surest first; of several that are equally sure none."""
    waiting = [index for index, key in enumerate(found) if key is None]
    if len(waiting) * len(left) > MOST_PAIRS:
        return
    scores = [
        (score, index, key)
        for index in waiting
        for key, known in left.items()
        if _name(known) == _name(returned[index]) and (score := _likeness(table, known, returned[index])) >= ALIKE
    ]
    for score, index, key in sorted(scores, reverse=True):
        rivals = [one for one in scores if one[0] == score and (one[1] == index) != (one[2] == key)]
        if found[index] is None and key in left and not rivals:
            found[index] = key
            del left[key]


def _likeness(table: str, one: Cells, other: Cells) -> float:
    """The mean over the filled cells of what is not the person: 1 for equal ones, else how alike their texts are.
    Nothing, where one of the row's own marks is quite another."""
    filled = {name for cells in (one, other) for name, value in cells.items() if value is not None} - THE_PERSON
    ratios = {name: _alike(one.get(name), other.get(name)) for name in filled}
    marks = [
        ratios[name] for name in IDENTITY[table] if name in ratios and None not in (one.get(name), other.get(name))
    ]
    return sum(ratios.values()) / len(ratios) if ratios and min(marks, default=1.0) >= MARK_ALIKE else 0.0


def _alike(one: Any, other: Any) -> float:
    if one == other:
        return 1.0
    if isinstance(one, str) and isinstance(other, str):
        return SequenceMatcher(None, letters(one), letters(other), autojunk=False).ratio()
    return 0.0


def _differing(one: Cells, other: Cells) -> int:
    return sum(one.get(name) != other.get(name) for name in one.keys() | other.keys())


def _said_name(cells: Cells) -> str:
    return text_of(value_of(cells.get("name")))


def _name(cells: Cells) -> str:
    return name_key(_said_name(cells))


def _mark(field: str, value: Any) -> str:
    said = text_of(value_of(value))
    return name_key(said) if field == "name" else letters(said)
