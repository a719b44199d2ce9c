"""A person's colours, letters and notes go with their row, whichever adapter writes the table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from attest_xl.books.file import open_book
from attest_xl.books.live.book import LiveBook
from attest_xl.books.markdown import grids_from
from attest_xl.books.port import TableWrite
from attest_xl.libreoffice.colors import rgb
from attest_xl.libreoffice.looks import Looks
from tests.books.adapters import MarkedBook, workbook_of

STORY = """
    | Сотрудники | Код | ФИО     | Примечание |
    |            | 1   | Иванова | своё       |
    |            | 2   | Петрова |            |
    |            | 3   | Ким     |            |
    |            | 4   | Ли      |            |
    |            | 5   | Цой     |            |
    |            | 6   | Мун     |            |
"""
NAMES = {1: "Иванова", 2: "Петрова", 3: "Ким", 4: "Ли", 5: "Цой", 6: "Мун"}
FIRST = 3
YELLOW, GREEN = "FFFFFF00", "FF92D050"

Order = tuple[int | None, ...]
Shown = tuple[str | None, bool, str | None]
"""The fill of a name, whether it is bold, and its note."""


def coloured(path: Path) -> Path:
    """A person has coloured the first name, made the third bold with a note, and coloured the whole last row."""
    book: Any = openpyxl.load_workbook(str(workbook_of(path, grids_from(STORY))))
    sheet = book["Сотрудники"]
    sheet.cell(FIRST, 3).fill = PatternFill("solid", fgColor=YELLOW)
    sheet.cell(FIRST + 2, 3).font = Font(bold=True)
    sheet.cell(FIRST + 2, 3).comment = Comment("Спросить", "Методист")
    for column in range(2, 5):
        sheet.cell(FIRST + 5, column).fill = PatternFill("solid", fgColor=GREEN)
    book.save(str(path))
    return path


def shown(path: Path) -> list[tuple[str, Shown]]:
    """The names from the top, with what they look like."""
    sheet: Any = openpyxl.load_workbook(str(path))["Сотрудники"]
    cells = [sheet.cell(row, 3) for row in range(FIRST, sheet.max_row + 1)]
    return [(cell.value, _look(cell)) for cell in cells if cell.value]


def _look(cell: Any) -> Shown:
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type == "solid" else None
    return fill, bool(cell.font.b), cell.comment.text.strip() if cell.comment else None


def written(book: MarkedBook, order: Order) -> list[tuple[str, Shown]]:
    """What is shown after the rows were written in that order, by their codes; `None` is a new person."""
    rows = tuple(("9", "Новая") if code is None else (str(code), NAMES[code]) for code in order)
    book.write(
        TableWrite("tblStaff", ("Код", "ФИО"), rows, tuple(None if code is None else code - 1 for code in order))
    )
    book.save()
    return shown(book.path)


PLAIN: Shown = (None, False, None)
OF: dict[int, Shown] = {1: (YELLOW, False, None), 3: (None, True, "Спросить"), 6: (GREEN, False, None)}


def expected(order: Order) -> list[tuple[str, Shown]]:
    """Each name as it looked; a new row looks like the one above it, without its note."""
    looks: list[tuple[str, Shown]] = []
    above: Shown = OF[1]
    for code in order:
        above = (above[0], above[1], None) if code is None else OF.get(code, PLAIN)
        looks.append(("Новая" if code is None else NAMES[code], above))
    return looks


ORDERS: dict[str, Order] = {
    "as they are": (1, 2, 3, 4, 5, 6),
    "upside down": (6, 5, 4, 3, 2, 1),
    "two change places": (3, 2, 1, 4, 5, 6),
    "the last comes first": (6, 1, 2, 3, 4, 5),
    "a new one between": (1, 2, 3, None, 4, 5, 6),
    "a new one after the coloured row": (1, 2, 4, 5, 3, 6, None),
    "some go, the rest turn round": (6, 3, 1),
    "new ones among rows that turn round": (6, None, 5, 3, None, None, 1),
    "only the coloured row stays, below a new one": (None, 6),
    "more than before": (4, 3, 2, 1, None, None, None, 6, 5),
}


def black_where_cells_differ(cells: Looks) -> tuple[int, int, int] | None:
    """As Excel answers."""
    color = cells.uniform(lambda look: look.CellBackColor)
    return (0, 0, 0) if color is None else rgb(color)


@pytest.fixture(params=["file", "live in LibreOffice", "live, looks asked for as of Excel"])
def opened(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], MarkedBook]:
    path = tmp_path / "Район.xlsx"
    if request.param == "file":
        return lambda: open_book(coloured(path))
    if "Excel" in request.param:
        for told_at_once in ("looks", "fills"):
            monkeypatch.delattr(Looks, told_at_once)
        monkeypatch.setattr(Looks, "color", property(black_where_cells_differ))
    app: xw.App = request.getfixturevalue("live_app")
    return lambda: LiveBook(app.books.open(str(coloured(path))))


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_a_row_looks_as_it_did_wherever_it_stands(opened: Callable[[], MarkedBook], order: Order) -> None:
    assert written(opened(), order) == expected(order)


def test_a_fill_beneath_a_mark_goes_with_its_row(opened: Callable[[], MarkedBook]) -> None:
    book = opened()
    book.mark("tblStaff", {(FIRST, 3): "error", (FIRST + 1, 3): "warning"})
    assert written(book, (6, 5, 4, 3, 2, 1))
    assert book.marks("tblStaff") == {(FIRST + 5, 3): "error", (FIRST + 4, 3): "warning"}
    book.mark("tblStaff", {})
    book.save()
    assert shown(book.path) == expected((6, 5, 4, 3, 2, 1))
