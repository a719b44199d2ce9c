"""Tables: what Excel calls a ListObject is a database range in LibreOffice, which keeps its name both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from xlwings import base_classes

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.filters import AutoFilter
from attest_xl.libreoffice.grid import Box
from attest_xl.libreoffice.lacking import Part
from attest_xl.libreoffice.table_parts import TableColumns, TableRows
from attest_xl.libreoffice.uno_types import DatabaseRange

if TYPE_CHECKING:
    import xlwings as xw

    from attest_xl.libreoffice.ranges import Range
    from attest_xl.libreoffice.sheets import Sheet


class Table(Part, of=base_classes.Table):
    parent: Sheet

    def __init__(self, parent: Sheet, native: DatabaseRange) -> None:
        self.parent = parent
        self.native = native

    @property
    def api(self) -> bridge.Api:
        return bridge.Api(self.native)

    @property
    def name(self) -> str:
        return self.native.getName()

    @name.setter
    def name(self, value: str) -> None:
        self.native.setName(value)

    @property
    def display_name(self) -> str:
        return self.name

    @display_name.setter
    def display_name(self, value: str) -> None:
        self.name = value

    @property
    def box(self) -> Box:
        return bridge.box_of(self.native.getDataArea())

    @property
    def body(self) -> Box | None:
        """The rows between the header and the totals, or None when there are none."""
        box = self.box
        header, totals = int(self.show_headers), int(self.show_totals)
        rows = box.rows - header - totals
        return Box(box.row + header, box.column, rows, box.columns) if rows > 0 else None

    @property
    def range(self) -> Range:
        return self.parent.at(self.box)

    @property
    def data_body_range(self) -> Range | None:
        body = self.body
        return self.parent.at(body) if body else None

    @property
    def header_row_range(self) -> Range | None:
        box = self.box
        return self.parent.at(Box(box.row, box.column, 1, box.columns)) if self.show_headers else None

    @property
    def totals_row_range(self) -> Range | None:
        box = self.box
        return self.parent.at(Box(box.last_row, box.column, 1, box.columns)) if self.show_totals else None

    @property
    def show_headers(self) -> bool:
        return self.native.ContainsHeader

    @show_headers.setter
    def show_headers(self, value: bool) -> None:
        self.native.ContainsHeader = value

    @property
    def show_totals(self) -> bool:
        return self.native.TotalsRow

    @show_totals.setter
    def show_totals(self, value: bool) -> None:
        self.native.TotalsRow = value

    @property
    def show_autofilter(self) -> bool:
        return self.native.AutoFilter

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.native.AutoFilter = value

    @property
    def autofilter(self) -> AutoFilter:
        return AutoFilter(self)

    @property
    def rows(self) -> TableRows:
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        return TableColumns(self)

    def resize(self, cells: xw.Range) -> None:
        """Let the table have other cells; the cells themselves stay as they are."""
        self.stretch(cast("Range", cells.impl).box)

    def stretch(self, box: Box) -> None:
        self.native.setDataArea(bridge.range_address(self.parent.position, box))


class Tables(Part, of=base_classes.Tables):
    """The tables of a sheet, by name or in order of their names."""

    def __init__(self, parent: Sheet) -> None:
        self._parent = parent

    @property
    def api(self) -> bridge.Api:
        return bridge.Api(self._parent.book.native.DatabaseRanges)

    def __iter__(self) -> Iterator[Table]:
        position = self._parent.position
        ranges = self._parent.book.native.DatabaseRanges
        for name in ranges.getElementNames():
            native = ranges.getByName(name)
            if native.getDataArea().Sheet == position:
                yield Table(self._parent, native)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: str) -> bool:
        ranges = self._parent.book.native.DatabaseRanges
        return ranges.hasByName(name) and ranges.getByName(name).getDataArea().Sheet == self._parent.position

    def __call__(self, name_or_index: str | int) -> Table:
        if isinstance(name_or_index, int):
            return list(self)[name_or_index - 1]
        if name_or_index not in self:
            raise KeyError(name_or_index)
        return Table(self._parent, self._parent.book.native.DatabaseRanges.getByName(name_or_index))

    def add(
        self,
        source: xw.Range,
        has_headers: bool = True,
        name: str | None = None,
        **excels_own: object,
    ) -> Table:
        """`excels_own` (kind of source, style …) has no counterpart and is passed over."""
        ranges = self._parent.book.native.DatabaseRanges
        name = name or next(f"Table{n}" for n in range(1, 1 << 20) if not ranges.hasByName(f"Table{n}"))
        box = cast("Range", source.impl).box
        ranges.addNewByName(name, bridge.range_address(self._parent.position, box))
        table = self(name)
        table.show_headers = has_headers
        table.show_autofilter = has_headers
        return table
