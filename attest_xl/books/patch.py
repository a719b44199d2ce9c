"""Writes the body of a table into its sheet, row by row, touching only what changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from attest_xl.books.cell_xml import CellWriter
from attest_xl.books.formulas import formula_in, moved, shifted, with_formula
from attest_xl.books.places import Table
from attest_xl.books.results import depends, without_result
from attest_xl.books.row_xml import area_of, cells_of, is_blank, look_of, row_of, style_of
from attest_xl.books.sheet_xml import SheetXml
from attest_xl.books.styles import Styles
from attest_xl.schema.address import a1, column_letters
from attest_xl.schema.cells import Value

_LOOK_OF_ROW = frozenset({"s", "customFormat", "ht", "customHeight"})

_MERGED = re.compile(rb"""<(?:[\w.-]+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z0-9:]+)["']""")

Fresh = Mapping[int, Value]
"""New values of a row by sheet column."""


@dataclass(slots=True)
class BodyWriter:
    """Puts the rows of a new body in place of the old ones."""

    sheet: SheetXml
    table: Table
    grown: Table
    styles: Styles
    pen: CellWriter
    formulas_touched: bool = False
    _old: Mapping[int, bytes] = field(init=False)
    _above: dict[int, str] | None = None
    _styles: dict[int, int] = field(init=False)
    _formulas: dict[int, str] = field(init=False)
    _parsed: tuple[int, dict[int, str]] = (0, {})

    def __post_init__(self) -> None:
        self._old = dict(self.sheet.rows)
        first = self._inside(self.table.first)
        self._styles = self.sheet.column_styles(self.table.columns)
        self._styles |= {column: self.styles.unmarked(style_of(cell)) for column, cell in first.items()}
        found = {column: formula_in(cell, self.sheet.tags) for column, cell in first.items()}
        self._formulas = {column: found.get(column) or formula for column, formula in self.table.formulas.items()}

    def write(self, origins: Sequence[int | None], fresh: Sequence[Fresh]) -> None:
        """Write every row of the body, the row of totals after it, and clear what is left below."""
        for index, (origin, values) in enumerate(zip(origins, fresh, strict=True)):
            number = self.table.first + index
            source = None if origin is None else self.table.first + origin
            if source == number and not values:
                self._above = None
            else:
                self._write_row(number, source, values)
        if self.table.has_totals and self.table.height != self.grown.height:
            totals = self._taken(self.table.bottom, self.grown.bottom)
            self._put(self.grown.bottom, totals, look_of(self._old.get(self.table.bottom)))
        for number in range(self.grown.bottom + 1, self.table.bottom + 1):
            self._put(number, {}, {})

    def _write_row(self, number: int, source: int | None, values: Fresh) -> None:
        if source is None:
            cells = dict(self._made(number, values))
            look = self._look_above(number)
        else:
            cells = self._taken(source, number)
            cells |= {column: self._written(cells, number, column, value) for column, value in values.items()}
            cells |= self._unsettled(cells, number, values)
            look = look_of(self._old.get(source))
        self._put(number, cells, look)
        self._above = cells

    def _taken(self, source: int, number: int) -> dict[int, str]:
        cells = self._inside(source)
        if source == number:
            return cells
        return {column: moved(cell, column, source, number, self.sheet.tags) for column, cell in cells.items()}

    def _written(self, cells: Mapping[int, str], number: int, column: int, value: Value) -> str:
        style = style_of(cells[column]) if column in cells else self._style(number, column)
        return self.pen.cell(number, column, style, value)

    def _unsettled(self, cells: Mapping[int, str], number: int, values: Fresh) -> dict[int, str]:
        """The row's formulas that use a value just written: what they last gave is no longer true."""
        formulas = {column: formula_in(cell, self.sheet.tags) for column, cell in cells.items() if column not in values}
        titles = self.table.titles
        used = [(column_letters(column), titles[column - self.table.left]) for column in values]
        return {
            column: without_result(cells[column], self.sheet.tags)
            for column, formula in formulas.items()
            if formula and depends(formula, number, used)
        }

    def _made(self, number: int, values: Fresh) -> Iterator[tuple[int, str]]:
        """A new row: the look of the row above, the formulas of calculated columns, the values given."""
        for column in self.table.columns:
            style = self._style(number, column)
            if column in values or column not in self._formulas:
                yield column, self.pen.cell(number, column, style, values.get(column))
            else:
                yield column, with_formula(number, column, style, self._formula(number, column), self.sheet.tags)

    def _style(self, number: int, column: int) -> int:
        cell = self._row_above(number).get(column)
        return self.styles.unmarked(style_of(cell)) if cell else self._styles.get(column, 0)

    def _formula(self, number: int, column: int) -> str:
        above = formula_in(self._row_above(number).get(column, ""), self.sheet.tags)
        return shifted(above, 1) if above else shifted(self._formulas[column], number - self.table.first)

    def _row_above(self, number: int) -> Mapping[int, str]:
        """The body's cells in the row above, as written; none above the first row."""
        if number == self.table.first:
            return {}
        if self._above is None:
            cells = self.sheet.cells(number - 1)
            self._above = {column: cell for column, cell in cells.items() if column in self.table.columns}
        return self._above

    def _look_above(self, number: int) -> dict[str, str]:
        above = self._old.get(number) if number == self.table.first else self.sheet.rows.get(number - 1)
        return {name: value for name, value in look_of(above).items() if name in _LOOK_OF_ROW}

    def _inside(self, number: int) -> dict[int, str]:
        columns = self.table.columns
        return {column: cell for column, cell in self._cells(number).items() if column in columns}

    def _cells(self, number: int) -> dict[int, str]:
        if self._parsed[0] != number:
            self._parsed = number, cells_of(self._old.get(number, b""), number, self.sheet.tags)
        return self._parsed[1]

    def _put(self, number: int, inside: dict[int, str], look: Mapping[str, str]) -> None:
        """Set the row: these cells within the table; what stood beside it stays."""
        columns = self.table.columns
        outside = {column: cell for column, cell in self._cells(number).items() if column not in columns}
        cells = [cell for _, cell in sorted((inside | outside).items()) if cell]
        row = row_of(number, look, cells, self.sheet.tags)
        has_formula = self.sheet.tags.has_formula
        self.formulas_touched |= has_formula in row or has_formula in self._old.get(number, b"")
        if cells or look:
            self.sheet.rows[number] = row
        else:
            self.sheet.rows.pop(number, None)


def obstacle(sheet: SheetXml, table: Table, grown: Table) -> str | None:
    """The address of something that the growing table would cover: a cell with content, a merged range."""
    for number in range(table.bottom + 1, grown.bottom + 1):
        for column, cell in sheet.cells(number).items():
            if column in table.columns and not is_blank(cell, sheet.tags):
                return a1(number, column)
    for match in _MERGED.finditer(sheet.tail):
        area = area_of(match[1].decode())
        if area is not None and _in_the_way(area, table, grown):
            return a1(*area[:2])
    return None


def _in_the_way(area: tuple[int, int, int, int], table: Table, grown: Table) -> bool:
    top, left, bottom, right = area
    return left <= table.right and right >= table.left and top <= grown.bottom and bottom > table.bottom
