"""What the methodist types on «Правила» becomes the profile; what cannot be read is a finding, the default holds."""

import pytest

from attest_xl.profiles import PROFILES, DateAlgebra, rule_lines, with_algebra, with_overrides
from attest_xl.profiles.edits import VERIFY
from attest_xl.schema.sheet import Origin
from attest_xl.sheets import RuleLine

RU = PROFILES["ru-196"]
BY = PROFILES["by-101"]
ORIGIN = Origin("Правила", 7, (("code", 2), ("value", 4)))


def line(code: str, value: str | None, profile: str | None = "ru-196") -> RuleLine:
    return RuleLine(origin=ORIGIN, profile=profile, code=code, value=value)


def test_an_empty_value_leaves_the_default():
    edited, findings = with_overrides(RU, [line("RU-SZD-01", None)])
    assert edited is RU
    assert findings == ()


def test_a_typed_number_takes_the_place_of_the_default():
    edited, findings = with_overrides(RU, [line("RU-SZD-01", "4")])
    assert edited["RU-SZD-01"].amount == 4
    assert edited["RU-SZD-02"] == RU["RU-SZD-02"]
    assert findings == ()
    assert RU["RU-SZD-01"].amount == 5


def test_of_two_lines_for_one_number_the_later_holds():
    edited, _ = with_overrides(RU, [line("RU-SZD-01", "4"), line("RU-SZD-01", "3")])
    assert edited["RU-SZD-01"].amount == 3


def test_a_number_the_methodist_typed_needs_no_checking_any_more():
    assert BY["BY-AWD-03"].verify
    edited, _ = with_overrides(BY, [line("BY-AWD-03", "3", "by-101")])
    assert not edited["BY-AWD-03"].verify


@pytest.mark.parametrize(
    "code, value, expected",
    [
        ("RU-SZD-01", "пять", ("Правила!D7", "RULE-01")),
        ("RU-SZD-01", "1000", ("Правила!D7", "RULE-01")),
        ("RU-SZD-06", "5", ("Правила!D7", "RULE-02")),
        ("RU-SZD-99", "5", ("Правила!B7", "RULE-03")),
    ],
)
def test_what_cannot_be_taken_is_reported_at_its_cell_and_the_default_holds(
    code: str, value: str, expected: tuple[str, str]
):
    edited, findings = with_overrides(RU, [line(code, value)])
    assert [(finding.place.cell, finding.code) for finding in findings] == [expected]
    assert edited.numbers == RU.numbers


def test_the_message_names_the_default_that_holds():
    _, (finding,) = with_overrides(RU, [line("RU-SZD-01", "пять")])
    assert "Пока действует число по умолчанию: 5." in finding.message
    assert finding.message.startswith("Правила!D7 (Значение): пять – ")


def test_lines_of_another_profile_are_passed_over():
    assert with_overrides(RU, [line("BY-AWD-01", "9", "by-101")]) == (RU, ())


def test_a_date_of_the_old_order_can_be_typed_as_a_date():
    edited, findings = with_overrides(PROFILES["ru-276"], [line("RU-OLD-02", "01.01.2021", "ru-276")])
    assert findings == ()
    assert edited["RU-OLD-02"].shown == "01.01.2021"


@pytest.mark.parametrize("said, amount", [("да", 5), ("Да", 5), ("4", 4)])
def test_an_optional_number_is_turned_on_by_a_word_or_by_a_number(said: str, amount: int):
    edited, _ = with_overrides(BY, [line("BY-CNF-03", said, "by-101")])
    number = edited.get("BY-CNF-03")
    assert number is not None
    assert number.amount == amount


def test_an_optional_number_is_turned_off_by_a_word():
    edited, findings = with_overrides(BY, [line("BY-CNF-03", "нет", "by-101")])
    assert edited.get("BY-CNF-03") is None
    assert findings == ()


@pytest.mark.parametrize("name", list(PROFILES))
def test_the_sheet_shows_every_number_with_its_default_and_its_source_and_reads_back_unchanged(name: str):
    profile = PROFILES[name]
    lines = rule_lines(profile)
    assert [(one.profile, one.code, one.value) for one in lines] == [(name, id_, None) for id_ in profile.numbers]
    assert with_overrides(profile, lines) == (profile, ())
    typed = [one.model_copy(update={"value": one.default}) for one in lines if one.default]
    edited, findings = with_overrides(profile, typed)
    assert findings == ()
    assert {id_: (one.value, one.on) for id_, one in edited.numbers.items()} == {
        id_: (one.value, one.on) for id_, one in profile.numbers.items()
    }


def test_the_sheet_says_which_numbers_are_to_be_checked():
    marked = {one.code for one in rule_lines(BY) if one.verify and VERIFY in one.verify}
    assert marked == {id_ for id_, number in BY.numbers.items() if number.verify}


def test_what_the_methodist_typed_stays_on_the_sheet_when_it_is_filled_again():
    lines = rule_lines(RU, [line("RU-SZD-02", "3"), line("RU-SZD-01", "9", "by-101")])
    assert {one.code: one.value for one in lines if one.value} == {"RU-SZD-02": "3"}


@pytest.mark.parametrize(
    "said, algebra",
    [
        ("", DateAlgebra.SAME_DAY),
        ("тот же день", DateAlgebra.SAME_DAY),
        ("same", DateAlgebra.SAME_DAY),
        ("день раньше", DateAlgebra.DAY_BEFORE),
        (" День раньше", DateAlgebra.DAY_BEFORE),
        ("day-before", DateAlgebra.DAY_BEFORE),
    ],
)
def test_the_setting_of_the_last_valid_day_is_read_as_written_on_the_sheet(said: str, algebra: DateAlgebra):
    assert with_algebra(RU, said).last_valid_day is algebra
