"""An answer as its school gets it back to correct: its own rows, and a note beside each cell that was refused or that
the book contradicts.

Nothing of another school can come in here: the rows are the file's own, a refused cell's note speaks of that cell only,
and of the questions only those about one cell of the school's own row are told. Who may be somebody of another school
is the methodist's question.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from attest_xl.findings import Severity
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds import Day
from attest_xl.schema.sheet import column_of
from attest_xl.tables.comparing import Difference, Texts, sent_rows
from attest_xl.tables.pairing import IDENTITY
from attest_xl.tables.questions import Kind, Question
from attest_xl.tables.returned import AnswerRow, Returned
from attest_xl.tables.values import cell_of, filled
from attest_xl.template.school.content import Mark, SheetContent
from attest_xl.template.school.marking import note_of
from attest_xl.template.school.outgoing import Outgoing

ABOUT_A_ROW = "MERGE-13"
"""The finding that says of a whole row that its main cell is wanting."""


@dataclass(frozen=True, slots=True)
class Note:
    """What to say beside a cell: its row in the returned file, its field, what the school wrote there."""

    row: int
    field: str
    said: str
    severity: Severity
    text: str


def notes_of(difference: Difference, questions: Iterable[Question]) -> tuple[Note, ...]:
    """The notes for one sheet of a file: its refused cells, and the cells about which a question is open."""
    return (*_refused(difference), *_asked(difference, questions))


def _refused(difference: Difference) -> Iterator[Note]:
    """Findings about cells that are not heard; those about headers and rows of totals ask for no correction here."""
    heard = {(said.row, name) for said in (*difference.changed, *difference.new) for name in said.cells}
    fields = {column: field for field, column in difference.columns.items()}
    main = IDENTITY[difference.row.sheet.table][0]
    for finding in difference.findings:
        place = finding.place
        field = main if finding.code == ABOUT_A_ROW else fields.get(place.column or 0)
        aside = finding.code.startswith("HEAD-") or finding.severity is Severity.NOTE
        if place.row is not None and field is not None and (place.row, field) not in heard and not aside:
            yield Note(place.row, field, finding.said, finding.severity, note_of(finding))


def _asked(difference: Difference, questions: Iterable[Question]) -> Iterator[Note]:
    said_of = {said.key: said for said in (*difference.changed, *difference.new)}
    for one in questions:
        said = said_of.get(one.row)
        if one.kind is Kind.CELL and one.file == difference.file and said is not None and one.field in said.cells:
            yield Note(said.row, one.field, one.theirs, Severity.WARNING, question_note(one))


def question_note(question: Question) -> str:
    """The question for the school: both values, and what to do."""
    return (
        f"В районе записано: {question.ours or 'пусто'}. Вы написали: {question.theirs or 'пусто'}. Подтвердите или "
        "исправьте: если верно записанное в районе, впишите его сюда; если верно ваше, оставьте как есть и подтвердите "
        "в ответном письме."
    )


def corrected(
    shown: Outgoing, returned: Returned | None, sent: Mapping[str, Texts], notes: Iterable[Note]
) -> SheetContent:
    """The sheet to be corrected. What is closed to the school, or did not come back at all, stands as it was sent."""
    if returned is None or shown.read_only:
        return SheetContent(tuple(_as_sent(shown, texts) for texts in sent.values()))
    keys = sent_rows(returned, sent)
    lines = [line for line in returned.rows if line.row in keys or (shown.takes_rows and _says(shown, line))]
    rows = tuple(_as_returned(shown, line, sent.get(keys.get(line.row, ""), {})) for line in lines)
    return SheetContent(rows, tuple(_marks(shown, [line.row for line in lines], notes)))


def _as_sent(shown: Outgoing, texts: Texts) -> tuple[Value, ...]:
    return tuple(_sent_cell(shown, field, texts) for field in shown.fields)


def _as_returned(shown: Outgoing, line: AnswerRow, texts: Texts) -> tuple[Value, ...]:
    return tuple(
        _sent_cell(shown, field, texts)
        if shown.is_locked(field) or field not in line.cells
        else _own_words(shown, field, line.cells[field])
        for field in shown.fields
    )


def _own_words(shown: Outgoing, field: str, cell: Value) -> Value:
    """The cell as the school sees it: a day in a column that is none of days would show as a number there."""
    is_day = isinstance(column_of(shown.row, field).kind, Day)
    return text_of(cell) if isinstance(cell, date) and not is_day else cell


def _sent_cell(shown: Outgoing, field: str, texts: Texts) -> Value:
    text = texts.get(field)
    return cell_of(column_of(shown.row, field).kind, text) if text else None


def _says(shown: Outgoing, line: AnswerRow) -> bool:
    return any(filled(line.cells.get(field)) for field in shown.fields if not shown.is_locked(field))


def _marks(shown: Outgoing, lines: Sequence[int], notes: Iterable[Note]) -> Iterator[Mark]:
    """The notes where their cells have come to stand. A closed cell is right again: that is only told."""
    places = {row: number for number, row in enumerate(lines, start=2)}
    by_cell: defaultdict[tuple[int, int], list[Note]] = defaultdict(list)
    for note in notes:
        if note.row in places and note.field in shown.fields:
            by_cell[places[note.row], shown.index(note.field) + 1].append(note)
    order = tuple(Severity)
    for (row, column), found in sorted(by_cell.items()):
        gravest = min((note.severity for note in found), key=order.index)
        locked = shown.is_locked(shown.fields[column - 1])
        text = "\n\n".join(dict.fromkeys(note.text for note in found))
        yield Mark(row, column, Severity.NOTE if locked else gravest, text)
