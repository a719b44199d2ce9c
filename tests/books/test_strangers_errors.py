"""An error in a cell is no blank cell, whichever program has saved it in whichever format."""

import struct
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import xlwt

from attest_xl.books.strangers.errors import errors_in_xls
from attest_xl.books.strangers.old import ERROR
from attest_xl.books.strangers.reading import Limits, read_each
from attest_xl.district.office_programs import GNUMERIC, LIBREOFFICE, Way, resave
from tests.hostile.books import SHEET, parts, relations, sheet, zipped
from tests.support.programs import need

WAYS = [Way(program, suffix) for program in (LIBREOFFICE, GNUMERIC) for suffix in (".xlsx", ".ods", ".xls")]


def write(path: Path, rows: int) -> Path:
    """Two sheets; on the second an error in B2, after `rows` rows an error in A."""
    workbook: Any = xlsxwriter.Workbook(str(path))
    with workbook as book:
        book.add_worksheet("Первый").write_row(0, 0, ["a", "b"])
        sheet = book.add_worksheet("Второй")
        sheet.write_row(0, 0, ["a", "b", "c"])
        sheet.write_string(1, 0, "x")
        sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
        for row in range(2, rows):
            sheet.write_row(row, 0, [f"имя {row}", row, "первая категория"])
        sheet.write_formula(rows, 0, "=NA()", None, "#N/A")
        sheet.write_string(rows, 1, "конец")
    return path


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.program}{way.suffix}")
@pytest.mark.parametrize("rows", [3, 400])
def test_an_error_is_read_as_a_word(way: Way, rows: int, tmp_path: Path) -> None:
    need(way.program)
    saved = resave({write(tmp_path / "book.xlsx", rows): way})
    (read,) = read_each(saved.values(), Limits(hidden=True))
    cells = read.grids[1].rows
    assert cells[1][0] == "x"
    assert str(cells[1][1]) in {ERROR, "#DIV/0!"}
    assert str(cells[rows][0]) in {ERROR, "#N/A"}


def test_what_is_no_error_is_left_alone(tmp_path: Path) -> None:
    book: Any = xlwt.Workbook()
    sheet = book.add_sheet("Лист")
    for row in range(300):
        sheet.write(row, 0, True)
        sheet.write(row, 1, f"слово {row}")
    book.save(str(tmp_path / "truth.xls"))
    assert errors_in_xls((tmp_path / "truth.xls").read_bytes()) == {}


def test_errors_below_the_last_word_and_in_a_sheet_of_any_name_are_read(tmp_path: Path) -> None:
    rows = "<row r='1'><c r='B1' t='e'><v>#N/A</v></c></row><row r='3'><c t='e' r='A3'><v>#REF!</v></c></row>"
    content = parts(sheet=sheet(rows), book_relations=relations(("rId1", "worksheet", "/xl/листы/первый.xml")))
    content["xl/листы/первый.xml"] = content.pop(SHEET)
    (tmp_path / "a.xlsx").write_bytes(zipped(content))
    (read,) = read_each([tmp_path / "a.xlsx"], Limits(hidden=True))
    assert read.grids[0].rows == ((None, ERROR), (), (ERROR,))


@pytest.mark.parametrize("cut", [0, 8, 100, 600, 3000])
def test_a_torn_file_tells_nothing(cut: int, tmp_path: Path) -> None:
    book: Any = xlwt.Workbook()
    book.add_sheet("Лист").write(0, 0, "слово")
    book.save(str(tmp_path / "torn.xls"))
    assert errors_in_xls((tmp_path / "torn.xls").read_bytes()[:cut]) == {}


def test_a_chain_that_bites_its_tail_ends(tmp_path: Path) -> None:
    book: Any = xlwt.Workbook()
    book.add_sheet("Лист").write(0, 0, "слово")
    book.save(str(tmp_path / "ring.xls"))
    data = bytearray((tmp_path / "ring.xls").read_bytes())
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    table = (struct.unpack_from("<I", data, 76)[0] + 1) * size
    data[table : table + size] = struct.pack(f"<{size // 4}I", *[0] * (size // 4))
    assert errors_in_xls(bytes(data)) == {}
