"""What a stranger's sheet gave: people who know their cells, and how each column was understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from attest_xl.findings import Finding
from attest_xl.sheets import Staff


@dataclass(frozen=True, slots=True)
class Incoming:
    """One row about a person in a position. `staff.origin` has the file, the sheet, the row and the columns.

    `unread` holds, by field, the school's own words where a cell could not be read; the field is then `None`.
    `institution_text` is the name as it was found, before it was made short.
    """

    staff: Staff
    unread: Mapping[str, str] = field(default_factory=dict[str, str])
    institution_text: str = ""


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """How one column was understood. `field` is the first of the staff fields taken from it, `None` for a column that
    is not read; `sure` is 0–100; `remark` says the rest in Russian."""

    header: str
    letter: str
    field: str | None
    sure: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Understanding:
    """A sheet understood. `institution` is what the titles, the sheet or the file name for all rows; `""` if none."""

    sheet: str
    columns: tuple[ColumnReading, ...] = ()
    people: tuple[Incoming, ...] = ()
    findings: tuple[Finding, ...] = ()
    institution: str = ""
