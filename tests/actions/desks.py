"""Desks over a memory book, for tests of actions."""

from datetime import date

from attest_xl.actions._desk import Desk
from attest_xl.books.memory import MemoryBook
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import titles_of
from attest_xl.sheets import SHEETS

TODAY = date(2026, 1, 15)


def desk(markdown: str, today: date = TODAY) -> Desk:
    """A desk whose book has the tables told in markdown, and every other table of the master empty."""
    told = MemoryBook.from_markdown(markdown)
    given = {told.read(table).sheet: told.read(table) for table in told.tables}
    empty = [Grid(row.sheet.title, (titles_of(row), (None,) * len(titles_of(row)))) for row in SHEETS]
    return Desk(MemoryBook.of([given.get(grid.sheet, grid) for grid in empty]), today)


def cells(desk: Desk, table: str, *titles: str) -> list[tuple[Value, ...]]:
    """The filled rows of a table, in the columns asked for."""
    grid = desk.book.read(table)
    places = [grid.rows[0].index(title) for title in titles]
    return [tuple(row[place] for place in places) for row in grid.rows[1:] if any(cell is not None for cell in row)]
