"""A workbook as a closed file, changed without any office program.

Only the parts that must change are written: the rows of a table's sheet, the table's own part, a style or two. Every
other part – macros, ribbon, charts, drawings, comments – is copied as the bytes it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attest_xl.books import saving
from attest_xl.books.body import Applied, applied, links_in, origins_of
from attest_xl.books.contents import Contents
from attest_xl.books.fitting import fit_rows
from attest_xl.books.formulas import unshared
from attest_xl.books.marking import Marks, mark_cells, marks_in
from attest_xl.books.notes import follow_rows
from attest_xl.books.patch import BodyWriter, Fresh, obstacle
from attest_xl.books.places import Table
from attest_xl.books.port import BookError, TableWrite
from attest_xl.books.ranges import refit
from attest_xl.books.sheet_xml import SheetXml
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid

_LAST_ROW = 1_048_576


def open_book(path: Path, tell: Callable[[str], None] = lambda _: None) -> FileBook:
    """The workbook at `path`; `tell` hears what is going on. Raises `BookError` for a file that is no workbook, is
    damaged, encrypted or cannot be read."""
    return FileBook(path, tell)


class FileBook:
    """The adapter for a book that no program has open."""

    def __init__(self, path: Path, tell: Callable[[str], None] = lambda _: None) -> None:
        self._path = path
        self._tell = tell
        self._read = saving.take(path)
        self._contents = Contents(self._read.data, path.name)
        self._grids: dict[str, Grid] = {}

    @property
    def path(self) -> Path:
        """The workbook's file."""
        return self._path

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables, in the order of the tabs."""
        return tuple(self._contents.tables)

    def read(self, table: str) -> Grid:
        """The table with its header as `rows[0]` (`Book.read`)."""
        if table not in self._grids:
            self._grids[table] = self._contents.grid(self._contents.tables[table])
        return self._grids[table]

    def write(self, change: TableWrite) -> int:
        """Apply the change; the number of cells whose value changed (`Book.write`)."""
        old = self.read(change.table)
        result = applied(old, change)
        formulas = self._put(self._contents.tables[change.table], change, old, result)
        self._grids[change.table] = (
            self._contents.grid(self._contents.tables[change.table]) if formulas else result.grid
        )
        return result.count

    def mark(self, table: str, marks: Marks) -> int:
        """Mark exactly these cells of the table's body; how many have got another mark than they had (`Book.mark`)."""
        place = self._contents.tables[table]
        changed = mark_cells(self._contents.sheet(place.sheet_part), place, marks, self._contents.styles)
        if changed:
            self._contents.touch(place.sheet_part)
        return changed

    def marks(self, table: str) -> Marks:
        """The marks the table's body shows."""
        place = self._contents.tables[table]
        return dict(marks_in(self._contents.sheet(place.sheet_part), place, self._contents.styles))

    def show(self, sheets: Sequence[str]) -> bool:
        """Make these sheets visible; titles the book lacks are passed over. Whether any of them was not."""
        return self._contents.show(sheets)

    def tell(self, message: str) -> None:
        """Hand the message to whoever opened the book."""
        self._tell(message)

    def back_up(self, reason: str) -> Path:
        """Copy the file as it is on disk into `Копии/` beside it; the copy's path."""
        return saving.back_up(self._path, reason)

    def restore(self, copy_name: str) -> None:
        """Become, on disk and here, the copy of that name in `Копии/` (`Book.restore`)."""
        self._replace(saving.copy_named(self._path, copy_name))

    def save(self) -> None:
        """Write what was changed, whole or not at all; nothing, if nothing was."""
        if self._contents.changed:
            self._replace(self._contents.packed())

    def _replace(self, data: bytes) -> None:
        contents = Contents(data, self._path.name)
        self._read = saving.replace(self._path, data, self._read)
        self._contents = contents
        self._grids = {}

    def _put(self, table: Table, change: TableWrite, old: Grid, result: Applied) -> bool:
        """Write the new body into the sheet; whether formulas stand in rows that changed."""
        origins = origins_of(change)
        fresh = tuple(_fresh(table, change, old, result))
        stays = origins == tuple(range(table.height)) or (table.height == len(origins) == 1 and result.grid == old)
        if stays and not any(fresh):
            return False
        contents = self._contents
        grown = table.resized(len(origins))
        sheet = contents.sheet(table.sheet_part)
        moves = _moves(table, origins)
        self._ensure_room(sheet, table, grown)
        unshared(
            sheet, moves.keys() | {table.first + index for index, values in enumerate(fresh) if values}, table.columns
        )
        writer = BodyWriter(sheet, table, grown, contents.styles, contents.writer(sheet.tags))
        writer.write(origins, fresh)
        refit(sheet, table, grown, origins)
        written = (grown.first + index for index, new in enumerate(fresh) if new)
        fit_rows(sheet, grown, result.grid, written, contents.styles)
        follow_rows(contents.package, table, moves)
        contents.replace_table(grown)
        contents.touch(table.sheet_part, formulas=writer.formulas_touched)
        return writer.formulas_touched

    def _ensure_room(self, sheet: SheetXml, table: Table, grown: Table) -> None:
        if grown.bottom > _LAST_ROW:
            raise BookError("BOOK-07", self._path.name, sheet=grown.sheet)
        if (cell := obstacle(sheet, table, grown)) is not None:
            raise BookError("BOOK-06", self._path.name, cell=f"{grown.sheet}!{cell}")


def _moves(table: Table, origins: Sequence[int | None]) -> dict[int, int | None]:
    """Where each row of the old body has gone, for those that are no longer where they were."""
    stays: dict[int, int | None] = {
        table.first + origin: table.first + index for index, origin in enumerate(origins) if origin is not None
    }
    rows = range(table.first, table.last + 1)
    return {row: stays.get(row) for row in rows if stays.get(row) != row}


def _fresh(table: Table, change: TableWrite, old: Grid, result: Applied) -> Iterator[Fresh]:
    """For each row of the new body, by sheet column, what has to be written: values that changed, and links, which may
    lead elsewhere while showing the same."""
    links = dict(links_in(old.rows[0], change))
    for index, (row, positions) in enumerate(zip(result.grid.rows[1:], result.changed, strict=True)):
        values: dict[int, Value] = {table.left + position: row[position] for position in positions}
        yield values | {table.left + position: link for position, link in links.get(index, ())}
