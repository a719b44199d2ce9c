"""«Применить решения»."""

from datetime import date
from pathlib import Path

from tests.actions.collecting import NEW, Round, fill
from tests.actions.test_merge import IVANOVA, KOTOVA, PETROV


def conflict(folder: Path) -> tuple[Round, Path]:
    """A round in which a school and the methodist have changed the same cell."""
    made = Round(folder).send()
    answer = fill(made.files["СОШ № 1"], folder / "ответ.xlsx", {PETROV: {"Категория": "высшая"}})
    made.set_cells("tblStaff", PETROV, Категория="первая")
    made.merge(answer)
    return made, answer


def test_the_schools_value_is_taken_the_row_cleared_and_the_question_never_put_again(tmp_path: Path) -> None:
    made, answer = conflict(tmp_path)
    made.set_cells("tblConflicts", "П00002", Решение="взять от школы")
    report = made.resolve()
    assert report.facts["decisions"] == {"applied": 1, "refused": 0, "open": 0}
    assert made.table("tblStaff", "Категория")[1] == ("высшая",)
    assert not made.questions()
    assert made.table("tblSchools", "Шаблон", "Вопросов")[0] == ("собран", None)
    assert made.merge(answer).cells == 0
    made.set_cells("tblStaff", PETROV, Категория="вторая")
    made.merge(answer)
    assert (made.table("tblStaff", "Категория")[1], made.questions()) == (("вторая",), [])


def test_the_books_value_stays_for_good(tmp_path: Path) -> None:
    made, answer = conflict(tmp_path)
    made.set_cells("tblConflicts", "П00002", Решение="оставить в книге")
    made.resolve()
    made.merge(answer)
    assert (made.table("tblStaff", "Категория")[1], made.questions()) == (("первая",), [])


def test_undecided_questions_stay_and_nothing_is_written(tmp_path: Path) -> None:
    made, _ = conflict(tmp_path)
    report = made.resolve()
    assert (report.cells, report.copy, report.needs_person) == (0, None, True)
    assert made.questions() == [("П00002", "Категория", "первая", "высшая")]


def test_a_decision_that_does_not_fit_is_told_at_its_cell_and_stays(tmp_path: Path) -> None:
    made, _ = conflict(tmp_path)
    made.set_cells("tblConflicts", "П00002", Решение="выбыл")
    report = made.resolve()
    assert [(one.code, one.place.cell) for one in report.findings] == [("MERGE-21", "Сверка!C2")]
    assert "взять от школы · оставить в книге" in report.findings[0].message
    assert made.table("tblConflicts", "Решение") == [("выбыл",)]
    made.set_cells("tblConflicts", "П00002", Решение="да, наверное")
    assert [one.code for one in made.resolve().findings] == ["CHOICE-01"]


def test_one_school_at_a_time(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answers = [
        fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {PETROV: {"Категория": "высшая"}}),
        fill(made.files["Сад"], tmp_path / "2.xlsx", {KOTOVA: {"Категория": "высшая"}}),
    ]
    made.set_cells("tblStaff", PETROV, Категория="вторая")
    made.set_cells("tblStaff", KOTOVA, Категория="вторая")
    made.merge(*answers)
    for code in ("П00002", "П00003"):
        made.set_cells("tblConflicts", code, Решение="взять от школы")
    assert made.resolve(school="сад").facts["decisions"] == {"applied": 1, "refused": 0, "open": 1}
    assert [category for (category,) in made.table("tblStaff", "Категория")] == ["первая", "вторая", "высшая"]
    unknown = made.resolve(school="Лицей")
    assert ([one.code for one in unknown.findings], unknown.refused) == (["MERGE-24"], True)
    assert made.resolve(school="У001").facts["decisions"] == {"applied": 1, "refused": 0, "open": 0}


def test_a_transfer_moves_the_row_and_its_old_school_is_heard_no_more(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    came = {"ФИО": KOTOVA, "Дата рождения": date(1983, 5, 1), "Должность": "Учитель", "Категория": "высшая"}
    school = fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {NEW: came})
    garden = fill(made.files["Сад"], tmp_path / "2.xlsx", {KOTOVA: {"Примечание": "ушла"}})
    made.merge(school)
    made.set_cells("tblConflicts", "П00003", Решение="перевёлся: перенести строку")
    made.resolve()
    assert made.table("tblStaff", "Код", "Учреждение", "Должность", "Категория")[2] == (
        "П00003", "СОШ № 1", "Учитель", "первая"
    )  # fmt: skip
    assert made.questions() == [("П00003", "Категория", "первая", "высшая")]
    assert len(made.table("tblStaff", "Код")) == 3
    made.merge(garden)
    assert made.table("tblStaff", "Примечание")[2] == (None,)
    assert [column for _, column, _, _ in made.questions()] == ["Категория", "лист «Сотрудники»"]


def test_a_row_is_added_a_person_marked_as_gone_another_filled_up(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    new = {
        "ФИО": "Ивонова Мария Петровна",
        "Дата рождения": date(1980, 5, 1),
        "Должность": "Учитель",
        "Предмет": "химия",
    }
    answer = fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {PETROV: None, NEW: new})
    made.merge(answer)
    assert made.table("tblConflicts", "Код", "ФИО") == [
        ("П00001", "Ивонова Мария Петровна"), ("П00002", PETROV)
    ]  # fmt: skip
    made.set_cells("tblConflicts", "П00001", Решение="это тот же человек")
    made.set_cells("tblConflicts", "П00002", Решение="выбыл")
    report = made.resolve()
    assert made.table("tblStaff", "ФИО", "Предмет", "Статус")[:2] == [
        (IVANOVA, "химия", "работает"), (PETROV, None, "выбыл")
    ]  # fmt: skip
    assert made.questions() == [("П00001", "ФИО", IVANOVA, "Ивонова Мария Петровна")]
    assert report.facts["decisions"]["open"] == 1
    assert made.merge(answer).cells == 0


def test_a_row_that_lost_its_code_and_got_another_surname_is_the_same_persons(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    lost = {"Код": None, "ФИО": "Орлова Мария Петровна", "Категория": "высшая", "Предмет": "химия"}
    answer = fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {IVANOVA: lost})
    made.merge(answer)
    assert made.table("tblConflicts", "Код", "ФИО") == [("П00001", "Орлова Мария Петровна")]
    made.set_cells("tblConflicts", "П00001", Решение="это тот же человек")
    made.resolve()
    assert made.table("tblStaff", "Код", "ФИО", "Категория", "Предмет", "Дата решения")[0] == (
        "П00001", "Орлова Мария Петровна", "высшая", "химия", date(2021, 3, 12)
    )  # fmt: skip
    assert (made.questions(), len(made.table("tblStaff", "Код"))) == ([], 3)
    assert made.merge(answer).cells == 0


def test_a_row_that_lost_its_code_and_is_another_persons_leaves_the_first_one_missing(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    lost = {"Код": None, "ФИО": "Орлова Мария Петровна"}
    answer = fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {IVANOVA: lost})
    made.merge(answer)
    made.set_cells("tblConflicts", "П00001", Решение="добавить строку")
    made.resolve()
    assert made.table("tblStaff", "Код", "ФИО")[3] == ("П00004", "Орлова Мария Петровна")
    assert made.table("tblConflicts", "Код", "ФИО") == [("П00001", IVANOVA)]
    assert made.merge(answer).cells == 0


def test_an_added_row_gets_a_code_and_is_not_asked_about_again(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    new = {"ФИО": "Ивонова Мария Петровна", "Дата рождения": date(1980, 5, 1), "Должность": "Учитель"}
    answer = fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {NEW: new})
    made.merge(answer)
    made.set_cells("tblConflicts", "П00001", Решение="добавить строку")
    assert made.resolve().facts["rows"]["new"] == 1
    assert made.table("tblStaff", "Код", "Учреждение", "ФИО", "Дата рождения")[3] == (
        "П00004", "СОШ № 1", "Ивонова Мария Петровна", date(1980, 5, 1)
    )  # fmt: skip
    assert made.merge(answer).cells == 0


def test_a_course_left_out_goes_only_when_a_person_says_so(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "1.xlsx", {IVANOVA: None}, "Курсы")
    made.merge(answer)
    assert len(made.table("tblCourses", "Код")) == 1
    made.set_cells("tblConflicts", "лист «Курсы»", Решение="взять от школы")
    made.resolve()
    assert (made.table("tblCourses", "Код"), made.questions()) == ([], [])
    assert made.merge(answer).cells == 0


def test_a_row_that_has_been_deleted_meanwhile_is_told(tmp_path: Path) -> None:
    made, _ = conflict(tmp_path)
    made.set_cells("tblStaff", PETROV, Учреждение="Сад")
    made.set_cells("tblConflicts", "П00002", Решение="взять от школы")
    assert [one.code for one in made.resolve().findings] == ["MERGE-22"]
    assert len(made.questions()) == 1


def test_a_damaged_row_is_told_and_left_alone(tmp_path: Path) -> None:
    made, _ = conflict(tmp_path)
    made.set_cells("tblConflicts", "П00002", Решение="взять от школы", Данные="{")
    assert [one.code for one in made.resolve().findings] == ["MERGE-23"]
    assert made.table("tblConflicts", "Решение") == [("взять от школы",)]
