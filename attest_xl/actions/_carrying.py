"""From what was salvaged of an old master to what the new one keeps: tables cell for cell, and the user's own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from attest_xl.actions._dressing import dress_of_sheet, dress_of_table, merged_in, only_in
from attest_xl.books.salvage import Salvage, SavedSheet
from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Link, Value, text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds import Jump
from attest_xl.schema.sheet import Row, columns_of, titles_of
from attest_xl.sheets import SHEETS
from attest_xl.tables.headers import HeaderMatch, match
from attest_xl.template.examples import TITLE as EXAMPLES
from attest_xl.template.kept import Kept, OwnSheet
from attest_xl.template.lists import list_names
from attest_xl.template.panel import TITLE as PANEL
from attest_xl.template.panel import names
from attest_xl.template.table_sheet import Formula, Written
from attest_xl.template.vba import NOTICE_NAME

Line = tuple[Value | Formula, ...]

HEADER_WITHIN = 30
"""How many rows from the top a header is looked for where the table itself is lost."""
OURS = frozenset({PANEL, EXAMPLES, *(row.sheet.title for row in SHEETS)})


@dataclass(frozen=True)
class OldTable:
    """One of our tables as it was found: its header and body in `grid`, which of our fields stands where."""

    row: type[Row]
    sheet: SavedSheet
    grid: Grid

    @cached_property
    def matched(self) -> HeaderMatch:
        """Which column is which."""
        return match(self.grid.rows[0], self.row)

    @cached_property
    def own(self) -> tuple[int, ...]:
        """The places of the user's columns: every column that is none of ours and says anything."""
        taken = set(self.matched.fields.values())
        places = range(len(self.grid.rows[0]))
        return tuple(place for place in places if place not in taken and any(map(_says, _column(self.grid, place))))

    @property
    def stands(self) -> bool:
        """Whether every column stands where the new table will have it, so that formulas still mean the same."""
        fields = [self.matched.fields.get(name) for name, _ in columns_of(self.row)]
        return (self.grid.top, self.grid.left, fields) == (1, 1, list(range(len(fields)))) and self.own == tuple(
            range(len(fields), len(fields) + len(self.own))
        )


@dataclass(frozen=True)
class Carried:
    """What the new book keeps, and what a person should know about the rest. `grids` are the tables by name."""

    kept: Kept
    grids: Mapping[str, Grid]
    findings: tuple[Finding, ...]
    shown: tuple[str, ...] = field(default=())


def carried(salvage: Salvage) -> Carried:
    """Take over all that can be taken over."""
    tables = [table for row in SHEETS if (table := _found(salvage, row)) is not None]
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
    findings = [*_about_tables(tables, steady), *_about_looks(tables), *_about_sheets(own, steady)]
    findings += [_said("BOOK-54", name, PANEL) for name, text in meant.items() if "#REF!" in text]
    shown = tuple(table.row.sheet.title for table in tables if table.sheet.visible)
    return Carried(kept, {table.row.sheet.table: table.grid for table in tables}, tuple(findings), shown)


def _holds(tables: Iterable[OldTable], sheet: SavedSheet) -> bool:
    return any(table.sheet is sheet for table in tables)


def _found(salvage: Salvage, row: type[Row]) -> OldTable | None:
    """The table by its name wherever it stands; else by its header on the sheet of its title."""
    table = salvage.tables.get(row.sheet.table)
    if table is not None and table.has_header:
        sheet = salvage.sheets[table.sheet]
        rows = [_cut(_row(sheet.grid, number), table.left, table.right) for number in range(table.top, table.last + 1)]
        header = tuple(shown or title for shown, title in zip(rows[0], table.titles, strict=True))
        return OldTable(row, sheet, _trimmed(Grid(sheet.title, (header, *rows[1:]), table.top, table.left)))
    sheet = salvage.sheets.get(row.sheet.title)
    return None if sheet is None else _by_header(row, sheet)


def _by_header(row: type[Row], sheet: SavedSheet) -> OldTable | None:
    width = max((len(cells) for cells in sheet.grid.rows), default=0)
    found = [(len(match(cells, row).fields), -index) for index, cells in enumerate(sheet.grid.rows[:HEADER_WITHIN])]
    best, top = max(found, default=(0, 0))
    if 2 * best < len(columns_of(row)):
        return None
    rows = tuple(_cut(cells, 1, width) for cells in sheet.grid.rows[-top:])
    return OldTable(row, sheet, _trimmed(Grid(sheet.title, rows, 1 - top, 1)))


def _trimmed(grid: Grid) -> Grid:
    """The grid without the blank rows at its end."""
    last = max((index for index, cells in enumerate(grid.rows) if any(map(_says, cells))), default=0)
    return Grid(grid.sheet, grid.rows[: last + 1], grid.top, grid.left)


def _row(grid: Grid, number: int) -> Sequence[Value]:
    return grid.rows[number - 1] if number <= len(grid.rows) else ()


def _cut(cells: Sequence[Value], left: int, right: int) -> tuple[Value, ...]:
    wanted = cells[left - 1 : right]
    return (*wanted, *(None for _ in range(right - left + 1 - len(wanted))))


def _column(grid: Grid, place: int) -> Iterator[Value]:
    return (cells[place] for cells in grid.rows)


def _says(value: Value) -> bool:
    return value is not None and bool(text_of(value).strip())


def _written(table: OldTable, steady: bool) -> Written:
    described = columns_of(table.row)
    places = [*(table.matched.fields.get(name) for name, _ in described), *table.own]
    jumps = {table.matched.fields.get(name) for name, column in described if isinstance(column.kind, Jump)} - {None}
    lines = (_line(table, index, places, jumps, steady) for index in range(1, len(table.grid.rows)))
    dress = dress_of_table(table.row, table.sheet.look, table.grid, places)
    return Written(tuple(lines), tuple(_own_titles(table)), dress)


def _line(table: OldTable, index: int, places: Sequence[int | None], jumps: set[int | None], steady: bool) -> Line:
    number, cells = table.grid.row_number(index), table.grid.rows[index]
    return tuple(
        None
        if place is None
        else _link(cells[place])
        if place in jumps
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


def _about_tables(tables: Iterable[OldTable], steady: bool) -> Iterator[Finding]:
    for table in tables:
        grid, title = table.grid, table.row.sheet.title
        rows = range(grid.top + 1, grid.top + len(grid.rows))
        columns = range(grid.left, grid.left + len(grid.rows[0]))
        inside = {
            place: text for place, text in table.sheet.formulas.items() if place[0] in rows and place[1] in columns
        }
        jumps = {
            table.matched.fields.get(name) for name, column in columns_of(table.row) if isinstance(column.kind, Jump)
        }
        lost = {column - grid.left for (_, column), text in inside.items() if not (text and steady)} - jumps
        if lost:
            yield _said("BOOK-50", ", ".join(text_of(grid.rows[0][place]) for place in sorted(lost)), title)
        beside = sum(
            _says(value)
            for number, cells in enumerate(table.sheet.grid.rows, start=1)
            for column, value in enumerate(cells, start=1)
            if column not in columns or not (number == grid.top or number in rows)
        )
        if beside:
            yield _said("BOOK-51", str(beside), title)


def _about_looks(tables: Iterable[OldTable]) -> Iterator[Finding]:
    for table in tables:
        if table.sheet.look.filtered:
            yield _said("BOOK-56", "", table.row.sheet.title)
        places = [table.matched.fields[name] for name, _ in columns_of(table.row) if name in table.matched.fields]
        if places != sorted(places) or (table.own and min(table.own) < max(places)):
            yield _said("BOOK-57", "", table.row.sheet.title)


def about_fixed_sheets(old: Salvage, new: Salvage) -> Iterator[Finding]:
    """What a person has written on the sheets that are always built alike."""
    for title in (PANEL, EXAMPLES):
        if title in old.sheets:
            before, now = old.sheets[title], new.sheets[title]
            typed = [place for place in only_in(before.grid, now.grid) if place not in before.formulas]
            if typed or before.look.notes:
                yield _said("BOOK-51", str(len(typed) + len(before.look.notes)), title)


def _about_sheets(sheets: Iterable[SavedSheet], steady: bool) -> Iterator[Finding]:
    for sheet in sheets:
        lost = [place for place, text in sheet.formulas.items() if not (text and steady)]
        if lost:
            yield _said("BOOK-50", f"ячеек {len(lost)}", sheet.title)
        yield _said("BOOK-52" if sheet.drawn else "BOOK-53", "", sheet.title)


def _said(code: str, what: str, sheet: str) -> Finding:
    return Finding(code, Place(sheet), details=(("what", what), ("sheet", sheet)))
