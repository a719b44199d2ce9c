"""The sheets of a book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from xlwings import base_classes

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.colors import Color, uno_color
from attest_xl.libreoffice.grid import MAX_COLUMNS, MAX_ROWS, Box, around, parse_address
from attest_xl.libreoffice.lacking import Part
from attest_xl.libreoffice.names import Names
from attest_xl.libreoffice.notes import Note, notes_of
from attest_xl.libreoffice.protection import Protectable
from attest_xl.libreoffice.ranges import Range
from attest_xl.libreoffice.tables import Tables
from attest_xl.libreoffice.uno_types import RangeAddress, Ranges
from attest_xl.libreoffice.uno_types import Sheet as NativeSheet

if TYPE_CHECKING:
    from attest_xl.libreoffice.books import Book

Corner = Range | str | int | tuple[int, ...]
VERY_HIDDEN = 2  # Excel's; here it is hidden


class Sheet(Protectable, Part, of=base_classes.Sheet):
    book: Book

    def __init__(self, book: Book, native: NativeSheet) -> None:
        self.book = book
        self._native = native
        self._extent = native.getRangeAddress()

    @property
    def native(self) -> NativeSheet:
        """The UNO sheet. To UNO it is a range of all its cells, which shrinks when cells within are deleted and would
        then count from another corner: in that case it is asked for anew."""
        area = self._native.getRangeAddress()
        if not _same_corners(area, self._extent):
            self._native = self.book.native.getSheets().getByIndex(area.Sheet)
        return self._native

    @property
    def api(self) -> bridge.Api:
        """The UNO sheet, with Excel's `Protect(Password=…)`, `Unprotect(Password)` and `ProtectContents`."""
        methods = {"Protect": self.protect, "Unprotect": self.unprotect}
        return bridge.Api(self.native, methods, {"ProtectContents": self.native.isProtected})

    @property
    def name(self) -> str:
        return self.native.getName()

    @name.setter
    def name(self, value: str) -> None:
        self.native.setName(value)

    @property
    def position(self) -> int:
        """Counted from 0."""
        return self._native.getRangeAddress().Sheet

    @property
    def index(self) -> int:
        return self.position + 1

    def at(self, box: Box) -> Range:
        return Range(self, box)

    def range(self, arg1: Corner, arg2: Corner | None = None) -> Range:
        """By address, name of cells or of a table, (row, column), (row, column, rows, columns) or a range; two corners
        in any order."""
        if isinstance(arg1, int) and isinstance(arg2, int):
            return self.at(_cell((arg1, arg2)))
        first = self._box(arg1)
        return self.at(first if arg2 is None else around(first, self._box(arg2)))

    def _box(self, corner: Corner) -> Box:
        match corner:
            case Range():
                return corner.box
            case tuple() if len(corner) == 4:
                return Box(*corner)
            case tuple():
                return _cell(corner)
            case str():
                return parse_address(corner) or self._named(corner)
            case _:
                raise TypeError(f"not a place on a sheet: {corner!r}")

    def _named(self, name: str) -> Box:
        """The cells of a defined name, or a table's body (all of it when it has no rows)."""
        if name in self.tables:
            table = self.tables(name)
            return table.body or table.box
        for names in (self.names, self.book.names):
            if names.contains(name):
                return names(name).refers_to_range.box
        raise ValueError(f"neither an address nor a name here: {name!r}")

    def gathered(self, boxes: Iterable[Box]) -> Ranges:
        """Many rectangles as one object, to be changed by one call."""
        ranges = cast("Ranges", self.book.native.createInstance("com.sun.star.sheet.SheetCellRanges"))
        position = self.position
        ranges.addRangeAddresses(tuple(bridge.range_address(position, box) for box in boxes), False)
        return ranges

    def fill(self, places: Iterable[tuple[int, int]], color: Color) -> None:
        """Give single cells (row, column) the same fill, or none, in one call."""
        self.refuse_if_protected()
        self.gathered(Box(row, column) for row, column in places).CellBackColor = uno_color(color)

    @property
    def cells(self) -> Range:
        return self.at(Box(1, 1, MAX_ROWS, MAX_COLUMNS))

    @property
    def used_range(self) -> Range:
        cursor = self.native.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return self.at(bridge.box_of(cursor.getRangeAddress()))

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def names(self) -> Names:
        return Names(self.book, self)

    @property
    def notes(self) -> list[Note]:
        return list(notes_of(self))

    @property
    def visible(self) -> bool:
        return self.native.IsVisible

    @visible.setter
    def visible(self, value: bool | int) -> None:
        self.native.IsVisible = bool(value) and value != VERY_HIDDEN

    def activate(self) -> None:
        self.book.controller.setActiveSheet(self.native)

    def select(self) -> None:
        self.activate()

    def clear_contents(self) -> None:
        self.used_range.clear_contents()

    def clear_formats(self) -> None:
        self.used_range.clear_formats()

    def clear(self) -> None:
        self.used_range.clear()

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    def delete(self) -> None:
        self.book.native.getSheets().removeByName(self.name)

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        index = before.position if before else after.index if after else 0
        self.book.native.getSheets().moveByName(self.name, index)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Within the book, beside a sheet of it."""
        beside = before or after
        if beside is None or beside.book.native.RuntimeUID != self.book.native.RuntimeUID:
            raise NotImplementedError("Sheet.copy to another book is not offered by the LibreOffice engine")
        index = beside.position if before else beside.index
        self.book.native.getSheets().copyByName(self.name, self.book.sheets.free_name(self.name), index)


class Sheets(Part, of=base_classes.Sheets):
    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def api(self) -> bridge.Api:
        return bridge.Api(self._book.native.getSheets())

    @property
    def active(self) -> Sheet:
        return Sheet(self._book, self._book.controller.getActiveSheet())

    def __call__(self, name_or_index: str | int) -> Sheet:
        sheets = self._book.native.getSheets()
        if isinstance(name_or_index, int):
            return Sheet(self._book, sheets.getByIndex(name_or_index - 1))
        if not sheets.hasByName(name_or_index):
            raise KeyError(name_or_index)
        return Sheet(self._book, sheets.getByName(name_or_index))

    def __contains__(self, name: str) -> bool:
        return self._book.native.getSheets().hasByName(name)

    def __len__(self) -> int:
        return self._book.native.getSheets().getCount()

    def __iter__(self) -> Iterator[Sheet]:
        return (self(index + 1) for index in range(len(self)))

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet, made the active one; before the active sheet unless told where."""
        index = before.position if before else after.index if after else self.active.position
        name = name or self.free_name("Sheet")
        self._book.native.getSheets().insertNewByName(name, index)
        added = self(name)
        added.activate()
        return added

    def free_name(self, like: str) -> str:
        """`Sheet2`, or `Отчёт (2)` for a copy."""
        pattern = "Sheet{}" if like == "Sheet" else f"{like} ({{}})"
        taken = {name.casefold() for name in self._book.native.getSheets().getElementNames()}
        first = 1 if like == "Sheet" else 2
        return next(name for n in range(first, len(taken) + 3) if (name := pattern.format(n)).casefold() not in taken)


def _cell(corner: tuple[int, ...]) -> Box:
    if 0 in corner:
        raise IndexError("rows and columns count from 1")
    return Box(*corner)


def _same_corners(one: RangeAddress, other: RangeAddress) -> bool:
    return (one.StartRow, one.StartColumn, one.EndRow, one.EndColumn) == (
        other.StartRow,
        other.StartColumn,
        other.EndRow,
        other.EndColumn,
    )
