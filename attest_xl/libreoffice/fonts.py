"""The letters of a range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlwings import base_classes

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.colors import Color, rgb, uno_color
from attest_xl.libreoffice.lacking import Part

if TYPE_CHECKING:
    from attest_xl.libreoffice.looks import Looks

BOLD, REGULAR = 150.0, 100.0  # com.sun.star.awt.FontWeight
SLANT = "com.sun.star.awt.FontSlant"


class Font(Part, of=base_classes.Font):
    """Each property is None where cells differ."""

    def __init__(self, cells: Looks) -> None:
        self._cells = cells

    @property
    def api(self) -> bridge.Api | None:
        return self._cells.api

    @property
    def bold(self) -> bool | None:
        weight = self._cells.uniform(lambda cells: cells.CharWeight)
        return None if weight is None else weight > REGULAR

    @bold.setter
    def bold(self, value: bool) -> None:
        self._cells.sheet.refuse_if_protected()
        self._cells.native.CharWeight = BOLD if value else REGULAR

    @property
    def italic(self) -> bool | None:
        slant = self._cells.uniform(lambda cells: str(getattr(cells.CharPosture, "value", "")))
        return None if slant is None else slant != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        self._cells.sheet.refuse_if_protected()
        self._cells.native.CharPosture = bridge.enum(SLANT, "ITALIC" if value else "NONE")

    @property
    def size(self) -> float | None:
        return self._cells.uniform(lambda cells: cells.CharHeight)

    @size.setter
    def size(self, points: float) -> None:
        self._cells.sheet.refuse_if_protected()
        self._cells.native.CharHeight = points

    @property
    def color(self) -> tuple[int, int, int] | None:
        return rgb(self._cells.uniform(lambda cells: cells.CharColor))

    @color.setter
    def color(self, value: Color) -> None:
        self._cells.sheet.refuse_if_protected()
        self._cells.native.CharColor = uno_color(value)

    @property
    def name(self) -> str | None:
        return self._cells.uniform(lambda cells: cells.CharFontName)

    @name.setter
    def name(self, value: str) -> None:
        self._cells.sheet.refuse_if_protected()
        self._cells.native.CharFontName = value
