"""«Пересчитать график»."""

from datetime import date

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from tests.actions.desks import cells, desk

STAFF = """
    | Сотрудники | Код    | Учреждение | ФИО                    | Должность | Категория     | Дата решения | Дата СЗД   | В должности с | Статус |
    |            | П00001 | СОШ № 1    | Иванова Мария Петровна | Учитель   | первая        | 2021-03-12   |            | 2010-09-01    |        |
    |            | П00002 | СОШ № 1    | Петров Пётр Ильич      | Учитель   | без категории |              | 2022-05-20 | 2015-09-01    |        |
    |            | П00003 | СОШ № 1    | Сидорова Анна Львовна  | Директор  | высшая        | 2024-01-10   |            | 2015-09-01    |        |
    |            | П00004 | СОШ № 1    | Котова Вера Олеговна   | Учитель   | высшая        | 2024-01-10   |            | 2015-09-01    | выбыл  |
"""
DUE = ("Код", "Вид аттестации", "Следующая дата", "Подать документы до", "Состояние")


def test_the_schedule_has_a_row_for_everybody_who_works() -> None:
    at = desk(STAFF)
    report = perform("recalculate", at)
    assert cells(at, "tblSchedule", *DUE) == [
        ("П00001", "категория", date(2026, 3, 12), date(2025, 12, 12), "срочно"),
        ("П00002", "СЗД", date(2027, 5, 20), date(2027, 4, 20), "в плане"),
        ("П00003", "нет", None, None, "не подлежит"),
    ]
    assert not report.needs_person
    assert report.facts["states"] == {"срочно": 1, "в плане": 1, "не подлежит": 1}


def test_a_second_recalculation_changes_nothing_and_makes_no_copy() -> None:
    at = desk(STAFF)
    perform("recalculate", at)
    again = perform("recalculate", at)
    assert (again.cells, again.copy) == (0, None)


def test_what_moved_is_said_in_words() -> None:
    at = desk(STAFF)
    perform("recalculate", at)
    perform("recalculate", Desk(at.book, date(2026, 4, 1)))
    (said, *_) = [row[0] for row in cells(at, "tblSchedule", "Изменилось") if row[0]]
    assert isinstance(said, str)
    assert "категория → СЗД" in said


def test_a_cell_that_cannot_be_read_is_not_an_empty_one() -> None:
    at = desk(STAFF.replace("| без категории |", "| третья        |"))
    report = perform("recalculate", at)
    rows = {row[0]: row[1:] for row in cells(at, "tblSchedule", "Код", "Состояние", "Основание")}
    assert rows["П00002"] == (
        "нет данных",
        "Не прочитано: Категория «третья». Исправьте ячейку, место – на листе «Проверка».",
    )
    assert [(finding.place.cell, finding.code) for finding in report.findings] == [("Сотрудники!F3", "CAT-01")]


def test_rows_typed_by_hand_get_a_code_and_copied_ones_a_new_one() -> None:
    at = desk(STAFF.replace("| П00004 |", "| П00001 |").replace("| П00002 |", "|        |"))
    perform("recalculate", at)
    assert [row[0] for row in cells(at, "tblStaff", "Код")] == ["П00001", "П00004", "П00003", "П00005"]


def test_a_code_is_never_given_twice_even_when_its_row_is_gone() -> None:
    settings = """
    | Настройки | Параметр        | Значение | Имя             |
    |           | Последний номер | П00010   | last_staff_code |
    """
    at = desk(STAFF.replace("| П00002 |", "|        |") + settings)
    perform("recalculate", at)
    assert ("П00011",) in cells(at, "tblStaff", "Код")
    assert cells(at, "tblSettings", "Значение") == [("П00011",)]


def test_the_day_of_the_settings_holds_unless_a_day_is_asked() -> None:
    settings = """
    | Настройки | Параметр | Значение   | Имя   |
    |           | Сегодня  | 01.04.2026 | today |
    """
    at = desk(STAFF + settings)
    assert perform("recalculate", at).facts["today"] == "2026-04-01"
    asked = Desk(at.book, date(2026, 1, 15), asked=date(2026, 1, 2))
    assert perform("recalculate", asked).facts["today"] == "2026-01-02"


def test_settings_that_mean_nothing_are_said_and_not_passed_over() -> None:
    settings = """
    | Настройки | Параметр | Значение   | Имя     |
    |           | Правила  | ру-196     | profile |
    |           | Сегодня  | 31.02.2026 | today   |
    """
    report = perform("recalculate", desk(STAFF + settings))
    assert [(finding.place.cell, finding.code) for finding in report.findings] == [
        ("Настройки!C2", "RULE-04"),
        ("Настройки!C3", "RULE-05"),
    ]
    assert report.needs_person
    assert (report.facts["profile"], report.facts["today"]) == ("ru-196", "2026-01-15")


def test_session_papers_get_their_deadlines() -> None:
    sessions = """
    | Заседания | Код    | ФИО               | Вид заседания | Дата заседания | Представление до | Выписка до |
    |           | П00002 | Петров Пётр Ильич | СЗД           | 2026-03-02     |                  |            |
    """
    at = desk(STAFF + sessions)
    perform("recalculate", at)
    assert cells(at, "tblSessions", "Представление до", "Выписка до") == [(date(2026, 1, 31), date(2026, 3, 4))]
