"""Notes on cells (Excel's old comments)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.grid import Box
from attest_xl.libreoffice.lacking import Part

if TYPE_CHECKING:
    from attest_xl.libreoffice.ranges import Range
    from attest_xl.libreoffice.sheets import Sheet
    from attest_xl.libreoffice.uno_types import Annotation


ANNOTATION = 8  # com.sun.star.sheet.CellFlags


class Note(Part, of=base_classes.Note):
    def __init__(self, sheet: Sheet, native: Annotation) -> None:
        self._sheet = sheet
        self._native = native

    @property
    def api(self) -> bridge.Api:
        return bridge.Api(self._native)

    @property
    def text(self) -> str:
        return self._native.getString()

    @text.setter
    def text(self, value: str) -> None:
        self._sheet.refuse_if_protected()
        self._native.setString(value)

    @property
    def author(self) -> str:
        return self._native.getAuthor()

    @property
    def location(self) -> Range:
        place = self._native.getPosition()
        return self._sheet.at(Box(place.Row + 1, place.Column + 1))

    def delete(self) -> None:
        self._sheet.refuse_if_protected()
        self.location.native.clearContents(ANNOTATION)


def note_at(cell: Range) -> Note | None:
    """The note of the range's first cell, or None."""
    native = cell.first_cell.getAnnotation()
    return Note(cell.sheet, native) if native.getString() else None


def add_note(cell: Range, text: str) -> Note:
    cell.sheet.refuse_if_protected()
    place = bridge.cell_address(cell.sheet.position, cell.box)
    cell.sheet.native.getAnnotations().insertNew(place, text)
    return Note(cell.sheet, cell.first_cell.getAnnotation())


def notes_of(sheet: Sheet) -> Iterator[Note]:
    annotations = sheet.native.getAnnotations()
    for index in range(annotations.getCount()):
        yield Note(sheet, annotations.getByIndex(index))
