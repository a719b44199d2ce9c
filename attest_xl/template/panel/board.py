"""What every part of «Пульт» is drawn on, and where on it the parts stand."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from attest_xl.schema.sheet import Row
from attest_xl.schema.verbs import Verb
from attest_xl.template.formats import Formats
from attest_xl.template.palette import NAVY, RULE
from attest_xl.template.reference import cell, last_value
from attest_xl.template.tally import Content

TITLE = "Пульт"
COLUMNS = 16
"""The sheet is a grid of equal columns, 1 to 16; column 0 is the margin."""

COLUMN_WIDTH = 9.29
COLUMN_PIXELS = 70
ROW_PIXELS = 20
SIDE = 6
MIDDLE = SIDE + 1
RIGHT = MIDDLE + 6
"""Three strips: buttons from column 1 to 6, the chart of years from 7, the chart of categories from 13."""

BAND, SUBTITLE, STEP, NUMBERS, CAPTIONS, WORK = 1, 2, 4, 6, 7, 9
"""Rows, from 0: title, what holds, what comes next, figures, their captions, the heading of buttons and charts."""


Look = dict[str, Any]
"""How cells look, in XlsxWriter's words."""


@dataclass(frozen=True, slots=True)
class Board:
    """The sheet being drawn. `visible` are the sheets a link can lead to; `day` stands in for today until a program
    computes it."""

    workbook: Any
    sheet: Any
    formats: Formats
    content: Content
    day: date
    verbs: tuple[Verb, ...]
    visible: frozenset[type[Row]]

    def text(self, row: int, first: int, last: int, text: str, rows: int = 1, **look: Any) -> None:
        """A text over the columns `first` to `last`, and so many rows."""
        form = self.formats(**look)
        if rows == 1:
            self._merge(row, first, last, text, form)
        else:
            self.sheet.merge_range(row, first, row + rows - 1, last, text, form)

    def formula(self, row: int, first: int, last: int, formula: str, value: object, **look: Any) -> None:
        """A formula over the columns, with the value it has now."""
        form = self.formats(**look)
        self._merge(row, first, last, "", form)
        self.sheet.write_formula(row, first, f"={formula}", form, last_value(value))

    def link(self, row: int, first: int, last: int, place: str, text: str, **look: Any) -> None:
        """A text that leads somewhere."""
        form = self.formats(**look)
        self._merge(row, first, last, "", form)
        self.sheet.write_url(row, first, place, form, text)

    def heading(self, row: int, first: int, last: int, text: str, **look: Any) -> None:
        """The heading of a part."""
        look |= {"bold": True, "font_size": 12, "font_color": NAVY, "bottom": 2, "bottom_color": RULE}
        self.text(row, first, last, text, **look)

    def reference(self, row: int, column: int) -> str:
        """A cell of this sheet for formulas."""
        return cell(TITLE, row, column)

    def _merge(self, row: int, first: int, last: int, text: str, form: Any) -> None:
        if first == last:
            self.sheet.write(row, first, text, form)
        else:
            self.sheet.merge_range(row, first, row, last, text, form)
