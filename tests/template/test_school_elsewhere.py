"""A school's template in the programs that schools have: what they show, and what they keep when they save it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import olefile
import openpyxl
import pytest

from attest_xl.books.password import closed
from attest_xl.sheets import Staff
from attest_xl.tables.base_sheet import BASE_SHEET, base_hash, read_base
from tests.support.office import Office
from tests.template.schools import EVERYTHING, OUR_RECORDS, OUR_STAFF, OURS, content, template

LIBREOFFICE = {".xlsx": "Calc MS Excel 2007 XML", ".xls": "MS Excel 97", ".ods": "calc8"}
GNUMERIC = {".xlsx": "Gnumeric_Excel:xlsx2", ".xls": "Gnumeric_Excel:excel_biff8", ".ods": "Gnumeric_OpenCalc:odf"}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    path.write_bytes(template(EVERYTHING, OURS, OUR_RECORDS))
    return path


@pytest.fixture(scope="module")
def saved(path: Path, soffice: Office) -> Mapping[str, Path]:
    """As LibreOffice saves it, by format."""
    with soffice.document(path) as book:
        for suffix, name in LIBREOFFICE.items():
            soffice.save_as(book, path.with_name(f"libreoffice{suffix}"), name)
    return {suffix: path.with_name(f"libreoffice{suffix}") for suffix in LIBREOFFICE}


@pytest.fixture(scope="module")
def gnumeric(path: Path) -> Mapping[str, Path]:
    """As Gnumeric saves it, by format."""
    program = shutil.which("ssconvert")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("this test needs Gnumeric")
        pytest.skip("NOT TESTED: this machine has no Gnumeric")
    made = {suffix: path.with_name(f"gnumeric{suffix}") for suffix in GNUMERIC}
    for suffix, exporter in GNUMERIC.items():
        command = [program, f"--export-type={exporter}", str(path), str(made[suffix])]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return made


def base_of(office: Office, path: Path) -> Any:
    with office.document(path) as book:
        cursor = book.Sheets.getByName(BASE_SHEET).createCursor()
        cursor.gotoEndOfUsedArea(False)
        area = book.Sheets.getByName(BASE_SHEET).getCellRangeByPosition(
            0, 0, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow
        )
        return area.getDataArray()


def assert_whole(rows: Any) -> None:
    """The base tells whose template it is and what was sent, and its hash still fits."""
    found = read_base(rows)
    assert found is not None
    assert found[0] == content(EVERYTHING, OURS, OUR_RECORDS).identity
    assert base_hash(found[1]) == rows[0][6]
    assert [row.get("name") for row in found[1][Staff]] == [person.name for person in OUR_STAFF]


def places_of_identity(path: Path) -> set[str]:
    """Where the template's number can be found without the base: among names, among properties."""
    number = "1f0e"
    if is_zipfile(path):
        package = ZipFile(path)
        parts = {
            name: package.read(name).decode(errors="replace") for name in package.namelist() if name.endswith(".xml")
        }
        names = ("xl/workbook.xml", "content.xml")
        found = {name for name, text in parts.items() if "attest_template" in text and number in text}
        return {"names" if name in names else "properties" for name in found}
    reader: Any = olefile
    with reader.OleFileIO(str(path)) as old:
        user = old.openstream("\x05DocumentSummaryInformation").read()
        book = old.openstream("Workbook").read()
    hold = {"properties": user, "names": book}
    return {place for place, data in hold.items() if b"attest_template" in data and number.encode() in data}


@pytest.mark.parametrize("suffix", LIBREOFFICE)
def test_libreoffice_keeps_what_was_sent(suffix: str, saved: Mapping[str, Path], soffice: Office) -> None:
    assert_whole(base_of(soffice, saved[suffix]))
    assert places_of_identity(saved[suffix]) == {"names", "properties"}


@pytest.mark.parametrize("suffix", GNUMERIC)
def test_gnumeric_keeps_what_was_sent(suffix: str, gnumeric: Mapping[str, Path], soffice: Office) -> None:
    assert_whole(base_of(soffice, gnumeric[suffix]))
    assert places_of_identity(gnumeric[suffix]) == {"names", "properties"}


def test_libreoffice_keeps_checks_locks_and_notes(path: Path, saved: Mapping[str, Path]) -> None:
    before: Any = openpyxl.load_workbook(path)["Сотрудники"]
    after: Any = openpyxl.load_workbook(saved[".xlsx"])["Сотрудники"]
    assert kinds_of_checks(after) == kinds_of_checks(before)
    assert after.protection.sheet
    for row in (2, 4, 20):
        for column in range(1, 22):
            assert after.cell(row, column).protection.locked == before.cell(row, column).protection.locked
    noted = [(cell.coordinate, cell.comment.text) for row in before.rows for cell in row if cell.comment]
    assert [(place, after[place].comment.text) for place, _ in noted] == noted


def kinds_of_checks(sheet: Any) -> dict[str, tuple[str, str]]:
    return {
        str(each.sqref).partition(":")[0]: (each.type or "none", each.prompt or "")
        for each in sheet.data_validations.dataValidation
    }


def test_libreoffice_shows_the_notes_beside_their_cells(path: Path, soffice: Office) -> None:
    wanted = {
        (mark.row - 1, mark.column - 1): mark.text for mark in content(EVERYTHING, OURS, OUR_RECORDS).sheet(Staff).marks
    }
    with soffice.document(path) as book:
        notes = book.Sheets.getByName("Сотрудники").Annotations
        shown = {
            (n.Position.Row, n.Position.Column): n.String for n in (notes.getByIndex(i) for i in range(notes.Count))
        }
    assert {place: text for place, text in shown.items() if place[0]} == wanted


def test_a_colour_goes_when_the_cell_is_corrected(path: Path, soffice: Office) -> None:
    """The conditions, computed by a real program: before a change and after it."""
    sheet: Any = openpyxl.load_workbook(path)["Сотрудники"]
    single = {str(each.sqref): each for each in sheet.conditional_formatting if ":" not in str(each.sqref)}
    formulas = {place: str(each.rules[0].formula[0]) for place, each in single.items() if sheet[place].comment}
    assert formulas
    with soffice.document(path) as book:
        staff = book.Sheets.getByName("Сотрудники")
        staff.unprotect("")
        for at, (place, formula) in enumerate(formulas.items()):
            spare = staff.getCellByPosition(30, 50 + at)
            spare.setFormula(f"={formula.replace(',', ';')}")
            assert spare.Value == 1, place
            staff.getCellRangeByName(place).String = "исправлено"
            assert spare.Value == 0, place


def test_libreoffice_lets_a_person_type_into_the_schools_cells_alone(path: Path, soffice: Office) -> None:
    with soffice.document(path) as book:
        staff = book.Sheets.getByName("Сотрудники")
        assert staff.isProtected()
        for place, locked in (
            ("A2", True),
            ("B2", True),
            ("C2", False),
            ("C10", False),
            ("C200", False),
            ("A200", True),
        ):
            assert staff.getCellRangeByName(place).CellProtection.IsLocked is locked, place
        type_in(soffice, book, staff.getCellRangeByName("C10"), "Новая Нина Ниловна")
        assert staff.getCellRangeByName("C10").String == "Новая Нина Ниловна"


def type_in(soffice: Office, book: Any, cell: Any, text: str) -> None:
    """As a person does: protection and checks hold for people, not for programs."""
    book.CurrentController.select(cell)
    helper = soffice.service("com.sun.star.frame.DispatchHelper")
    frame = book.CurrentController.Frame
    helper.executeDispatch(frame, ".uno:EnterString", "", 0, soffice.properties(StringName=text))


def test_a_closed_template_opens_in_libreoffice_with_its_password(tmp_path: Path, soffice: Office) -> None:
    path = tmp_path / "closed.xlsx"
    path.write_bytes(closed(template(EVERYTHING, OURS, OUR_RECORDS), "Секрет 5"))
    with soffice.document(path, Password="Секрет 5") as book:
        assert book.Sheets.getByName("Сотрудники").getCellRangeByName("C2").String == "Иванова Мария Петровна"


def test_the_instruction_is_one_page(path: Path, soffice: Office) -> None:
    pages = path.with_name("template.pdf")
    with soffice.document(path) as book:
        soffice.save_as(book, pages, "calc_pdf_Export")
    command = ["pdftotext", "-f", "1", "-l", "2", str(pages), "-"]
    reader = subprocess.run(command, capture_output=True, check=True, timeout=60)
    first, second = reader.stdout.decode().split("\f")[:2]
    assert "Пять шагов" in first
    assert "Номер шаблона" in first
    assert "Иванова Мария Петровна" in second
