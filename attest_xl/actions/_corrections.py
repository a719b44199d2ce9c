"""Files that go back to their schools to be corrected: a template of the same number and the same base as the answer,
with the school's rows and a note beside each cell that was refused or is in question."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from attest_xl.actions._collection import free_folder
from attest_xl.actions._desk import Desk
from attest_xl.actions._gathering import Gathered
from attest_xl.actions._noting import Wanted, wanted_of
from attest_xl.actions._returned import read_answers
from attest_xl.actions._templates import closed_file, letter_file
from attest_xl.actions.distribute import sending_of
from attest_xl.books.archives import LETTERS, TO_CORRECT
from attest_xl.books.delivery import Delivery
from attest_xl.books.strangers.reading import FileRead
from attest_xl.schema.address import a1
from attest_xl.schema.sheet import Row
from attest_xl.sheets import Institution
from attest_xl.tables.answers import answered_sheets
from attest_xl.tables.base_sheet import OUTGOING, base_grid, keyed
from attest_xl.template.school.content import SchoolContent, Sending
from attest_xl.template.school.correcting import corrected
from attest_xl.template.school.letters import correction_letter
from attest_xl.template.school.names import file_name
from attest_xl.template.school.outgoing import outgoing

SUFFIX = " – исправить.xlsx"


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
    remembered, wanted = wanted_of(gathered)
    if not wanted:
        yield Corrections(remembered)
        return
    desk = gathered.book.desk
    sent = datetime.combine(desk.today, datetime.now().astimezone().time())
    target = free_folder(desk.book.path.parent, f"{TO_CORRECT}{sent:%Y-%m-%d %H-%M}")
    with Delivery(target, desk.book.path.name) as delivery:
        writer = _Writer(desk, delivery, sending_of(desk, ("staff",), sent))
        yield Corrections(remembered, tuple(_told(writer, wanted)), delivery.withdraw)


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
