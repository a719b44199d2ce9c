"""Words for numbers, citations, and steps that can be read back."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.profiles import PROFILES, Unit
from attest_xl.rules.words import Step, cited, counted, facts_of, term

RU = PROFILES["ru-196"]


@pytest.mark.parametrize(
    "amount, words",
    [(0, "0 лет"), (1, "1 год"), (2, "2 года"), (5, "5 лет"), (11, "11 лет"), (21, "21 год"), (22, "22 года"),
     (112, "112 лет")],
)  # fmt: skip
def test_years_stand_in_the_right_form(amount: int, words: str):
    assert counted(amount, Unit.YEAR) == words


def test_a_marked_number_asks_to_be_checked_and_a_sure_one_does_not():
    assert term(PROFILES["by-101"]["BY-AWD-03"]) == "3 года (проверьте)"
    assert term(RU["RU-SZD-02"]) == "2 года"


def test_an_act_is_said_once_with_its_paragraphs_each_once():
    assert cited(RU["RU-SZD-01"], RU["RU-SZD-03"], RU["RU-SZD-01"]) == "Приказ № 196, п. 5, п. 22 «г»"
    assert cited(RU["RU-CAT-01"], RU["RU-SZD-02"]) == "Приказ № 276, п. 24; Приказ № 196, п. 22 «б»"
    assert cited(RU["RU-SZD-11"]) == "Приказ № 196"


LABELS = st.sampled_from(("решение", "последняя СЗД", "начало в должности", "выход после болезни", "срок категории"))
TERMS = st.sampled_from(("5 лет", "2 года", "1 год", "3 года (проверьте)", "5 лет без дня", "1 день"))
STEPS = st.builds(Step, LABELS, st.dates(), TERMS, st.dates())


@given(st.lists(STEPS, min_size=1, max_size=4, unique_by=lambda step: step.label))
def test_the_facts_and_numbers_of_an_explanation_can_be_read_back(steps: list[Step]):
    first, *rest = [str(step) for step in steps]
    sentence = f"Приказ № 196, п. 5: категория «первая» не действует ({first}), срок СЗД – {'; '.join(rest)}."
    facts = facts_of(sentence)
    assert list(facts) == [step.label for step in steps]
    for step in steps:
        day, number = facts[step.label]
        assert number == step.term
        assert date(*map(int, reversed(day.split(".")))) == step.since


def test_the_forms_of_every_unit_differ_from_one_to_two():
    for unit in set(Unit) - {Unit.DATE, Unit.CONDITION}:
        assert all(one != two for one, two in pairwise(counted(amount, unit)[2:] for amount in (1, 2)))
