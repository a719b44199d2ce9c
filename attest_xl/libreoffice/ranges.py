"""A range: a rectangle of a sheet, its values and formulas. How it looks is in `looks`, how it is moved in `places`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

import xlwings as xw
from xlwings import base_classes, expansion

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.filling import fill
from attest_xl.libreoffice.formulas import from_excel, to_excel
from attest_xl.libreoffice.grid import Box
from attest_xl.libreoffice.lacking import Part
from attest_xl.libreoffice.looks import Looks
from attest_xl.libreoffice.notes import ANNOTATION, Note, add_note, note_at
from attest_xl.libreoffice.reading import read
from attest_xl.libreoffice.values import as_rows, is_formula
from attest_xl.libreoffice.writing import write

if TYPE_CHECKING:
    from attest_xl.libreoffice.names import Name
    from attest_xl.libreoffice.tables import Table

CONTENTS = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: VALUE, DATETIME, STRING, FORMULA
LOOKS = 32 | 64 | 256 | 512  # HARDATTR, STYLES, EDITATTR, FORMATTED
FORMULA_CELLS = 1 | 2 | 4  # com.sun.star.sheet.FormulaResult: any


class Expander(Protocol):
    """xlwings' own ways to find the cells that belong to one."""

    def expand(self, rng: xw.Range) -> xw.Range: ...


class Range(Looks, Part, of=base_classes.Range):
    max_cells_per_read = None
    max_cells_per_write = None

    @property
    def raw_value(self) -> object:
        """One cell's value, or a list of rows; None for a range without cells."""
        if self.box.is_empty:
            return None
        rows = read(self.native, self.box, self.sheet.book.formats, self.sheet.book.day_zero)
        return rows[0][0] if len(self) == 1 else rows

    @raw_value.setter
    def raw_value(self, value: object) -> None:
        if isinstance(value, str) and is_formula(value) and len(self) > 1:
            with self.sheet.explaining_protection():
                fill(self, from_excel(value))
        elif not self.box.is_empty:
            write(self, as_rows(value, self.box.rows, self.box.columns))

    @property
    def formula(self) -> object:
        """Like Excel's: formulas in its spelling, numbers as texts; one text for one cell."""
        texts = [[_shown(text) for text in row] for row in self.native.getFormulaArray()]
        for area in self.native.queryFormulaCells(FORMULA_CELLS).getRangeAddresses():
            box = bridge.box_of(area)
            for row in range(box.row - self.box.row, box.last_row - self.box.row + 1):
                for column in range(box.column - self.box.column, box.last_column - self.box.column + 1):
                    texts[row][column] = to_excel(texts[row][column])
        return texts[0][0] if len(self) == 1 else tuple(map(tuple, texts))

    @formula.setter
    def formula(self, value: object) -> None:
        self.raw_value = value

    @property
    def formula2(self) -> object:
        return self.formula

    @formula2.setter
    def formula2(self, value: object) -> None:
        self.raw_value = value

    @property
    def has_array(self) -> bool:
        return bool(self.native.getArrayFormula())

    @property
    def formula_array(self) -> str | None:
        return to_excel(self.native.getArrayFormula()).strip("{}") or None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        with self.sheet.explaining_protection():
            self.native.setArrayFormula(from_excel(value))

    def clear_contents(self) -> None:
        self._clear(CONTENTS)

    def clear_formats(self) -> None:
        self._clear(LOOKS)

    def clear(self) -> None:
        self._clear(CONTENTS | LOOKS | ANNOTATION)

    def _clear(self, kinds: int) -> None:
        self.sheet.refuse_if_protected()
        self.native.clearContents(kinds)

    @property
    def note(self) -> Note | None:
        return note_at(self)

    def add_note(self, text: str) -> Note:
        return add_note(self, text)

    @property
    def table(self) -> Table | None:
        """The table the first cell is in."""
        return next((table for table in self.sheet.tables if table.box.overlap(Box(self.row, self.column))), None)

    @property
    def name(self) -> Name | None:
        """The name that means exactly these cells."""
        return next((name for name in self.sheet.book.names if name.means(self)), None)

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={self.full_address}")

    def expand(self, mode: str = "table") -> Range:
        expander = cast("dict[str, Expander]", vars(expansion)["expanders"])[mode]
        return cast("Range", expander.expand(xw.Range(impl=self)).impl)


def _shown(text: str) -> str:
    """UNO marks a text that looks like something else with an apostrophe."""
    return text[1:] if text.startswith("'") else text
