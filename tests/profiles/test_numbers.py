"""The profiles hold the table of rules, row by row."""

import csv
from datetime import date
from pathlib import Path

import pytest

from attest_xl.profiles import DEFAULT_PROFILE, PROFILES, Number, Profile, Unit, profile
from attest_xl.profiles.profile import Country
from attest_xl.schema.verdict import Trouble

TABLE = Path(__file__).with_name("rules.csv")
"""A copy of the facts the project was given: trigger, period, paragraph, how sure we are."""

ROWS = tuple(csv.DictReader(TABLE.open(encoding="utf-8")))
UNITS = {
    ("year", "calendar"): Unit.YEAR,
    ("month", "calendar"): Unit.MONTH,
    ("day", "calendar"): Unit.DAY,
    ("day", "working"): Unit.WORKING_DAY,
    ("person", ""): Unit.PERSON,
    ("date", "calendar"): Unit.DATE,
    ("", ""): Unit.CONDITION,
}
MARKED_IN_THE_TEXT = {"RU-CAT-07"}
"""The table is sure of these, the text beside it asks to check them."""


def holding(row: dict[str, str]) -> list[tuple[Profile, Number]]:
    country = Country(row["jurisdiction"])
    mine = [known for known in PROFILES.values() if known.country is country]
    return [(known, known[row["rule_id"]]) for known in mine if row["rule_id"] in known.numbers]


def value_of(row: dict[str, str]) -> int | date | None:
    if row["unit"] == "date":
        return date.fromisoformat(row["period"])
    return int(row["period"]) if row["period"] else None


@pytest.mark.parametrize("row", ROWS, ids=[row["rule_id"] for row in ROWS])
def test_every_row_of_the_table_is_a_number_of_a_profile(row: dict[str, str]):
    found = holding(row)
    assert found
    unit = UNITS[row["unit"], row["day_type"]]
    assert {(number.value, number.unit) for _, number in found} == {(value_of(row), unit)}


@pytest.mark.parametrize("row", ROWS, ids=[row["rule_id"] for row in ROWS])
def test_what_the_table_or_the_text_doubts_is_marked_in_the_act_it_names(row: dict[str, str]):
    doubted = row["confidence"] in ("low", "medium") or row["rule_id"] in MARKED_IN_THE_TEXT
    home = {"RU": "ru-276" if row["rule_id"].startswith("RU-OLD") else "ru-196", "BY": "by-101"}
    number = PROFILES[home[row["jurisdiction"]]][row["rule_id"]]
    assert number.verify == doubted


def test_no_profile_has_a_number_that_neither_the_table_nor_the_program_sets():
    known = {row["rule_id"] for row in ROWS}
    for held in PROFILES.values():
        own = {id_ for id_ in held.numbers if id_.startswith("OWN-")}
        assert set(held.numbers) - own <= known
        assert own <= {f"OWN-0{count}" for count in range(1, 6)}


def test_every_number_says_what_it_means_and_where_it_stands():
    for held in PROFILES.values():
        for id_, number in held.numbers.items():
            assert number.id == id_
            assert number.meaning
            assert number.act


def test_the_thresholds_of_the_states_are_numbers_of_every_profile():
    for held in PROFILES.values():
        assert (held["OWN-01"].amount, held["OWN-02"].amount) == (90, 180)


def test_papers_are_asked_for_90_days_before_a_category_ends_and_30_before_a_conformity_is_due():
    for name in ("ru-196", "ru-276"):
        assert (PROFILES[name]["OWN-03"].amount, PROFILES[name]["OWN-04"].amount) == (90, 30)


def test_a_profile_is_found_by_its_name_however_it_is_typed():
    assert profile(" RU-196 ") is PROFILES["ru-196"]
    assert profile("ru-999") is None
    assert DEFAULT_PROFILE == "ru-196"


def test_both_optional_confirmations_of_belarus_are_off():
    by = PROFILES["by-101"]
    assert by.get("BY-CNF-01") is None
    assert by.get("BY-CNF-03") is None
    assert [number.id for number in by.numbers.values() if number.optional] == ["BY-CNF-01", "BY-CNF-03"]


def test_a_number_holds_for_events_between_its_days_both_included():
    extension = PROFILES["ru-276"]["RU-OLD-02"]
    days = (date(2020, 3, 31), date(2020, 4, 1), date(2020, 9, 1), date(2020, 9, 2))
    assert [extension.covers(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize("said, value", [("4", 4), (" 4 ", 4), ("4 года", 4), ("4 г.", 4), ("0", 0), ("50", 50)])
def test_a_number_of_years_is_read_with_or_without_its_unit(said: str, value: int):
    assert PROFILES["ru-196"]["RU-SZD-01"].read(said) == value


@pytest.mark.parametrize("said", ["пять", "-1", "51", "4,5", "4 5", "01.01.2020", "=5"])
def test_what_is_no_number_of_years_is_trouble(said: str):
    assert isinstance(PROFILES["ru-196"]["RU-SZD-01"].read(said), Trouble)


def test_a_condition_takes_no_number():
    trouble = PROFILES["ru-196"]["RU-SZD-06"].read("5")
    assert isinstance(trouble, Trouble)
    assert trouble.code == "RULE-02"


def test_asking_a_condition_for_its_amount_is_an_error_of_ours():
    with pytest.raises(TypeError):
        _ = PROFILES["ru-196"]["RU-SZD-06"].amount
    with pytest.raises(TypeError):
        _ = PROFILES["ru-196"]["RU-SZD-01"].day
