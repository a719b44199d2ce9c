"""Who of the district a new row may be: the same person written apart, or one who came from another school."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from enum import Enum

from attest_xl.schema.kinds.folding import letters, squeezed
from attest_xl.schema.kinds.name import initials_agree, name_key
from attest_xl.schema.kinds.name_parts import beginnings, parts_of

ALIKE_WORDS = 0.75
"""From this likeness on two surnames may be one, misspelt."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person's row: its key, the school's name, and what tells people apart. `birth` is `None` when not known."""

    key: str
    school: str
    name: str
    birth: date | None = None
    position: str | None = None


class Likeness(Enum):
    """How a new row stands to a person who is already in the book."""

    SAME = "the same school, and perhaps the same person"
    TRANSFER = "perhaps the same person, in another school"


class People:
    """The people of the district, to be found by name and birth date."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._by_name: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_birth: defaultdict[date, list[Person]] = defaultdict(list)
        for person in people:
            self.add(person)

    def add(self, person: Person) -> None:
        """One more."""
        self._by_name[name_key(person.name)].append(person)
        if person.birth is not None:
            self._by_birth[person.birth].append(person)

    def like(self, new: Person) -> tuple[Person, ...]:
        """All who may be the same person: the name is the same and the birth dates do not contradict, or the birth date
        is the same and the names differ by one letter or by initials. The likeliest first."""
        found = dict.fromkeys((*self._namesakes(new), *self._misspelt(new)))
        return tuple(sorted(found, key=lambda person: _rank(new, person)))

    def likeness(self, new: Person) -> tuple[Likeness, Person] | None:
        """What a person should be asked about a new row, and about whom; `None` for somebody new, or for one more
        position of somebody the school has."""
        alike = self.like(new)
        here = [person for person in alike if letters(person.school) == letters(new.school)]
        for person in here:
            if not _second_position(new, person):
                return Likeness.SAME, person
        if here or not alike:
            return None
        return Likeness.TRANSFER, alike[0]

    def _namesakes(self, new: Person) -> Iterator[Person]:
        for person in self._by_name.get(name_key(new.name), ()):
            if None in (new.birth, person.birth) or new.birth == person.birth:
                yield person

    def _misspelt(self, new: Person) -> Iterator[Person]:
        if new.birth is None:
            return
        key = name_key(new.name)
        for person in self._by_birth.get(new.birth, ()):
            if one_apart(key, name_key(person.name)) or initials_agree(new.name, person.name):
                yield person


def one_apart(one: str, other: str) -> bool:
    """Whether one letter put in, left out, changed, or two neighbours turned round make one text the other."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[start:], other[start:]
    if len(rest) == len(others):
        return rest[1:] == others[1:] or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    return rest[1:] == others if len(rest) > len(others) else rest == others[1:]


def alike_names(one: str, other: str, *, renamed: bool) -> bool:
    """Whether two names may be one person's: the same but for spelling, one of them shortened or blank, or, where
    `renamed` allows it, another surname with the same given name and patronymic."""
    first, second = parts_of(squeezed(one)).words, parts_of(squeezed(other)).words
    if not first or not second:
        return True
    given, others = beginnings(first[1:]), beginnings(second[1:])
    pairs = list(zip(given, others, strict=False))
    if _alike(letters(first[0]), letters(second[0])):
        return all(_alike(a, b) or a.startswith(b) or b.startswith(a) for a, b in pairs)
    return renamed and len(pairs) == 2 and all(a == b and len(a) > 1 for a, b in pairs)


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE_WORDS


def _second_position(new: Person, person: Person) -> bool:
    """One more row of a known person: the name as it is known, the position another one."""
    positions = letters(new.position or ""), letters(person.position or "")
    return name_key(new.name) == name_key(person.name) and all(positions) and positions[0] != positions[1]


def _rank(new: Person, person: Person) -> tuple[bool, bool, bool, bool, str]:
    return (
        letters(person.school) != letters(new.school),
        name_key(person.name) != name_key(new.name),
        person.birth != new.birth,
        letters(person.position or "") != letters(new.position or ""),
        person.key,
    )
