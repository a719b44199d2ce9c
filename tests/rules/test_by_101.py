"""Instruction № 101: each category opens the next; confirmations only where they were turned on."""

from typing import Any, NamedTuple

import pytest

from attest_xl.profiles import PROFILES, Profile, with_overrides
from attest_xl.rules.schedule import due
from attest_xl.sheets import Due, RuleLine
from tests.rules.people import TODAY, day, person

BY = PROFILES["by-101"]


def turned_on(code: str) -> Profile:
    return with_overrides(BY, [RuleLine(code=code, value="да")])[0]


def row(profile: Profile = BY, /, **who: Any) -> Due:
    found = due(person(**who), profile, TODAY)
    assert found is not None
    return found


class Case(NamedTuple):
    """Who, and what is open on 01.09.2025: kind, day, state."""

    sentence: str
    who: dict[str, Any]
    kind: str
    on: str | None
    state: str


CASES = (
    Case("a position that is not attested", {"position": "Директор"}, "нет", None, "не подлежит"),
    Case("no category, two years in the position today", {"started": "01.09.2023"},
         "присвоение", "01.09.2025", "доступно"),
    Case("no category, two years in the position tomorrow", {"started": "02.09.2023"},
         "присвоение", "02.09.2025", "в плане"),
    Case("no category, no start in the position", {}, "присвоение", None, "нет данных"),
    Case("no category, written so", {"category": "без категории", "started": "01.09.2020"},
         "присвоение", "01.09.2022", "доступно"),
    Case("the second opens the first after two years", {"category": "вторая", "decided": "01.10.2023"},
         "присвоение", "01.10.2025", "в плане"),
    Case("the first opens the highest after three years", {"category": "первая", "decided": "01.09.2022"},
         "присвоение", "01.09.2025", "доступно"),
    Case("the highest opens the methodist after three years", {"category": "высшая", "decided": "29.02.2024"},
         "присвоение", "28.02.2027", "в плане"),
    Case("a category without its decision", {"category": "вторая", "started": "01.09.2010"},
         "присвоение", None, "нет данных"),
    Case("the top category", {"category": "учитель-методист", "decided": "01.09.2015"}, "нет", None, "бессрочно"),
    Case("the top category without its decision", {"category": "учитель-методист"}, "нет", None, "бессрочно"),
    Case("a category of another law", {"category": "педагог-методист", "decided": "01.09.2024"},
         "нет", None, "нет данных"),
    Case("an absence moves nothing", {"started": "01.09.2023", "absence": "отпуск по уходу за ребёнком"},
         "присвоение", "01.09.2025", "доступно"),
    Case("a pregnancy moves nothing", {"category": "вторая", "decided": "01.10.2023", "absence": "беременность"},
         "присвоение", "01.10.2025", "в плане"),
    Case("a break moves nothing while its confirmation is off", {"category": "первая", "decided": "01.09.2015",
         "absence": "отпуск по уходу за ребёнком", "returned": "01.08.2025"},
         "присвоение", "01.09.2018", "доступно"),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.sentence for case in CASES])
def test_what_is_open(case: Case):
    found = row(**case.who)
    assert (found.kind, found.due, found.state) == (case.kind, case.on and day(case.on), case.state)
    assert found.papers_by is None
    assert found.valid_until is None


def test_who_has_left_has_no_row():
    assert due(person(status="выбыл", started="01.09.2020"), BY, TODAY) is None


def test_the_explanation_names_the_paragraph_and_asks_to_check_the_number():
    assert row(category="вторая", decided="01.10.2023").reason == (
        "Инструкция № 101, п. 19: категория «первая» возможна с даты: решение 01.10.2023 + 2 года (проверьте) = "
        "01.10.2025."
    )


def test_the_explanation_says_where_an_exam_stands_before_the_category():
    assert (row(category="первая", decided="01.10.2023").reason or "").endswith("= 01.10.2026, нужен экзамен.")


def test_training_is_due_three_years_after_the_last():
    assert row(trained="01.09.2024").training_by == day("01.09.2027")


@pytest.mark.parametrize(
    "decided, on, state",
    [("01.11.2020", "01.11.2025", "срочно"), ("01.09.2020", "01.09.2025", "срочно"),
     ("31.08.2020", "31.08.2025", "просрочено"), ("01.09.2022", "01.09.2027", "в плане")],
)  # fmt: skip
def test_a_periodic_confirmation_that_is_turned_on_is_due_five_years_after_the_highest(
    decided: str, on: str, state: str
):
    found = row(turned_on("BY-CNF-03"), category="высшая", decided=decided)
    assert (found.kind, found.due, found.state, found.valid_until) == ("подтверждение", day(on), state, day(on))
    assert "+ 5 лет (проверьте) = " in (found.reason or "")


def test_a_periodic_confirmation_concerns_the_highest_alone():
    found = row(turned_on("BY-CNF-03"), category="первая", decided="01.09.2022")
    assert (found.kind, found.valid_until) == ("присвоение", None)


BREAK = {"category": "первая", "decided": "01.09.2015", "absence": "отпуск по уходу за ребёнком"}


@pytest.mark.parametrize("returned, state", [("01.08.2025", "доступно"), ("02.09.2025", "в плане")])
def test_after_a_break_a_confirmation_that_is_turned_on_is_open_from_the_return(returned: str, state: str):
    found = row(turned_on("BY-CNF-01"), **BREAK, returned=returned)
    assert (found.kind, found.due, found.state) == ("подтверждение", day(returned), state)
    assert "если перерыв был дольше, чем 2 года." in (found.reason or "")


@pytest.mark.parametrize(
    "who",
    [
        {**BREAK, "returned": None},
        {**BREAK, "returned": "01.09.2017"},
        {**BREAK, "absence": None, "returned": "01.08.2025"},
        {**BREAK, "category": None, "started": "01.09.2010", "returned": "01.08.2025"},
    ],
)
def test_no_confirmation_without_a_return_a_reason_a_category_or_two_years_of_it(who: dict[str, Any]):
    assert row(turned_on("BY-CNF-01"), **who).kind == "присвоение"
