"""Which title is which column, and what is never taken without a word."""

import pytest

from attest_xl.schema.sheet import titles_of
from attest_xl.sheets import SHEETS, Due, Staff
from attest_xl.tables.headers import header_findings, match
from tests.tables.grids import grid, told


@pytest.mark.parametrize("row", SHEETS, ids=lambda row: row.sheet.title)
def test_every_sheet_recognises_its_own_header(row: type) -> None:
    matched = match(titles_of(row), row)
    assert list(matched.fields.values()) == list(range(len(titles_of(row))))
    assert (matched.unknown, matched.near, matched.clashes, matched.missing) == ((), (), (), ())


@pytest.mark.parametrize(
    "title, field",
    [
        ("ДОЛЖНОСТЬ", "position"),
        ("  Дата\nрождения ", "birth"),
        ("Дата рожд.", "birth"),
        ("Датa рoждения", "birth"),  # Latin look-alikes
        ("Должнсть", "position"),
        ("Дата рожденья", "birth"),
        ("Примечания:", "remark"),
        ("Ф. И. О.", "name"),
        ("Имеющаяся кв. кат.", "category"),
        ("Категории", "category"),
        ("Заявляемая категория", "claims"),
        ("Повышение квалификации", "trained"),
        ("Молодой спец.", "young"),
        ("В должности c", "started"),
        ("Педагогический стаж", "service"),
        ("Катего-\nрия", "category"),
    ],
)
def test_a_lightly_renamed_title_is_its_column(title: str, field: str) -> None:
    assert dict(match([title], Staff).fields) == {field: 0}


@pytest.mark.parametrize(
    "title", ["Дата", "Категория работы с детьми", "Телефон", "Дата рождения ребёнка", "Учебный год", "", None, 5]
)
def test_a_title_that_only_shares_a_word_is_not_taken(title: str | None) -> None:
    assert dict(match([title], Staff).fields) == {}


def test_the_exact_title_wins_over_a_likeness() -> None:
    matched = match(["Категория (старая)", "Категория", "Дата приказа", "Дата решения"], Staff)
    assert dict(matched.fields) == {"category": 1, "decided": 3}
    assert matched.unknown == (0, 2)


def test_two_headers_for_one_column_are_refused_both() -> None:
    sheet = grid("| ФИО | Учреждение | Должность | Категория | категория: |")
    matched = match(sheet.rows[0], Staff)
    assert "category" not in matched.fields
    assert told(header_findings(matched, sheet, Staff)) == [("Лист1!D1", "HEAD-02"), ("Лист1!E1", "HEAD-02")]


def test_a_missing_required_column_is_said_once() -> None:
    sheet = grid("| ФИО | Учреждение |")
    findings = header_findings(match(sheet.rows[0], Staff), sheet, Staff)
    assert [(finding.code, finding.place.title) for finding in findings] == [("HEAD-01", "Должность")]


def test_a_near_miss_is_suggested_by_its_title_and_never_by_an_alias() -> None:
    sheet = grid("| ФИО | Учреждение | Должность | Дата решения аттестационной комиссии |")
    [finding] = header_findings(match(sheet.rows[0], Staff), sheet, Staff)
    assert (finding.code, finding.place.cell) == ("HEAD-03", "Лист1!D1")
    assert "«Дата решения»" in finding.message


def test_columns_of_the_users_own_are_left_alone() -> None:
    matched = match([*titles_of(Due), "Мой столбец", "Телефон"], Due)
    assert matched.unknown == (len(titles_of(Due)), len(titles_of(Due)) + 1)
    assert not matched.near
