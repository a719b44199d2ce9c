"""Where a finding about a record stands: the one way from a record and a field to a cell."""

from attest_xl.findings.finding import Finding, Place
from attest_xl.schema.cells import text_of
from attest_xl.schema.sheet import Row, column_of


def place_of(row: Row, field: str) -> Place:
    """The cell of the record's field. A record that was never read stands on its sheet without a row."""
    sheet, title = type(row).sheet.title, column_of(type(row), field).title
    if row.origin is None:
        return Place(sheet, title=title)
    return Place(row.origin.sheet, row.origin.row, row.origin.column(field), title, row.origin.file)


def found(code: str, row: Row, field: str, **details: str) -> Finding:
    """The finding about a record's field: what the cell says, and the details that fill the entry's words."""
    said = text_of(column_of(type(row), field).kind.write(getattr(row, field)))
    return Finding(code, place_of(row, field), said, tuple(details.items()))
