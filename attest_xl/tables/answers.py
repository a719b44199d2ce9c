"""A returned file as an answer: whose it is, which of its sheets answer what was sent, and what they say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import Row
from attest_xl.sheets import SHEETS
from attest_xl.tables.base_sheet import (
    BASE_SHEET,
    OUTGOING,
    OWN_SHEETS,
    VERSION,
    Identity,
    Sent,
    base_hash,
    identity_from,
    keyed,
    read_base,
    written_version,
)
from attest_xl.tables.comparing import Difference, compare
from attest_xl.tables.returned import Returned, returned_sheets


@dataclass(frozen=True, slots=True)
class ReturnedFile:
    """A file as it was read. `properties` are its defined names and document properties; `saved` sorts a school's files
    by age, `sender` is who saved it last, `mark` is the same for the same file."""

    file: str
    grids: tuple[Grid, ...]
    properties: Mapping[str, str]
    saved: str
    sender: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a file says. With what was sent inside it, `differences` are what differs from that; without, `returned` are
    its sheets, to be compared with the book. `identity` is `None` when the file does not tell whose it is; `refusal`
    says why nothing of it is taken."""

    file: str
    identity: Identity | None
    saved: str
    sender: str
    mark: str
    differences: tuple[Difference, ...] = ()
    returned: tuple[Returned, ...] = ()
    findings: tuple[Finding, ...] = ()
    refusal: Finding | None = None

    @property
    def based(self) -> bool:
        """Whether it has kept what was sent."""
        return bool(self.differences) or not self.returned


def answer_of(file: ReturnedFile, hashes: Mapping[str, str]) -> Answer:
    """Read a returned file. `hashes` are those of what was sent, by the templates' numbers: what a file says was sent
    is believed only when it agrees."""
    told = _base_in(file.grids)
    identity = (told[0] if told else None) or identity_from(file.properties) or _number_in(file.grids, hashes)
    answer = Answer(file.file, identity, file.saved, file.sender, file.mark)
    newest = max((identity.version if identity else 0, *(written_version(grid.rows) for grid in file.grids)))
    if newest > VERSION:
        return replace(answer, refusal=Finding("MERGE-04", Place("", file=file.file)))
    sheets = _sheets_in(file.grids)
    sent = told[1] if told else None
    if identity is None or sent is None or base_hash(sent) != hashes.get(identity.template_id):
        listed = [grid for grid in sheets if _number_in([grid], hashes) is None]  # the instruction under another title
        return _without_base(answer, listed, lost=sent is None)
    return _with_base(answer, sheets, sent)


def answered_sheets(grids: Sequence[Grid], file: str) -> tuple[Identity, Sent, tuple[Returned, ...]] | None:
    """Whose template a returned file is, what was sent in it, and its sheets as they came back; `None` without a base.
    Whether the base can be trusted `answer_of` says."""
    told = _base_in(grids)
    if told is None:
        return None
    return *told, returned_sheets(_sheets_in(grids), told[1], file)[0]


def _sheets_in(grids: Iterable[Grid]) -> list[Grid]:
    return [grid for grid in grids if grid.sheet not in _PASSED_OVER and not written_version(grid.rows)]


_PASSED_OVER = frozenset({*OWN_SHEETS, *(row.sheet.title for row in SHEETS if row not in OUTGOING)})
"""Sheets of the program's own that are only for reading."""


def _with_base(answer: Answer, grids: Sequence[Grid], sent: Sent) -> Answer:
    sheets, findings = returned_sheets(grids, sent, answer.file)
    differences = tuple(compare(sheet, keyed(sheet.row, sent[sheet.row])) for sheet in sheets)
    if not differences:
        return replace(answer, findings=findings, refusal=Finding("MERGE-09", Place("", file=answer.file)))
    return replace(answer, differences=differences, findings=findings)


def _without_base(answer: Answer, grids: Sequence[Grid], *, lost: bool) -> Answer:
    sheets, findings = returned_sheets(grids, _recognisable(grids), answer.file)
    if not sheets and answer.identity is not None:  # a .csv of the first sheet
        return replace(answer, refusal=Finding("MERGE-08", Place(OUTGOING[0].sheet.title, file=answer.file)))
    if not sheets:
        return replace(answer, findings=findings, refusal=Finding("MERGE-03", Place("", file=answer.file)))
    word = Finding("MERGE-05" if lost else "MERGE-06", Place(BASE_SHEET, file=answer.file))
    return replace(answer, returned=sheets, findings=(word, *findings))


def _recognisable(grids: Iterable[Grid]) -> list[type[Row]]:
    """The sheets that are called as one that goes out («Курсы», «Курсы - Таблица 1»); where there is none, the staff,
    whatever its sheet is called."""
    titles = [f"{grid.sheet} " for grid in grids]
    return [row for row in OUTGOING if any(title.startswith(f"{row.sheet.title} ") for title in titles)] or [
        OUTGOING[0]
    ]


def _base_in(grids: Sequence[Grid]) -> tuple[Identity, Sent] | None:
    """What was sent, from the hidden sheet, whatever it is called by now."""
    ordered = sorted(grids, key=lambda grid: grid.sheet != BASE_SHEET)
    return next((told for grid in ordered if (told := read_base(grid.rows)) is not None), None)


def _number_in(grids: Iterable[Grid], hashes: Mapping[str, str]) -> Identity | None:
    """The template by its number, wherever it can still be read: the instruction shows it."""
    for grid in grids:
        for row in grid.rows:
            for cell in row:
                if isinstance(cell, str) and (words := [word for word in cell.split() if word in hashes]):
                    return Identity("", "", words[0], "")
    return None


def people_in(answer: Answer) -> tuple[tuple[str, str], ...]:
    """The codes and names of the people in a file that does not tell whose it is."""
    rows = [row.cells for sheet in answer.returned if sheet.row is OUTGOING[0] for row in sheet.rows]
    return tuple((text_of(cells.get("code")), text_of(cells.get("name"))) for cells in rows)
