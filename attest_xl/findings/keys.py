"""By what a finding is told from one check to the next: of whom it is, of which column, and what is written there.

A methodist accepts a finding by this key. When the cell says something else, the finding is a new one.
"""

from hashlib import sha256

from attest_xl.findings.finding import Finding
from attest_xl.schema.cells import text_of
from attest_xl.schema.sheet import Row, values_of


def key_of(finding: Finding, record: Row | None) -> str:
    """The key of a finding about the record, wherever its row has moved; `None`: about no row of the book."""
    place = finding.place
    parts = (finding.code, place.file, place.sheet, _identity(finding, record), place.title, finding.said)
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


def _identity(finding: Finding, record: Row | None) -> str:
    """The row's own key; all it says where it has none; the cell where there is no row."""
    if record is None:
        return finding.place.cell
    named = getattr(record, record.sheet.key) if record.sheet.key else None
    return text_of(named) if named else "\n".join(map(text_of, values_of(record)))
