"""An invented district: its institutions and everybody who works there, the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

from attest_xl.district.careers import Person, career, person
from attest_xl.district.institutions import founded, sizes
from attest_xl.district.pools import FEMALE_NAMES, HEADS, MALE_NAMES, PATRONYMICS, POSTS, SECOND_POSTS, Post, family
from attest_xl.sheets import Institution, Staff
from attest_xl.sheets.staff import WORKS

if TYPE_CHECKING:
    from faker import Faker

TEACHERS_METHODIST = 12
RESERVE = 56
"""Seeds S0: so many hold учитель-методист, so many are in the forward reserve for it."""
_METHODIST = "учитель-методист"


class ExtraMissingError(RuntimeError):
    """A library of the extra `demo` is not installed; the message says how to get it."""

    def __init__(self, library: str) -> None:
        super().__init__(
            f'Для учебного района нужна библиотека {library}. Установите её: pip install "attest-xl[demo]"'
        )


@dataclass(frozen=True, slots=True)
class District:
    """The truth about an invented district. `staff` stands institution by institution, heads first."""

    institutions: tuple[Institution, ...]
    staff: tuple[Staff, ...]
    today: date
    profile: str
    seed: int

    def staff_of(self, institution: str) -> tuple[Staff, ...]:
        """The rows of one institution, by its short name."""
        return tuple(row for row in self.staff if row.institution == institution)


def district(
    seed: int = 2026,
    institutions: int = 79,
    people: int = 2900,
    profile: str = "ru-196",
    today: date = date(2026, 1, 15),
) -> District:
    """`people` rows in so many institutions, as they would stand on `today`. Raises `ExtraMissingError`."""
    fake = _faker(seed)
    random: Random = fake.random
    where = founded(random, institutions, profile)
    names = _Names(fake)
    rows: list[Staff] = []
    for place, size in zip(where, sizes(random, where, people), strict=True):
        rows.extend(_staff(random, names, place, size, today, profile))
    if profile == "by-101":
        rows = _with_methodists(random, rows)
    heads = _coordinators(rows)
    places = tuple(place.model_copy(update={"coordinator": heads.get(place.institution or "")}) for place in where)
    return District(places, tuple(rows), today, profile, seed)


def _faker(seed: int) -> Faker:
    try:
        from faker import Faker  # the extra `demo`, and slow to import
    except ImportError as missing:
        raise ExtraMissingError("Faker") from missing
    fake = Faker("ru_RU")
    fake.seed_instance(seed)
    return fake


class _Names:
    """Full names; no two people of the district share surname and initials, unless a list is meant to confuse them."""

    def __init__(self, fake: Faker) -> None:
        self._fake = fake
        self._taken: set[tuple[str, str, str]] = set()

    def next(self, woman: bool) -> str:
        while (key := _short(name := self._made(woman))) in self._taken:
            pass
        self._taken.add(key)
        return name

    def _made(self, woman: bool) -> str:
        random: Random = self._fake.random
        father = random.choice(PATRONYMICS)
        if woman:
            return f"{self._fake.last_name_female()} {_common(random, FEMALE_NAMES)} {father[1]}"
        return f"{self._fake.last_name_male()} {_common(random, MALE_NAMES)} {father[0]}"


def _short(name: str) -> tuple[str, str, str]:
    surname, given, father = name.replace("ё", "е").split()
    return surname, given[0], father[0]


def _common(random: Random, names: tuple[str, ...]) -> str:
    """The names stand in order of how common they are."""
    return random.choices(names, tuple(range(len(names) + 2, 2, -1)))[0]


def _staff(random: Random, names: _Names, place: Institution, size: int, today: date, profile: str) -> list[Staff]:
    """Exactly `size` rows, heads first; some people stand in two posts."""
    kind = family(place.kind or "школа")
    rows: list[Staff] = []
    for post in _posts(random, kind, size):
        woman = random.random() < (0.6 if post in HEADS[kind] else 0.86)
        who = person(random, names.next(woman), woman, today)
        rows.extend(_row(random, who, held, place, today, profile) for held in _posts_of_one(random, kind, post))
        if len(rows) >= size:
            break
    order = [post.position for post in (*HEADS[kind], *POSTS[kind], *SECOND_POSTS[kind])]
    return sorted(rows[:size], key=lambda row: order.index(row.position or ""))


def _row(random: Random, who: Person, post: Post, place: Institution, today: date, profile: str) -> Staff:
    facts: dict[str, Any] = career(random, who, post, today, profile)
    return Staff(institution=place.institution, **facts)


def _posts(random: Random, kind: str, size: int) -> tuple[Post, ...]:
    heads = HEADS[kind] + HEADS[kind][1:] * (size // 35)
    return heads + tuple(random.choices(POSTS[kind], tuple(post.weight for post in POSTS[kind]), k=size))


def _posts_of_one(random: Random, kind: str, post: Post) -> tuple[Post, ...]:
    if post.position == "Заместитель директора" and kind == "школа" and random.random() < 0.6:
        return post, random.choice([taught for taught in POSTS[kind] if taught.subject])
    second = random.choice(SECOND_POSTS[kind])
    if post not in HEADS[kind] and second.position != post.position and random.random() < 0.03:
        return post, second
    return (post,)


def _with_methodists(random: Random, rows: list[Staff]) -> list[Staff]:
    """Some teachers of the highest category become учитель-методист, some more are in the reserve for it."""
    teachers = [index for index, row in enumerate(rows) if row.position == "Учитель" and row.status == WORKS]
    highest = [index for index in teachers if rows[index].category == "высшая"]
    chosen = random.sample(highest, min(TEACHERS_METHODIST + RESERVE, len(highest)))
    changed = list(rows)
    for index in chosen[:TEACHERS_METHODIST]:
        changed[index] = rows[index].model_copy(update={"category": _METHODIST, "claims": None})
    for index in chosen[TEACHERS_METHODIST:]:
        changed[index] = rows[index].model_copy(update={"claims": _METHODIST})
    return changed


def _coordinators(rows: list[Staff]) -> dict[str, str]:
    """A deputy head keeps the list; where there is none, whoever stands second."""
    found: dict[str, str] = {}
    for place in dict.fromkeys(row.institution or "" for row in rows):
        staff = [row for row in rows if row.institution == place]
        deputies = [row for row in staff if row.position == "Заместитель директора"]
        found[place] = (deputies or staff[1:])[0].name or ""
    return found
