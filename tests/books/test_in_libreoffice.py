"""A real LibreOffice opens what the file book wrote, and the file book writes what LibreOffice saved."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from attest_xl.books.file import open_book
from attest_xl.books.number_formats import serial_of
from attest_xl.books.port import TableWrite
from attest_xl.schema.cells import Link, Value
from attest_xl.schema.grid import Grid
from tests.books.foreign import faults
from tests.books.workbooks import rich_workbook
from tests.support.office import Office

PEOPLE: tuple[tuple[Value, ...], ...] = (
    ("Новая Анна", date(2024, 2, 29), 4),
    ("Ким Анна", None, 2.5),
    ("=1+1", date(1999, 12, 31), None),
    ("<две>\nстроки & «кавычки» \" '", date(2030, 1, 1), 0),
    (" с краю ", date(1900, 3, 1), -1),
    ("😀", None, 1_000_000),
)
ORIGINS = (None, 3, 2, None, 0, None)
EXAMPLES = {
    "grown and moved": TableWrite("tblPeople", ("ФИО", "Дата", "Часы"), PEOPLE, ORIGINS),
    "shrunk": TableWrite("tblPeople", ("ФИО", "Дата", "Часы"), PEOPLE[:2], (2, 0)),
    "emptied": TableWrite("tblPeople", ("ФИО",), (), ()),
    "long": TableWrite("tblPeople", ("ФИО", "Часы"), tuple((f"Имя {n}", n) for n in range(500)), (None,) * 500),
}


@pytest.fixture(params=EXAMPLES)
def change(request: pytest.FixtureRequest) -> TableWrite:
    return EXAMPLES[request.param]


def shown(document: Any, grid: Grid) -> list[tuple[object, ...]]:
    """What the office shows where the grid stands."""
    sheet = document.Sheets.getByName(grid.sheet)
    right, bottom = grid.left + len(grid.rows[0]) - 2, grid.top + len(grid.rows) - 2
    return list(sheet.getCellRangeByPosition(grid.left - 1, grid.top - 1, right, bottom).DataArray)


def expected(grid: Grid) -> list[tuple[object, ...]]:
    """The grid as an office hands out its cells: dates as numbers, blank cells as empty texts."""
    return [tuple(_handed(value) for value in row) for row in grid.rows]


def _handed(value: Value) -> object:
    if isinstance(value, date):
        return serial_of(value, from_1904=False)
    return "" if value is None else value


def without_formulas(rows: list[tuple[object, ...]]) -> list[tuple[object, ...]]:
    return [row[:4] + row[5:] for row in rows]


def test_libreoffice_shows_what_was_written(soffice: Office, tmp_path: Path, change: TableWrite) -> None:
    path = rich_workbook(tmp_path / "Район.xlsm")
    book = open_book(path)
    book.write(change)
    book.save()
    grid = open_book(path).read("tblPeople")
    with soffice.document(path) as document:
        assert without_formulas(shown(document, grid)) == without_formulas(expected(grid))
        hours = [row[3] if isinstance(row[3], int | float) else 0 for row in grid.rows[1:]]
        assert document.Sheets.getByName("Пульт").getCellRangeByName("A1").Value == sum(hours)
        assert document.Sheets.getByName("Люди").getCellRangeByName("F5").Value == hours[0] * 2


def test_what_libreoffice_saved_is_read_written_and_shown_again(
    soffice: Office, tmp_path: Path, change: TableWrite
) -> None:
    path = rich_workbook(tmp_path / "Район.xlsm")
    before = open_book(path).read("tblPeople")
    with soffice.document(path) as document:
        soffice.save_as(document, tmp_path / "Сохранено.xlsx")
    saved = open_book(tmp_path / "Сохранено.xlsx")
    assert saved.read("tblPeople") == before
    saved.write(change)
    grid = saved.read("tblPeople")
    saved.save()
    assert open_book(saved.path).read("tblPeople").rows[1:][0][:4] == grid.rows[1][:4]
    with soffice.document(saved.path) as document:
        assert without_formulas(shown(document, grid)) == without_formulas(expected(grid))


def test_marks_survive_libreoffice_and_go_when_asked(soffice: Office, tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "Район.xlsm")
    book = open_book(path)
    book.mark("tblPeople", {(6, 3): "error", (7, 4): "note"})
    book.save()
    with soffice.document(path) as document:
        sheet = document.Sheets.getByName("Люди")
        assert f"{sheet.getCellRangeByName('C6').CellBackColor:06X}" == "FFC7CF"
        soffice.save_as(document, tmp_path / "Сохранено.xlsx")
    again = open_book(tmp_path / "Сохранено.xlsx")
    assert again.marks("tblPeople") == {(6, 3): "error", (7, 4): "note"}
    again.mark("tblPeople", {})
    again.save()
    with soffice.document(again.path) as document:
        sheet = document.Sheets.getByName("Люди")
        assert [sheet.getCellRangeByName(a).CellBackColor for a in ("C6", "D7", "C5")] == [-1, -1, 0xFFFF00]


def test_a_link_leads_to_its_cell(soffice: Office, tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "Район.xlsm")
    book = open_book(path)
    book.write(TableWrite("tblTimes", ("Код",), ((Link("Люди!C6", "'Люди'!C6"),),), (0,)))
    book.save()
    with soffice.document(path) as document:
        cell = document.Sheets.getByName("Сроки").getCellRangeByName("A2")
        assert (cell.String, cell.Formula) == ("Люди!C6", '=HYPERLINK("#\'Люди\'!C6";"Люди!C6")')
    assert faults(path) == []
