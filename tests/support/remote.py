"""A book on xlwings' remote engine, which gets it as JSON and records what is done to it.

    book = remote_book(path)              # the tables of the closed workbook, without its other looks
    LiveBook(book)
    recorded(book)                        # what the engine would send back

The real engine only records, so that what is read is what there was before. Here the other side of the wire is
`spreadsheet`, which acts at once; colours and formulas, for which xlwings would ask that side, are read from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from attest_xl.books.file import open_book
from attest_xl.books.live.marks import COLORS, Marks
from attest_xl.schema.address import a1
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid
from tests.support.spreadsheet import BLANK, LAYERS, Actions, Json, laid_out

with pytest.MonkeyPatch.context() as _set:
    _set.setenv("XLWINGS_LICENSE_KEY", "noncommercial")
    remote: Any = import_module("xlwings.pro._xlremote")

Rgb = tuple[int, int, int]


def remote_book(path: Path) -> xw.Book:
    """The closed workbook's tables with their marks, on the remote engine."""
    app = App(remote.engine.apps, add_book=False)
    return xw.Book(impl=app.books.open(book_json(path)))


def recorded(book: xw.Book) -> list[Json]:
    """The actions up to now."""
    app: Any = book.app
    return app.impl.books.active.json()["actions"]


def book_json(path: Path) -> Json:
    """The workbook as a client of xlwings would send it, each of its tables with its sheet."""
    file = open_book(path)
    return {
        "client": "Office.js",
        "version": xw.__version__,
        "book": {"name": str(path), "active_sheet_index": 0, "selection": "A1", "calculation": "Automatic"},
        "names": [],
        "sheets": [_sheet_json(name, file.read(name), file.marks(name)) for name in file.tables],
    }


def _sheet_json(name: str, grid: Grid, marks: Marks) -> Json:
    width = grid.left - 1 + len(grid.rows[0])
    above: list[list[Any]] = [[BLANK] * width for _ in range(grid.top - 1)]
    values = above + [[BLANK] * (grid.left - 1) + [_sent(value) for value in row] for row in grid.rows]
    blank = {layer: [[BLANK] * width for _ in values] for layer in LAYERS}
    for (row, column), mark in marks.items():
        blank["fills"][row - 1][column - 1] = "#" + bytes(COLORS[mark]).hex()
    table: Json = {"name": name, "show_autofilter": False, "total_row_range_address": None}  # it tells no criteria
    laid_out(table, (grid.top, grid.left, len(values), width))
    return {"name": grid.sheet, "visibility": "Visible", "notes": [], "tables": [table], **blank, "values": values}


def _sent(value: Value) -> object:
    if isinstance(value, date):
        return f"{value.isoformat()}T00:00:00.000Z"
    return BLANK if value is None else value


class Range(remote.Range):
    """Cells that also tell their colour and formulas."""

    def __call__(self, row: int, column: int | None = None) -> Range:
        cell: Any = remote.Range.__call__(self, row, column)
        return Range(self.sheet, cell.arg1, cell.arg2)

    @property
    def api(self) -> Sequence[Sequence[object]]:
        return self._layer("values")

    def _layer(self, name: str) -> Sequence[Sequence[object]]:
        rows: Sequence[Sequence[object]] = self.sheet.api[name]
        (top, left), (bottom, right) = self.arg1, self.arg2 or self.arg1
        lines = rows[top - 1 : bottom]
        cut = [(*line[left - 1 : right], *[BLANK] * (right - max(left - 1, len(line)))) for line in lines]
        return (*cut, *[(BLANK,) * (right - left + 1)] * (bottom - top + 1 - len(lines)))

    def _color(self) -> Rgb | None:
        """As Excel: black where the cells are not of one colour."""
        fills = {cell or BLANK for row in self._layer("fills") for cell in row}
        if len(fills) > 1:
            return 0, 0, 0
        rgb = bytes.fromhex(str(*fills).lstrip("#"))
        return (rgb[0], rgb[1], rgb[2]) if rgb else None

    def _formula(self) -> tuple[tuple[object, ...], ...]:
        return tuple(
            tuple(formula or value for formula, value in zip(formulas, values, strict=True))
            for formulas, values in zip(self._layer("formulas"), self._layer("values"), strict=True)
        )

    color: Any = remote.Range.color.getter(_color)
    formula: Any = remote.Range.formula.getter(_formula)


class Sheet(remote.Sheet):
    """A sheet of such cells."""

    def range(self, first: Any, last: Any = None) -> Range:
        return Range(self, first, last)

    @property
    def cells(self) -> Range:
        every: Any = remote.Sheet.cells.fget(self)
        return Range(self, every.arg1, every.arg2)

    def fill(self, places: Sequence[tuple[int, int]], color: Rgb | None) -> None:
        """Color the cells one by one: the remote engine takes no address of several areas."""
        for row, column in places:
            self.range(a1(row, column)).color = color


class Sheets(remote.Sheets):
    """The sheets of a book."""

    def __call__(self, key: int | str) -> Sheet:
        return self._ours(remote.Sheets.__call__(self, key))

    def __iter__(self) -> Iterator[Sheet]:
        return map(self._ours, remote.Sheets.__iter__(self))

    @property
    def active(self) -> Sheet:
        return self._ours(remote.Sheets.active.fget(self))

    def _ours(self, sheet: Any) -> Sheet:
        return Sheet(sheet.api, self, sheet.index)


class Book(remote.Book):
    """A book whose actions are done as they are recorded."""

    def __init__(self, api: Json, books: Books) -> None:
        remote.Book.__init__(self, api, books)
        self._json: Json = {"actions": Actions(api)}

    @property
    def sheets(self) -> Sheets:
        return Sheets(self.api["sheets"], self)


class Books(remote.Books):
    """The books of the program."""

    def open(self, json: Json) -> Book:
        book = Book(json, self)
        self.books.append(book)
        self._active = book
        return book


class Engine(remote.Engine):
    """xlwings takes any text like `2026-01-15T09:00:00` for a moment, and stumbles: a moment ends with `Z`."""

    @staticmethod
    def clean_value_data(rows: Sequence[Sequence[object]], *how: Any) -> list[list[object]]:
        def cleaned(value: object) -> object:
            is_text = isinstance(value, str) and value and not value.endswith("Z")
            return value if is_text else remote.Engine.clean_value_data([[value]], *how)[0][0]

        return [[cleaned(value) for value in row] for row in rows]


class App(remote.App):
    """A program with a status bar. That its screen is drawn cannot be asked, only stopped."""

    status_bar = ""

    def __init__(self, apps: object, **options: object) -> None:
        remote.App.__init__(self, apps, **options)
        self._books = Books(self)

    @property
    def engine(self) -> Engine:
        return Engine()

    @property
    def selection(self) -> Range:
        found: Any = remote.App.selection.fget(self)
        return Range(self.books.active.sheets.active, found.arg1, found.arg2)

    def _is_drawn(self) -> bool:
        return True

    screen_updating: Any = remote.App.screen_updating.getter(_is_drawn)
