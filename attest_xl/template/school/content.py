"""What stands in one school's template, before it is a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from attest_xl.findings import Severity
from attest_xl.schema.cells import Value
from attest_xl.schema.sheet import Row
from attest_xl.sheets import Institution, ListLine
from attest_xl.tables.base_sheet import OUTGOING, Identity, Sent
from attest_xl.template.school.outgoing import Outgoing


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends the templates. Each part may be `""`: it is then left out of the texts."""

    district: str = ""
    office: str = ""
    email: str = ""
    signature: str = ""


@dataclass(frozen=True, slots=True)
class Sending:
    """What all templates of one run share. `lists` are the lines behind the drop-downs; `answer_by` is the day until
    which the schools are asked to answer."""

    sheets: tuple[Outgoing, ...]
    lists: tuple[ListLine, ...]
    sender: Sender
    sent: datetime
    answer_by: date


@dataclass(frozen=True, slots=True)
class Mark:
    """A cell to be looked at, 1-based, and the note beside it. `also` is the column of another cell of the row whose
    change may cure it too: a category without its date."""

    row: int
    column: int
    severity: Severity
    text: str
    also: int | None = None


@dataclass(frozen=True, slots=True)
class SheetContent:
    """A sheet's rows as the master holds them, in the order of the outgoing fields, and the cells to be looked at."""

    rows: tuple[tuple[Value, ...], ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class SchoolContent:
    """One school's template. `base` are the lines of its hidden sheet."""

    identity: Identity
    institution: Institution
    sheets: Mapping[type[Row], SheetContent]
    base: tuple[Sequence[str], ...]

    @property
    def title(self) -> str:
        """The institution's short name."""
        return self.institution.institution or ""

    @property
    def marked(self) -> int:
        """How many cells are marked as wrong or doubtful."""
        marks = [mark for sheet in self.sheets.values() for mark in sheet.marks]
        return sum(mark.severity is not Severity.NOTE for mark in marks)

    def sheet(self, row: type[Row]) -> SheetContent:
        """What stands on the sheet."""
        return self.sheets.get(row, SheetContent())


def sent_of(sheets: Iterable[Outgoing], contents: Mapping[type[Row], SheetContent]) -> Sent:
    """What is sent, as the hidden sheet keeps it: the sheets whose answers are compared, the fields that go out."""
    return {
        shown.row: tuple(
            dict(zip(shown.fields, values, strict=True)) for values in contents.get(shown.row, SheetContent()).rows
        )
        for shown in sheets
        if shown.row in OUTGOING
    }
