"""Answers of one school to one template, merged three-way into the book's rows. Pure: nothing is written here.

Base (what was sent), theirs (what came back, perhaps several times) and ours (the book now) meet cell by cell in
`settling`. This module pairs the rows, keeps the account, and says what only a person can decide.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.column import Column, Owner
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.schema.verdict import Trouble
from attest_xl.tables.pairing import Cells, identity, numbered, pair
from attest_xl.tables.settling import NO_BASE, Offer, Seen, Unread, Verdict, kept_text, plain, settle

RawCells = Mapping[str, Value]
"""A row's cells as they stand, by field."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row that came back: its raw cells and its place in the file."""

    cells: RawCells
    row: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One sheet of one returned file. `saved` (ISO) and `sender` are what the file tells of its last saving."""

    file: str
    sheet: str
    rows: tuple[AnswerRow, ...]
    columns: Mapping[str, int]
    saved: str = ""
    sender: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can decide. `key` is stable from merge to merge; `data` are the raw cells of a new row."""

    key: str
    kind: str
    code: str | None
    name: str | None
    field: str | None
    ours: str
    base: str
    theirs: str
    file: str
    sender: str
    saved: str
    data: RawCells = field(default_factory=dict[str, Value])
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """What the answers would do to one table of the book.

    `cells` are to be set in rows of the book (by row key, then field); `added` are new rows (by the row's memory key).
    `seen` is the memory to keep. `ledger` counts, for each file, the returned cells by verdict: they add up.
    """

    cells: Mapping[str, RawCells]
    added: Mapping[str, RawCells]
    questions: tuple[Question, ...]
    seen: Mapping[str, Seen]
    ledger: Mapping[str, Counter[Verdict]]
    findings: tuple[Finding, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sides:
    """All that a merge of one table needs to know.

    `template` prefixes every memory key. `base` is what was sent by row key (`None`: the answer has lost it); `ours` the
    school's rows in the book now by row key; `seen` the memory of earlier merges; `known` finds people of the whole
    district who might be the same as a new row (see `tables.likeness`).
    """

    row: type[Row]
    template: str
    base: Mapping[str, RawCells] | None
    ours: Mapping[str, RawCells]
    seen: Mapping[str, Seen]


def merge(sides: Sides, answers: Sequence[Answer]) -> Merged:
    """Merge all answers to one template at once. The result does not depend on their order."""
    return _Merge(sides).of(sorted(answers, key=lambda answer: (answer.saved, answer.file)))


@dataclass(slots=True)
class _Merge:
    sides: Sides
    cells: defaultdict[str, dict[str, Value]] = field(default_factory=lambda: defaultdict(dict))
    added: dict[str, dict[str, Value]] = field(default_factory=dict[str, dict[str, Value]])
    questions: dict[str, Question] = field(default_factory=dict[str, Question])
    seen: dict[str, Seen] = field(default_factory=dict[str, Seen])
    ledger: dict[str, Counter[Verdict]] = field(default_factory=dict[str, Counter[Verdict]])
    findings: list[Finding] = field(default_factory=list[Finding])

    def of(self, answers: Sequence[Answer]) -> Merged:
        rows: defaultdict[str, list[tuple[Answer, AnswerRow]]] = defaultdict(list)
        missing: list[set[str]] = []
        for answer in answers:
            self.ledger[answer.file] = Counter()
            keys, gone = self._keys(answer)
            missing.append(set(gone))
            for key, row in zip(keys, answer.rows, strict=True):
                rows[key].append((answer, row))
        for key in sorted(rows):
            self._row(key, rows[key])
        gone_everywhere = set.intersection(*missing) if missing else set[str]()
        return Merged(
            dict(self.cells),
            self.added,
            tuple(self.questions.values()),
            self.seen,
            self.ledger,
            tuple(self.findings),
            tuple(sorted(gone_everywhere)),
        )

    def _keys(self, answer: Answer) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The row key of every returned row – a sent row's, or one that starts with `new:` – and the sent rows missing."""
        table = self.sides.row.sheet.table
        sent = self.sides.base if self.sides.base is not None else self.sides.ours
        plain_sent = {key: self._plain(cells) for key, cells in sent.items()}
        returned = [self._plain(row.cells) for row in answer.rows]
        pairing = pair(plain_sent, returned, table)
        fresh = iter(numbered([identity(table, cells) for cells, key in zip(returned, pairing.sent, strict=True) if not key]))
        return tuple(key or f"new:{next(fresh)}" for key in pairing.sent), pairing.missing

    def _plain(self, cells: RawCells) -> Cells:
        return {name: plain(column.kind, cells.get(name)) for name, column in columns_of(self.sides.row)}

    def _row(self, key: str, said: Sequence[tuple[Answer, AnswerRow]]) -> None:
        link = self.sides.seen.get(f"{self.sides.template}|{key}")
        target = link.value if link is not None and link.state == "taken" else key
        if target.startswith("new:"):
            self._new_row(key, said)
            return
        for name, column in columns_of(self.sides.row):
            self._cell(key, target, name, column, said)

    def _new_row(self, key: str, said: Sequence[tuple[Answer, AnswerRow]]) -> None:
        """The newest answer speaks for a row nobody sent; the caller adds it or asks about it, as the district tells."""
        answer, row = said[-1]
        self.added[key] = {name: value for name, value in row.cells.items() if value not in (None, "")}
        for other, copy in said:
            same = other is answer or self._plain(copy.cells) == self._plain(row.cells)
            verdict = Verdict.TAKEN if other is answer else Verdict.UNCHANGED if same else Verdict.UNCHANGED
            self.ledger[other.file][verdict] += len(copy.cells)

    def _cell(
        self, key: str, target: str, name: str, column: Column, said: Sequence[tuple[Answer, AnswerRow]]
    ) -> None:
        present = [(answer, row) for answer, row in said if name in row.cells]
        if not present:
            return
        base, ours = self._base(key, name, column), plain(column.kind, self.sides.ours.get(target, {}).get(name))
        readable = self._readable(present, name, column, base)
        memory = f"{self.sides.template}|{key}|{name}"
        seen = self.sides.seen.get(memory)
        seen_value = plain(column.kind, seen.value) if seen is not None else None
        offers = [Offer(value, answer.saved) for answer, _, value in readable]
        settled = settle(base, ours, offers, seen, seen_value)
        for answer, row, value in readable:
            speaks = settled.verdict is not Verdict.UNCHANGED and (value == settled.value or value in settled.rivals)
            self.ledger[answer.file][settled.verdict if speaks else Verdict.UNCHANGED] += 1
            if speaks:
                self._remember(memory, settled.verdict, column, value, settled.saved)
                self._keep(key, target, name, column, settled.verdict, answer, row)

    def _base(self, key: str, name: str, column: Column) -> Any:
        if key.startswith("new:"):
            return None
        if self.sides.base is None:
            return NO_BASE
        return plain(column.kind, self.sides.base.get(key, {}).get(name))

    def _readable(
        self, present: Sequence[tuple[Answer, AnswerRow]], name: str, column: Column, base: Any
    ) -> list[tuple[Answer, AnswerRow, Any]]:
        """The cells that say something the column can hold; the others are refused, unless they only repeat the base."""
        result: list[tuple[Answer, AnswerRow, Any]] = []
        for answer, row in present:
            value = plain(column.kind, row.cells[name])
            foreign = column.owner is not Owner.SCHOOL and value not in (base, None)
            if value != base and (foreign or isinstance(value, Unread)):
                self.ledger[answer.file][Verdict.REFUSED] += 1
                self.findings.append(self._refusal(answer, row, name, column, foreign=foreign))
            else:
                result.append((answer, row, value if column.owner is Owner.SCHOOL else base))
        return result

    def _refusal(self, answer: Answer, row: AnswerRow, name: str, column: Column, *, foreign: bool) -> Finding:
        place = Place(answer.sheet, row.row, answer.columns.get(name), column.title, answer.file)
        if foreign:
            return Finding("MERGE-02", place, text_of(row.cells[name]))
        trouble = column.kind.read(row.cells[name])
        return Finding.of(trouble, place) if isinstance(trouble, Trouble) else Finding("MERGE-02", place)

    def _remember(self, memory: str, verdict: Verdict, column: Column, value: Any, saved: str) -> None:
        state = "taken" if verdict is Verdict.TAKEN else "asked"
        self.seen[memory] = Seen(kept_text(column.kind, value), saved, state)

    def _keep(
        self,
        key: str,
        target: str,
        name: str,
        column: Column,
        verdict: Verdict,
        answer: Answer,
        row: AnswerRow,
    ) -> None:
        raw = row.cells[name]
        if verdict is Verdict.TAKEN:
            self.cells[target][name] = raw if isinstance(column.kind.read(raw), Trouble) else column.kind.write(plain(column.kind, raw))
            return
        ours = self.sides.ours.get(target, {})
        base = (self.sides.base or {}).get(key, {}).get(name)
        memory = f"{self.sides.template}|{key}|{name}"
        self.questions[memory] = Question(
            memory, "cell", target, text_of(ours.get("name")), name, text_of(ours.get(name)), text_of(base),
            text_of(raw), answer.file, answer.sender, answer.saved,
        )  # fmt: skip


def answer_rows(grid: Grid, fields: Mapping[str, int]) -> tuple[AnswerRow, ...]:
    """The filled rows of a returned sheet whose header is `rows[0]`, with the columns of `fields`."""
    return tuple(
        AnswerRow({name: row[index] if index < len(row) else None for name, index in fields.items()}, grid.row_number(number))
        for number, row in enumerate(grid.rows)
        if number and any(index < len(row) and row[index] not in (None, "") for index in fields.values())
    )
