"""What a person should know of an old master that the new one does not keep, or keeps in another way."""

from collections.abc import Iterable, Iterator

from attest_xl.actions._dressing import only_in
from attest_xl.actions._old_tables import OldTable, says
from attest_xl.books.salvage import Salvage, SavedSheet
from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import text_of
from attest_xl.schema.sheet import columns_of
from attest_xl.template.examples import TITLE as EXAMPLES
from attest_xl.template.panel import TITLE as PANEL


def about_tables(tables: Iterable[OldTable], steady: bool) -> Iterator[Finding]:
    """Formulas that are values now, and what stood beside a table on its sheet."""
    for table in tables:
        title, header = table.row.sheet.title, table.grid.rows[0]
        if lost := _without_formulas(table, steady):
            yield said("BOOK-50", ", ".join(text_of(header[place]) for place in lost), title)
        if beside := _beside(table):
            yield said("BOOK-51", str(beside), title)


def _without_formulas(table: OldTable, steady: bool) -> list[int]:
    """The places of the columns that lose formulas."""
    rows, columns = _area(table)
    formulas = table.sheet.formulas.items()
    inside = {(column, text) for (row, column), text in formulas if row in rows and column in columns}
    return sorted({column - columns.start for column, text in inside if not (text and steady)} - table.jumps)


def _beside(table: OldTable) -> int:
    """How many cells of the sheet say something outside the table."""
    rows, columns = _area(table)
    return sum(
        says(value)
        for number, cells in enumerate(table.sheet.grid.rows, start=1)
        for column, value in enumerate(cells, start=1)
        if column not in columns or not (number == table.grid.top or number in rows)
    )


def _area(table: OldTable) -> tuple[range, range]:
    """The rows of the table's body, and its columns, on the sheet."""
    grid = table.grid
    return range(grid.top + 1, grid.top + len(grid.rows)), range(grid.left, grid.left + len(grid.rows[0]))


def about_looks(tables: Iterable[OldTable]) -> Iterator[Finding]:
    """Filters that are off now, and columns that have found other places."""
    for table in tables:
        if table.sheet.look.filtered:
            yield said("BOOK-56", "", table.row.sheet.title)
        places = [table.matched.fields[name] for name, _ in columns_of(table.row) if name in table.matched.fields]
        if places != sorted(places) or (table.own and min(table.own) < max(places)):
            yield said("BOOK-57", "", table.row.sheet.title)


def about_fixed_sheets(old: Salvage, new: Salvage) -> Iterator[Finding]:
    """What a person has written on the sheets that are always built alike."""
    for title in (PANEL, EXAMPLES):
        if title in old.sheets:
            before, now = old.sheets[title], new.sheets[title]
            typed = [place for place in only_in(before.grid, now.grid) if place not in before.formulas]
            if typed or before.look.notes:
                yield said("BOOK-51", str(len(typed) + len(before.look.notes)), title)


def about_sheets(sheets: Iterable[SavedSheet], steady: bool) -> Iterator[Finding]:
    """The user's own sheets: what came along of them."""
    for sheet in sheets:
        lost = [place for place, text in sheet.formulas.items() if not (text and steady)]
        if lost:
            yield said("BOOK-50", f"ячеек {len(lost)}", sheet.title)
        yield said("BOOK-52" if sheet.drawn else "BOOK-53", "", sheet.title)


def said(code: str, what: str, sheet: str) -> Finding:
    """The finding about a sheet of the old book."""
    return Finding(code, Place(sheet), details=(("what", what), ("sheet", sheet)))
