"""What is due for a person, computed a second time and straight from the table in the design.

It shares nothing with `attest_xl.rules`: it was written from the table by somebody who had not read them. Where the
table says nothing about a cell, the oracle says nothing either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

NEW_ORDER = date(2023, 9, 1)
SUBJECT = frozenset(
    """
    Воспитатель · Инструктор-методист · Инструктор по труду · Инструктор по физической культуре · Концертмейстер ·
    Логопед · Мастер производственного обучения · Методист · Музыкальный руководитель · Педагог дополнительного
    образования · Педагог-библиотекарь · Педагог-организатор · Педагог-психолог · Преподаватель ·
    Преподаватель-организатор основ безопасности и защиты Родины · Руководитель физического воспитания · Советник
    директора по воспитанию и взаимодействию с детскими общественными объединениями · Социальный педагог · Старший
    вожатый · Старший воспитатель · Старший инструктор-методист · Старший методист · Старший педагог дополнительного
    образования · Старший тренер-преподаватель · Тренер-преподаватель · Тьютор · Учитель · Учитель-дефектолог ·
    Учитель-логопед
    """.replace("\n    ", " ").strip().split(" · ")
)  # fmt: skip
WAIT_AFTER = {
    "отпуск по беременности и родам": 2,
    "отпуск по уходу за ребёнком": 2,
    "болезнь более 4 месяцев": 1,
}
UNSAID: Literal["?"] = "?"
"""The table does not say what stands here."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a person in a position; `None` is an empty cell."""

    position: str
    category: str | None = None
    decided: date | None = None
    conformity: date | None = None
    started: date | None = None
    absence: str | None = None
    returned: date | None = None
    left: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """«Вид аттестации», «Следующая дата», «Подать документы до» and «Состояние»; `None` is an empty cell."""

    kind: str
    due: date | None
    papers: date | Literal["?"] | None
    state: str


def answer(person: Facts, today: date, profile: str = "ru-196") -> Answer | None:
    """The row of «График»; `None` when there is none."""
    if person.left:
        return None
    if person.position not in SUBJECT:
        return Answer("нет", None, None, "не подлежит")
    category = None if person.category in (None, "без категории") else person.category
    if profile == "by-101":
        return _belarus(person, category, today)
    if category is None:
        return _conformity(person, today, [])
    if person.decided is None:
        return Answer("нет", None, None, "нет данных")
    if person.decided >= NEW_ORDER or category in ("педагог-методист", "педагог-наставник"):
        return Answer("нет", None, None, "бессрочно")
    expiry = later(person.decided, 5)
    if expiry >= today:
        return Answer("категория", expiry, expiry - timedelta(90), by_date(expiry, today))
    return _conformity(person, today, [expiry + timedelta(1)])


def later(day: date, years: int) -> date:
    """So many years on; 29 February gives 28 February where the year has none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def by_date(due: date, today: date) -> str:
    """The state of a date."""
    days = (due - today).days
    if days < 0:
        return "просрочено"
    return "срочно" if days <= 90 else "скоро" if days <= 180 else "в плане"


def _conformity(person: Facts, today: date, lapse: list[date]) -> Answer:
    """`lapse` holds the day after a lapsed category; it is empty for a person who has none."""
    if person.absence == "беременность" or (person.absence and person.returned is None):
        return Answer("СЗД", None, None, "не подлежит")
    dates = list(lapse)
    if person.conformity:
        dates.append(later(person.conformity, 5))
    if person.started and (lapse or not person.conformity):
        dates.append(later(person.started, 2))
    if not dates:
        return Answer("СЗД", None, None, "нет данных")
    if person.absence and person.returned:
        dates.append(later(person.returned, WAIT_AFTER[person.absence]))
    due = max(dates)
    return Answer("СЗД", due, due - timedelta(30), by_date(due, today))


_NEXT_IN_BELARUS = {None: 2, "вторая": 2, "первая": 3, "высшая": 3}


def _belarus(person: Facts, category: str | None, today: date) -> Answer:
    if category not in _NEXT_IN_BELARUS:
        return Answer(UNSAID, None, UNSAID, "бессрочно")
    since = person.decided if category else person.started
    if since is None:
        return Answer(UNSAID, None, UNSAID, "нет данных")
    due = later(since, _NEXT_IN_BELARUS[category])
    return Answer("присвоение", due, UNSAID, "доступно" if due <= today else "в плане")
