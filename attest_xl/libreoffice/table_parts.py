"""The rows and columns of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xlwings import base_classes

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.grid import Box
from attest_xl.libreoffice.lacking import Part

if TYPE_CHECKING:
    from attest_xl.libreoffice.ranges import Range
    from attest_xl.libreoffice.tables import Table


class TableRow(Part, of=base_classes.TableRow):
    index: int

    def __init__(self, table: Table, index: int) -> None:
        self._table = table
        self.index = index

    @property
    def range(self) -> Range:
        body = self._table.body
        if body is None or self.index > body.rows:
            raise IndexError(f"{self._table.name} has no row {self.index}")
        return self._table.parent.at(Box(body.row + self.index - 1, body.column, 1, body.columns))

    def delete(self) -> None:
        """Take the row out; cells below the table move up."""
        box = self._table.box
        self.range.delete("up")
        self._table.stretch(replace(box, rows=box.rows - 1))


class TableRows(Part, of=base_classes.TableRows):
    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def api(self) -> bridge.Api | None:
        return self._table.range.api

    @property
    def column_count(self) -> int:
        return self._table.box.columns

    def __len__(self) -> int:
        body = self._table.body
        return body.rows if body else 0

    def __call__(self, key: int) -> TableRow:
        return TableRow(self._table, key)

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self._table, index + 1) for index in range(len(self)))

    def add(self, values: Sequence[object] | None, index: int | None) -> TableRow:
        """A new row at that place (at the end without one); cells below the table move down."""
        box, number = self._table.box, index or len(self) + 1
        header = int(self._table.show_headers)
        place = self._table.parent.at(Box(box.row + header + number - 1, box.column, 1, box.columns))
        place.insert("down")
        self._table.stretch(replace(box, rows=box.rows + 1))
        row = TableRow(self._table, number)
        if values is not None:
            row.range.raw_value = [list(values)]
        return row


class TableColumn(Part, of=base_classes.TableColumn):
    index: int

    def __init__(self, table: Table, index: int) -> None:
        self._table = table
        self.index = index

    @property
    def name(self) -> str:
        """What its header says; `Column1` without headers."""
        if not self._table.show_headers:
            return f"Column{self.index}"
        return self.range.first_cell.getString()

    @property
    def range(self) -> Range:
        return self._strip(self._table.box)

    @property
    def data_body_range(self) -> Range | None:
        body = self._table.body
        return self._strip(body) if body else None

    def _strip(self, box: Box) -> Range:
        return self._table.parent.at(Box(box.row, box.column + self.index - 1, box.rows))


class TableColumns(Part, of=base_classes.TableColumns):
    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def api(self) -> bridge.Api | None:
        return self._table.range.api

    def __len__(self) -> int:
        return self._table.box.columns

    def __call__(self, key: int | str) -> TableColumn:
        if isinstance(key, int):
            return TableColumn(self._table, key)
        for column in self:
            if column.name == key:
                return column
        raise KeyError(key)

    def __iter__(self) -> Iterator[TableColumn]:
        return (TableColumn(self._table, index + 1) for index in range(len(self)))

    def __contains__(self, name: str) -> bool:
        return any(column.name == name for column in self)
