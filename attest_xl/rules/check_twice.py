"""Checks for the same person twice. Rows meet in buckets of what they share, so the cost grows with the rows.

People are told apart by their name, folded (case, ё, look-alike letters, a maiden name in brackets dropped), and their
birth. Two rows of one person are right when position or institution differ.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from attest_xl.findings import Finding
from attest_xl.findings.places import found, place_of
from attest_xl.rules.dates import shown
from attest_xl.rules.slips import one_slip_apart
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.kinds.name import name_words
from attest_xl.sheets.staff import Staff


@dataclass(frozen=True, slots=True)
class Known:
    """A row with what it is compared by: the words of the name, the birth, the institution and the position."""

    row: Staff
    words: tuple[str, ...]
    birth: date | None
    institution: str
    position: str

    @property
    def initials(self) -> tuple[str, ...]:
        """The surname and the first letters of the other words."""
        return (self.words[0], *(word[0] for word in self.words[1:]))

    @property
    def is_abbreviated(self) -> bool:
        """Whether given name and patronymic are written as initials."""
        return len(self.words) > 1 and all(len(word) == 1 for word in self.words[1:])


def known(people: Iterable[Staff]) -> tuple[Known, ...]:
    """The rows that have a name, as they are compared."""
    return tuple(
        Known(row, words, row.birth, letters(row.institution or ""), letters(row.position or ""))
        for row in people
        if (words := name_words(row.name or ""))
    )


def repeated_people(people: Sequence[Known]) -> Iterator[Finding]:
    """Error: one person twice in one position of one institution. A missing birth tells nobody apart."""
    for rows in _buckets(people, lambda one: (one.words, one.institution, one.position)):
        if len({one.birth for one in rows} - {None}) <= 1:
            yield from _each(rows)
        else:
            for same in _buckets((one for one in rows if one.birth), lambda one: one.birth):
                yield from _each(same)


def people_elsewhere(people: Sequence[Known]) -> Iterator[Finding]:
    """Note: one name and one birth in two institutions is a second job, or a transfer not yet written down."""
    for rows in _buckets((one for one in people if one.birth), lambda one: (one.words, one.birth)):
        pair = _first_two(rows, lambda one: one.institution)
        if pair is not None:
            yield from (_about("DUP-02", one, pair[one.institution == pair[0].institution]) for one in rows)


def namesakes(people: Sequence[Known]) -> Iterator[Finding]:
    """One name, two births: a warning within an institution, a note across the district."""
    for rows in _buckets((one for one in people if one.birth), lambda one: one.words):
        far = _first_two(rows, lambda one: one.birth)
        if far is not None:
            houses = _grouped(rows, lambda one: one.institution)
            near = {house: _first_two(group, lambda one: one.birth) for house, group in houses.items()}
            for one in rows:
                pair = near[one.institution] or far
                other = pair[one.birth == pair[0].birth]
                born = shown(other.birth) if other.birth else ""
                yield _about("DUP-04" if pair is far else "DUP-03", one, other, birth=born)


def slips_of_the_pen(people: Sequence[Known]) -> Iterator[Finding]:
    """Warning: two names of one birth, one letter apart. One word differs, so the other two make the bucket."""
    full = [one for one in people if one.birth and len(one.words) == 3]
    for index in range(3):
        for rows in _buckets(full, partial(_all_but, index)):
            yield from _near(rows, index)


def initials_and_full_names(people: Sequence[Known]) -> Iterator[Finding]:
    """Warning: «Иванова М. П.» and «Иванова Мария Петровна» in one institution, unless their births differ."""
    for rows in _buckets(people, lambda one: (one.institution, one.initials)):
        full = {one.birth: one for one in reversed(rows) if not one.is_abbreviated}
        for short in (one for one in rows if one.is_abbreviated):
            other = full.get(short.birth) or full.get(None)
            if other is None and short.birth is None:
                other = next(iter(full.values()), None)
            if other is not None:
                yield _about("DUP-06", short, other, near=other.row.name or "")


TWICE: tuple[Callable[[Sequence[Known]], Iterator[Finding]], ...] = (
    repeated_people,
    people_elsewhere,
    namesakes,
    slips_of_the_pen,
    initials_and_full_names,
)


def _grouped(rows: Iterable[Known], key: Callable[[Known], Hashable]) -> dict[Hashable, list[Known]]:
    groups: defaultdict[Hashable, list[Known]] = defaultdict(list)
    for one in rows:
        groups[key(one)].append(one)
    return groups


def _buckets(rows: Iterable[Known], key: Callable[[Known], Hashable]) -> Iterator[list[Known]]:
    """The rows that share a key, where more than one does."""
    return (group for group in _grouped(rows, key).values() if len(group) > 1)


def _first_two(rows: Sequence[Known], key: Callable[[Known], Hashable]) -> tuple[Known, Known] | None:
    """The first row, and the first whose key differs from its; `None` when all agree."""
    other = next((one for one in rows if key(one) != key(rows[0])), None)
    return None if other is None else (rows[0], other)


def _all_but(index: int, one: Known) -> Hashable:
    return one.birth, one.words[:index], one.words[index + 1 :]


def _each(rows: Sequence[Known]) -> Iterator[Finding]:
    """A finding at every row, each naming another one."""
    yield _about("DUP-01", rows[0], rows[1])
    yield from (_about("DUP-01", one, rows[0]) for one in rows[1:])


def _near(rows: Sequence[Known], index: int) -> Iterator[Finding]:
    """Rows whose words at `index` are one slip apart, each naming the first such row."""
    words = {one.words[index]: one for one in reversed(rows)}
    if len(words) < 2:
        return
    slips = one_slip_apart(tuple(dict.fromkeys(one.words[index] for one in rows)))
    for one in rows:
        other = slips.get(one.words[index])
        if other is not None:
            yield _about("DUP-05", one, words[other], near=words[other].row.name or "")


def _about(code: str, one: Known, other: Known, **details: str) -> Finding:
    return found(code, one.row, "name", other=place_of(other.row, "name").cell, **details)
