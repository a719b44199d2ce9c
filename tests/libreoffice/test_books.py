from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from xlsxwriter import Workbook

from tests.libreoffice.present import present


@pytest.fixture
def excel_file(tmp_path: Path) -> Path:
    """What Excel would have: a table, a day, a truth value, names, a note."""
    path = tmp_path / "район.xlsx"
    workbook: Any = Workbook(path)
    with workbook:
        sheet = workbook.add_worksheet("Мой лист")
        day = workbook.add_format({"num_format": "dd.mm.yyyy"})
        sheet.add_table(
            "B2:D4", {"name": "tblStaff", "columns": [{"header": title} for title in ("Код", "Дата", "Да")]}
        )
        sheet.write_row("B3", [7])
        sheet.write_number("C3", 45413, day)
        sheet.write_boolean("D3", True)
        sheet.write_comment("B3", "примечание", {"author": "Анна"})
        workbook.define_name("всё", "='Мой лист'!$B$3:$D$4")
    return path


def test_a_workbook_of_excel_keeps_its_tables_names_and_notes(office: xw.App, excel_file: Path) -> None:
    with office.books.open(excel_file) as book:
        sheet = book.sheets["Мой лист"]
        assert sheet.tables["tblStaff"].range.address == "$B$2:$D$4"
        assert str(sheet["C3"].value) == "2024-05-01 00:00:00"
        assert sheet["D3"].value is True
        assert present(sheet["B3"].note).text == "примечание"
        assert book.names["всё"].refers_to_range.address == "$B$3:$D$4"
        assert (book.name, book.fullname) == (excel_file.name, str(excel_file))


def test_what_was_changed_is_in_the_saved_file(office: xw.App, excel_file: Path) -> None:
    with office.books.open(excel_file) as book:
        table = book.sheets[0].tables["tblStaff"]
        table.resize(table.range.resize(4))
        present(table.data_body_range).value = [[row, None, False] for row in range(3)]
        book.save()
    with office.books.open(excel_file) as book:
        table = book.sheets[0].tables["tblStaff"]
        assert table.range.address == "$B$2:$D$5"
        assert present(table.data_body_range).value == [[row, None, False] for row in range(3)]


def test_a_copy_leaves_the_book_its_name_and_its_changes_unsaved(office: xw.App, excel_file: Path) -> None:
    copy = excel_file.with_name("копия.xlsx")
    before = excel_file.read_bytes()
    with office.books.open(excel_file) as book:
        book.sheets[0]["F1"].value = "новое"
        book.api.SaveCopyAs(str(copy))
        assert book.fullname == str(excel_file)
        assert not book.api.Saved
    assert excel_file.read_bytes() == before
    with office.books.open(copy) as book:
        assert book.sheets[0]["F1"].value == "новое"


@pytest.mark.parametrize("ending", [".xlsx", ".xls", ".ods", ".csv"])
def test_saving_under_another_name_and_format(office: xw.App, book: xw.Book, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"другое имя{ending}"
    book.sheets[0]["A1"].value = ["Иванова", 5]
    book.save(path)
    assert book.name == path.name
    book.close()
    with office.books.open(path) as again:
        assert again.sheets[0]["A1:B1"].value == ["Иванова", 5]


def test_an_ending_the_office_cannot_write_is_refused(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="xlsb"):
        book.save(tmp_path / "a.xlsb")


def test_a_password_is_asked_for(office: xw.App, book: xw.Book, tmp_path: Path) -> None:
    path = tmp_path / "тайна.xlsx"
    book.sheets[0]["A1"].value = "тайна"
    book.save(path, password="ключ")
    book.close()
    with pytest.raises(OSError, match="тайна"):
        office.books.open(path)
    with office.books.open(path, password="ключ") as again:
        assert again.sheets[0]["A1"].value == "тайна"


def test_what_is_no_spreadsheet_is_an_error_that_says_so(office: xw.App, tmp_path: Path) -> None:
    path = tmp_path / "битый.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(300))
    open_before = len(office.books)
    with pytest.raises(OSError, match="could not open"):
        office.books.open(path)
    assert len(office.books) == open_before


def test_a_folder_that_cannot_be_written_is_an_error_that_says_so(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="could not save"):
        book.save(tmp_path / "нет такой папки" / "a.xlsx")


def test_an_option_that_is_not_offered_is_refused_by_name(office: xw.App, excel_file: Path) -> None:
    with pytest.raises(NotImplementedError, match="corrupt_load"):
        office.books.open(excel_file, corrupt_load=1)


def test_books_are_found_by_name_whatever_the_capitals(office: xw.App, book: xw.Book) -> None:
    assert office.books[book.name.upper()] == book
    assert book.name in office.books
    with pytest.raises(KeyError):
        office.books["нет такой.xlsx"]


def test_opening_an_open_book_gives_that_book(office: xw.App, excel_file: Path) -> None:
    with office.books.open(excel_file) as book:
        count = len(office.books)
        assert office.books.open(excel_file) == book
        assert xw.Book(excel_file) == book
        assert len(office.books) == count


def test_the_book_activated_last_is_active(office: xw.App, book: xw.Book) -> None:
    other = office.books.add()
    assert office.books.active == other
    book.activate()
    assert office.books.active == book
    other.close()


def test_a_read_only_book_says_so(office: xw.App, excel_file: Path) -> None:
    with office.books.open(excel_file, read_only=True) as book:
        assert book.api.ReadOnly


def test_a_book_as_pdf(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = "x"
    book.to_pdf(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
