"""What contradicts itself in a row: a person in, places and codes out."""

from typing import Any

import pytest

from attest_xl.findings import Severity
from attest_xl.findings.catalogue import CATALOGUE
from attest_xl.findings.people import PEOPLE
from attest_xl.profiles import PROFILES, Profile, with_overrides
from attest_xl.rules.checks import check_people, check_person
from attest_xl.sheets import Institution, RuleLine, Staff
from tests.rules.people import TODAY, person

RU, OLD, BY = PROFILES["ru-196"], PROFILES["ru-276"], PROFILES["by-101"]
FINE = {"birth": "12.03.1985", "trained": "01.06.2024", "started": "01.09.2010"}


def check(profile: Profile = RU, /, **who: Any) -> list[tuple[str, str]]:
    """The findings of a row that is fine but for `who`, as (column, code)."""
    findings = check_person(person(**{**FINE, **who}), profile, TODAY)
    return [(finding.place.title, finding.code) for finding in findings]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=list(PROFILES))
def test_a_row_without_contradictions_has_no_findings(profile: Profile):
    assert check(profile, category="первая", decided="12.03.2021", service=17, claims="высшая", status="работает") == []


def test_a_category_set_before_the_start_in_the_position_is_fine():
    assert check(category="первая", decided="12.03.2021", started="01.09.2023") == []


@pytest.mark.parametrize("remark", ["замена на время", "работает до 17 часов", "стаж до 30 лет"])
def test_a_remark_about_something_else_is_no_absence(remark: str):
    assert check(remark=remark) == []


def test_who_has_left_is_not_asked_about():
    assert check(status="выбыл", birth="12.03.2091", category="первая") == []


ONE = (
    ("born after today", {"birth": "12.03.2091"}, "Дата рождения", "PERS-01"),
    ("91 years old", {"birth": "31.08.1934"}, "Дата рождения", "PERS-02"),
    ("17 years old", {"birth": "02.09.2007", "started": None, "position": "Директор"}, "Дата рождения", "PERS-03"),
    ("in the position at 15", {"started": "11.03.2001"}, "В должности с", "PERS-04"),
    ("in the position from tomorrow", {"started": "02.09.2025"}, "В должности с", "PERS-05"),
    ("25 years of service at 40", {"service": 25}, "Педагогический стаж", "PERS-06"),
    ("13 years of service after 15 in the position", {"service": 13}, "Педагогический стаж", "PERS-07"),
    ("a young specialist with 6 years of service", {"service": 6, "young": True, "started": "01.09.2019"},
     "Молодой специалист", "PERS-08"),
    ("training that ends in over a year", {"trained": "02.09.2026"}, "Последние курсы", "PERS-09"),
    ("training that ends within a year", {"trained": "01.09.2026"}, "Последние курсы", "PERS-10"),
    ("away without a day of return", {"absence": "отпуск по уходу за ребёнком"}, "Отсутствие", "PERS-12"),
    ("back from nothing", {"returned": "01.02.2025"}, "Дата выхода", "PERS-13"),
    ("back before the start", {"absence": "болезнь более 4 месяцев", "returned": "01.02.2009"},
     "Дата выхода", "PERS-14"),
    ("pregnant and back", {"absence": "беременность", "returned": "01.02.2025"}, "Дата выхода", "PERS-15"),
    ("a status nobody knows", {"status": "совместитель"}, "Статус", "PERS-16"),
    ("away in the remark alone", {"remark": "декретный отпуск с 2024"}, "Примечание", "PERS-19"),
    ("away in the remark, in short", {"remark": "д/о до 3 лет"}, "Примечание", "PERS-19"),
    ("never trained", {"trained": None}, "Последние курсы", "PERS-17"),
    ("trained over three years ago", {"trained": "31.08.2022"}, "Последние курсы", "PERS-18"),
    ("a category at 17", {"category": "первая", "decided": "11.03.2003"}, "Дата решения", "TERM-01"),
    ("a decision of tomorrow", {"category": "первая", "decided": "02.09.2025"}, "Дата решения", "TERM-02"),
    ("conformity at 17", {"conformity": "11.03.2003", "started": None}, "Дата СЗД", "TERM-03"),
    ("conformity of tomorrow", {"conformity": "02.09.2025"}, "Дата СЗД", "TERM-04"),
    ("a category without its decision", {"category": "первая"}, "Категория", "TERM-05"),
    ("a decision without a category", {"decided": "12.03.2021"}, "Дата решения", "TERM-06"),
    ("a decision on no category", {"category": "без категории", "decided": "12.03.2021"}, "Дата решения", "TERM-06"),
    ("the second category in Russia", {"category": "вторая", "decided": "12.03.2021"}, "Категория", "TERM-07"),
    ("a Belarusian category in Russia", {"category": "учитель-методист", "decided": "12.03.2021"},
     "Категория", "TERM-07"),
    ("a mentor before there were any", {"category": "педагог-наставник", "decided": "31.08.2023"},
     "Дата решения", "TERM-08"),
    ("conformity before the start", {"conformity": "01.09.2009"}, "Дата СЗД", "TERM-11"),
    ("neither a start nor a conformity", {"started": None}, "В должности с", "TERM-12"),
    ("neither, but back from leave", {"started": None, "absence": "болезнь более 4 месяцев",
     "returned": "01.02.2025"}, "В должности с", "TERM-12"),
    ("the highest, with nothing held", {"claims": "высшая"}, "Заявляет категорию", "CLAIM-01"),
    ("a methodist, with the first held", {"claims": "педагог-методист", "category": "первая",
     "decided": "12.03.2024"}, "Заявляет категорию", "CLAIM-02"),
    ("the first, held for good", {"claims": "первая", "category": "первая", "decided": "12.03.2024"},
     "Заявляет категорию", "CLAIM-03"),
    ("the first, with the highest held for good", {"claims": "первая", "category": "высшая",
     "decided": "12.03.2024"}, "Заявляет категорию", "CLAIM-04"),
    ("a category of another law", {"claims": "учитель-методист"}, "Заявляет категорию", "CLAIM-06"),
)  # fmt: skip


@pytest.mark.parametrize("who, column, code", [case[1:] for case in ONE], ids=[case[0] for case in ONE])
def test_one_contradiction_is_one_finding_at_its_cell(who: dict[str, Any], column: str, code: str):
    assert check(**who) == [(column, code)]


NONE = (
    ("90 years old", {"birth": "01.09.1935"}),
    ("18 years old today", {"birth": "01.09.2007", "started": None, "position": "Директор"}),
    ("in the position at 16", {"started": "12.03.2001"}),
    ("24 years of service at 40", {"service": 24}),
    ("14 years of service after 15 in the position", {"service": 14}),
    ("a young specialist with 5 years of service", {"service": 5, "young": True, "started": "01.09.2020"}),
    ("trained three years ago today", {"trained": "01.09.2022"}),
    ("a category at 18", {"category": "первая", "decided": "12.03.2003"}),
    ("a decision of today", {"category": "первая", "decided": "01.09.2025"}),
    ("pregnant", {"absence": "беременность"}),
    ("pregnant, nothing else known", {"absence": "беременность", "started": None}),
    ("a conformity without a start", {"conformity": "12.03.2022", "started": None}),
    ("a category without a start", {"category": "первая", "decided": "12.03.2021", "started": None}),
    ("a head without a start", {"position": "Директор", "started": None}),
    ("the first, held to an end", {"claims": "первая", "category": "первая", "decided": "12.03.2021"}),
    ("the first, with the highest held to an end", {"claims": "первая", "category": "высшая",
     "decided": "12.03.2021"}),
    ("the highest, with the first lapsed", {"claims": "высшая", "category": "первая", "decided": "12.03.2015"}),
    ("a mentor, with methodist held", {"claims": "педагог-наставник", "category": "педагог-методист",
     "decided": "12.03.2024"}),
    ("the highest, with methodist held", {"claims": "высшая", "category": "педагог-методист",
     "decided": "12.03.2024"}),
    ("no category claimed, written so", {"claims": "без категории"}),
    ("a head never trained", {"position": "Директор", "trained": None}),
)  # fmt: skip


@pytest.mark.parametrize("who", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_what_is_possible_is_not_reported(who: dict[str, Any]):
    assert check(**who) == []


def test_training_before_16_is_an_error():
    assert ("Последние курсы", "PERS-11") in check(trained="11.03.2001")


def test_a_decision_before_birth_is_an_error_with_the_birth_in_its_message():
    (finding,) = check_person(person(14, **{**FINE, "category": "первая", "decided": "12.03.1979"}), RU, TODAY)
    assert finding.severity is Severity.ERROR
    assert finding.message == (
        "Сотрудники!H14 (Дата решения): 12.03.1979 – человеку не было 18 лет: дата рождения 12.03.1985. Категорию "
        "устанавливают взрослому работнику. Проверьте дату решения по приказу и дату рождения. [TERM-01]"
    )


def test_a_head_has_no_category_and_claims_none():
    who = {"position": "Директор", "category": "первая", "decided": "12.03.2021", "claims": "высшая"}
    assert check(**who) == [("Категория", "TERM-10"), ("Заявляет категорию", "CLAIM-08")]


def test_a_term_past_the_last_possible_day_tells_of_the_changed_number():
    longer, _ = with_overrides(RU, [RuleLine(code="RU-CAT-01", value="6")])
    assert check(longer, category="первая", decided="31.08.2022") == []
    assert check(longer, category="первая", decided="01.09.2022") == [("Дата решения", "TERM-09")]


@pytest.mark.parametrize(
    "who, codes",
    [
        ({}, ["CLAIM-07"]),
        ({"category": "первая", "decided": "02.09.2023"}, ["CLAIM-07"]),
        ({"category": "первая", "decided": "01.09.2023"}, []),
        ({"category": "высшая", "decided": "02.09.2023"}, []),
    ],
)
def test_under_276_the_highest_waits_two_years_after_the_first(who: dict[str, Any], codes: list[str]):
    assert [code for _, code in check(OLD, claims="высшая", **who)] == codes


@pytest.mark.parametrize(
    "held, claims, codes",
    [
        (None, "вторая", []),
        (None, "первая", ["CLAIM-05"]),
        ("вторая", "первая", []),
        ("вторая", "вторая", ["CLAIM-03"]),
        ("вторая", "учитель-методист", ["CLAIM-05"]),
        ("первая", "высшая", []),
        ("высшая", "первая", ["CLAIM-04"]),
        ("высшая", "учитель-методист", []),
        ("учитель-методист", "высшая", ["CLAIM-04"]),
        ("высшая", "педагог-методист", ["CLAIM-06"]),
    ],
)
def test_belarus_awards_one_category_after_another(held: str | None, claims: str, codes: list[str]):
    decided = "12.03.2015" if held else None
    assert [code for _, code in check(BY, category=held, decided=decided, claims=claims)] == codes


def test_a_claim_before_its_day_is_a_note_in_belarus():
    assert check(BY, category="вторая", decided="02.09.2023", claims="первая") == [("Заявляет категорию", "CLAIM-09")]
    assert check(BY, category="вторая", decided="01.09.2023", claims="первая") == []


def test_belarus_counts_from_the_start_alone():
    assert check(BY, started=None, conformity="12.03.2022") == [("В должности с", "TERM-12")]
    assert check(BY, started=None, category="вторая", decided="12.03.2022") == []


def test_the_absence_rules_of_russia_are_mentioned_nowhere_in_belarus():
    assert check(BY, absence="отпуск по уходу за ребёнком") == []
    assert check(BY, absence="беременность", returned="01.02.2025") == []
    assert check(BY, returned="01.02.2025") == []


def every_message() -> list[str]:
    many = [person(**{**FINE, **who}) for who in (case[1] for case in ONE)]
    rows: list[Staff] = [
        *many,
        person(**FINE, claims="высшая"),
        person(position="Директор", category="первая", claims="высшая", birth="12.03.1985", trained="11.03.2001"),
        person(name="Иванова М. П.", institution="Школа № 2"),
        person(name="Иванова Марья Петровна", birth="12.03.1985", institution="Школа № 3"),
        person(category="вторая", decided="02.09.2022", claims="первая", institution="Школа № 2"),
        person(category="вторая", decided="02.09.2023", claims="первая", institution="Школа № 2"),
        person(name="Петров Иван Сергеевич", birth="12.03.1985"),
        person(name="Петров Иван Сергеевич", birth="12.03.1985", institution="Школа № 2"),
        person(name="Котов Иван Сергеевич", birth="12.03.1985"),
        person(name="Котов Иван Сергеевич", birth="13.03.1985", institution="Школа № 2"),
    ]
    schools = [Institution(institution=name) for name in ("Школа № 1", "Школа № 2", "Школа № 2")]
    longer, _ = with_overrides(RU, [RuleLine(code="RU-CAT-01", value="6")])
    found = [finding for profile in (RU, longer, OLD, BY) for finding in check_people(rows, schools, profile, TODAY)]
    found += check_people(rows, [], RU, TODAY)
    assert {finding.code for finding in found} == {entry.code for entry in PEOPLE}
    return [finding.message for finding in found]


def test_every_finding_can_come_up_and_its_message_has_no_blank_left_unfilled():
    for message in every_message():
        assert "{" not in message
        assert "  " not in message
        assert not any(gap in message for gap in (" .", " ,", "«»", "()", ": ."))


def test_every_entry_has_its_four_parts_and_an_example_unless_the_cell_is_empty():
    for entry in PEOPLE:
        assert CATALOGUE[entry.code] is entry
        assert entry.title[0].isupper()
        assert entry.what.endswith(".")
        assert entry.rule.endswith(".")
        assert entry.fix.endswith(".")
        assert entry.example or entry.code in ("PERS-17", "TERM-12", "INST-02")
