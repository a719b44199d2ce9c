"""What a workbook tells of itself, and the cells that hold errors."""

import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from attest_xl.books.strangers.reading import Limits, read_each
from tests.books import strangers_files as files

ANSWERS = Limits(hidden=True)


def template(path: Path) -> Path:
    with files.new_book(path) as book:
        sheet = book.add_worksheet("Учёт & контроль")
        sheet.write(0, 0, "ФИО")
        sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
        sheet.write(2, 2, "x")
        sheet.write_formula(3, 0, "=A1", None, "")
        sheet.write_formula(3, 1, "=1+1", None, 2)
        sheet.write(3, 2, "y")
        book.add_worksheet("_base").very_hidden()
        book.define_name("attest_template", '="аб ""в"" & г"')
        book.define_name("attest_range", "='Учёт & контроль'!$A$1")
        book.set_custom_property("attest_district", "Район «Север» & К", "text")
        book.set_properties({"author": "Петрова"})
    return path


def test_hidden_sheets_names_and_properties_are_handed_over(tmp_path: Path) -> None:
    [result] = read_each([template(tmp_path / "a.xlsx")], ANSWERS)
    assert [grid.sheet for grid in result.grids] == ["Учёт & контроль", "_base"]
    told = dict(result.properties)
    assert len(told.pop("sha256")) == 64
    assert told.pop("modified").startswith("20")
    assert told == {
        "attest_template": 'аб "в" & г',
        "attest_district": "Район «Север» & К",
        "modified_by": "Петрова",
    }


def test_an_error_and_a_formula_nobody_has_computed_are_no_blank_cells(tmp_path: Path) -> None:
    [result] = read_each([template(tmp_path / "a.xlsx")], ANSWERS)
    assert result.grids[0].rows[2:] == ((None, "#ОШИБКА!", "x"), ("#ОШИБКА!", 2, "y"))


def test_of_a_list_only_the_visible_sheets_are_read(tmp_path: Path) -> None:
    [result] = read_each([template(tmp_path / "a.xlsx")])
    assert [grid.sheet for grid in result.grids] == ["Учёт & контроль"]
    assert not result.properties


@pytest.mark.parametrize("kind", ["Gnumeric_Excel:xlsx2", "Gnumeric_Excel:excel_biff8", "Gnumeric_OpenCalc:odf"])
def test_what_gnumeric_saves_is_read(tmp_path: Path, kind: str) -> None:
    suffix = {"xlsx2": "xlsx", "excel_biff8": "xls", "odf": "ods"}[kind.rpartition(":")[2]]
    saved = tmp_path / f"b.{suffix}"
    try:
        subprocess.run(["ssconvert", "-T", kind, str(template(tmp_path / "a.xlsx")), str(saved)], check=True,
                       capture_output=True, timeout=60)  # fmt: skip
    except FileNotFoundError:
        pytest.skip("Gnumeric is not installed")
    [result] = read_each([saved], ANSWERS)
    assert [grid.sheet for grid in result.grids] == ["Учёт & контроль", "_base"]
    assert result.grids[0].rows[0][0] == "ФИО"
    if suffix != "xls":
        assert result.properties["attest_template"] == 'аб "в" & г'


def test_a_broken_list_of_sheets_loses_the_errors_and_nothing_else(tmp_path: Path) -> None:
    whole, broken = template(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    with ZipFile(whole) as old, ZipFile(broken, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"r:id=", b"q:id=") if name == "docProps/app.xml" else data)
        new.writestr("xl/worksheets/sheet99.xml", b'<c r="A1" t="e"/>')
    [result] = read_each([broken], ANSWERS)
    assert result.grids[0].rows[2][2] == "x"
