"""A master that an office program has damaged becomes whole again, with all it held."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import TableColumn
from openxml_audit import OpenXmlValidator

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.actions._rebuild import rebuild
from attest_xl.books.file import FileBook
from attest_xl.books.port import BookError
from attest_xl.schema.cells import text_of
from attest_xl.schema.change import TableWrite
from attest_xl.sheets import LogLine, Setting
from attest_xl.template.wholeness import damage_of
from tests.support.office import Office
from tests.template.district import CREATED, filled_master

Lines = list[tuple[str, ...]]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A filled master with a cell nobody can read, a counter, and nothing wrong as a file."""
    path = filled_master(tmp_path_factory.mktemp("whole") / "Район.xlsm")
    book = FileBook(path)
    people = [row[2] for row in book.read("tblStaff").rows[1:]]
    written = tuple((name, "31.02.2024" if number == 0 else None) for number, name in enumerate(people))
    book.write(TableWrite("tblStaff", ("ФИО", "Дата решения"), written, tuple(range(len(people)))))
    codes = [row[3] for row in book.read("tblSettings").rows[1:]]
    values = [row[1] for row in book.read("tblSettings").rows[1:]]
    counted = tuple(("П00099" if code == "last_staff_code" else old,) for code, old in zip(codes, values, strict=True))
    book.write(TableWrite("tblSettings", ("Значение",), counted, tuple(range(len(counted)))))
    book.save()
    return path


@pytest.fixture
def master(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "Район.xlsm"))


def tables(path: Path) -> dict[str, Lines]:
    """What every table says, without the log, which gets a line more."""
    book = FileBook(path)
    return {name: lines(book, name) for name in book.tables if name != LogLine.sheet.table}


def lines(book: FileBook, table: str) -> Lines:
    shown = [tuple(map(text_of, row)) for row in book.read(table).rows]
    return [row for row in shown if any(row)]


def codes(path: Path) -> list[str]:
    return [finding.code for finding in damage_of(path)]


def is_clean(path: Path) -> bool:
    return list(OpenXmlValidator().validate(str(path)).errors) == []


def by_openpyxl(master: Path) -> Path:
    damaged = master.with_suffix(".xlsx")
    openpyxl.load_workbook(master).save(damaged)
    master.unlink()
    return damaged


def by_gnumeric(master: Path) -> Path:
    damaged = master.with_suffix(".xlsx")
    if shutil.which("ssconvert") is None:
        pytest.skip("NOT TESTED: this machine has no Gnumeric")
    subprocess.run(["ssconvert", str(master), str(damaged)], check=True, capture_output=True, timeout=60)
    master.unlink()
    return damaged


def edited(master: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """The master with each part as `change` gives it; `None` leaves a part out."""
    with ZipFile(master) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with ZipFile(master, "w") as archive:
        for name, data in parts.items():
            if (kept := change(name, data)) is not None:
                archive.writestr(name, kept)
    return master


def test_a_whole_master_has_no_damage(whole: Path) -> None:
    assert codes(whole) == []


@pytest.mark.parametrize("damage", [by_openpyxl, by_gnumeric])
def test_everything_in_a_book_saved_by_another_library_is_carried_over(
    master: Path, whole: Path, damage: Callable[[Path], Path]
) -> None:
    damaged = damage(master)
    assert "BOOK-43" in codes(damaged)
    report = rebuild(damaged)
    assert report.facts["master"] == str(master)
    assert tables(master) == tables(whole)
    assert codes(master) == []
    assert is_clean(master)
    assert not damaged.exists()
    assert report.copy is not None
    assert report.copy.suffix == ".xlsx"


def test_everything_in_a_book_saved_by_libreoffice_is_carried_over(soffice: Office, master: Path, whole: Path) -> None:
    damaged = master.with_suffix(".xlsx")
    with soffice.document(master) as document:
        soffice.save_as(document, damaged)
    master.unlink()
    assert codes(damaged) == ["BOOK-43"]
    rebuild(damaged)
    assert tables(master) == tables(whole)
    assert codes(master) == []
    assert is_clean(master)


def without_macros(name: str, data: bytes) -> bytes | None:
    return None if name == "xl/vbaProject.bin" else data.replace(b"vbaProject", b"lostProject")


def without_ribbon(name: str, data: bytes) -> bytes | None:
    return None if name.startswith("customUI") else data.replace(b"ui/extensibility", b"x")


def without_buttons(_: str, data: bytes) -> bytes | None:
    return data.replace(b"FmlaMacro", b"FmlaLost")


def without_checks(_: str, data: bytes) -> bytes | None:
    return data.replace(b"dataValidation ", b"lostCheck ").replace(b"</dataValidation>", b"</lostCheck>")


def without_names(_: str, data: bytes) -> bytes | None:
    return data.replace(b'name="lst_', b'name="old_')


def without_tables(name: str, data: bytes) -> bytes | None:
    if name.startswith("xl/tables/"):
        return None
    lost = name.startswith("xl/worksheets/_rels/")
    return data.replace(b"relationships/table", b"relationships/lost") if lost else data


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (without_macros, "BOOK-43"),
        (without_ribbon, "BOOK-46"),
        (without_buttons, "BOOK-42"),
        (without_checks, "BOOK-44"),
        (without_names, "BOOK-45"),
        (without_tables, "BOOK-41"),
    ],
)
def test_what_is_lost_is_said_and_comes_back(
    master: Path, whole: Path, change: Callable[[str, bytes], bytes | None], code: str
) -> None:
    edited(master, change)
    assert code in codes(master)
    rebuild(master)
    assert codes(master) == []
    assert tables(master) == tables(whole)


def test_a_cell_that_cannot_be_read_and_the_counters_stay_as_they_are(master: Path) -> None:
    rebuild(by_openpyxl(master))
    book = FileBook(master)
    assert "31.02.2024" in [cell for row in book.read("tblStaff").rows for cell in row]
    settings = {row[3]: row[1] for row in book.read(Setting.sheet.table).rows}
    assert settings["last_staff_code"] == "П00099"


def with_own_things(master: Path, *, first: bool) -> Path:
    """The user adds a column with a formula (in front of ours if `first`), a sheet with values, and a name."""
    book: Any = openpyxl.load_workbook(master, keep_vba=True)
    staff = book["Сотрудники"]
    table = staff.tables["tblStaff"]
    wide, high = staff.max_column, staff.max_row
    if first:
        staff.move_range(f"A1:{staff.cell(high, wide).coordinate}", cols=1)
    place = 1 if first else wide + 1
    staff.cell(1, place).value = "Стаж"
    for row in range(2, high + 1):
        staff.cell(row, place).value = f"=LEN(C{row})"
    table.ref = f"A1:{staff.cell(high, wide + 1).coordinate}"
    table.autoFilter.ref = table.ref
    titles = [staff.cell(1, column).value for column in range(1, wide + 2)]
    table.tableColumns = [TableColumn(id=n, name=title) for n, title in enumerate(titles, 1)]
    own = book.create_sheet("Мой план")
    own.append(["Школа", "Когда"])
    own.append(["Школа № 1", CREATED.date()])
    own["C2"] = "=Сотрудники!C2"
    book.defined_names["мои_школы"] = DefinedName("мои_школы", attr_text="'Мой план'!$A$2")
    book.save(master)
    return master


def test_the_users_column_sheet_and_name_are_kept_with_their_formulas(master: Path) -> None:
    report = rebuild(with_own_things(master, first=False))
    assert [finding.code for finding in report.findings] == ["BOOK-53"]
    book: Any = openpyxl.load_workbook(master)
    staff = book["Сотрудники"]
    header = [cell.value for cell in staff[1]]
    assert staff.cell(3, header.index("Стаж") + 1).value == "=LEN(C3)"
    assert book["Мой план"]["A2"].value == "Школа № 1"
    assert book["Мой план"]["B2"].value.date() == CREATED.date()
    assert book["Мой план"]["C2"].value == "=Сотрудники!C2"
    assert book.defined_names["мои_школы"].attr_text == "'Мой план'!$A$2"
    assert "Стаж" in FileBook(master).read("tblStaff").rows[0]
    assert is_clean(master)


def test_a_formula_that_would_point_elsewhere_becomes_its_value_and_this_is_said(master: Path) -> None:
    report = rebuild(with_own_things(master, first=True))
    said = {(finding.code, finding.place.sheet) for finding in report.findings}
    assert said >= {("BOOK-50", "Сотрудники"), ("BOOK-50", "Мой план")}
    assert report.needs_person
    book: Any = openpyxl.load_workbook(master)
    assert [cell.value for cell in book["Сотрудники"]["A"]][:2] == ["Код", "П00001"]


def test_what_stood_beside_a_table_is_counted(master: Path) -> None:
    book: Any = openpyxl.load_workbook(master, keep_vba=True)
    book["Учреждения"]["AZ40"] = "моя пометка"
    book.save(master)
    (finding,) = (one for one in rebuild(master).findings if one.code == "BOOK-51")
    assert (finding.place.sheet, "заполнено ячеек: 1" in finding.what) == ("Учреждения", True)


def test_a_rebuilt_book_can_be_undone(master: Path) -> None:
    damaged = edited(master, without_ribbon)
    before = damaged.read_bytes()
    rebuild(master)
    book = FileBook(master)
    assert book.read("tblLog").rows[-1][2] == "Восстановить книгу"
    perform("undo", Desk(book, CREATED.date()))
    assert master.read_bytes() == before


def test_check_says_what_is_lost_and_writes_it_on_the_sheet(master: Path) -> None:
    edited(master, without_buttons)
    report = perform("check", Desk(FileBook(master), CREATED.date()))
    assert "BOOK-42" in {finding.code for finding in report.findings}
    assert "BOOK-42" in [row[-1] for row in FileBook(master).read("tblFindings").rows]


def test_a_book_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    book: Any = openpyxl.Workbook()
    book.active["A1"] = "Меню столовой"
    book.save(path := tmp_path / "Меню.xlsx")
    with pytest.raises(BookError) as refused:
        rebuild(path)
    assert refused.value.code == "BOOK-55"
    assert [file.name for file in tmp_path.iterdir()] == ["Меню.xlsx"]


def test_a_book_beside_is_never_overwritten(master: Path) -> None:
    damaged = Path(shutil.copy(master, master.with_suffix(".xlsx")))
    before = master.read_bytes()
    with pytest.raises(FileExistsError):
        rebuild(damaged)
    assert master.read_bytes() == before


def test_a_book_that_is_open_is_not_rebuilt(master: Path) -> None:
    (master.parent / f".~lock.{master.name}#").write_text("Петрова,petrova,PC,,", encoding="utf-8")
    with pytest.raises(BookError) as refused:
        rebuild(master)
    assert refused.value.code == "BOOK-01"
