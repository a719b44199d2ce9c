"""What all answers of one run come to: for each school and table a merge, for each file its account."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from attest_xl.actions._asking import Questions
from attest_xl.actions._memory import Memory
from attest_xl.actions._merge_book import Book
from attest_xl.actions._returned import FileAnswer, School
from attest_xl.actions._rows import Rows
from attest_xl.findings import Finding
from attest_xl.schema.sheet import Row
from attest_xl.sheets import Staff
from attest_xl.tables.answers import Answer
from attest_xl.tables.base_sheet import OUTGOING, RawCells
from attest_xl.tables.comparing import Texts, compare, texts_of, within
from attest_xl.tables.lookalikes import District, Recollection, foretell, look_again
from attest_xl.tables.merging import Merged, merge
from attest_xl.tables.questions import Part
from attest_xl.tables.settling import Verdict
from attest_xl.tables.sides import Heard


@dataclass(frozen=True, slots=True)
class Outcome:
    """One table of one school after its answers: the merge, the rows it was made from, the codes of new people."""

    school: School
    merged: Merged
    rows: Rows
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that the files of one run have come to. `files` are in the order given, `outcomes` by school and sheet;
    `ledger` is the account of each file by the name it is shown under. `late` are questions that have come up about
    schools that sent nothing in this run."""

    book: Book
    files: tuple[FileAnswer, ...]
    outcomes: tuple[Outcome, ...]
    ledger: Mapping[str, Counter[Verdict]]
    late: Mapping[Part, Recollection] = field(default_factory=dict[Part, Recollection])

    @property
    def memory(self) -> Memory:
        """What is remembered from now on."""
        late = {part: one.seen for part, one in self.late.items()}
        return late | {_part(one): one.merged.seen for one in self.outcomes}

    @property
    def questions(self) -> Questions:
        """What is open from now on."""
        late = {part: one.questions for part, one in self.late.items()}
        return late | {_part(one): one.merged.questions for one in self.outcomes}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything worth telling of the files."""
        of_files = [one for file in self.files for one in (*file.findings, *([file.refusal] if file.refusal else ()))]
        return (*of_files, *(finding for one in self.outcomes for finding in one.merged.findings))


def gather(book: Book, files: Sequence[FileAnswer]) -> Gathered:
    """Merge the answers, school by school, each school's staff before its other sheets."""
    schools: dict[str, School] = {}
    heard: defaultdict[tuple[str, type[Row]], list[tuple[FileAnswer, Answer]]] = defaultdict(list)
    for file in files:
        if file.refusal is None and file.answer is not None and file.school is not None:
            schools[file.school.code] = file.school
            for row in _sheets_of(file.answer):
                heard[file.school.code, row].append((file, file.answer))
    prepared = [
        _prepared(book, schools[code], row, heard[code, row])
        for code in sorted(schools)
        for row in OUTGOING
        if (code, row) in heard
    ]
    for *_, found in prepared:
        foretell(book.people, found)
    return _looked_again(book, files, [_merged(book, *one) for one in prepared])


def _looked_again(book: Book, files: Sequence[FileAnswer], outcomes: Sequence[Outcome]) -> Gathered:
    """What the answers have come to, once more compared with each other."""
    of_run = {
        _part(one): Recollection(one.merged.seen, one.merged.questions) for one in outcomes if one.merged.row is Staff
    }
    parts = {
        part: Recollection(seen, book.asked.questions.get(part, {}))
        for part, seen in book.memory.parts.items()
        if part[1] == Staff.sheet.table
    }
    names = {line.code: line.institution or "" for line in book.desk.institutions.records}
    now = _StaffNow(book, outcomes)
    changed = look_again(District(parts | of_run, now.row, lambda code: names.get(code, ""), book.people))
    merged = [
        replace(one, merged=replace(one.merged, seen=found.seen, questions=found.questions))
        if (found := changed.get(_part(one)))
        else one
        for one in outcomes
    ]
    late = {part: one for part, one in changed.items() if part not in of_run}
    return Gathered(book, tuple(files), tuple(merged), _ledger(outcomes), late)


class _StaffNow:
    """The rows of people as the merges of a run leave them."""

    def __init__(self, book: Book, outcomes: Iterable[Outcome]) -> None:
        self._book = book
        self._changed: dict[str, RawCells] = {}
        for one in outcomes:
            if one.merged.row is Staff:
                self._changed |= {key: {**one.rows[key].cells, **cells} for key, cells in one.merged.cells.items()}
                self._changed |= {one.codes[key]: cells for key, cells in one.merged.added.items()}

    def row(self, code: str) -> RawCells | None:
        """The row of a code."""
        if code in self._changed:
            return self._changed[code]
        said = self._book.people.said_of(code)
        found = self._book.rows(Staff).of(said[0].school).get(code) if said else None
        return found.cells if found is not None else None


def _ledger(outcomes: Iterable[Outcome]) -> Mapping[str, Counter[Verdict]]:
    total: defaultdict[str, Counter[Verdict]] = defaultdict(Counter)
    for one in outcomes:
        for file, counts in one.merged.ledger.items():
            total[file].update(counts)
    return total


def _prepared(
    book: Book, school: School, row: type[Row], answers: Iterable[tuple[FileAnswer, Answer]]
) -> tuple[School, type[Row], Rows, Sequence[Heard]]:
    table = book.rows(row)
    rows = table.of(school.name)
    heard = [one for file, answer in answers for one in _heard(file, answer, row, rows)]
    heard = [replace(one, difference=within(one.difference, table.fields)) for one in heard]
    return school, row, rows, heard


def _merged(book: Book, school: School, row: type[Row], rows: Rows, heard: Sequence[Heard]) -> Outcome:
    merged, codes = book.coded(merge(book.sides(school, row, rows), heard))
    return Outcome(school, merged, rows, codes)


def _heard(file: FileAnswer, answer: Answer, row: type[Row], rows: Rows) -> Iterator[Heard]:
    """The sheet as the merge hears it: as it was compared with its base, or compared with the book now."""
    number = (file.template.template_id if file.template else None) or ""
    texts: Mapping[str, Texts] | None = None
    for difference in answer.differences:
        if difference.row is row:
            yield Heard(difference, number, answer.saved, answer.mark, answer.sender)
    for sheet in answer.returned:
        if sheet.row is row:
            texts = texts or {key: texts_of(row, line.cells) for key, line in rows.items()}
            yield Heard(compare(sheet, texts), number, answer.saved, answer.mark, answer.sender, based=False)


def _sheets_of(answer: Answer) -> Iterable[type[Row]]:
    return dict.fromkeys([*(one.row for one in answer.differences), *(one.row for one in answer.returned)])


def _part(one: Outcome) -> Part:
    return one.school.code, one.merged.row.sheet.table
