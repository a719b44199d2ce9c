"""Which returned row is which sent one, and who may be whom."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from attest_xl.tables.likeness import Likeness, People, Person, alike_names, one_apart
from attest_xl.tables.pairing import numbered, pair, same_person

MARIA = {"code": "П1", "name": "Иванова Мария Петровна", "birth": date(1980, 3, 1), "position": "Учитель"}
PETR = {"code": "П2", "name": "Петров Пётр Ильич", "birth": date(1975, 7, 7), "position": "Учитель"}
KNOWN = {"П1": MARIA, "П2": PETR}


def keys(returned: list[dict[str, Any]], table: str = "tblStaff", known: Any = KNOWN) -> tuple[str | None, ...]:
    return pair(known, returned, table).keys


def test_a_row_is_known_by_its_code_wherever_it_stands() -> None:
    assert keys([PETR, MARIA]) == ("П2", "П1")


def test_a_copy_of_a_row_is_new_and_the_row_that_agrees_more_is_the_original() -> None:
    assert keys([{**MARIA, "position": "Методист"}, MARIA]) == (None, "П1")
    assert keys([MARIA, MARIA]) == ("П1", None)


def test_codes_that_were_shifted_against_their_rows_do_not_count() -> None:
    assert keys([{**MARIA, "code": "П2"}, {**PETR, "code": "П1"}]) == ("П1", "П2")


def test_rows_without_codes_are_known_by_their_marks_else_by_a_name_that_only_one_bears() -> None:
    bare = {**MARIA, "code": None}
    assert keys([bare]) == ("П1",)
    assert keys([{**bare, "birth": None, "position": "Методист"}]) == ("П1",)
    assert keys([{**bare, "birth": None}, {**bare, "position": "Методист"}]) == (None, None)


def test_missing_rows_are_named() -> None:
    assert pair(KNOWN, [PETR], "tblStaff").missing == ("П1",)


@pytest.mark.parametrize(
    "changes, same",
    [
        ({"name": "Котова Мария Петровна"}, True),  # married
        ({"name": "Иванова М.П."}, True),
        ({"name": "Иваонва Мария Петровна", "birth": None}, True),
        ({"birth": date(1981, 3, 1)}, True),
        ({"name": None}, True),
        ({"name": "Сидоров Олег Ильич", "birth": date(1990, 1, 1)}, False),
        ({"name": "Иванова Ольга Сергеевна", "birth": date(1990, 1, 1)}, False),
        ({"name": "Котова Мария Петровна", "birth": date(1990, 1, 1)}, False),
        ({"name": "Сидоров Олег Ильич", "birth": None}, False),
    ],
)
def test_who_may_be_one_person_under_one_code(changes: Any, same: bool) -> None:
    assert same_person(MARIA, {**MARIA, **changes}) is same


def test_equal_marks_are_told_apart_by_their_order() -> None:
    assert numbered(["а", "б", "а", "а"]) == ("а", "б", "а#2", "а#3")


COURSE = {"name": "Иванова Мария Петровна", "position": "Учитель", "programme": "ФГОС в школе", "hours": 72}


def test_rows_of_a_table_without_codes_pair_by_likeness_but_never_across_people() -> None:
    known = {"1": COURSE, "2": {**COURSE, "programme": "ИКТ", "hours": 36}}
    assert keys([{**COURSE, "programme": "ФГОС"}], "tblCourses", known) == ("1",)
    assert keys([{**COURSE, "programme": "ИКТ", "hours": None}], "tblCourses", known) == ("2",)
    assert keys([{**COURSE, "name": "Петров Пётр Ильич"}], "tblCourses", known) == (None,)
    assert keys([{**COURSE, "programme": "Танец", "hours": 8}], "tblCourses", known) == (None,)


# Who of the district a new row may be

THERE = Person("П1", "СОШ № 1", "Иванова Мария Петровна", date(1980, 3, 1), "Учитель")


def likeness(**changes: Any) -> Likeness | None:
    found = People([THERE]).likeness(replace(THERE, key="", **changes))
    return found[0] if found else None


@pytest.mark.parametrize(
    "changes, expected",
    [
        ({}, Likeness.SAME),
        ({"birth": None}, Likeness.SAME),
        ({"position": None}, Likeness.SAME),
        ({"position": "Методист"}, None),  # a second position
        ({"birth": date(1990, 1, 1)}, None),  # a namesake
        ({"name": "Ивонова Мария Петровна"}, Likeness.SAME),
        ({"name": "Ивонова Мария Петровна", "position": "Методист"}, Likeness.SAME),
        ({"name": "Ивонова Мария Петровна", "birth": None}, None),
        ({"name": "Иванова М.П."}, Likeness.SAME),
        ({"name": "ИВАНОВА мария петровна", "school": "сош №1"}, Likeness.SAME),
        ({"school": "Сад"}, Likeness.TRANSFER),
        ({"school": "Сад", "position": "Воспитатель", "birth": None}, Likeness.TRANSFER),
        ({"school": "Сад", "name": "Иванова Мария Павловна"}, None),
    ],
)
def test_how_a_new_row_stands_to_a_person_known(changes: Any, expected: Likeness | None) -> None:
    assert likeness(**changes) is expected


def test_the_likeliest_person_comes_first_and_one_added_is_found() -> None:
    people = People(
        [Person("П3", "Сад", THERE.name, None), THERE, Person("П4", "Сад", "Ивонова Мария Петровна", THERE.birth)]
    )
    new = Person("", "Сад", THERE.name, THERE.birth, "Учитель")
    assert [person.key for person in people.like(new)] == ["П3", "П4", "П1"]
    people.add(Person("П5", "Сад", THERE.name, THERE.birth, "Учитель"))
    assert people.like(new)[0].key == "П5"


@pytest.mark.parametrize(
    "other", ["иванова", "ивонова", "иваонва", "ивнова", "иваннова", "ванова", "ивановаа", "ианова"]
)
def test_texts_one_letter_apart(other: str) -> None:
    assert one_apart("иванова", other)
    assert one_apart(other, "иванова")


@pytest.mark.parametrize("other", ["ивановна ", "ивоноба", "петрова", "", "авинова", "ивановаая"])
def test_texts_farther_apart(other: str) -> None:
    assert not one_apart("иванова", other)


def test_another_given_name_is_another_person() -> None:
    assert not alike_names("Иванова Мария Петровна", "Иванова Ольга Петровна", renamed=True)
    assert alike_names("Иванова Мария", "Иванова Мария Петровна", renamed=False)
    assert not alike_names("Иванова М.П.", "Котова М.П.", renamed=True)
