"""A workbook that is nothing but tables in memory: for tests, docs and samples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from attest_xl.books.body import applied
from attest_xl.books.markdown import grids_from, to_markdown
from attest_xl.books.port import BookError, Mark, TableWrite
from attest_xl.books.saving import KEPT
from attest_xl.schema.grid import Grid
from attest_xl.sheets import SHEETS

_TABLES: Mapping[str, str] = {row.sheet.title: row.sheet.table for row in SHEETS}

Marks = Mapping[tuple[int, int], Mark]
Tables = Mapping[str, Grid]


@dataclass(slots=True)
class MemoryBook:
    """The adapter without a file. Its disk is `saved`; `copies` are its folder of copies, by name, oldest first.

    A test that wants a refusal says `held_by` (another program has the file) or `changed_outside` (the file is no
    longer what was read). What was shown and told can be seen in `shown` and `told`.
    """

    saved: Tables
    path: Path = Path("Район.xlsm")
    held_by: str = ""
    changed_outside: bool = False
    copies: dict[str, Tables] = field(default_factory=dict[str, Tables])
    shown: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    _grids: dict[str, Grid] = field(init=False)
    _marks: dict[str, Marks] = field(default_factory=dict[str, Marks])

    def __post_init__(self) -> None:
        self._grids = dict(self.saved)

    @classmethod
    def of(cls, grids: Iterable[Grid]) -> MemoryBook:
        """A book with these tables. A sheet of the master gives its table's name; another table is called as its
        sheet."""
        return cls({_TABLES.get(grid.sheet, grid.sheet): grid for grid in grids})

    @classmethod
    def from_markdown(cls, text: str) -> MemoryBook:
        """A book told as markdown (see `books.markdown`)."""
        return cls.of(grids_from(text))

    def as_markdown(self, *tables: str) -> str:
        """The tables, or all of them, as they are now."""
        return to_markdown(self._grids[name] for name in tables or self._grids)

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its tables."""
        return tuple(self._grids)

    def read(self, table: str) -> Grid:
        """The table with its header as `rows[0]` (`Book.read`)."""
        return self._grids[table]

    def write(self, change: TableWrite) -> int:
        """Apply the change; the number of cells whose value changed (`Book.write`). Marks go with their row."""
        first = self._grids[change.table].top + 1
        result = applied(self._grids[change.table], change)
        sources = {first + index: first + origin for index, origin in enumerate(change.origin) if origin is not None}
        old = self._marks.get(change.table, {})
        columns = {column for _, column in old}
        self._marks[change.table] = {
            (row, column): old[source, column]
            for row, source in sources.items()
            for column in columns
            if (source, column) in old
        }
        self._grids[change.table] = result.grid
        return result.count

    def mark(self, table: str, marks: Marks) -> int:
        """Mark exactly these cells of the body; how many have got another mark than they had (`Book.mark`)."""
        grid, old = self._grids[table], self._marks.get(table, {})
        rows = range(grid.top + 1, grid.top + len(grid.rows))
        columns = range(grid.left, grid.left + len(grid.rows[0]))
        inside: dict[tuple[int, int], Mark] = {
            place: mark for place, mark in marks.items() if place[0] in rows and place[1] in columns
        }
        self._marks[table] = inside
        return sum(old.get(place) != inside.get(place) for place in old.keys() | inside.keys())

    def marks(self, table: str) -> Marks:
        """The marks the table's body shows."""
        return dict(self._marks.get(table, {}))

    def show(self, sheets: Sequence[str]) -> bool:
        """Make these sheets visible; whether any of them was not."""
        before, self.shown = self.shown, tuple(dict.fromkeys((*self.shown, *sheets)))
        return self.shown != before

    def tell(self, message: str) -> None:
        """Remember the message."""
        self.told = (*self.told, message)

    def back_up(self, reason: str) -> Path:
        """Keep what is saved under a name of its own; the last copies stay."""
        number = len(self.copies) + 1
        while (name := f"{self.path.stem} {number} перед {reason}{self.path.suffix}") in self.copies:
            number += 1
        self.copies[name] = dict(self.saved)
        for old in tuple(self.copies)[:-KEPT]:
            del self.copies[old]
        return self.path.with_name("Копии") / name

    def restore(self, copy_name: str) -> None:
        """Become, saved and here, the copy of that name (`Book.restore`)."""
        if copy_name not in self.copies:
            raise BookError("BOOK-21", self.path.name, copy=copy_name)
        self._ensure_free()
        self.saved = self.copies[copy_name]
        self._grids = dict(self.saved)
        self._marks = {}

    def save(self) -> None:
        """Keep what was changed, unless the book is refused (`Book.save`)."""
        self._ensure_free()
        self.saved = dict(self._grids)

    def _ensure_free(self) -> None:
        if self.held_by:
            raise BookError("BOOK-01", self.path.name, who=self.held_by, lock="")
        if self.changed_outside:
            raise BookError("BOOK-02", self.path.name)
