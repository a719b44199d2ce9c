"""Order № 276: every category has an end, and the orders of 2020 moved some."""

from datetime import date
from typing import Any

import pytest

from attest_xl.profiles import PROFILES
from attest_xl.rules.schedule import due
from attest_xl.sheets import Due
from tests.rules.people import day, person

RU = PROFILES["ru-276"]
TODAY = day("01.09.2020")


def row(today: date = TODAY, /, **who: Any) -> Due:
    found = due(person(**who), RU, today)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "decided, valid",
    [
        ("31.03.2015", "31.03.2020"),
        ("01.04.2015", "31.12.2020"),
        ("01.09.2015", "31.12.2020"),
        ("02.09.2015", "31.12.2021"),
        ("01.10.2016", "31.12.2021"),
        ("02.10.2016", "02.10.2021"),
    ],
)
def test_ends_within_the_two_extensions_run_on_to_their_days(decided: str, valid: str):
    assert row(category="первая", decided=decided).valid_until == day(valid)


def test_an_extended_category_holds_until_the_extended_day_and_says_so():
    found = row(category="первая", decided="12.05.2015")
    assert (found.kind, found.due, found.state) == ("категория", day("31.12.2020"), "скоро")
    assert found.papers_by == day("02.10.2020")
    assert found.reason == (
        "Приказ № 276, п. 24; Приказ № 193 (2020): категория «первая» действует, решение 12.05.2015 + 5 лет = "
        "12.05.2020, срок продлён до 31.12.2020 (проверьте), потом нужна СЗД."
    )


def test_once_the_extension_is_over_conformity_is_due_the_day_after():
    found = row(day("01.01.2021"), category="первая", decided="12.05.2015")
    assert (found.kind, found.due) == ("СЗД", day("01.01.2021"))


@pytest.mark.parametrize("category", ["первая", "высшая", "педагог-методист", "педагог-наставник", "вторая"])
def test_no_category_is_permanent_whenever_it_was_set(category: str):
    found = row(day("01.09.2025"), category=category, decided="12.03.2024")
    assert (found.kind, found.due, found.state) == ("категория", day("12.03.2029"), "в плане")


def test_conformity_follows_the_same_table():
    assert row(conformity="01.12.2015").due == day("01.12.2020")
    assert row(started="01.09.2019").due == day("01.09.2021")
    assert row(absence="беременность").state == "не подлежит"
    assert row(conformity="01.12.2015").reason == (
        "Приказ № 276, п. 5: срок СЗД – последняя СЗД 01.12.2015 + 5 лет = 01.12.2020."
    )
