"""Where a range lies, what lies around it, and moving cells about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.grid import MAX_COLUMNS, MAX_ROWS, Box, address, quoted
from attest_xl.libreoffice.jumping import jump
from attest_xl.libreoffice.uno_types import Cell, CellRange, RangeAddress, Ranges

if TYPE_CHECKING:
    from attest_xl.libreoffice.ranges import Range
    from attest_xl.libreoffice.sheets import Sheet

ANY_CONTENT = 1 | 2 | 4 | 16
Direction = Literal["up", "down", "left", "right"]


class Places:
    sheet: Sheet
    box: Box

    def __init__(self, sheet: Sheet, box: Box) -> None:
        self.sheet = sheet
        self.box = box

    @cached_property
    def native(self) -> CellRange:
        box = self.box
        corners = box.column - 1, box.row - 1, box.last_column - 1, box.last_row - 1
        return self.sheet.native.getCellRangeByPosition(*corners)

    @cached_property
    def first_cell(self) -> Cell:
        return self.native.getCellByPosition(0, 0)

    @property
    def api(self) -> bridge.Api | None:
        return None if self.box.is_empty else bridge.Api(self.native)

    @property
    def coords(self) -> tuple[Sheet, int, int, int, int]:
        return self.sheet, self.row, self.column, *self.shape

    @property
    def row(self) -> int:
        return self.box.row

    @property
    def column(self) -> int:
        return self.box.column

    @property
    def shape(self) -> tuple[int, int]:
        return self.box.rows, self.box.columns

    def __len__(self) -> int:
        return self.box.rows * self.box.columns

    def __call__(self, row: int, column: int | None = None) -> Range:
        """The cell at that row and column counted from 1, which may lie outside; with one number, row by row."""
        if column is None:
            row, column = divmod(row - 1, self.box.columns)
            row, column = row + 1, column + 1
        return self.sheet.at(Box(self.box.row + row - 1, self.box.column + column - 1))

    def part(self, within: Box) -> Range:
        """A part of it; the box counts from 0."""
        return self.sheet.at(
            Box(self.box.row + within.row, self.box.column + within.column, within.rows, within.columns)
        )

    def gathered(self, boxes: Sequence[Box]) -> Ranges:
        """Parts of it (boxes counting from 0) as one object, to be changed by one call."""
        return self.sheet.gathered(
            Box(box.row + self.box.row, box.column + self.box.column, box.rows, box.columns) for box in boxes
        )

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        text = address(self.box, row_absolute, col_absolute)
        return f"{quoted(f'[{self.sheet.book.name}]{self.sheet.name}')}!{text}" if external else text

    @property
    def address(self) -> str:
        return address(self.box)

    @property
    def full_address(self) -> str:
        """With the sheet's name, as formulas write it."""
        return f"{quoted(self.sheet.name)}!{self.address}"

    @property
    def current_region(self) -> Range:
        cursor = self.sheet.native.createCursorByRange(self.first_cell)
        cursor.collapseToCurrentRegion()
        return self.sheet.at(bridge.box_of(cursor.getRangeAddress()))

    def end(self, direction: Direction) -> Range:
        """Where Ctrl and an arrow key lead from the first cell."""
        row, column = self.row, self.column
        upright = direction in ("up", "down")
        line = Box(1, column, MAX_ROWS) if upright else Box(row, 1, 1, MAX_COLUMNS)
        filled = [
            (box.row, box.last_row) if upright else (box.column, box.last_column)
            for box in map(bridge.box_of, self.sheet.at(line).native.queryContentCells(ANY_CONTENT).getRangeAddresses())
        ]
        forward = direction in ("down", "right")
        reached = jump(row if upright else column, filled, forward, MAX_ROWS if upright else MAX_COLUMNS)
        return self.sheet.at(Box(reached, column) if upright else Box(row, reached))

    def select(self) -> None:
        self.sheet.book.controller.select(self.native)

    def insert(self, shift: Literal["down", "right"], copy_origin: str | None = None) -> None:
        self.sheet.refuse_if_protected()
        mode = bridge.enum("com.sun.star.sheet.CellInsertMode", shift.upper())
        self.sheet.native.insertCells(self._here, mode)
        self._forget_moved_cells()

    def delete(self, shift: Literal["up", "left"] | None = None) -> None:
        self.sheet.refuse_if_protected()
        side = shift or ("up" if self.box.columns >= self.box.rows else "left")
        mode = bridge.enum("com.sun.star.sheet.CellDeleteMode", side.upper())
        self.sheet.native.removeRange(self._here, mode)
        self._forget_moved_cells()

    @property
    def _here(self) -> RangeAddress:
        return bridge.range_address(self.sheet.position, self.box)

    def _forget_moved_cells(self) -> None:
        """UNO's ranges go along with the cells; this one stays at its address."""
        self.__dict__.pop("native", None)
        self.__dict__.pop("first_cell", None)

    def copy(self, destination: object = None) -> None:
        """Copy to a range of the same book; without one there would be the clipboard, which is not offered."""
        target = getattr(destination, "impl", None)
        if target is None:
            raise NotImplementedError("Range.copy without a destination is not offered by the LibreOffice engine")
        target.sheet.refuse_if_protected()
        place = bridge.cell_address(target.sheet.position, target.box)
        target.sheet.native.copyRange(place, self.native.getRangeAddress())

    @property
    def merge_cells(self) -> bool:
        return self.merge_area.shape != (1, 1) or self.native.getIsMerged()

    @property
    def merge_area(self) -> Range:
        cursor = self.sheet.native.createCursorByRange(self.first_cell)
        cursor.collapseToMergedArea()
        return self.sheet.at(bridge.box_of(cursor.getRangeAddress()))

    def merge(self, across: bool = False) -> None:
        self.sheet.refuse_if_protected()
        height = 1 if across else self.box.rows
        for row in range(0, self.box.rows, height):
            self.part(Box(row, 0, height, self.box.columns)).native.merge(True)

    def unmerge(self) -> None:
        self.sheet.refuse_if_protected()
        self.native.merge(False)
