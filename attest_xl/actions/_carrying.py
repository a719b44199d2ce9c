"""From what was salvaged of an old master to what the new one keeps: tables cell for cell, and the user's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from attest_xl.actions._dressing import dress_of_sheet, dress_of_table, merged_in
from attest_xl.actions._not_carried import about_looks, about_sheets, about_tables, said
from attest_xl.actions._old_tables import OldTable, old_table
from attest_xl.books.salvage import Salvage, SavedSheet
from attest_xl.findings import Finding
from attest_xl.schema.cells import Link, Value, text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import columns_of, titles_of
from attest_xl.sheets import SHEETS
from attest_xl.template.examples import TITLE as EXAMPLES
from attest_xl.template.kept import Kept, OwnSheet
from attest_xl.template.lists import list_names
from attest_xl.template.panel import TITLE as PANEL
from attest_xl.template.panel import names
from attest_xl.template.table_sheet import Formula, Written
from attest_xl.template.vba import NOTICE_NAME

Line = tuple[Value | Formula, ...]

OURS = frozenset({PANEL, EXAMPLES, *(row.sheet.title for row in SHEETS)})


@dataclass(frozen=True)
class Carried:
    """What the new book keeps, and what a person should know about the rest. `grids` are the tables by name."""

    kept: Kept
    grids: Mapping[str, Grid]
    findings: tuple[Finding, ...]
    shown: tuple[str, ...] = field(default=())


def carried(salvage: Salvage) -> Carried:
    """Take over all that can be taken over."""
    tables = [table for row in SHEETS if (table := old_table(salvage, row)) is not None]
    steady = all(table.stands for table in tables)
    own = [sheet for title, sheet in salvage.sheets.items() if title not in OURS and not _holds(tables, sheet)]
    ours = {*list_names(), *names(), NOTICE_NAME}
    meant = {name: f"={text}" for name, text in salvage.names.items() if name not in ours}
    kept = Kept(
        {table.row.sheet.table: _written(table, steady) for table in tables},
        [
            OwnSheet(sheet.title, list(_cells(sheet, steady)), sheet.visible, dress_of_sheet(sheet), merged_in(sheet))
            for sheet in own
        ],
        {name: text for name, text in meant.items() if "#REF!" not in text},
    )
    findings = [*about_tables(tables, steady), *about_looks(tables), *about_sheets(own, steady)]
    findings += [said("BOOK-54", name, PANEL) for name, text in meant.items() if "#REF!" in text]
    shown = tuple(table.row.sheet.title for table in tables if table.sheet.visible)
    return Carried(kept, {table.row.sheet.table: table.grid for table in tables}, tuple(findings), shown)


def _holds(tables: Iterable[OldTable], sheet: SavedSheet) -> bool:
    return any(table.sheet is sheet for table in tables)


def _written(table: OldTable, steady: bool) -> Written:
    places = [*(table.matched.fields.get(name) for name, _ in columns_of(table.row)), *table.own]
    lines = (_line(table, index, places, steady) for index in range(1, len(table.grid.rows)))
    dress = dress_of_table(table.row, table.sheet.look, table.grid, places)
    return Written(tuple(lines), tuple(_own_titles(table)), dress)


def _line(table: OldTable, index: int, places: Sequence[int | None], steady: bool) -> Line:
    number, cells = table.grid.row_number(index), table.grid.rows[index]
    return tuple(
        None
        if place is None
        else _link(cells[place])
        if place in table.jumps
        else _cell(table.sheet, number, table.grid.left + place, cells[place], steady)
        for place in places
    )


def _cell(sheet: SavedSheet, row: int, column: int, value: Value, steady: bool) -> Value | Formula:
    formula = sheet.formulas.get((row, column)) if steady else None
    return Formula(formula, value) if formula else value


def _link(value: Value) -> Value:
    """The text of a cell that led somewhere, leading there again."""
    sheet, mark, cell = text_of(value).rpartition("!")
    return Link(text_of(value), f"'{sheet}'!{cell}") if mark and sheet in OURS else value


def _own_titles(table: OldTable) -> Iterator[str]:
    """The user's headers; a table wants each title once."""
    taken = {title.casefold() for title in titles_of(table.row)}
    for number, place in enumerate(table.own, start=1):
        title = wanted = text_of(table.grid.rows[0][place]).strip() or f"Столбец {number}"
        count = 1
        while title.casefold() in taken:
            count += 1
            title = f"{wanted} ({count})"
        taken.add(title.casefold())
        yield title


def _cells(sheet: SavedSheet, steady: bool) -> Iterator[Line]:
    for number, cells in enumerate(sheet.grid.rows, start=1):
        yield tuple(_cell(sheet, number, column, value, steady) for column, value in enumerate(cells, start=1))
