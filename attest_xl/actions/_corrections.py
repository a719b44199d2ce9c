"""Files that go back to their schools to be corrected: a template of the same number and the same base as the answer,
with the school's rows and a note beside each cell that was refused or is in question.

Of a school's answers the one saved last is corrected, and only while something in it is new: the book remembers which
cells have been noted, so the same file never comes back twice. An answer without a base gets none: what was sent cannot
be put into it again.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from attest_xl.actions._collection import free_folder
from attest_xl.actions._desk import Desk
from attest_xl.actions._gathering import Gathered, Outcome
from attest_xl.actions._returned import FileAnswer, School, read_answers
from attest_xl.actions._templates import closed_file, letter_file
from attest_xl.actions.distribute import sending_of
from attest_xl.books.archives import LETTERS, TO_CORRECT
from attest_xl.books.delivery import Delivery
from attest_xl.books.strangers.reading import FileRead
from attest_xl.schema.address import a1
from attest_xl.schema.sheet import Row
from attest_xl.sheets import Institution
from attest_xl.tables.absentees import ALL
from attest_xl.tables.answers import answered_sheets
from attest_xl.tables.base_sheet import OUTGOING, base_grid, keyed
from attest_xl.tables.questions import Key
from attest_xl.tables.settling import Seen, State
from attest_xl.template.school.content import SchoolContent, Sending
from attest_xl.template.school.correcting import Note, corrected, notes_of
from attest_xl.template.school.letters import correction_letter
from attest_xl.template.school.names import file_name
from attest_xl.template.school.outgoing import outgoing

SUFFIX = " – исправить.xlsx"
NOTED: Key = (ALL, "*noted")
"""Under which the book remembers the cells of a table that were noted for a school."""
MOST_NOTED = 3_000
"""Cells remembered for one table of a school: what fits into a cell of «Память»."""

Notes = Mapping[type[Row], tuple[Note, ...]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to be corrected, and the notes for its sheets."""

    file: FileAnswer
    school: School
    notes: Notes


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was written, as JSON shows it; what takes it back; the gathered answers with what is noted remembered."""

    gathered: Gathered
    facts: tuple[Mapping[str, Any], ...] = ()
    withdraw: Callable[[], None] | None = None

    @property
    def said(self) -> str:
        """A sentence of them, after a blank; `""` when there are none."""
        return f" Файлов школам на исправление: {len(self.facts)}." if self.facts else ""


@contextmanager
def corrections_of(gathered: Gathered) -> Generator[Corrections]:
    """The files and letters, for a new folder beside the book: they stand there when the `with` block has ended well.
    The answers must still be where they were read."""
    remembered, wanted = _wanted(gathered)
    if not wanted:
        yield Corrections(remembered)
        return
    desk = gathered.book.desk
    sent = datetime.combine(desk.today, datetime.now().astimezone().time())
    target = free_folder(desk.book.path.parent, f"{TO_CORRECT}{sent:%Y-%m-%d %H-%M}")
    with Delivery(target, desk.book.path.name) as delivery:
        writer = _Writer(desk, delivery, sending_of(desk, ("staff",), sent))
        yield Corrections(remembered, tuple(_told(writer, wanted)), delivery.withdraw)


def _wanted(gathered: Gathered) -> tuple[Gathered, Sequence[Wanted]]:
    """What has to be written, and the gathered answers that remember it."""
    wanted: list[Wanted] = []
    outcomes: list[Outcome] = []
    for school in _schools(gathered):
        found = [one for one in gathered.outcomes if one.school.code == school.code]
        file = _newest(gathered, school)
        if file is not None:
            notes = {one.merged.row: _notes(file, one, asked=_says_something_new(gathered, one)) for one in found}
            if any(_is_new(notes[one.merged.row], one.merged.seen.get(NOTED)) for one in found):
                wanted.append(Wanted(file, school, notes))
            found = [_remembering(file, one, notes[one.merged.row]) for one in found]
        outcomes += found
    return replace(gathered, outcomes=tuple(outcomes)), wanted


def _schools(gathered: Gathered) -> Sequence[School]:
    return tuple({one.school.code: one.school for one in gathered.outcomes}.values())


def _newest(gathered: Gathered, school: School) -> FileAnswer | None:
    """The school's answer saved last, if it has its base and none saved later was heard before."""
    answers = [
        (file.answer.saved, number, file)
        for number, file in enumerate(gathered.files)
        if file.answer is not None and file.refusal is None and file.school and file.school.code == school.code
    ]
    saved, _, file = max(answers, key=lambda one: one[:2])
    heard = (_seen(gathered, school, row, (ALL, "")) for row in OUTGOING)
    late = any(mark is not None and mark.saved > saved for mark in heard)
    return file if not late and file.answer is not None and file.answer.differences else None


def _seen(gathered: Gathered, school: School, row: type[Row], key: Key) -> Seen | None:
    return gathered.book.memory.parts.get((school.code, row.sheet.table), {}).get(key)


def _says_something_new(gathered: Gathered, one: Outcome) -> bool:
    """Whether the answers have told the book anything since the last merge. A question that has come of a decision, not
    of an answer, is put to the methodist alone."""
    before = gathered.book.memory.parts.get((one.school.code, one.merged.row.sheet.table), {})
    return {**one.merged.seen, NOTED: None} != {**before, NOTED: None}


def _notes(file: FileAnswer, one: Outcome, *, asked: bool) -> tuple[Note, ...]:
    """The notes for refused cells and, when `asked`, for those in question."""
    answer = file.answer
    differences = answer.differences if answer is not None else ()
    questions = tuple(one.merged.questions.values()) if asked else ()
    return tuple(
        note
        for difference in differences
        if difference.row is one.merged.row
        for note in notes_of(difference, questions)
    )


def _marks(notes: Sequence[Note]) -> list[str]:
    """The notes as they are remembered: by what the school wrote, wherever the row has moved to."""
    return sorted(sha256(f"{note.field}|{note.said}".encode()).hexdigest()[:8] for note in notes)[:MOST_NOTED]


def _is_new(notes: Sequence[Note], before: Seen | None) -> bool:
    """Whether a cell was not noted before."""
    return bool(Counter(_marks(notes)) - Counter(before.value.split() if before is not None else ()))


def _remembering(file: FileAnswer, one: Outcome, notes: Sequence[Note]) -> Outcome:
    """The outcome that remembers the notes of the newest answer; the same answer heard again leaves what it noted."""
    saved = file.answer.saved if file.answer is not None else ""
    before = one.merged.seen.get(NOTED)
    if before is not None and before.saved == saved and not _is_new(notes, before):
        return one
    seen = {key: value for key, value in one.merged.seen.items() if key != NOTED}
    if notes:
        seen[NOTED] = Seen(" ".join(_marks(notes)), saved, State.TAKEN)
    return replace(one, merged=replace(one.merged, seen=seen))


@dataclass(slots=True)
class _Writer:
    """One run's folder; skeletons are built once for each choice of sheets."""

    desk: Desk
    delivery: Delivery
    sending: Sending
    skeletons: dict[tuple[type[Row], ...], Any] = field(default_factory=dict[tuple[type[Row], ...], Any])

    def write(self, number: int, wanted: Wanted, read: FileRead) -> Mapping[str, Any] | None:
        """The file and its letter; `None` where no note has a cell to stand beside."""
        from attest_xl.template.school.filling import fill

        content = _content(wanted, read)
        cells = _cells_noted(content) if content is not None else ()
        if content is None or not cells:
            return None
        name = self.delivery.name(file_name(number, wanted.school.name, SUFFIX))
        data = fill(self._skeleton(tuple(content.sheets)), content)
        self.delivery.add(name, closed_file(data, content.institution.password))
        said = correction_letter(content.institution, self.sending.sender, name, cells, self.sending.answer_by)
        letter = self.delivery.name(f"{LETTERS}/{name.removesuffix('.xlsx')}.txt")
        self.delivery.add(letter, letter_file(said))
        return {"school": wanted.school.name, "file": str((self.delivery.folder / name).resolve()), "notes": len(cells)}

    def _skeleton(self, rows: tuple[type[Row], ...]) -> Any:
        from attest_xl.template.school.skeleton import build_skeleton

        if rows not in self.skeletons:
            self.skeletons[rows] = build_skeleton(replace(self.sending, sheets=tuple(map(outgoing, rows))))
        return self.skeletons[rows]


def _told(writer: _Writer, wanted: Sequence[Wanted]) -> Iterator[Mapping[str, Any]]:
    files = read_answers(writer.desk, [one.file.file for one in wanted])
    for number, (one, read) in enumerate(zip(wanted, files, strict=True), start=1):
        told = writer.write(number, one, read)
        if told is not None:
            yield told


def _content(wanted: Wanted, read: FileRead) -> SchoolContent | None:
    """The answer as a template: its identity and base as they were, its rows as they came, the notes."""
    told = answered_sheets(read.grids, wanted.file.file.shown)
    if told is None:
        return None
    identity, sent, returned = told
    came = {sheet.row: sheet for sheet in returned}
    sheets = {
        row: corrected(outgoing(row), came.get(row), keyed(row, sent[row]), wanted.notes.get(row, ()))
        for row in OUTGOING
        if row in sent
    }
    line = wanted.school.line or Institution(code=wanted.school.code, institution=wanted.school.name)
    return SchoolContent(identity, line, sheets, base_grid(identity, sent))


def _cells_noted(content: SchoolContent) -> tuple[str, ...]:
    """`«Сотрудники» F3 (Категория)` for each note."""
    return tuple(
        f"«{row.sheet.title}» {a1(mark.row, mark.column)} ({outgoing(row).columns[mark.column - 1].title})"
        for row, sheet in content.sheets.items()
        for mark in sheet.marks
    )
