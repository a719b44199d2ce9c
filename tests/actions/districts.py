"""A small district in a memory book, whose schools answer without files: for everything that must not depend on how the
answers are divided into runs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from attest_xl.actions import resolve
from attest_xl.actions._asking import asked
from attest_xl.actions._desk import Desk
from attest_xl.actions._gathered_writes import writes
from attest_xl.actions._gathering import Gathered, gather
from attest_xl.actions._merge_book import Book
from attest_xl.actions._returned import FileAnswer, School
from attest_xl.books.incoming import IncomingFile
from attest_xl.books.memory import MemoryBook
from attest_xl.schema.change import TableWrite
from attest_xl.schema.sheet import columns_of, titles_of
from attest_xl.sheets import SentTemplate, Staff
from attest_xl.tables.answers import Answer
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.comparing import compare, texts_of
from attest_xl.tables.pairing import keys_of
from attest_xl.tables.questions import ROW, Question
from attest_xl.tables.values import plain
from tests.actions.desks import TODAY, desk
from tests.tables.schools import Version, returned

SCHOOLS = {"У001": "СОШ № 1", "У002": "Сад", "У003": "Лицей"}
MARKDOWN = """
    | Учреждения | Код  | Учреждение | Шаблон | Отправлен | Вернулся | Собран | Вопросов | Дней ждём |
    |            | У001 | СОШ № 1    |        |           |          |        |          |           |
    |            | У002 | Сад        |        |           |          |        |          |           |
    |            | У003 | Лицей      |        |           |          |        |          |           |
"""

Rows = Sequence[RawCells]
Told = tuple[Any, ...]


@dataclass(frozen=True)
class Sent:
    """What a school sends back, and when it was saved."""

    school: str
    saved: str
    rows: Rows
    based: bool = True

    @property
    def file(self) -> str:
        """What the file is called."""
        return f"{self.school}-{self.saved}.xlsx"


class District:
    """A book with the staff `sent` to the schools."""

    def __init__(self, sent: Rows) -> None:
        self.sent = sent
        book = desk(MARKDOWN).book
        assert isinstance(book, MemoryBook)
        self.book = book
        names = [name for name, _ in columns_of(Staff)]
        rows = tuple(tuple(cells.get(name) for name in names) for cells in sent)
        book.write(TableWrite(Staff.sheet.table, titles_of(Staff), rows, tuple(None for _ in rows)))

    def copy(self) -> "District":
        """Another district in the same state."""
        return deepcopy(self)

    def run(self, *answers: Sent) -> Gathered:
        """Merge the answers in one run."""
        gathered = gather(Book(self.desk), [self._answer(one) for one in answers])
        self._write(writes(gathered))
        return gathered

    def decide(self, question: Question, decision: str) -> None:
        """Choose a decision on «Сверка» and apply it."""
        self.choose(question, decision)
        self._write(resolve.propose(self.desk).writes)

    def choose(self, question: Question, decision: str) -> None:
        """Choose a decision on «Сверка»."""
        grid = self.book.read("tblConflicts")
        chosen, data = grid.rows[0].index("Решение"), grid.rows[0].index("Данные")
        rows = [list(row) for row in grid.rows[1:]]
        for row in rows:
            if f'"row": "{question.row}", "field": "{question.field}"' in str(row[data]):
                row[chosen] = decision
        titles = tuple(map(str, grid.rows[0]))
        self._write([TableWrite("tblConflicts", titles, tuple(map(tuple, rows)), tuple(range(len(rows))))])

    @property
    def desk(self) -> Desk:
        """A desk that has read nothing yet."""
        return Desk(self.book, TODAY)

    @property
    def questions(self) -> Mapping[str, Sequence[Question]]:
        """What is open, by school."""
        return {part[0]: tuple(found.values()) for part, found in asked(self.desk).questions.items() if found}

    def staff(self) -> Mapping[str, RawCells]:
        """«Сотрудники» by code."""
        grid = self.book.read(Staff.sheet.table)
        names = [name for name, _ in columns_of(Staff)]
        rows = [dict(zip(names, row, strict=True)) for row in grid.rows[1:] if any(cell is not None for cell in row)]
        return {str(row["code"]): row for row in rows}

    def state(self) -> tuple[Any, ...]:
        """What the book says and asks, however the rows were numbered: the rows that are in nobody's question, the
        people of whom it is asked whether they are one – whichever of them is asked about, and whether the row stands
        in the book already –, the other questions."""
        rows, sent = self.staff(), {str(row["code"]) for row in self.sent}
        questions = [(school, one) for school, found in self.questions.items() for one in found]
        pairs = [
            (one.target or f"{school} {one.row}", one.other, {**one.cells, "institution": SCHOOLS[school]})
            for school, one in questions
            if one.field == ROW
        ]
        told = {code: self._told(row) for code, row in rows.items()} | {key: self._told(row) for key, _, row in pairs}
        groups = [sorted(map(told.__getitem__, one)) for one in _joined([{key, other} for key, other, _ in pairs])]
        in_question = {key for key, *_ in pairs} | {other for _, other, _ in pairs if other not in sent}
        table = [(code if code in sent else "", told[code]) for code in rows if code not in in_question]
        people = {(one.other, one.ours) for _, one in questions if one.field == ROW and one.other in sent}
        others = [
            (school, one.field, one.target, one.theirs, one.ours) for school, one in questions if one.field != ROW
        ]
        return sorted(table), sorted(groups), sorted(people), sorted(others)

    def _told(self, row: RawCells) -> Told:
        kinds = {name: column.kind for name, column in columns_of(Staff)}
        told = {name: plain(kinds[name], cell) for name, cell in row.items() if name not in ("code", "status")}
        return tuple(sorted((name, str(value)) for name, value in told.items() if value is not None))

    def _answer(self, sent: Sent) -> FileAnswer:
        school = School(sent.school, SCHOOLS[sent.school], self._line(sent.school))
        base = [row for row in self.sent if row["institution"] == school.name]
        sheet = returned(Version(sent.file, sent.saved, sent.rows))
        answer = Answer(sent.file, None, sent.saved, "Петрова", sent.file)
        if sent.based:
            texts = dict(zip(keys_of(Staff, base), [texts_of(Staff, row) for row in base], strict=True))
            answer = replace(answer, differences=(compare(sheet, texts),))
        else:
            answer = replace(answer, returned=(sheet,))
        template = SentTemplate(template_id=f"t-{sent.school}", school_code=sent.school, institution=school.name)
        return FileAnswer(IncomingFile(Path(sent.file), sent.file), answer, school, template)

    def _line(self, code: str) -> Any:
        return next(line for line in self.desk.institutions.records if line.code == code)

    def _write(self, found: Iterable[TableWrite]) -> None:
        for write in found:
            self.book.write(write)


def _joined(groups: Sequence[set[str]]) -> list[set[str]]:
    joined: list[set[str]] = []
    for group in groups:
        touching = [one for one in joined if one & group]
        joined = [one for one in joined if not one & group] + [group.union(*touching)]
    return joined


def runs_of(answers: Sequence[Sent]) -> Iterator[tuple[tuple[Sent, ...], ...]]:
    """All ways to collect the answers: every division into runs, in every order of the runs."""
    if not answers:
        yield ()
    for number in range(1, 2 ** len(answers)):
        first = tuple(one for at, one in enumerate(answers) if number >> at & 1)
        for rest in runs_of([one for at, one in enumerate(answers) if not number >> at & 1]):
            yield first, *rest


def person(code: str, school: str, name: str, birth: date | None, **cells: Any) -> dict[str, Any]:
    """A row of a school's staff."""
    told = {"code": code, "institution": SCHOOLS[school], "name": name, "birth": birth, "position": "Учитель"}
    return {**told, "status": "работает", **cells}
