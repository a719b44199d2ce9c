"""What has happened to one invented person in one post: dates that follow each other as in life."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from attest_xl.district.pools import NOT_SUBJECT, Post
from attest_xl.sheets.staff import CHILDCARE, ILLNESS, LEFT, MATERNITY, PREGNANCY, WORKS

TERMLESS_FROM = date(2023, 9, 1)  # order 196: categories decided from this day have no expiry
_YEAR = 365.25
_FATE = {
    "termless": 0.44,
    "valid": 0.43,
    "lapsed": 0.1,
    "undated": 0.03,
}
"""How categories are spread by their decision: under the new order, five years not over, over, date not known."""
_CATEGORIES = {
    "ru-196": {"высшая": 0.36, "первая": 0.30, "без категории": 0.33, "педагог-методист": 0.006,
               "педагог-наставник": 0.004},
    "by-101": {"высшая": 0.27, "первая": 0.33, "вторая": 0.2, "без категории": 0.2},
}  # fmt: skip
_NEXT = {
    "ru-196": {
        "без категории": ("первая", 0.12),
        "первая": ("высшая", 0.18),
        "высшая": ("педагог-методист", 0.03),
    },
    "by-101": {"без категории": ("вторая", 0.3), "вторая": ("первая", 0.25), "первая": ("высшая", 0.15)},
}
"""The category after each, and how many of those who hold it claim the next."""
_SCHOOLS = ("педагогический университет", "педагогический институт", "классический университет")


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, whatever the post. `service` is in years, part of a year included."""

    name: str
    woman: bool
    birth: date
    education: str
    service: float
    trained: date | None


def years_before(day: date, years: float) -> date:
    """The day about so many years earlier."""
    return day - timedelta(days=round(years * _YEAR))


def person(random: Random, name: str, woman: bool, today: date) -> Person:
    """Birth, education, service and the last training of somebody."""
    age = min(74, max(22.3, random.gauss(45, 12)))
    service = max(0.05, (age - 22) * min(1.0, random.betavariate(4, 1.3)))
    birth = years_before(today, age)
    if random.random() < 0.8:
        education = f"высшее, {random.choice(_SCHOOLS)}, {birth.year + 22}"
    else:
        education = f"среднее специальное, педагогический колледж, {birth.year + 20}"
    since = random.choices((None, random.uniform(0, 3), random.uniform(3, 5)), (4, 84, 12))[0]
    trained = None if since is None else _workday(years_before(today, since))
    return Person(name, woman, birth, education, service, trained)


def career(random: Random, who: Person, post: Post, today: date, profile: str) -> dict[str, Any]:
    """Everything the staff sheet holds about the person in the post, by field; no code and no institution."""
    started = _start(random, who.service, today)
    facts: dict[str, Any] = {
        "name": who.name,
        "birth": who.birth,
        "position": post.position,
        "subject": post.subject,
        "category": "без категории",
        "started": started,
        "trained": who.trained,
        "status": WORKS,
        "education": who.education,
        "service": int(who.service),
    }
    if post.position in NOT_SUBJECT:
        return facts
    facts |= _qualification(random, who, started, today, profile)
    facts |= _absence(random, who, started, today)
    facts["young"] = (facts["service"] < 3 and who.birth > years_before(today, 31)) or None
    if random.random() < 0.015:
        facts["status"] = LEFT
    return facts


def _start(random: Random, service: float, today: date) -> date:
    """Most begin on the first day of a school year."""
    began = years_before(today, min(random.expovariate(1 / 9) + 0.05, service) - 0.01)  # the Friday before is in time
    first_of_september = date(began.year, 9, 1)
    return first_of_september if random.random() < 0.5 and began <= first_of_september < today else _workday(began)


def _qualification(random: Random, who: Person, started: date, today: date, profile: str) -> dict[str, Any]:
    shares = _CATEGORIES[profile]
    category = random.choices(tuple(shares), tuple(shares.values()))[0]
    newcomer = started > years_before(today, 2)
    if who.service < 2.5 or (newcomer and random.random() < 0.6):
        category = "без категории"
    facts: dict[str, Any] = {"category": category}
    if category == "без категории":
        facts |= _without_category(random, started, newcomer, today, profile)
    else:
        facts |= _decision(random, category, who, started, today, profile)
    following, chance = _NEXT[profile].get(category, (None, 0.0))
    if not newcomer and random.random() < chance:
        facts["claims"] = following
    return facts


def _decision(random: Random, category: str, who: Person, started: date, today: date, profile: str) -> dict[str, Any]:
    """A decision at least a year after the first day of work, so that `who` must have worked for longer than that."""
    first = years_before(today, who.service - 1)
    if profile == "by-101":
        decided = _between(random, max(first, years_before(today, 14)), today)
        return {"decided": decided, "order": _order(random, decided)}
    fate = _fate(random, category, first, today)
    if fate == "undated":
        return {}
    begin, end = _decided_between(fate, today)
    decided = _between(random, max(begin, first), end)
    facts: dict[str, Any] = {"decided": decided, "order": _order(random, decided)}
    if fate == "lapsed" and random.random() < 0.3:
        facts["conformity"] = _between(random, max(started, years_before(decided, -5)), today)
    return facts


def _fate(random: Random, category: str, first: date, today: date) -> str:
    if category.startswith("педагог"):  # these categories came with the new order
        return "termless"
    possible = [fate for fate in _FATE if fate == "undated" or first <= _decided_between(fate, today)[1]]
    return random.choices(possible, [_FATE[fate] for fate in possible])[0]


def _decided_between(fate: str, today: date) -> tuple[date, date]:
    """The first and last day of a decision that now has this fate."""
    five_years_ago = years_before(today, 5)
    match fate:
        case "termless":
            return TERMLESS_FROM, today
        case "valid":
            return five_years_ago, min(TERMLESS_FROM - timedelta(days=1), today)
        case _:
            return years_before(today, 8.5), five_years_ago


def _without_category(random: Random, started: date, newcomer: bool, today: date, profile: str) -> dict[str, Any]:
    if profile == "by-101":
        return {}
    if not newcomer and random.random() < 0.82:
        return {"conformity": _between(random, max(started, years_before(today, 5.4)), today)}
    return {"started": None} if random.random() < 0.12 else {}


def _absence(random: Random, who: Person, started: date, today: date) -> dict[str, Any]:
    """Leaves of mothers, now and then a long illness; some are back, some will be, of some nobody knows."""
    past, future = years_before(today, random.uniform(0.05, 2.5)), years_before(today, random.uniform(-1.5, -0.05))
    back = random.choice((None, None, past if past > started else None, future))
    mother = who.woman and years_before(today, 43) < who.birth
    chance = random.random()
    if mother and chance < 0.012:
        return {"absence": PREGNANCY}
    if mother and chance < 0.025:
        return {"absence": MATERNITY, "returned": back}
    if mother and chance < 0.12:
        return {"absence": CHILDCARE, "returned": back}
    if chance > 0.995:
        return {"absence": ILLNESS, "returned": back}
    return {}


def _order(random: Random, decided: date) -> str:
    return f"№ {random.randint(12, 980)}-к от {decided:%d.%m.%Y}"


def _between(random: Random, first: date, last: date) -> date:
    """A working day from `first` to `last`; `last` where they have crossed."""
    days = (last - first).days
    if days <= 0:
        return last
    day = _workday(first + timedelta(days=random.randint(0, days)))
    return max(day, first)


def _workday(day: date) -> date:
    """Commissions, orders and courses know no weekends: the Friday before."""
    return day - timedelta(days=max(0, day.weekday() - 4))
