"""Defined names, of a book and of its sheets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.formulas import from_excel, to_excel
from attest_xl.libreoffice.grid import Box, quoted
from attest_xl.libreoffice.lacking import Part
from attest_xl.libreoffice.uno_types import NamedRange, NamedRanges

if TYPE_CHECKING:
    from attest_xl.libreoffice.books import Book
    from attest_xl.libreoffice.ranges import Range
    from attest_xl.libreoffice.sheets import Sheet


class Name(Part, of=base_classes.Name):
    """`owner` is the sheet a name belongs to, or None when it is the whole book's."""

    def __init__(self, book: Book, native: NamedRange, owner: Sheet | None) -> None:
        self._book = book
        self._native = native
        self._owner = owner

    @property
    def api(self) -> bridge.Api:
        return bridge.Api(self._native)

    @property
    def name(self) -> str:
        """A sheet's own name with the sheet: `Лист1!итог`."""
        name = self._native.getName()
        return f"{quoted(self._owner.name)}!{name}" if self._owner else name

    @name.setter
    def name(self, value: str) -> None:
        self._native.setName(value)

    @property
    def refers_to(self) -> str:
        return to_excel("=" + self._native.getContent())

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._native.setContent(_content(value))

    @property
    def refers_to_range(self) -> Range:
        """Raises `ValueError` for a name of a constant or a formula."""
        cells = self._native.getReferredCells()
        if cells is None:
            raise ValueError(f"{self.name} means no cells: {self.refers_to}")
        place = cells.getRangeAddress()
        return self._book.sheets(place.Sheet + 1).at(bridge.box_of(place))

    def means(self, cells: Range) -> bool:
        return self.refers_to == f"={cells.full_address}"

    def delete(self) -> None:
        _natives(self._book, self._owner).removeByName(self._native.getName())


class Names(Part, of=base_classes.Names):
    """Of a sheet: its own. Of a book: its own and those of its sheets."""

    def __init__(self, book: Book, sheet: Sheet | None = None) -> None:
        self._book = book
        self._sheet = sheet

    @property
    def api(self) -> bridge.Api:
        return bridge.Api(_natives(self._book, self._sheet))

    def __iter__(self) -> Iterator[Name]:
        owners: list[Sheet | None] = [self._sheet]
        if self._sheet is None:
            owners.extend(self._book.sheets)
        for owner in owners:
            natives = _natives(self._book, owner)
            for name in natives.getElementNames():
                yield Name(self._book, natives.getByName(name), owner)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(name.name, name) for name in self]

    def __call__(self, name_or_index: str | int) -> Name:
        if isinstance(name_or_index, int):
            return list(self)[name_or_index - 1]
        natives = _natives(self._book, self._sheet)
        if natives.hasByName(name_or_index):
            return Name(self._book, natives.getByName(name_or_index), self._sheet)
        for name in self:
            if name.name == name_or_index:
                return name
        raise KeyError(name_or_index)

    def contains(self, name_or_index: str | int) -> bool:
        try:
            self(name_or_index)
        except (KeyError, IndexError):
            return False
        return True

    def add(self, name: str, refers_to: str) -> Name:
        """Put the name in; one that is there gets the new meaning. `Лист1!имя` makes it that sheet's own."""
        owner, name = self._owner_of(name)
        natives = _natives(self._book, owner)
        if natives.hasByName(name):
            natives.removeByName(name)
        natives.addNewByName(name, _content(refers_to), bridge.cell_address(0, Box(1, 1)), 0)
        return Name(self._book, natives.getByName(name), owner)

    def _owner_of(self, name: str) -> tuple[Sheet | None, str]:
        sheet, separator, name = name.rpartition("!")
        if not separator:
            return self._sheet, name
        return self._book.sheets(sheet.strip("'").replace("''", "'")), name


def _natives(book: Book, owner: Sheet | None) -> NamedRanges:
    return owner.native.NamedRanges if owner else book.native.NamedRanges


def _content(refers_to: str) -> str:
    return from_excel(refers_to if refers_to.startswith("=") else "=" + refers_to)[1:]
