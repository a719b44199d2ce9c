"""Rows of a closed file that get long texts get the height to show them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook

from attest_xl.books.file import open_book
from attest_xl.books.port import TableWrite
from attest_xl.schema.cells import Value
from attest_xl.schema.heights import LINE
from tests.books.workbooks import parts

LONG = "Приказ № 196, п. 24: срок – решение 12.03.2021 + 5 лет"
WIDE, CHOSEN, TALL = 24, 51, 45


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Three rows: one of the usual height, one whose height a person has chosen, one that a program has fitted."""
    path = tmp_path / "Строки.xlsx"
    made: Any = Workbook(str(path))
    with made as book:
        sheet, wraps = book.add_worksheet(), book.add_format({"text_wrap": True})
        columns = [{"header": "Код"}, {"header": "Основание"}, {"header": "Данные"}]
        sheet.add_table("A1:C4", {"name": "tblRows", "columns": columns})
        sheet.set_column("A:A", 8)
        sheet.set_column("B:B", WIDE, wraps)
        sheet.set_column("C:C", WIDE, wraps, {"hidden": True})
        for row in (1, 2, 3):
            sheet.write_row(row, 0, [row, None])
        sheet.set_row(2, CHOSEN)
        sheet.set_row(3, TALL)
    _program_fitted(path)
    return path


def _program_fitted(path: Path) -> None:
    """The last row as Excel leaves it after fitting: a height that nobody has chosen."""
    found = parts(path)
    sheet = found["xl/worksheets/sheet1.xml"]
    found["xl/worksheets/sheet1.xml"] = re.sub(rb'(<row r="4"[^>]*?) customHeight="1"', rb"\1", sheet)
    with ZipFile(path, "w") as archive:
        for name, data in found.items():
            archive.writestr(name, data)


def heights(path: Path, *rows: tuple[Value, ...]) -> list[str | None]:
    """The heights the rows say after the write."""
    opened = open_book(path)
    opened.write(
        TableWrite(
            "tblRows", ("Код", "Основание", "Данные")[: len(rows[0])], rows, (*range(3), *(None for _ in rows[3:]))
        )
    )
    opened.save()
    sheet = parts(path)["xl/worksheets/sheet1.xml"].decode()
    tags = re.findall(r'<row r="(\d+)"([^>]*)>', sheet)
    return [found[1] if (found := re.search(r'\sht="([^"]+)"', tag)) else None for number, tag in tags if number != "1"]


def test_a_row_gets_the_height_of_its_text_and_loses_one_it_no_longer_needs(book: Path) -> None:
    assert heights(book, (1, LONG), (2, None), (3, "коротко")) == [f"{3 * LINE:g}", str(CHOSEN), None]


def test_a_row_that_is_not_written_stays_as_it_is(book: Path) -> None:
    assert heights(book, (1, LONG), (2, None), (3, None))[2] == str(TALL)


def test_a_height_that_a_person_has_chosen_stays(book: Path) -> None:
    assert heights(book, (1, None), (2, LONG), (3, None))[1] == str(CHOSEN)


def test_a_column_that_does_not_wrap_makes_no_row_higher(book: Path) -> None:
    assert heights(book, (LONG, None), (2, None), (3, None))[0] is None


def test_a_new_row_is_as_high_as_its_own_text(book: Path) -> None:
    assert heights(book, (1, None), (2, None), (3, None), (4, LONG), (5, "коротко"))[3:] == [f"{3 * LINE:g}", None]


def test_a_hidden_column_makes_no_row_higher(book: Path) -> None:
    assert heights(book, (1, None, LONG), (2, None, None), (3, None, None))[0] is None
