"""«Проверить данные»."""

from dataclasses import replace

from attest_xl.actions._perform import perform
from attest_xl.books.memory import MemoryBook
from tests.actions.desks import cells, desk

STAFF = """
    | Сотрудники | Код    | Учреждение | ФИО                    | Дата рождения | Должность | Категория | Дата решения |
    |            | П00001 | СОШ № 1    | Иванова Мария Петровна | 1980-05-01    | Учитель   | первая    | 31.02.2024   |
    | Учреждения | Код    | Учреждение |
    |            | У001   | СОШ № 1    |
"""


def test_a_finding_leads_to_its_cell_and_the_cell_is_marked() -> None:
    at = desk(STAFF)
    report = perform("check", at)
    assert ("Сотрудники!H2", "DATE-02") in [(finding.place.cell, finding.code) for finding in report.findings]
    found = {row[0]: row[1:] for row in cells(at, "tblFindings", "Код находки", "Где", "ФИО", "Что написано")}
    assert found["DATE-02"] == ("Сотрудники!H2", "Иванова Мария Петровна", "31.02.2024")
    assert isinstance(at.book, MemoryBook)
    assert at.book.marks("tblStaff")[2, 8] == "error"
    assert report.needs_person


def test_a_corrected_cell_loses_its_mark_and_its_finding() -> None:
    at = desk(STAFF)
    perform("check", at)
    corrected = desk(STAFF.replace("31.02.2024", "2024-02-28"))
    perform("check", corrected)
    assert "DATE-02" not in {row[0] for row in cells(corrected, "tblFindings", "Код находки")}
    assert isinstance(corrected.book, MemoryBook)
    assert (2, 8) not in corrected.book.marks("tblStaff")


def test_an_unknown_institution_is_an_error() -> None:
    at = desk(STAFF.replace("| П00001 | СОШ № 1 ", "| П00001 | Лицей   "))
    assert ("Сотрудники!C2", "INST-01") in [
        (finding.place.cell, finding.code) for finding in perform("check", at).findings
    ]


def test_checking_twice_changes_nothing() -> None:
    at = desk(STAFF)
    perform("check", at)
    assert perform("check", at).cells == 0


def test_a_book_that_has_lost_its_staff_table_is_still_checked() -> None:
    at = desk(STAFF)
    book = MemoryBook.of([at.book.read(table) for table in at.book.tables if table != "tblStaff"])
    perform("check", replace(at, book=book))
    assert "tblStaff" not in book.tables
    assert cells(replace(at, book=book), "tblSchools", "Учреждение") == [("СОШ № 1",)]
