"""«Собрать шаблоны»."""

from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from tests.actions.collecting import DISTRICT, NEW, Round, fill, saved_at
from tests.books import strangers_files as files

IVANOVA, PETROV, KOTOVA = "Иванова Мария Петровна", "Петров Пётр Ильич", "Котова Анна Ильинична"


def test_a_cell_is_taken_and_the_account_adds_up(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Категория": "высшая"}})
    report = made.merge(answer)
    assert made.table("tblStaff", "Код", "Категория")[1] == ("П00002", "высшая")
    assert report.facts["files"] == [{"file": "ответ.xlsx", "school": "СОШ № 1", "state": "merged", "reason": None}]
    cells = report.facts["cells"]
    assert (cells["taken"], cells["conflicts"], cells["refused"]) == (1, 0, 0)
    assert cells["returned"] == cells["unchanged"] + 1
    assert report.facts["rows"] == {"new": 0, "missing": 0, "questions": 0}
    assert made.table("tblSchools", "Шаблон", "Вернулся", "Собран", "Вопросов")[0] == (
        "собран", date(2026, 1, 15), date(2026, 1, 15), None
    )  # fmt: skip
    assert f"{cells['returned']} = без изменений" in str(made.table("tblLog", "Что сделано")[-1])


def test_merging_twice_changes_nothing_even_after_the_book_was_edited(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Предмет": "химия", "Примечание": "да"}})
    made.merge(answer)
    again = made.merge(answer)
    assert (again.facts["files"][0]["state"], again.cells, again.copy) == ("unchanged", 0, None)
    made.set_cells("tblStaff", PETROV, Предмет="физика")
    made.merge(answer)
    assert made.table("tblStaff", "Предмет", "Примечание")[1] == ("физика", "да")
    assert not made.questions()


def test_merging_twice_changes_nothing_whatever_white_space_the_school_has_put_into_cells_and_names(
    tmp_path: Path,
) -> None:
    made = Round(tmp_path).send()
    wrong = {"Категория": "не\nзнаю  какая", "Дата рождения": "весной\n1980"}
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ  два.xlsx", {PETROV: wrong})
    first = made.merge(answer)
    assert first.facts["cells"]["refused"] == 2
    found = made.table("tblFindings", "Код находки", "Что написано", "Файл")
    assert [line for line in found if line[2]] == [
        ("DATE-01", "весной 1980", "ответ два.xlsx"), ("CAT-04", "не знаю какая", "ответ два.xlsx")
    ]  # fmt: skip
    again = made.merge(answer)
    assert (again.cells, again.copy) == (0, None)
    assert made.table("tblFindings", "Код находки", "Что написано", "Файл") == found


def test_a_conflict_is_asked_once_and_keeps_the_decision_chosen(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Категория": "высшая"}})
    made.set_cells("tblStaff", PETROV, Категория="первая")
    report = made.merge(answer)
    assert made.questions() == [("П00002", "Категория", "первая", "высшая")]
    assert (report.needs_person, report.facts["rows"]["questions"], made.book.shown) == (True, 1, ("Сверка",))
    assert made.table("tblSchools", "Шаблон", "Вопросов")[0] == ("есть вопросы", 1)
    made.set_cells("tblConflicts", "П00002", Решение="взять от школы")
    again = made.merge(answer)
    assert (again.cells, again.copy) == (0, None)
    made.merge(answer, today=date(2026, 3, 1))
    assert made.table("tblConflicts", "Решение", "Задан", "Файл", "Учреждение") == [
        ("взять от школы", date(2026, 1, 15), "ответ.xlsx", "СОШ № 1")
    ]  # fmt: skip


def test_new_people_and_what_is_about_them_get_a_code(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    new = {"ФИО": "Орлова Вера Олеговна", "Должность": "Методист", "Дата рождения": "1 мая 1990"}
    half = fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {NEW: new})
    whole = fill(half, tmp_path / "2.xlsx", {NEW: {"ФИО": new["ФИО"], "Программа": "ОВЗ"}}, "Курсы")
    report = made.merge(whole)
    assert report.facts["rows"]["new"] == 2
    assert made.table("tblStaff", "Код", "Учреждение", "ФИО", "Дата рождения", "Статус")[-1] == (
        "П00004", "СОШ № 1", "Орлова Вера Олеговна", date(1990, 5, 1), "работает"
    )  # fmt: skip
    assert made.table("tblCourses", "Код", "Учреждение", "Программа")[-1] == ("П00004", "СОШ № 1", "ОВЗ")
    assert made.merge(whole).cells == 0
    assert ("last_staff_code", "П00004") in made.table("tblSettings", "Имя", "Значение")


def test_answers_of_two_schools_never_touch_each_others_rows(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    school = fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {PETROV: {"Примечание": "школа"}})
    garden = fill(made.files["Сад"], tmp_path / "2.xlsx", {KOTOVA: {"Примечание": "сад", "Учреждение": "СОШ № 1"}})
    report = made.merge(garden, school)
    assert made.table("tblStaff", "Учреждение", "Примечание") == [
        ("СОШ № 1", None), ("СОШ № 1", "школа"), ("Сад", "сад")
    ]  # fmt: skip
    assert [(one.code, one.place.file, one.place.cell) for one in report.findings] == [
        ("MERGE-11", "2.xlsx", "Сотрудники!B2")
    ]  # fmt: skip
    assert [state for (state,) in made.table("tblSchools", "Шаблон")] == ["собран", "есть вопросы"]


def test_the_later_of_two_versions_counts_whatever_their_order(tmp_path: Path) -> None:
    results: list[tuple[Any, ...]] = []
    for number, order in enumerate(((0, 1), (1, 0))):
        made = Round(tmp_path / str(number)).send()
        first = fill(made.files["СОШ № 1"], made.folder / "1.xlsx", {PETROV: {"Категория": "первая"}})
        second = fill(made.files["СОШ № 1"], made.folder / "2.xlsx", {PETROV: {"Категория": "высшая"}})
        saved_at(second, "2026-02-02T12:00:00Z")
        for index in order:
            made.merge((first, second)[index])
        results.append(made.table("tblStaff", "Категория")[1])
    assert results == [("высшая",), ("высшая",)]


def _without_sheet(path: Path, title: str) -> None:
    book: Any = openpyxl.load_workbook(str(path))
    del book[title]
    book.save(str(path))


# Whose it is


def test_a_template_never_sent_or_of_another_district_is_refused(tmp_path: Path) -> None:
    made, other = Round(tmp_path / "1").send(), Round(tmp_path / "2", DISTRICT.replace("Верхний", "Нижний")).send()
    stranger = Round(tmp_path / "3").send()
    report = made.merge(other.files["Сад"], stranger.files["Сад"])
    assert [(file["state"], file["school"]) for file in report.facts["files"]] == [("refused", None)] * 2
    assert ["MERGE-01" in report.facts["files"][0]["reason"], "MERGE-02" in report.facts["files"][1]["reason"]] == [
        True, True
    ]  # fmt: skip
    assert "«Нижний»" in report.facts["files"][0]["reason"]
    assert report.facts["cells"]["returned"] == 0


def test_a_list_that_is_no_template_and_a_text_are_refused_and_stop_nothing(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Категория": "высшая"}})
    (tmp_path / "письмо.xlsx").write_text("Здравствуйте!", encoding="utf-8")
    with files.new_book(tmp_path / "список.xlsx") as book:
        book.add_worksheet("Сотрудники").write_row(0, 0, ["ФИО", "Должность", "Категория", "Дата рождения"])
    report = made.merge(tmp_path / "письмо.xlsx", tmp_path / "список.xlsx", answer)
    assert [file["state"] for file in report.facts["files"]] == ["refused", "refused", "merged"]
    assert {one.code for one in report.findings} >= {"READ-02", "MERGE-03"}
    assert {place for place, _ in made.table("tblFindings", "Файл", "Код находки")} >= {"письмо.xlsx", "список.xlsx"}


def test_without_its_hidden_sheet_every_difference_is_a_question(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Категория": "высшая"}})
    _without_sheet(answer, "_base")
    report = made.merge(answer)
    assert "MERGE-05" in {one.code for one in report.findings}
    assert made.questions() == [("П00002", "Категория", None, "высшая")]
    assert report.facts["files"][0]["school"] == "СОШ № 1"


def test_a_hidden_sheet_that_was_changed_is_not_believed(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    book: Any = openpyxl.load_workbook(str(made.files["СОШ № 1"]))
    page = book["_base"]
    cell = next(cell for row in page.iter_rows() for cell in row if cell.value == "первая")
    cell.value = "высшая"
    book.save(str(tmp_path / "ответ.xlsx"))
    report = made.merge(tmp_path / "ответ.xlsx")
    assert "MERGE-06" in {one.code for one in report.findings}
    assert not made.questions()


def test_a_file_that_lost_all_but_its_rows_is_recognised_by_its_people(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    with files.new_book(tmp_path / "ответ.xlsx") as book:
        page = book.add_worksheet("Лист1")
        page.write_row(2, 0, ["Код", "ФИО", "Должность", "Категория"])
        page.write_row(3, 0, ["П00002", PETROV, "Учитель", "первая"])
        page.write_row(4, 0, ["П00001", IVANOVA, "Учитель", "первая"])
    report = made.merge(tmp_path / "ответ.xlsx")
    assert report.facts["files"][0]["school"] == "СОШ № 1"
    assert {one.code for one in report.findings} >= {"MERGE-05", "MERGE-07"}
    assert made.questions() == [("П00002", "Категория", None, "первая")]


def test_when_every_file_is_refused_the_book_is_not_touched_and_the_reason_is_said(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    (tmp_path / "письмо.xlsx").write_text("Здравствуйте!", encoding="utf-8")
    before = {table: made.book.read(table) for table in made.book.tables}
    report = made.merge(tmp_path / "письмо.xlsx")
    assert (report.refused, report.cells, report.copy) == (True, 0, None)
    assert "READ-02" in report.said
    assert {table: made.book.read(table) for table in made.book.tables} == before


def test_a_template_of_a_newer_program_is_refused_with_its_school(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    book: Any = openpyxl.load_workbook(str(made.files["СОШ № 1"]))
    book["_base"]["B1"].value = "99"
    book.save(str(tmp_path / "ответ.xlsx"))
    report = made.merge(tmp_path / "ответ.xlsx")
    assert "MERGE-04" in report.facts["files"][0]["reason"]


def test_an_answer_with_macros_is_refused(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = tmp_path / "ответ.xlsx"
    answer.write_bytes(made.files["СОШ № 1"].read_bytes())
    with ZipFile(answer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
    assert "READ-09" in made.merge(answer).facts["files"][0]["reason"]


# How it was filled


def test_columns_moved_renamed_added_and_a_title_above_do_no_harm(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Категория": "высшая"}})
    book: Any = openpyxl.load_workbook(str(answer))
    page = book["Сотрудники"]
    page.tables.clear()
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    titles = rows[0]
    order = [*range(len(titles) - 1, -1, -1)]
    rows = [[row[index] for index in order] for row in rows]
    rows[0][rows[0].index("Категория")] = "Категории:"
    rows[0].append("Телефон")
    rows[1].append("5-12-34")
    page.delete_rows(1, page.max_row)
    page.delete_cols(1, page.max_column)
    page.append(["Список сотрудников на 1 февраля"])
    for row in rows:
        page.append(row)
    book.save(str(answer))
    report = made.merge(answer)
    assert made.table("tblStaff", "Категория")[1] == ("высшая",)
    assert [(one.code, one.place.title) for one in report.findings] == [("MERGE-12", "Телефон")]
    cells = report.facts["cells"]
    assert (cells["taken"], cells["refused"]) == (1, 1)
    assert cells["returned"] == sum(cells[name] for name in ("unchanged", "taken", "conflicts", "refused"))


def test_a_name_merged_over_two_rows_is_the_name_of_both(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {NEW: {"Должность": "Методист"}})
    book: Any = openpyxl.load_workbook(str(answer))
    page = book["Сотрудники"]
    page.tables.clear()
    page.merge_cells("C3:C4")
    page.merge_cells("D3:D4")
    book.save(str(answer))
    made.merge(answer)
    assert made.table("tblStaff", "ФИО", "Дата рождения", "Должность")[-1] == (PETROV, date(1981, 5, 1), "Методист")
    assert not made.questions()


def test_a_deleted_row_is_asked_about(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: None})
    report = made.merge(answer)
    assert report.facts["rows"] == {"new": 0, "missing": 1, "questions": 1}
    assert made.table("tblConflicts", "Код", "ФИО", "Столбец") == [("П00002", PETROV, "лист «Сотрудники»")]
    assert report.facts["files"][0]["state"] == "merged"


def test_somebody_from_another_school_is_asked_about(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {NEW: {"ФИО": KOTOVA, "Должность": "Учитель"}})
    made.merge(answer)
    [(question, code)] = made.table("tblConflicts", "Вопрос", "Код")
    assert "в другой школе: Котова Анна Ильинична, 01.05.1983, Воспитатель, Сад" in question
    assert code == "П00003"
    assert len(made.table("tblStaff", "Код")) == 3


def test_refused_cells_are_told_with_their_place_and_marked_for_the_school(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(
        made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Дата решения": "31.02.2024", "Предмет": "химия"}}
    )
    report = made.merge(answer)
    assert made.table("tblStaff", "Предмет", "Дата решения")[1] == ("химия", None)
    [finding] = report.findings
    assert finding.message.startswith("ответ.xlsx · Сотрудники!")
    assert ("ответ.xlsx", "DATE-02") in made.table("tblFindings", "Файл", "Код находки")
    assert made.table("tblSchools", "Шаблон")[0] == ("есть вопросы",)


@pytest.mark.parametrize("dry_run", [False, True])
def test_a_folder_that_holds_no_answer_and_one_that_is_refused_are_no_success(tmp_path: Path, dry_run: bool) -> None:
    made = Round(tmp_path).send()
    empty, foreign = tmp_path / "пустая", tmp_path / "чужие"
    empty.mkdir()
    foreign.mkdir()
    (foreign / "письмо.xlsx").write_text("Здравствуйте!", encoding="utf-8")
    for folder, code in ((empty, "READ-14"), (foreign, "READ-02")):
        report = made.merge(folder, dry_run=dry_run)
        assert (report.refused, report.cells, report.copy) == (True, 0, None)
        assert f"[{code}]" in report.said


# What is collected


def test_a_dry_run_tells_the_changes_and_makes_none(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    new = {"ФИО": "Орлова Вера Олеговна", "Должность": "Методист"}
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Категория": "высшая"}, NEW: new})
    before = made.book.as_markdown()
    report = made.merge(answer, dry_run=True)
    assert (made.book.as_markdown(), report.cells, report.facts["cells"]["taken"] > 1) == (before, 0, True)
    changes = report.facts["changes"]
    assert changes[0] == {
        "sheet": "Сотрудники", "code": "П00002", "name": PETROV, "column": "Категория", "from": None, "to": "высшая",
        "file": "ответ.xlsx",
    }  # fmt: skip
    assert {one["to"] for one in changes[1:]} >= {"Орлова Вера Олеговна", "Методист"}


def test_a_folder_and_an_archive_of_answers(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    folder = tmp_path / "ответы"
    fill(made.files["Сад"], folder / "сад" / "ответ.xlsx", {KOTOVA: {"Категория": "первая"}})
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Категория": "высшая"}})
    with ZipFile(folder / "почта.zip", "w") as archive:
        archive.write(answer, "школа/ответ.xlsx")
    report = made.merge(folder)
    assert [(file["file"], file["school"]) for file in report.facts["files"]] == [
        ("почта.zip/школа/ответ.xlsx", "СОШ № 1"), ("сад/ответ.xlsx", "Сад")
    ]  # fmt: skip
    assert made.table("tblStaff", "Категория") == [("первая",), ("высшая",), ("первая",)]


def test_an_answer_to_an_earlier_template_is_still_an_answer(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    early = fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {PETROV: {"Категория": "высшая"}})
    made.send()
    late = fill(made.files["СОШ № 1"], tmp_path / "2.xlsx", {PETROV: {"Предмет": "химия"}})
    made.merge(late)
    made.merge(early)
    assert made.table("tblStaff", "Категория", "Предмет")[1] == ("высшая", "химия")
    assert not made.questions()


def test_cells_too_far_below_to_be_read_are_accounted_for_as_refused(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    library: Any = openpyxl
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответ.xlsx", {PETROV: {"Предмет": "химия"}})
    before = made.merge(answer, dry_run=True).facts["cells"]
    book = library.load_workbook(answer)
    for row, said in ((20_000, ("нечаянно", "и ещё")), (20_007, ("ниже",))):
        for column, text in enumerate(said, 1):
            book["Сотрудники"].cell(row, column).value = text
    book.save(answer)
    report = made.merge(answer)
    cells = report.facts["cells"]
    assert (cells["refused"], cells["returned"]) == (before["refused"] + 3, before["returned"] + 3)
    assert [one.place.cell for one in report.findings if one.code == "READ-13"] == ["Сотрудники!A20000"]
    assert made.table("tblSchools", "Шаблон")[0] == ("есть вопросы",)
