"""Who of the district a new row may be: the same person written apart, or one who came from another school."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
    """The people of the district, to be found by name and birth date: as the book has them and as it had them before,
    as they were sent and as schools have said. So it does not matter which school is heard first."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._by_name: defaultdict[str, list[Person]] = defaultdict(list)
        self._by_birth: defaultdict[date, list[Person]] = defaultdict(list)
        self._said: dict[str, list[Person]] = {}
        for person in people:
            if person.key:
                self._said[person.key] = [person]
            self._index(person)
        self.news: set[str] = set()

    def add(self, person: Person) -> None:
        """One more."""
        self._said[person.key] = [person]
        self.news.add(person.key)
        self._index(person)

    def said_of(self, key: str) -> Sequence[Person]:
        """A person in every way that is known; the first is how the book had it when the person was added. Nothing of
        somebody the book does not have."""
        return self._said.get(key, ())

    def also(self, key: str, field: str, value: str | date | None) -> None:
        """The person's name, birth date or position is, was or may be this one too; `news` tells whom it made known
        otherwise."""
        known = self._said.get(key, [])
        fresh = [one for person in known if (one := _with(person, field, value)) not in known]
        if fresh:
            self.news.add(key)
        for person in dict.fromkeys(fresh):
            known.append(person)
            self._index(person)

    def rekeyed(self, keys: Mapping[str, str]) -> None:
        """New rows have got their codes."""
        for key, code in keys.items():
            said = self._said.pop(key, [])
            self._said[code] = [replace(person, key=code) for person in said]
            for old, new in zip(said, self._said[code], strict=True):
                for found in self._lists(old):
                    found[found.index(old)] = new
            if key in self.news:
                self.news.remove(key)
                self.news.add(code)

    def like(self, new: Person) -> tuple[Person, ...]:
        """All who may be the same person: the name is the same and the birth dates do not contradict, or the birth date
        is the same and the names differ by their spelling, by initials or by the surname, or school and position are
        the same too. The likeliest first, each once."""
        best: dict[str, Person] = {}
        for person in sorted({*self._namesakes(new), *self._born_alike(new)}, key=lambda one: _rank(new, one)):
            if not new.key or person.key != new.key:
                best.setdefault(person.key, person)
        return tuple(best.values())

    def likeness(self, new: Person, apart: Container[str] = ()) -> tuple[Likeness, Person] | None:
        """What a person should be asked about a new row, and about whom; `None` for somebody new, or for one more
        position of somebody the school has. Those `apart` have been decided to be others."""
        elsewhere: Person | None = None
        for person in self.like(new):
            if person.key in apart:
                continue
            if letters(person.school) != letters(new.school):
                elsewhere = elsewhere or person
            elif any(not _second_position(new, one) for one in self._said.get(person.key, (person,))):
                return Likeness.SAME, self._now(person)
        return (Likeness.TRANSFER, self._now(elsewhere)) if elsewhere else None

    def _now(self, person: Person) -> Person:
        """The person as the book has them."""
        return self._said[person.key][0] if person.key in self._said else person

    def _index(self, person: Person) -> None:
        for found in self._lists(person):
            found.append(person)

    def _lists(self, person: Person) -> Iterator[list[Person]]:
        yield self._by_name[name_key(person.name)]
        if person.birth is not None:
            yield self._by_birth[person.birth]

    def _namesakes(self, new: Person) -> Iterator[Person]:
        for person in self._by_name.get(name_key(new.name), ()):
            if None in (new.birth, person.birth) or new.birth == person.birth:
                yield person

    def _born_alike(self, new: Person) -> Iterator[Person]:
        if new.birth is None:
            return
        key = name_key(new.name)
        for person in self._by_birth.get(new.birth, ()):
            alike = one_apart(key, name_key(person.name)) or _may_be_called(new.name, person.name)
            if alike or _same_post(new, person):
                yield person


def _with(person: Person, field: str, value: str | date | None) -> Person:
    """The person with another name, birth date or position; a name nobody can be found by changes nothing."""
    match field, value:
        case "name", str():
            return replace(person, name=value)
        case "birth", date() | None:
            return replace(person, birth=value)
        case "position", str() | None:
            return replace(person, position=value)
        case _:
            return person


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


def _may_be_called(one: str, other: str) -> bool:
    """Whether two names of people born on one day may be one person's: misspelt, shortened, or with another surname."""
    return initials_agree(one, other) or alike_names(one, other, renamed=True)


def _same_post(one: Person, other: Person) -> bool:
    """Whether two people born on one day have the same position in the same school."""
    posts = [(letters(person.school), letters(person.position or "")) for person in (one, other)]
    return all(posts[0]) and posts[0] == posts[1]


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
