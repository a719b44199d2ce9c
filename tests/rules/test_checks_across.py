"""What contradicts itself between rows."""

import random
from itertools import chain
from typing import Any

import pytest

from attest_xl.findings import Finding
from attest_xl.rules.checks import check_rows
from attest_xl.sheets import Institution, Staff
from tests.rules.people import person

SCHOOLS = [Institution(institution=f"Школа № {number}") for number in (1, 2)]
MARIA = {"name": "Иванова Мария Петровна", "birth": "12.03.1985"}


def found(*people: Staff) -> list[tuple[str, str]]:
    return [(finding.place.cell, finding.code) for finding in check_rows(people, SCHOOLS)]


def rows(*who: dict[str, Any]) -> list[Staff]:
    return [person(row, **fields) for row, fields in enumerate(who, 2)]


def test_people_who_differ_are_not_reported():
    assert found(*rows(MARIA, {**MARIA, "name": "Петров Иван Сергеевич"})) == []


def test_one_person_in_two_positions_of_one_institution_is_right():
    assert found(*rows(MARIA, {**MARIA, "position": "Методист"})) == []


@pytest.mark.parametrize(
    "other",
    [
        MARIA,
        {"name": "ИВАНОВА  Мария Петровна", "birth": "12.03.1985"},
        {"name": "Иванова (Сидорова) Мария Петровна", "birth": "12.03.1985"},
        {"name": "Ивaнoва Мария Петровна"},  # Latin a and o, and no birth
        {**MARIA, "institution": "Школа №1", "position": "учитель"},
    ],
)
def test_one_person_twice_in_one_position_is_an_error_at_both_rows(other: dict[str, Any]):
    assert found(*rows(MARIA, other)) == [("Сотрудники!C2", "DUP-01"), ("Сотрудники!C3", "DUP-01")]


def test_each_row_of_a_repeated_person_names_another_one():
    findings = check_rows(rows(MARIA, MARIA, MARIA), SCHOOLS)
    assert [dict(finding.details)["other"] for finding in findings] == [
        "Сотрудники!C3", "Сотрудники!C2", "Сотрудники!C2",
    ]  # fmt: skip


def test_who_has_left_is_not_there_twice():
    assert found(*rows(MARIA, {**MARIA, "status": "выбыл"})) == []


def test_one_person_in_two_institutions_is_a_note_at_both():
    assert found(*rows(MARIA, {**MARIA, "institution": "Школа № 2"})) == [
        ("Сотрудники!C2", "DUP-02"), ("Сотрудники!C3", "DUP-02"),
    ]  # fmt: skip


def test_one_name_with_two_births_is_a_warning_within_an_institution_and_a_note_beyond():
    here = rows(MARIA, {**MARIA, "birth": "12.03.1984"})
    there = rows(MARIA, {**MARIA, "birth": "12.03.1984", "institution": "Школа № 2"})
    assert [code for _, code in found(*here)] == ["DUP-03", "DUP-03"]
    assert [code for _, code in found(*there)] == ["DUP-04", "DUP-04"]


def test_namesakes_with_two_births_are_not_one_person_twice_but_each_may_be():
    codes = found(*rows(MARIA, {**MARIA, "birth": "12.03.1984"}, MARIA))
    assert [code for _, code in codes] == ["DUP-01", "DUP-01", "DUP-03", "DUP-03", "DUP-03"]


@pytest.mark.parametrize(
    "name",
    [
        "Иваноова Мария Петровна",
        "Ивнова Мария Петровна",
        "Ивонова Мария Петровна",
        "Ивнаова Мария Петровна",
        "Иванова Марья Петровна",
        "Иванова Мария Петровно",
    ],
)
def test_a_name_one_slip_apart_with_the_same_birth_is_a_warning_at_both(name: str):
    assert found(*rows(MARIA, {**MARIA, "name": name})) == [("Сотрудники!C2", "DUP-05"), ("Сотрудники!C3", "DUP-05")]


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Ивонова Марья Петровна", "birth": "12.03.1985"},
        {"name": "Ивонова Мария Петровна", "birth": "13.03.1985"},
        {"name": "Ивонова Мария Петровна"},
        {"name": "Иванцова Мария Павловна", "birth": "12.03.1985"},
    ],
)
def test_names_further_apart_or_with_another_birth_are_not_reported(other: dict[str, Any]):
    assert found(*rows(MARIA, other)) == []


@pytest.mark.parametrize("birth", [None, "12.03.1985"])
def test_initials_beside_a_full_name_in_one_institution_are_a_warning(birth: str | None):
    assert found(*rows(MARIA, {"name": "Иванова М.П.", "birth": birth})) == [("Сотрудники!C3", "DUP-06")]


@pytest.mark.parametrize(
    "other",
    [
        {"name": "Иванова М.П.", "birth": "13.03.1985"},
        {"name": "Иванова М.С."},
        {"name": "Иванова М.П.", "institution": "Школа № 2"},
    ],
)
def test_initials_that_cannot_be_the_same_person_are_not_reported(other: dict[str, Any]):
    assert found(*rows(MARIA, other)) == []


def test_an_institution_that_is_not_listed_is_an_error_at_its_cell():
    assert found(person(5, institution="Школа № 99")) == [("Сотрудники!B5", "INST-01")]


@pytest.mark.parametrize("name", ["школа №1", "ШКОЛА № 1", "Школа\u00a0№\u00a01"])
def test_an_institution_is_known_however_it_is_spaced_and_cased(name: str):
    assert found(person(5, institution=name)) == []


def test_an_empty_list_of_institutions_is_said_once():
    findings = check_rows([person(number, name=f"Человек {'а' * number}") for number in range(2, 9)], [])
    assert [(str(finding.place), finding.code) for finding in findings] == [("Учреждения", "INST-02")]


def test_an_institution_listed_twice_is_a_warning_at_the_later_line():
    findings = check_rows([], [*SCHOOLS, Institution(institution="Школа №2")])
    assert [(finding.code, finding.said) for finding in findings] == [("INST-03", "Школа №2")]


def test_rows_without_a_name_or_an_institution_are_left_to_other_checks():
    assert found(*rows({"name": None}, {"name": None}, {"name": "–"}, {"institution": None, **MARIA})) == []


def everyone() -> list[Staff]:
    groups = (
        (MARIA, MARIA),
        ({"name": "Петрова Анна Ильинична", "birth": "01.02.1990"},
         {"name": "Петрова Анна Ильинична", "birth": "01.02.1990", "institution": "Школа № 2"}),
        ({"name": "Сидоров Пётр Ильич", "birth": "01.02.1970"}, {"name": "Сидоров Петр Илич", "birth": "01.02.1970"}),
        ({"name": "Козлов Олег Львович"}, {"name": "Козлов О. Л."}),
    )  # fmt: skip
    return rows(*chain.from_iterable(groups))


@pytest.mark.parametrize("seed", range(5))
def test_what_is_found_does_not_depend_on_the_order_of_rows(seed: int):
    people = everyone()
    shuffled = random.Random(seed).sample(people, len(people))

    def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
        return sorted((finding.place.cell, finding.code) for finding in findings)

    assert told(check_rows(shuffled, SCHOOLS)) == told(check_rows(people, SCHOOLS))
    assert len(told(check_rows(people, SCHOOLS))) == 7
