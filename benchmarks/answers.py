"""Answers made cheaply, for measuring: one template filled per school, one package patched per answer.

    from benchmarks.answers import region
    master, answers = region(folder, schools=79, rows=40)

The master is a real one with its register of templates; the answers are real templates, filled from one skeleton, in
which a school has changed two cells of every twentieth row; making one takes some milliseconds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from attest_xl.books.file import FileBook
from attest_xl.district.pools import FEMALE_NAMES, PATRONYMICS
from attest_xl.schema.cells import Value
from attest_xl.schema.change import TableWrite
from attest_xl.schema.sheet import Row, fields_of, titles_of, values_of
from attest_xl.sheets import Institution, SentTemplate, Staff
from attest_xl.tables.base_sheet import Identity, base_grid, base_hash
from attest_xl.template.lists import default_lists
from attest_xl.template.new import new_master
from attest_xl.template.school.content import SchoolContent, Sender, Sending, SheetContent, sent_of
from attest_xl.template.school.filling import fill
from attest_xl.template.school.outgoing import outgoing
from attest_xl.template.school.skeleton import Skeleton, build_skeleton

SENT = datetime.fromisoformat("2026-01-15T10:30")
SHOWN = outgoing(Staff)
DISTRICT = "Верхнереченский район"
CHANGED = 0.05
"""The share of rows of which a school changes a cell."""

SURNAMES = tuple(
    first + middle + last
    for first in ("Ба", "Ве", "Го", "Да", "Ка", "Ло", "Ма", "Но", "Пе", "Ро", "Са", "Ти")
    for middle in ("ра", "ли", "но", "ве", "до", "ми", "за", "ку")
    for last in ("нова", "мова", "рова", "кина", "цева", "шова")
)


def people(school: int, rows: int) -> Iterator[Staff]:
    """One school's rows, each cell of the sheet's twenty filled or blank as in life; hardly any of them is wrong."""
    random = Random(school)
    for row in range(rows):
        decided = date(2023, 9, 1) + timedelta(random.randrange(800))
        yield Staff(
            code=f"П{school * rows + row:07}",
            institution=f"СОШ № {school}",
            name=f"{random.choice(SURNAMES)} {random.choice(FEMALE_NAMES)} {random.choice(PATRONYMICS)[1]}",
            birth=date(1962, 1, 1) + timedelta(random.randrange(10_000)),
            position="Учитель",
            subject="математика",
            category=random.choice(("первая", "высшая")),
            decided=decided,
            order=f"№ {row}-к от {decided:%d.%m.%Y}",
            started=date(2015, 9, 1),
            trained=date(2024, 3, 1) + timedelta(random.randrange(600)),
            status="работает",
            service=random.randrange(10, 13),
            education="высшее, педагогический университет, 2005",
        )


class Maker:
    """Makes the templates of a region and their answers, school by school."""

    def __init__(self) -> None:
        sending = Sending((SHOWN,), default_lists(), Sender(DISTRICT), SENT, SENT.date())
        self._skeleton: Skeleton = build_skeleton(sending)

    def answer(self, school: int, rows: int) -> tuple[list[Staff], SentTemplate, bytes]:
        """The school's people, the register's line of its template, and the answer."""
        staff = list(people(school, rows))
        content = self._content(school, [self._line(one) for one in staff])
        changed = self._content(school, [self._edited(one) for one in staff])
        line = SentTemplate(
            template_id=content.identity.template_id,
            school_code=content.identity.school,
            institution=f"СОШ № {school}",
            sent_at=content.identity.sent_at,
            rows=rows,
            base_hash=base_hash(sent_of((SHOWN,), content.sheets)),
        )
        return staff, line, fill(self._skeleton, replace(changed, base=content.base))

    def _content(self, school: int, lines: Sequence[tuple[Value, ...]]) -> SchoolContent:
        identity = Identity(DISTRICT, f"У{school:05}", f"шаблон-{school}", SENT.isoformat())
        sheets: dict[type[Row], SheetContent] = {Staff: SheetContent(tuple(lines))}
        institution = Institution(code=f"У{school:05}", institution=f"СОШ № {school}")
        return SchoolContent(identity, institution, sheets, base_grid(identity, sent_of((SHOWN,), sheets)))

    def _line(self, person: Staff) -> tuple[Value, ...]:
        values = fields_of(person)
        return tuple(
            column.kind.write(values[field]) for field, column in zip(SHOWN.fields, SHOWN.columns, strict=True)
        )

    def _edited(self, person: Staff) -> tuple[Value, ...]:
        """A school that corrects a cell here and there: every twentieth row gets a remark and a new training day."""
        if int((person.code or "0")[1:]) % round(1 / CHANGED):
            return self._line(person)
        return self._line(person.model_copy(update={"remark": "уточнено", "trained": date(2025, 12, 1)}))


def region(folder: Path, schools: int, rows: int, first: int = 0) -> tuple[Path, list[Path]]:
    """A master of so many schools, and their answers in `folder/answers`."""
    maker, target = Maker(), folder / "answers"
    target.mkdir(parents=True, exist_ok=True)
    staff, register, files = list[Staff](), list[SentTemplate](), list[Path]()
    for school in range(first, first + schools):
        own, line, data = maker.answer(school, rows)
        staff += own
        register.append(line)
        files.append(target / f"{school}.xlsx")
        files[-1].write_bytes(data)
    return _master(folder / "master.xlsm", staff, register), files


def crowd(folder: Path, count: int, rows: int = 25) -> Path:
    """A master of so many people in schools of so many rows, to which nothing was sent."""
    schools = range(count // rows)
    staff = [one for school in schools for one in people(school, rows)]
    register = [SentTemplate(school_code=f"У{school:05}", institution=f"СОШ № {school}") for school in schools]
    return _master(folder / "master.xlsm", staff, register)


def _master(path: Path, staff: Sequence[Staff], register: Sequence[SentTemplate]) -> Path:
    new_master(path, district=DISTRICT)
    book = FileBook(path)
    schools = [Institution(code=line.school_code, institution=line.institution) for line in register]
    for row, records in ((Staff, staff), (Institution, schools), (SentTemplate, register)):
        rows = tuple(values_of(record) for record in records)
        book.write(TableWrite(row.sheet.table, titles_of(row), rows, (None,) * len(rows)))
    book.save()
    return path
