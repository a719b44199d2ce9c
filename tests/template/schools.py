"""Two schools of an invented district, and their templates."""

from collections.abc import Sequence
from datetime import date, datetime

from attest_xl.profiles import DEFAULT_PROFILE, PROFILES
from attest_xl.rules.schedule import schedule
from attest_xl.schema.cells import Value
from attest_xl.schema.sheet import Row, fields_of
from attest_xl.sheets import Achievement, Course, Due, Experience, Institution, PlanLine, Staff, Trajectory
from attest_xl.sheets.staff import LEFT
from attest_xl.tables.base_sheet import Identity, base_grid
from attest_xl.template.lists import default_lists
from attest_xl.template.school.content import SchoolContent, Sender, Sending, sent_of
from attest_xl.template.school.filling import fill
from attest_xl.template.school.marking import checked
from attest_xl.template.school.outgoing import CHOICES, Outgoing, chosen_rows, outgoing
from attest_xl.template.school.skeleton import build_skeleton

TODAY = date(2025, 11, 24)
SENDER = Sender("Верхнереченский <район>", 'МБУ "Кабинет" & Ко', "metod@example.org", "Петрова А. И., тел. 2-34-56")


def sending(*choices: str, sheets: Sequence[type[Row]] = (Due,)) -> Sending:
    """A run with these choices, and the schedule."""
    rows = (*chosen_rows(choices), *sheets)
    at = datetime.fromisoformat("2025-11-24T09:30")
    return Sending(tuple(map(outgoing, rows)), default_lists(), SENDER, at, date(2025, 12, 8))


EVERYTHING = sending(*CHOICES)
OURS = Institution(code="У001", institution="СОШ № 1", coordinator="Носова Вера Ильинична", email="s1@example.org")
THEIRS = Institution(code="У002", institution="Сад «Ёлочка» & Ко", kind="детский сад")

OUR_STAFF = (
    Staff(code="П00001", institution="СОШ № 1", name="Иванова Мария Петровна", birth=date(1980, 5, 1),
          position="Учитель", subject="математика", category="первая", decided=date(2024, 2, 28),
          started=date(2010, 9, 1), trained=date(2024, 3, 1), status="работает", young=False, service=22),
    Staff(code="П00002", institution="СОШ № 1", name="Петров Пётр Петрович", position="Учитель", status=LEFT),
    Staff(code="П00003", institution="СОШ № 1", name="Козлова Ольга Игоревна", birth=date(1990, 1, 2),
          position="Воспитатель", category="высшая", started=date(2015, 9, 1), remark='=1+1 & "<так>"\nвторая строка'),
)  # fmt: skip
THEIR_STAFF = (
    Staff(code="П00777", institution="Сад «Ёлочка» & Ко", name="Чужакова Ядвига Казимировна",
          birth=date(1977, 7, 7), position="Воспитатель", status="работает", remark="Секретное"),
)  # fmt: skip
OUR_RECORDS: dict[type[Row], Sequence[Row]] = {
    Staff: OUR_STAFF,
    Course: (Course(code="П00001", institution="СОШ № 1", name="Иванова Мария Петровна", programme="Урок", hours=72),),
    Experience: (Experience(code="П00001", institution="СОШ № 1", name="Иванова Мария Петровна", topic="Опыт"),),
    Achievement: (Achievement(code="П00001", institution="СОШ № 1", name="Иванова Мария Петровна", prizes=2),),
    Trajectory: (Trajectory(code="П00001", institution="СОШ № 1", name="Иванова Мария Петровна", step="Шаг"),),
    PlanLine: (PlanLine(stage="анализ", event="Семинар", responsible="Чужакова Ядвига Казимировна"),),
    Due: schedule(OUR_STAFF, PROFILES[DEFAULT_PROFILE], TODAY, None),
}


def line(shown: Outgoing, record: Row) -> tuple[Value, ...]:
    """The record's cells that go out."""
    values = fields_of(record)
    return tuple(column.kind.write(values[field]) for field, column in zip(shown.fields, shown.columns, strict=True))


def content(
    run: Sending, institution: Institution, records: dict[type[Row], Sequence[Row]], number: str = "1f0e"
) -> SchoolContent:
    """What goes to the institution."""
    rows = {shown.row: [line(shown, record) for record in records.get(shown.row, ())] for shown in run.sheets}
    identity = Identity(run.sender.district, institution.code or "", number, run.sent.isoformat())
    sheets = checked(rows, run.sheets, institution, PROFILES[DEFAULT_PROFILE], TODAY)
    return SchoolContent(identity, institution, sheets, base_grid(identity, sent_of(run.sheets, sheets)))


def template(run: Sending, institution: Institution, records: dict[type[Row], Sequence[Row]]) -> bytes:
    """Its template."""
    return fill(build_skeleton(run), content(run, institution, records))
