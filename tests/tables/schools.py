"""A school and a book in miniature, for tests of merging: rows by code, answers made by changing what was sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from attest_xl.findings import Finding
from attest_xl.schema.cells import Value
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.sheets import Staff
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.comparing import compare, texts_of
from attest_xl.tables.deciding import decide
from attest_xl.tables.fold import Fold
from attest_xl.tables.former import person_in, recall
from attest_xl.tables.likeness import People, Person
from attest_xl.tables.merging import Merged, merge, outcome, rekeyed
from attest_xl.tables.pairing import has_codes, keys_of
from attest_xl.tables.questions import Key, Question
from attest_xl.tables.returned import AnswerRow, Returned
from attest_xl.tables.settling import Seen
from attest_xl.tables.sides import Heard, Sides
from attest_xl.tables.values import plain

SCHOOL = "СОШ № 1"
TEMPLATE = "t-1"

Rows = Sequence[RawCells]


@dataclass(frozen=True)
class Version:
    """One returned file: its rows as they stand, and when it was saved."""

    file: str
    saved: str
    rows: Rows
    based: bool = True
    template: str = TEMPLATE


@dataclass
class Book:
    """One table of the book, as far as one school goes, with memory and questions. `sent` is what went out."""

    rows: dict[str, dict[str, Value]]
    sent: Rows
    row: type[Row] = Staff
    seen: Mapping[Key, Seen] = field(default_factory=dict[Key, Seen])
    questions: Mapping[Key, Question] = field(default_factory=dict[Key, Question])
    others: tuple[Person, ...] = ()
    given: int = 0

    @classmethod
    def with_rows(cls, ours: Rows, sent: Rows | None = None, row: type[Row] = Staff, **more: Any) -> "Book":
        """A book whose rows are `ours`; `sent` (the same, unless given) has gone out."""
        book = cls({}, ours if sent is None else sent, row, **more)
        return book._with(ours)

    def copy(self) -> "Book":
        """Another book in the same state."""
        rows = {key: dict(cells) for key, cells in self.rows.items()}
        return Book(rows, self.sent, self.row, self.seen, self.questions, self.others, self.given)

    def merge(self, *versions: Version) -> Merged:
        """Merge the files in one run, as the action does."""
        merged = merge(self._sides(), [self._heard(version) for version in versions])
        self._apply(merged)
        return merged

    def decide(self, key: Key, decision: str) -> str | None:
        """Apply one decision."""
        fold = Fold(self._sides())
        problem = decide(fold, self.questions[key], decision, {})
        if problem is None:
            self._apply(outcome(fold))
        return problem

    def contents(self) -> list[tuple[tuple[str, Any], ...]]:
        """What the rows say, whatever their codes and order."""
        rows = [self._plain(cells) for cells in self.rows.values()]
        return sorted(
            (tuple(sorted((name, value) for name, value in row.items() if name != "code" and value is not None))
             for row in rows),
            key=repr,
        )  # fmt: skip

    def asked(self) -> list[tuple[str, str, str]]:
        """What is in question: kind, field, what the school says."""
        return sorted((one.kind.value, one.field, one.theirs) for one in self.questions.values())

    def _heard(self, version: Version) -> Heard:
        sent = self.sent if version.based else list(self.rows.values())
        texts = [texts_of(self.row, cells) for cells in sent]
        keys = keys_of(self.row, sent)
        difference = compare(returned(version, self.row), dict(zip(keys, texts, strict=True)))
        return Heard(difference, version.template, version.saved, version.file, "Петрова", version.based)

    def _sides(self) -> Sides:
        people = (
            [person_in(key, SCHOOL, cells) for key, cells in self.rows.items()]
            if has_codes(self.row.sheet.table)
            else []
        )
        known = People([*people, *self.others])
        recall(known, self.seen)
        return Sides(self.row, SCHOOL, self.rows, self.seen, self.questions, known)

    def _apply(self, merged: Merged) -> None:
        codes: dict[str, str] = {}
        if has_codes(self.row.sheet.table):
            for key in merged.added:
                self.given += 1
                codes[key] = f"Н{self.given}"
            merged = rekeyed(merged, codes)
        for key, cells in merged.cells.items():
            self.rows[key].update(cells)
        kept = [cells for key, cells in self.rows.items() if key not in merged.removed]
        added = [{**cells, "code": codes[key]} if key in codes else dict(cells) for key, cells in merged.added.items()]
        self._with([*kept, *added])
        self.seen, self.questions = merged.seen, merged.questions

    def _with(self, rows: Rows) -> "Book":
        keys = keys_of(self.row, rows)
        self.rows = {key: dict(cells) for key, cells in zip(keys, rows, strict=True)}
        return self

    def _plain(self, cells: RawCells) -> Mapping[str, Any]:
        return {name: plain(column.kind, cells.get(name)) for name, column in columns_of(self.row)}


def returned(version: Version, row: type[Row] = Staff) -> Returned:
    """The file's sheet: every column of the sheet is there, its row numbers begin at 2."""
    names = [name for name, _ in columns_of(row)]
    rows = tuple(
        AnswerRow({name: cells.get(name) for name in names}, number)
        for number, cells in enumerate(version.rows, start=2)
        if any(value not in (None, "") for name, value in cells.items() if name != "institution")
    )
    columns = {name: index for index, name in enumerate(names, start=1)}
    return Returned(row, version.file, row.sheet.title, columns, rows)


def person(code: str, name: str, **cells: Value) -> dict[str, Value]:
    """A row of this school's staff."""
    return {"code": code, "institution": SCHOOL, "name": name, "position": "Учитель", "status": "работает", **cells}


def changed(rows: Rows, code: str, **cells: Value) -> list[RawCells]:
    """The rows with some cells of one of them changed."""
    return [{**row, **cells} if row.get("code") == code else row for row in rows]


def codes(findings: Iterable[Finding]) -> list[str]:
    """The codes of findings, in their order."""
    return [finding.code for finding in findings]


IVANOVA = person("П1", "Иванова Мария Петровна", birth=date(1980, 3, 1), category="первая", remark="основной")
PETROV = person("П2", "Петров Пётр Ильич", birth=date(1975, 7, 7), category="высшая")
SENT = [IVANOVA, PETROV]


def only(book: Book) -> str:
    """The single open question, by kind and field."""
    [question] = book.questions.values()
    return f"{question.kind.value} {question.field}"


def answered(book: Book, decision: str) -> str | None:
    """Decide the single open question."""
    [key] = book.questions
    return book.decide(key, decision)
