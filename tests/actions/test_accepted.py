"""«Так и есть»: what the methodist has looked at and left is not asked again, until the cell says something else."""

from datetime import date
from pathlib import Path

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.actions._rebuild import rebuild
from attest_xl.books.file import FileBook
from attest_xl.books.memory import MemoryBook
from attest_xl.schema.cells import Value
from attest_xl.schema.change import TableWrite
from attest_xl.schema.sheet import titles_of, values_of
from attest_xl.sheets import Institution, Staff
from attest_xl.sheets.findings import AS_IS
from attest_xl.template.new import new_master
from tests.actions.desks import TODAY, cells, desk

NAMESAKES = """
    | Сотрудники | Код    | Учреждение | ФИО                    | Дата рождения | Должность | Категория     |
    |            | П00001 | СОШ № 1    | Иванова Мария Петровна | 1980-05-01    | Учитель   | без категории |
    |            | П00002 | СОШ № 1    | Иванова Мария Петровна | 1991-07-09    | Учитель   | третья        |
    | Учреждения | Код    | Учреждение |
    |            | У001   | СОШ № 1    |
"""
SAID = ("Код находки", "Где", "Решение")


def accepting(at: Desk, *codes: str) -> None:
    """Choose «так и есть» in every row with one of these codes, as a methodist does."""
    grid = at.book.read("tblFindings")
    code, decision = (grid.rows[0].index(title) for title in ("Код находки", "Решение"))
    rows = tuple((AS_IS if row[code] in codes else row[decision],) for row in grid.rows[1:])
    at.book.write(TableWrite("tblFindings", ("Решение",), rows, tuple(range(len(rows)))))


def clearing(at: Desk) -> None:
    """Clear all decisions."""
    blank = ((None,),) * (len(at.book.read("tblFindings").rows) - 1)
    at.book.write(TableWrite("tblFindings", ("Решение",), blank, tuple(range(len(blank)))))


def checked_and_accepted(markdown: str, *codes: str) -> Desk:
    """A book checked, findings accepted, and checked again."""
    at = desk(markdown)
    perform("check", at)
    accepting(at, *codes)
    perform("check", at.fresh())
    return at.fresh()


def rewritten(at: Desk, title: str, row: int, value: Value) -> None:
    """One cell of «Сотрудники» typed over; `row` counts from the first person."""
    grid = at.book.read("tblStaff")
    cells_of = [line[grid.rows[0].index(title)] for line in grid.rows[1:]]
    cells_of[row] = value
    rows = tuple((cell,) for cell in cells_of)
    at.book.write(TableWrite("tblStaff", (title,), rows, tuple(range(len(rows)))))


def test_a_finding_that_is_right_as_it_is_goes_to_the_bottom_and_is_neither_marked_nor_counted() -> None:
    at = checked_and_accepted(NAMESAKES, "DUP-03")
    lines = cells(at, "tblFindings", *SAID)
    assert lines[-2:] == [("DUP-03", "Сотрудники!D2", AS_IS), ("DUP-03", "Сотрудники!D3", AS_IS)]
    assert isinstance(at.book, MemoryBook)
    assert {(2, 4), (3, 4)}.isdisjoint(at.book.marks("tblStaff"))
    report = perform("check", at)
    assert "DUP-03" not in {finding.code for finding in report.findings}
    assert report.facts["accepted"] == 2
    assert report.said.endswith("принято как есть 2.")


def test_an_accepted_finding_stays_accepted_when_its_row_moves_and_the_third_check_changes_nothing() -> None:
    at = checked_and_accepted(NAMESAKES, "DUP-03")
    grid = at.book.read("tblStaff")
    at.book.write(TableWrite("tblStaff", (), ((), (), ()), (None, 0, 1)))
    rewritten(at, "ФИО", 0, "Петров Пётр Петрович")
    assert len(at.book.read("tblStaff").rows) == len(grid.rows) + 1
    perform("check", at.fresh())
    assert cells(at, "tblFindings", *SAID)[-2:] == [
        ("DUP-03", "Сотрудники!D3", AS_IS), ("DUP-03", "Сотрудники!D4", AS_IS),
    ]  # fmt: skip
    assert perform("check", at.fresh()).cells == 0


def test_another_value_in_the_cell_asks_again() -> None:
    at = checked_and_accepted(NAMESAKES.replace("1980-05-01", "2015-05-01"), "PERS-03")
    assert ("PERS-03", AS_IS) in cells(at, "tblFindings", "Код находки", "Решение")
    rewritten(at, "Дата рождения", 0, date(2016, 5, 1))
    assert "PERS-03" in {finding.code for finding in perform("check", at.fresh()).findings}
    assert ("PERS-03", None) in cells(at, "tblFindings", "Код находки", "Решение")


def test_a_cleared_decision_brings_the_finding_and_its_mark_back() -> None:
    at = checked_and_accepted(NAMESAKES, "DUP-03")
    clearing(at)
    assert "DUP-03" in {finding.code for finding in perform("check", at.fresh()).findings}
    assert isinstance(at.book, MemoryBook)
    assert at.book.marks("tblStaff")[2, 4] == "warning"


def test_an_error_cannot_be_accepted() -> None:
    at = checked_and_accepted(NAMESAKES, "CAT-01")
    assert isinstance(at.book, MemoryBook)
    assert at.book.marks("tblStaff")[3, 7] == "error"
    assert ("CAT-01", "Сотрудники!G3", None) in cells(at, "tblFindings", *SAID)
    assert perform("check", at).needs_person


def closed_book(folder: Path) -> Path:
    """A master whose two namesakes were checked and accepted."""
    path = folder / "книга.xlsm"
    new_master(path, district="Район")
    at = Desk(FileBook(path), TODAY)
    told = desk(NAMESAKES)
    for row, records in ((Staff, told.staff.records), (Institution, told.institutions.records)):
        lines = tuple(values_of(record) for record in records)
        at.book.write(TableWrite(row.sheet.table, titles_of(row), lines, (None,) * len(lines)))
    perform("check", at)
    accepting(at, "DUP-03")
    at.book.save()
    perform("check", Desk(FileBook(path), TODAY))
    return path


def decisions(path: Path) -> list[tuple[Value, ...]]:
    """What the closed book says of the namesakes."""
    at = Desk(FileBook(path), TODAY)
    return [line for line in cells(at, "tblFindings", "Код находки", "Решение") if line[0] == "DUP-03"]


def test_a_book_built_anew_keeps_what_was_accepted(tmp_path: Path) -> None:
    path = closed_book(tmp_path)
    rebuild(path)
    assert decisions(path) == [("DUP-03", AS_IS)] * 2
    assert "DUP-03" not in {finding.code for finding in perform("check", Desk(FileBook(path), TODAY)).findings}


def test_undoing_a_check_brings_back_the_decisions_as_they_were(tmp_path: Path) -> None:
    path = closed_book(tmp_path)
    at = Desk(FileBook(path), TODAY)
    clearing(at)
    at.book.save()
    perform("check", Desk(FileBook(path), TODAY))
    perform("undo", Desk(FileBook(path), TODAY))
    assert decisions(path) == [("DUP-03", None)] * 2


def test_loading_a_list_keeps_what_was_accepted(tmp_path: Path) -> None:
    path = closed_book(tmp_path)
    (tmp_path / "список.csv").write_text(
        "Учреждение;ФИО;Дата рождения;Должность\nСОШ № 1;Сидорова Анна Ильинична;02.03.1985;Воспитатель\n", "utf-8"
    )
    perform("import", Desk(FileBook(path), TODAY), [tmp_path / "список.csv"])
    assert "Сидорова Анна Ильинична" in [name for (name,) in cells(Desk(FileBook(path), TODAY), "tblStaff", "ФИО")]
    assert decisions(path) == [("DUP-03", AS_IS)] * 2


def test_a_school_is_not_asked_what_was_accepted(tmp_path: Path) -> None:
    path = closed_book(tmp_path)

    def marked(name: str) -> int:
        sent = perform("distribute", Desk(FileBook(path), TODAY), options={"folder": tmp_path / name})
        return sent.facts["templates"][0]["marked"]

    silent = marked("раз")
    at = Desk(FileBook(path), TODAY)
    clearing(at)
    at.book.save()
    assert marked("два") == silent + 2
