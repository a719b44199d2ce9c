"""How a range looks: colour, number format, letters, widths and heights, hidden rows and columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from types import EllipsisType
from typing import TypeVar

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.colors import Color, rgb, uno_color
from attest_xl.libreoffice.fonts import Font
from attest_xl.libreoffice.grid import MAX_COLUMNS, MAX_ROWS, Box
from attest_xl.libreoffice.hyperlinks import link_in, put_link
from attest_xl.libreoffice.places import Places
from attest_xl.libreoffice.uno_types import Formatted, Lines, Ranges

T = TypeVar("T")

POINTS_A_UNIT = 72 / 2540  # UNO measures in hundredths of a millimetre
UNITS_A_CHARACTER = 7 / 96 * 2540  # a digit of Excel's usual letters is 7 pixels wide
UNITS_OF_PADDING = 5 / 96 * 2540


class Looks(Places):
    def uniform(self, read: Callable[[Formatted], T]) -> T | None:
        """What all cells have in common, or None where they differ."""
        if len(self) == 1:
            return read(self.native)
        looks = self.native.getUniqueCellFormatRanges()
        found = {read(looks.getByIndex(index)) for index in range(looks.getCount())}
        return found.pop() if len(found) == 1 else None

    @property
    def number_format(self) -> str | None:
        key = self.uniform(lambda cells: cells.NumberFormat)
        return None if key is None else self.sheet.book.formats.code(key)

    @number_format.setter
    def number_format(self, code: str) -> None:
        self.sheet.refuse_if_protected()
        self.native.NumberFormat = self.sheet.book.formats.key(code)

    @property
    def color(self) -> tuple[int, int, int] | None:
        return rgb(self.uniform(lambda cells: cells.CellBackColor))

    @color.setter
    def color(self, value: Color) -> None:
        self.sheet.refuse_if_protected()
        self.native.CellBackColor = uno_color(value)

    def set_colors(self, colors: Sequence[Sequence[tuple[int, int, int] | EllipsisType | None]]) -> None:
        """A colour for each cell: one call a colour. `...` leaves a cell as it is."""
        self.sheet.refuse_if_protected()
        cells: defaultdict[int, list[Box]] = defaultdict(list)
        for row, line in enumerate(colors):
            for column, color in enumerate(line):
                if color is not ...:
                    cells[uno_color(color)].append(Box(row, column))
        for color, boxes in cells.items():
            self.gathered(boxes).CellBackColor = color

    def fills(self) -> Iterator[tuple[tuple[int, int, int, int], tuple[int, int, int]]]:
        """The rectangles (row, column, rows, columns on the sheet) that have a fill of their own, with its colour."""
        for group in self._alike():
            color = rgb(group.CellBackColor)
            if color is not None:
                yield from ((place, color) for place in _places(group))

    def looks(self) -> Iterator[tuple[tuple[int, int, int, int], int]]:
        """Rectangles that cover the range, each with a number: cells of one number look the same."""
        for number, group in enumerate(self._alike()):
            yield from ((place, number) for place in _places(group))

    def _alike(self) -> Iterator[Ranges]:
        groups = self.native.getUniqueCellFormatRanges()
        return (groups.getByIndex(index) for index in range(groups.getCount()))

    @property
    def font(self) -> Font:
        return Font(self)

    @property
    def wrap_text(self) -> bool | None:
        return self.uniform(lambda cells: cells.IsTextWrapped)

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.sheet.refuse_if_protected()
        self.native.IsTextWrapped = value

    @property
    def hyperlink(self) -> str:
        return link_in(self.first_cell)

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str | None = None) -> None:
        self.sheet.refuse_if_protected()
        put_link(self.sheet.book.native, self.first_cell, address, text_to_display)

    @property
    def row_height(self) -> float | None:
        """In points; None where rows differ."""
        height = _common(self.native.getRows(), lambda line: line.Height)
        return None if height is None else height * POINTS_A_UNIT

    @row_height.setter
    def row_height(self, points: float) -> None:
        self.native.getRows().Height = round(points / POINTS_A_UNIT)

    @property
    def column_width(self) -> float | None:
        """In characters, as Excel counts them; None where columns differ."""
        width = _common(self.native.getColumns(), lambda line: line.Width)
        return None if width is None else round((width - UNITS_OF_PADDING) / UNITS_A_CHARACTER, 2)

    @column_width.setter
    def column_width(self, characters: float) -> None:
        self.native.getColumns().Width = round(characters * UNITS_A_CHARACTER + UNITS_OF_PADDING)

    @property
    def row_hidden(self) -> bool | None:
        """None where some rows are hidden and some are not."""
        visible = self._visible(Box(self.row, 1, self.box.rows, MAX_COLUMNS))
        return _hidden(sum({box.row: box.rows for box in visible}.values()), self.box.rows)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.native.getRows().IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        visible = self._visible(Box(1, self.column, MAX_ROWS, self.box.columns))
        return _hidden(sum({box.column: box.columns for box in visible}.values()), self.box.columns)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.native.getColumns().IsVisible = not value

    def _visible(self, lines: Box) -> list[Box]:
        return [bridge.box_of(area) for area in self.sheet.at(lines).native.queryVisibleCells().getRangeAddresses()]

    def autofit(self, axis: str | None = None) -> None:
        if axis in (None, "c", "columns"):
            self.native.getColumns().OptimalWidth = True
        if axis in (None, "r", "rows"):
            self.native.getRows().OptimalHeight = True

    @property
    def left(self) -> float:
        return self.native.Position.X * POINTS_A_UNIT

    @property
    def top(self) -> float:
        return self.native.Position.Y * POINTS_A_UNIT

    @property
    def width(self) -> float:
        return self.native.Size.Width * POINTS_A_UNIT

    @property
    def height(self) -> float:
        return self.native.Size.Height * POINTS_A_UNIT


def _places(cells: Ranges) -> Iterator[tuple[int, int, int, int]]:
    for box in map(bridge.box_of, cells.getRangeAddresses()):
        yield box.row, box.column, box.rows, box.columns


def _common(lines: Lines, read: Callable[[Lines], T]) -> T | None:
    found = {read(lines.getByIndex(index)) for index in range(lines.getCount())}
    return found.pop() if len(found) == 1 else None


def _hidden(visible: int, of: int) -> bool | None:
    return {0: True, of: False}.get(visible)
