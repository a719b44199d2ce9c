"""The worksheet functions: what a formula, its VBA wrapper, the function wizard and «Примеры формул» say of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from attest_xl.schema.cells import Value


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument. `name` is its ASCII name in Python and VBA, `title` and `help` what a person reads of it."""

    name: str
    title: str
    help: str
    optional: bool = False

    @property
    def words(self) -> str:
        """The argument as the wizard explains it; Excel takes no more than 255 signs."""
        return f"{self.title}{' (можно не указывать)' if self.optional else ''}: {self.help}"


@dataclass(frozen=True, slots=True)
class Function:
    """A worksheet function. `purpose` is one sentence; `example` a formula as a file holds it (English separators, no
    equals sign) and `answer` what it gives. An example may name the small list of `PEOPLE` as `{people}`."""

    name: str
    purpose: str
    arguments: tuple[Argument, ...]
    example: str
    answer: Value


PEOPLE: tuple[tuple[Value, ...], ...] = (
    ("Учреждение", "ФИО", "Должность", "Категория", "Дата решения", "Дата СЗД", "В должности с"),
    ("Школа № 1", "Иванова Мария Петровна", "Учитель", "первая", date(2021, 3, 12), None, date(2015, 9, 1)),
    ("Школа № 1", "Петров Иван Сергеевич", "Воспитатель", "без категории", None, date(2020, 10, 5), date(2018, 9, 1)),
    ("Школа № 2", "Сидорова Анна Ильинична", "Учитель", "высшая", date(2024, 2, 20), None, date(2009, 8, 15)),
)
"""Invented people for the examples: the header and the rows of a list."""

_CELL = "одна ячейка или столбец ячеек."
_RULES = Argument(
    "rules", "Правила", "ru-196, ru-276 или by-101, либо лист «Правила» с заголовком. Пусто – ru-196.", optional=True
)
_TODAY = Argument(
    "today", "Сегодня", "на какой день считать. Пусто – день, когда посчитано; не меняется само.", optional=True
)
_OWN_DAYS = Argument(
    "own_days", "Свои дни", "даты и «выходной» или «рабочий», как на листе «Календарь», без заголовка.", optional=True
)
_PERSON = (
    Argument("position", "Должность", _CELL),
    Argument("category", "Категория", "в любом написании; " + _CELL),
    Argument("decided", "Дата решения", "о категории; " + _CELL),
    Argument("conformity", "Дата СЗД", "последнего соответствия; " + _CELL),
    Argument("started", "В должности с", _CELL),
    Argument("absence", "Отсутствие", "беременность, отпуск, болезнь более 4 месяцев.", optional=True),
    Argument("returned", "Дата выхода", "после отсутствия.", optional=True),
    _TODAY,
    _RULES,
)
_WHO = '"Учитель","1 кв.к.","12.03.2021",,"01.09.2015"'
_ON_DAY = ',,,"01.09.2025"'


def _of_person(name: str, purpose: str, answer: Value) -> Function:
    return Function(name, purpose, _PERSON, f"{name}({_WHO}{_ON_DAY})", answer)


def _cleaning(name: str, purpose: str, title: str, said: str, answer: Value) -> Function:
    cell = Argument("cell", title, "как записано в списке; " + _CELL)
    return Function(name, purpose, (cell,), f'{name}("{said}")', answer)


_CHECK = _of_person("ATTEST_CHECK", "Что не так в строке человека: по строке на замечание; пусто – всё в порядке.", "")

FUNCTIONS: tuple[Function, ...] = (
    _of_person("ATTEST_NEXT_DATE", "Когда следующая аттестация, как на листе «График».", date(2026, 3, 12)),
    _of_person("ATTEST_STATE", "Состояние, как на листе «График»: просрочено, срочно, скоро, в плане…", "в плане"),
    _of_person(
        "ATTEST_EXPLAIN",
        "Почему дата такая: акт, пункт и даты, как на листе «График».",
        "Приказ № 276, п. 24: категория «первая» действует, решение 12.03.2021 + 5 лет = 12.03.2026, потом нужна СЗД.",
    ),
    _cleaning("ATTEST_CATEGORY", "Категория, как бы её ни записали.", "Категория", "1 кв.к.", "первая"),
    _cleaning("ATTEST_DATE", "Дата, как бы её ни записали.", "Дата", "12 марта 2021 г.", date(2021, 3, 12)),
    _cleaning("ATTEST_NAME", "Фамилия, имя и отчество в обычном виде.", "ФИО", "ИВАНОВА  мария петровна",
              "Иванова Мария Петровна"),
    replace(
        _CHECK,
        arguments=(
            *_PERSON,
            Argument("name", "ФИО", _CELL, optional=True),
            Argument("birth", "Дата рождения", _CELL, optional=True),
            Argument("trained", "Последние курсы", _CELL, optional=True),
        ),
        example='ATTEST_CHECK("Учитель","первая","31.02.2024",,"01.09.2015",,,"01.09.2025")',
        answer="Дата решения: 31.02.2024 – такого дня нет. Впишите дату из приказа, например 28.02.2024. [DATE-02]",
    ),
    Function(
        "ATTEST_DEADLINE",
        "К какому дню нужна бумага, если известна дата, от которой считают.",
        (
            Argument("paper", "Срок", "название столбца: «Представление до», «Выписка до», «Решение до», «Курсы до»…"),
            Argument("day", "Дата", "заседания, заявления, решения или курсов; " + _CELL),
            _RULES,
            _OWN_DAYS,
        ),
        'ATTEST_DEADLINE("Выписка до","28.08.2025")',
        date(2025, 9, 1),
    ),
    Function(
        "ATTEST_WORKDAY",
        "Рабочий день через столько рабочих дней (с минусом – до даты), с праздниками страны.",
        (
            Argument("day", "Дата", "от которой считают; " + _CELL),
            Argument("days", "Дней", "сколько рабочих дней, целое число."),
            _RULES,
            _OWN_DAYS,
        ),
        'ATTEST_WORKDAY("30.04.2025",1)',
        date(2025, 5, 5),
    ),
    Function(
        "ATTEST_SUMMARY",
        "Показатель листа «Сводка» по учреждению, посчитанный прямо по списку сотрудников.",
        (
            Argument("figure", "Показатель", "название столбца «Сводки»: «Сотрудников», «Просрочено»…"),
            Argument("institution", "Учреждение", "одно, столбец или «Итого по району»."),
            Argument("people", "Сотрудники", "список сотрудников вместе с заголовком."),
            _TODAY,
            _RULES,
        ),
        'ATTEST_SUMMARY("Сотрудников","Школа № 1",{people},"01.09.2025")',
        2,
    ),
)  # fmt: skip
"""Every function, in the order of «Примеры формул»."""


def function(name: str) -> Function:
    """The function called so. Names come from our code, never from a user: an unknown one is our bug, hence
    `KeyError`."""
    return {known.name: known for known in FUNCTIONS}[name]
