"""A small invented district, small enough to count by hand, and the master that holds it."""

from datetime import UTC, date, datetime
from pathlib import Path

from attest_xl.schema.cells import Link
from attest_xl.schema.sheet import Row
from attest_xl.schema.verbs import BUILT
from attest_xl.sheets import Conflict, Due, FindingLine, Institution, LogLine, Staff
from attest_xl.sheets.settings import DEFAULTS
from attest_xl.template.master import build_master

CREATED = datetime(2025, 11, 24, 9, 0, tzinfo=UTC)


def _person(number: int, name: str, category: str | None, status: str | None = "работает") -> Staff:
    return Staff(code=f"П{number:05d}", institution="Школа № 1", name=name, category=category, status=status)


STAFF = (
    _person(1, "Иванова Мария Петровна", "первая"),
    _person(2, "Петров Пётр Петрович", "высшая"),
    _person(3, "Сидорова Анна Ильинична", "педагог-методист"),
    _person(4, "Козлова Ольга Игоревна", None),
    _person(5, "Орлов Илья Олегович", "без категории", None),
    _person(6, "Волкова Вера Павловна", "первая", "выбыл"),
    _person(7, "=1+1", "вторая"),
)


def _due(person: Staff, state: str, school_year: str | None, day: date | None = None) -> Due:
    reason = "Приказ № 196, пункт 5. " * 8
    return Due(code=person.code, name=person.name, state=state, school_year=school_year, due=day, reason=reason)


SCHEDULE = (
    _due(STAFF[0], "просрочено", "2024/2025", date(2025, 3, 1)),
    _due(STAFF[1], "срочно", "2025/2026", date(2026, 1, 15)),
    _due(STAFF[2], "бессрочно", None),
    _due(STAFF[3], "нет данных", None),
    _due(STAFF[4], "скоро", "2025/2026", date(2026, 4, 1)),
    _due(STAFF[6], "в плане", "2027/2028", date(2027, 10, 1)),
)
SCHOOLS = (
    Institution(code="У001", institution="Школа № 1", kind="школа"),
    Institution(code="У002", institution="Сад «Ёлочка»", kind="детский сад"),
)
FINDINGS = (
    FindingLine(severity="ошибка", place=Link("Сотрудники!H2", "'Сотрудники'!H2"), code="DATE-02"),
    FindingLine(severity="предупреждение", place=Link("Сотрудники!H3", "'Сотрудники'!H3"), code="DATE-03"),
)
CONFLICTS = (Conflict(key="В1", question="Какая дата верна?"),)
LOG = (
    LogLine(at="23.11.2025 10:00:00", who="Петрова", action="Загрузить списки", outcome="Прочитано: 7 человек."),
    LogLine(at="24.11.2025 11:00:00", who="Петрова", action="Проверить данные", outcome="Ошибок 1."),
)
SETTINGS = tuple(
    line.model_copy(update={"value": {"today": "24.11.2025", "profile": "ru-196"}.get(line.name or "", line.value)})
    for line in DEFAULTS
)
CONTENT: dict[str, tuple[Row, ...]] = {
    rows[0].sheet.table: rows for rows in (STAFF, SCHEDULE, SCHOOLS, FINDINGS, CONFLICTS, LOG, SETTINGS)
}
"""Today is set by hand, so that what the workbook computes does not change with the day of the test."""

FIGURES = {
    "сотрудников": 6,
    "учреждений": 2,
    "просрочено": 1,
    "срочно": 1,
    "скоро": 1,
    "нет данных": 1,
    "ошибок в данных": 1,
    "вопросов на «Сверке»": 1,
}
YEARS = {"просрочено": 1, "2025/2026": 2, "2026/2027": 0, "2027/2028": 1, "2028/2029": 0, "2029/2030": 0}
PEOPLE = {"без категории": 2, "вторая": 1, "первая": 1, "высшая": 1, "методист, наставник": 1}


def filled_master(path: Path) -> Path:
    """The master with the district in it."""
    build_master(path, verbs=BUILT, created=CREATED, district="Верхнереченский район", content=CONTENT)
    return path


def empty_master(path: Path) -> Path:
    """The master as it comes."""
    build_master(path, verbs=BUILT, created=CREATED)
    return path
