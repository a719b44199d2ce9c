"""Returned sheets, however they have been rearranged; whose they are."""

from dataclasses import replace
from typing import Any

import pytest

from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import titles_of
from attest_xl.sheets import Course, Experience, Staff
from attest_xl.tables.answers import Answer, ReturnedFile, answer_of
from attest_xl.tables.base_sheet import BASE_SHEET, NAMES, Identity, base_grid, base_hash
from attest_xl.tables.returned import Returned, header_index, returned_sheet, returned_sheets
from tests.tables.grids import grid, told

STAFF = """
    | Код | ФИО     | Должность | Категория |
    | П1  | Иванова | Учитель   | первая    |
    |     |         |           |           |
    | П2  | Петров  | Методист  |           |
"""


def sheet(table: str, **more: Any) -> Returned:
    found = grid(table, "Сотрудники", **more)
    header = header_index(found, Staff)
    assert header is not None
    return returned_sheet(found, Staff, header)


def rows(returned: Returned) -> list[tuple[int, Any, Any]]:
    return [(line.row, line.cells.get("code"), line.cells.get("name")) for line in returned.rows]


def test_rows_keep_their_numbers_and_blank_ones_are_left_out() -> None:
    assert rows(sheet(STAFF)) == [(2, "П1", "Иванова"), (4, "П2", "Петров")]


def test_the_header_once_more_is_no_person() -> None:
    again = "\n    | Код | ФИО     | Должность | Категория |\n    | П3  | ФИО     | Учитель   |           |\n"
    assert rows(sheet(STAFF.rstrip() + again)) == [(2, "П1", "Иванова"), (4, "П2", "Петров"), (6, "П3", "ФИО")]


def test_a_header_that_has_slid_down_is_found() -> None:
    above = "| Список | | | |\n| на 1 мая | | | |\n"
    assert rows(sheet(above + STAFF.strip(), top=2)) == [(5, "П1", "Иванова"), (7, "П2", "Петров")]


def test_a_header_may_be_renamed_a_little_but_not_be_missing() -> None:
    assert header_index(grid("| Код. | Ф.И.О. педагога | Должнсть | Катег. |"), Staff) == 0
    assert header_index(grid("| П1 | Иванова | Учитель | первая |"), Staff) is None


def test_unknown_columns_are_counted_and_told_once_each() -> None:
    found = sheet("""
        | Код | ФИО     | Телефон | Должность | Дом |
        | П1  | Иванова | 5-12    | Учитель   |     |
        | П2  | Петров  | 6-13    | Учитель   |     |
    """)
    assert (found.strange, told(found.findings)) == (2, [("Сотрудники!C2", "MERGE-12")])
    assert "ячейки столбца не взяты: 2" in found.findings[0].message


def test_a_column_that_stands_twice_is_not_read_and_its_cells_are_counted() -> None:
    found = sheet("""
        | Код | ФИО     | Должность | Категория | Категория |
        | П1  | Иванова | Учитель   | первая    | высшая    |
    """)
    assert "category" not in found.columns
    assert (found.strange, [code for _, code in told(found.findings)]) == (2, ["HEAD-02", "HEAD-02"])


def test_merged_cells_speak_for_the_rows_they_cover_that_say_something() -> None:
    table = """
        | Код | ФИО     | Должность | Категория |
        | П1  | Иванова | Учитель   |           |
        |     |         | Методист  |           |
        |     |         |           |           |
        |     |         | Учитель   |           |
    """
    found = sheet(table, merged=((2, 2, 4, 2), (1, 1, 1, 4)))
    assert rows(found) == [(2, "П1", "Иванова"), (3, None, "Иванова"), (5, None, None)]


def test_a_row_that_only_says_which_school_it_is_from_says_nothing() -> None:
    found = sheet("""
        | Код | Учреждение | ФИО     | Должность |
        | П1  | СОШ № 1    | Иванова | Учитель   |
        |     | СОШ № 1    |         |           |
    """)
    assert len(found.rows) == 1


def test_sheets_are_known_by_title_else_by_columns_of_their_own() -> None:
    courses = grid("| Код | ФИО | Должность | Программа | Часов |\n| П1 | Иванова | Учитель | ФГОС | 72 |", "Лист2")
    people = grid(STAFF, "СОТРУДНИКИ ")
    notes = grid("| Позвоните мне |", "Заметки")
    found, findings = returned_sheets([notes, courses, people], [Staff, Course, Experience], "a.xlsx")
    assert [(one.row, one.sheet) for one in found] == [(Staff, "СОТРУДНИКИ "), (Course, "Лист2")]
    assert told(findings) == [("Опыт", "MERGE-08"), ("Заметки", "MERGE-10")]


# The file as a whole

IDENTITY = Identity("Верхний", "У001", "6d2c28c6-340e", "2026-01-15T10:30:00")
SENT: Any = {Staff: [{"code": "П1", "name": "Иванова", "position": "Учитель"}]}
HASHES = {IDENTITY.template_id: base_hash(SENT)}
BASE = Grid(BASE_SHEET, base_grid(IDENTITY, SENT))
PEOPLE = Grid("Сотрудники", (titles_of(Staff), ("П1", None, "Иванова", None, "Методист")))


def answer(*grids: Grid, properties: dict[str, str] | None = None, hashes: dict[str, str] = HASHES) -> Answer:
    return answer_of(ReturnedFile("a.xlsx", grids, properties or {}, "1"), hashes)


def test_with_its_base_an_answer_tells_what_was_changed() -> None:
    found = answer(PEOPLE, BASE)
    assert (found.identity, found.based, found.refusal) == (IDENTITY, True, None)
    [difference] = found.differences
    assert [(said.key, dict(said.cells)) for said in difference.changed] == [("П1", {"position": "Методист"})]


def test_a_base_under_another_name_is_still_the_base() -> None:
    assert answer(PEOPLE, replace(BASE, sheet="Лист9")).based


@pytest.mark.parametrize(
    "grids, properties, code",
    [
        ((PEOPLE,), {NAMES["template_id"]: IDENTITY.template_id}, "MERGE-05"),
        ((PEOPLE, grid("| Номер шаблона: 6d2c28c6-340e |", "Инструкция")), {}, "MERGE-05"),
        ((PEOPLE, replace(BASE, rows=(*BASE.rows, ("row", "П9")))), {}, "MERGE-06"),
    ],
)
def test_without_a_base_that_can_be_believed_the_rows_are_kept_whole(grids: Any, properties: Any, code: str) -> None:
    found = answer(*grids, properties=properties)
    assert found.identity is not None
    assert found.identity.template_id == IDENTITY.template_id
    assert (found.based, len(found.returned), found.findings[0].code) == (False, 1, code)


def test_a_template_of_a_newer_program_and_one_without_sheets_are_refused() -> None:
    newer = replace(BASE, rows=(("attest-xl", "99", *BASE.rows[0][2:]), *BASE.rows[1:]))
    for grids, code in (((PEOPLE, newer), "MERGE-04"), ((BASE,), "MERGE-09"), ((grid("| Привет |"),), "MERGE-03")):
        refusal = answer(*grids).refusal
        assert refusal is not None
        assert refusal.code == code


def test_the_programs_own_sheets_are_passed_over() -> None:
    assert answer(PEOPLE, BASE, grid("| Код |\n| 1 |", "График"), grid("| x |", "_lists")).findings == ()
