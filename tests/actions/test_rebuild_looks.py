"""What a person has given a master – widths, colours, notes, own sheets – is in the rebuilt one too, or is said."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import TableColumn
from openxml_audit import OpenXmlValidator

from attest_xl.actions._rebuild import rebuild
from tests.actions.test_rebuild import by_gnumeric, by_openpyxl
from tests.support.office import Office
from tests.template.district import filled_master

YELLOW = PatternFill("solid", fgColor="FFFFFF00")


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master that a person has made their own."""
    path = filled_master(tmp_path_factory.mktemp("dressed") / "Район.xlsm")
    book: Any = openpyxl.load_workbook(path, keep_vba=True)
    staff = book["Сотрудники"]
    staff.column_dimensions["C"].width = 47
    staff.column_dimensions["L"].hidden = True
    staff.row_dimensions[3].height = 60
    staff["C3"].fill = YELLOW
    staff["C4"].font = Font(name="Calibri", bold=True, italic=True, color="FFC00000")
    staff["R5"] = "поговорить"
    staff["C6"].comment = Comment("Позвонить в мае", "Петрова")
    wide = staff.max_column + 1
    staff.cell(1, wide).value = "Оклад"
    staff.cell(2, wide).value = 31250.5
    staff.cell(2, wide).number_format = "#,##0.00"
    staff.cell(2, wide).fill = YELLOW
    staff.column_dimensions[staff.cell(1, wide).column_letter].width = 25
    table = staff.tables["tblStaff"]
    table.ref = f"A1:{staff.cell(staff.max_row, wide).coordinate}"
    table.autoFilter.ref = table.ref
    table.autoFilter.add_filter_column(1, ["Школа № 1"])
    table.tableColumns.append(TableColumn(id=wide, name="Оклад"))
    own = book.create_sheet("Мой план")
    own["A1"] = "План на май"
    own["A1"].font = Font(bold=True, color="FF0000FF")
    own["B3"].fill = YELLOW
    own["C2"] = 0.5
    own["C2"].number_format = "0.0%"
    own["C2"].comment = Comment("половина", "Петрова")
    own.merge_cells("A1:D1")
    own.column_dimensions["A"].width = 33
    book["Пульт"]["Z99"] = "моя пометка"
    book.save(path)
    return path


def by_libreoffice(soffice: Office, master: Path, kind: str) -> Path:
    """Saved under the same name where macros may stay, beside it where not."""
    names = {"xlsx": "Calc MS Excel 2007 XML", "xlsm": "Calc MS Excel 2007 VBA XML"}
    made = master.with_name(f"Сохранено.{kind}")
    with soffice.document(master) as document:
        soffice.save_as(document, made, names[kind])
    master.unlink()
    return made


SAVED: dict[str, Callable[[Path, Office], Path]] = {
    "not at all": lambda master, _: master,
    "openpyxl": lambda master, _: by_openpyxl(master),
    "Gnumeric": lambda master, _: by_gnumeric(master),
    "LibreOffice as .xlsx": lambda master, soffice: by_libreoffice(soffice, master, "xlsx"),
    "LibreOffice as .xlsm": lambda master, soffice: by_libreoffice(soffice, master, "xlsm"),
}


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED.keys())
def test_what_a_person_has_changed_is_there_again_whoever_saved_the_book(
    dressed: Path, tmp_path: Path, soffice: Office, saved: Callable[[Path, Office], Path]
) -> None:
    report = rebuild(saved(Path(shutil.copy(dressed, tmp_path)), soffice))
    path = Path(report.facts["master"])
    book: Any = openpyxl.load_workbook(path, keep_vba=True)
    staff, own = book["Сотрудники"], book["Мой план"]
    money = [cell.value for cell in staff[1]].index("Оклад") + 1
    seen = {
        "width": 46 < staff.column_dimensions["C"].width < 48,
        "hidden": staff.column_dimensions["L"].hidden,
        "height": staff.row_dimensions[3].height == 60,
        "fill": staff["C3"].fill.fgColor.rgb == "FFFFFF00",
        "font": (staff["C4"].font.b, staff["C4"].font.i, staff["C4"].font.color.rgb) == (True, True, "FFC00000"),
        "others are plain": staff["C2"].fill.patternType is None and not staff["C2"].font.b,
        "note": "Позвонить в мае" in staff["C6"].comment.text,
        "own column": staff.cell(2, money).value == 31250.5,
        "own format": staff.cell(2, money).number_format in {"#,##0.00", "#,###.00"},
        "own colour": staff.cell(2, money).fill.fgColor.rgb == "FFFFFF00",
        "own sheet": (own["A1"].value, own["A1"].font.b, own["A1"].font.color.rgb) == ("План на май", True, "FF0000FF"),
        "its blank cell": own["B3"].fill.fgColor.rgb == "FFFFFF00",
        "its format": own["C2"].number_format == "0.0%",
        "its note": "половина" in own["C2"].comment.text,
        "merged": [str(area) for area in own.merged_cells.ranges] == ["A1:D1"],
        "its width": 32 < own.column_dimensions["A"].width < 34,
    }
    assert [what for what, holds in seen.items() if not holds] == []
    said = {(finding.code, finding.place.sheet) for finding in report.findings}
    assert said >= {("BOOK-53", "Мой план"), ("BOOK-51", "Пульт")}
    assert list(OpenXmlValidator().validate(str(path)).errors) == []


def test_a_filter_that_is_taken_off_is_said(dressed: Path, tmp_path: Path) -> None:
    report = rebuild(Path(shutil.copy(dressed, tmp_path)))
    assert ("BOOK-56", "Сотрудники") in {(finding.code, finding.place.sheet) for finding in report.findings}


def test_rebuilding_twice_changes_nothing_more(dressed: Path, tmp_path: Path) -> None:
    path = Path(rebuild(Path(shutil.copy(dressed, tmp_path))).facts["master"])
    first = looks_in(path)
    rebuild(path)
    assert looks_in(path) == first


def looks_in(path: Path) -> dict[str, Any]:
    book: Any = openpyxl.load_workbook(path)
    staff = book["Сотрудники"]
    return {cell.coordinate: (cell.fill.fgColor.rgb, cell.font.b, cell.number_format) for row in staff for cell in row}
