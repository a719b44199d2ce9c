"""The tables of an old master as they were found: by name, or by a header where the name is lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from attest_xl.books.salvage import Salvage, SavedSheet
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds import Jump
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.tables.headers import HeaderMatch, match

HEADER_WITHIN = 30
"""How many rows from the top a header is looked for where the table itself is lost."""


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
        return tuple(place for place in places if place not in taken and any(map(says, _column(self.grid, place))))

    @cached_property
    def jumps(self) -> frozenset[int]:
        """The places of the columns whose cells lead somewhere."""
        jumps = {name for name, column in columns_of(self.row) if isinstance(column.kind, Jump)}
        return frozenset(place for name, place in self.matched.fields.items() if name in jumps)

    @property
    def stands(self) -> bool:
        """Whether every column stands where the new table will have it, so that formulas still mean the same."""
        fields = [self.matched.fields.get(name) for name, _ in columns_of(self.row)]
        return (self.grid.top, self.grid.left, fields) == (1, 1, list(range(len(fields)))) and self.own == tuple(
            range(len(fields), len(fields) + len(self.own))
        )


def old_table(salvage: Salvage, row: type[Row]) -> OldTable | None:
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
    last = max((index for index, cells in enumerate(grid.rows) if any(map(says, cells))), default=0)
    return Grid(grid.sheet, grid.rows[: last + 1], grid.top, grid.left)


def _row(grid: Grid, number: int) -> Sequence[Value]:
    return grid.rows[number - 1] if number <= len(grid.rows) else ()


def _cut(cells: Sequence[Value], left: int, right: int) -> tuple[Value, ...]:
    wanted = cells[left - 1 : right]
    return (*wanted, *(None for _ in range(right - left + 1 - len(wanted))))


def _column(grid: Grid, place: int) -> Iterator[Value]:
    return (cells[place] for cells in grid.rows)


def says(value: Value) -> bool:
    """Whether a person sees anything in the cell."""
    return value is not None and bool(text_of(value).strip())
