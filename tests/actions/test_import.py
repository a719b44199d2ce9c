"""«Загрузить списки»."""

from pathlib import Path
from zipfile import ZipFile

from attest_xl.actions._perform import perform
from tests.actions.desks import cells, desk

LIST = """Список педагогических работников МБОУ СОШ № 5;;;;
№;ФИО;Должность;Категория;Дата присвоения
1;Иванова Мария Петровна;учитель математики;1 кв.к.;12 марта 2021 г.
2;ПЕТРОВ Пётр Ильич;социальный педагог;б/к;
3;Котова Вера Олеговна;учитель;высшая;31.02.2024
;Итого: 3;;;
"""


def written(folder: Path, text: str = LIST, name: str = "список.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_people_of_a_messy_list_join_the_staff(tmp_path: Path) -> None:
    at = desk("")
    report = perform("import", at, [written(tmp_path)])
    assert cells(at, "tblStaff", "Код", "Учреждение", "ФИО", "Должность", "Предмет", "Категория", "Статус") == [
        ("П00001", "СОШ № 5", "Иванова Мария Петровна", "Учитель", "математика", "первая", "работает"),
        ("П00002", "СОШ № 5", "Петров Пётр Ильич", "Социальный педагог", None, "без категории", "работает"),
        ("П00003", "СОШ № 5", "Котова Вера Олеговна", "Учитель", None, "высшая", "работает"),
    ]
    assert cells(at, "tblSchools", "Код", "Учреждение") == [("У001", "СОШ № 5")]
    assert report.facts["rows"]["new"] == 3
    assert report.needs_person


def test_what_cannot_be_read_stays_in_the_schools_own_words_and_is_said_once(tmp_path: Path) -> None:
    at = desk("")
    report = perform("import", at, [written(tmp_path)])
    assert [row[0] for row in cells(at, "tblStaff", "Дата решения")][2] == "31.02.2024"
    assert [(one.place.file, one.place.cell) for one in report.findings if one.code == "DATE-02"] == [
        ("список.csv", "список!E5")
    ]
    assert [row for row in cells(at, "tblFindings", "Код находки", "Где", "Файл") if row[0] == "DATE-02"] == [
        ("DATE-02", "Сотрудники!H4", None)
    ]


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    at = desk("")
    perform("import", at, [written(tmp_path)])
    people = at.book.read("tblStaff")
    again = perform("import", at.fresh(), [written(tmp_path)])
    assert (again.facts["rows"]["new"], again.facts["rows"]["same"]) == (0, 3)
    assert at.book.read("tblStaff") == people
    third = perform("import", at.fresh(), [written(tmp_path)])  # by now the school is not new on «Проверка» either
    assert third.cells == 0


def test_a_value_that_differs_is_reported_and_the_book_stays(tmp_path: Path) -> None:
    at = desk("")
    perform("import", at, [written(tmp_path)])
    report = perform("import", at, [written(tmp_path, LIST.replace("1 кв.к.", "высшая"), "другой.csv")])
    assert cells(at, "tblStaff", "Категория")[0] == ("первая",)
    assert report.facts["rows"]["differing"] == 1


def test_when_every_file_is_refused_the_book_is_not_touched(tmp_path: Path) -> None:
    at = desk("")
    report = perform("import", at, [written(tmp_path, "это не книга", "письмо.docx.xlsx")])
    assert report.refused
    assert (report.cells, report.copy) == (0, None)
    assert [file["state"] for file in report.facts["files"]] == ["refused"]


def test_a_folder_that_holds_no_list_is_said_to_hold_none(tmp_path: Path) -> None:
    at = desk("")
    (tmp_path / "пустая").mkdir()
    report = perform("import", at, [tmp_path / "пустая"])
    assert (report.refused, report.copy) == (True, None)
    assert "[READ-14]" in report.said
    assert "пустая" in report.said


def test_a_refused_file_does_not_stop_the_others(tmp_path: Path) -> None:
    at = desk("")
    report = perform("import", at, [written(tmp_path, "это не книга", "плохой.xlsx"), written(tmp_path)])
    assert not report.refused
    assert report.facts["rows"]["new"] == 3
    assert report.needs_person


def test_lists_in_an_archive_are_read_under_its_name(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "письма.zip", "w") as archive:
        archive.writestr("СОШ № 5/список.csv", LIST)
        archive.writestr("прочее.csv", "просто;слова\n1;2\n")
    at = desk("")
    report = perform("import", at, [tmp_path / "письма.zip"])
    assert [file["file"] for file in report.facts["files"]] == [
        "письма.zip/СОШ № 5/список.csv",
        "письма.zip/прочее.csv",
    ]
    assert report.facts["rows"]["new"] == 3
    assert [one.place.file for one in report.findings if one.code == "DATE-02"] == ["письма.zip/СОШ № 5/список.csv"]
