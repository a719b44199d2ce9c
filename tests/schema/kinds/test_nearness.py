"""How far apart two spellings are, and which word or month a misspelt one means."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from attest_xl.schema.kinds.months import month_of, month_spelled, roman_month
from attest_xl.schema.kinds.nearness import distance, nearest, slips

WORDS = st.text(alphabet="абв", max_size=6)


@pytest.mark.parametrize(
    "first,second,apart",
    [
        ("март", "март", 0), ("март", "мрат", 1), ("март", "мар", 1), ("март", "марот", 1), ("март", "марш", 1),
        ("март", "маршт", 1), ("высшая", "вышая", 1), ("первая", "певра", 2), ("", "аб", 2), ("абв", "вба", 2),
    ],
)  # fmt: skip
def test_a_letter_dropped_added_replaced_or_swapped_counts_one(first: str, second: str, apart: int) -> None:
    assert distance(first, second, 5) == apart


@given(WORDS, WORDS)
def test_the_distance_is_the_same_both_ways_and_nothing_only_to_itself(first: str, second: str) -> None:
    assert distance(first, second, 9) == distance(second, first, 9)
    assert (distance(first, second, 9) == 0) == (first == second)


@given(WORDS, WORDS, st.integers(0, 6))
@example("бвба", "ббва", 1)
def test_a_limit_changes_no_distance_within_it(first: str, second: str, limit: int) -> None:
    assert distance(first, second, limit) == min(distance(first, second, 9), limit + 1)


def test_all_words_at_the_least_distance_are_nearest() -> None:
    assert nearest("июпя", ("июня", "июля", "мая"), 2) == ("июня", "июля")
    assert nearest("июнь", ("июня", "июнь"), 2) == ("июнь",)
    assert nearest("снег", ("июня", "июнь"), 2) == ()


def test_short_words_bear_no_slip() -> None:
    assert [slips(word) for word in ("нет", "перв", "вторя", "высшая", "категория")] == [0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    "word,number",
    [
        ("января", 1), ("Янв", 1), ("феврале", 2), ("мрата", 3), ("мapт", 3), ("МАЙ", 5), ("июня", 6), ("июль", 7),
        ("сент", 9), ("сентбря", 9), ("нояб", 11), ("декабря", 12), ("лютага", 2), ("жніўня", 8), ("жниуня", 8),
        ("снежня", 12), ("March", 3), ("Dec", 12),
    ],
)  # fmt: skip
def test_a_month_is_known_by_its_name(word: str, number: int) -> None:
    assert month_of(word) == number


@pytest.mark.parametrize("word", ["июпя", "ию", "ма", "", "часов", "математика", "м", "xyz"])
def test_a_word_that_may_be_two_months_or_none_is_no_month(word: str) -> None:
    assert month_of(word) is None


def test_a_misspelt_month_is_not_spelled() -> None:
    assert (month_spelled("марта"), month_spelled("карта")) == (3, None)


@pytest.mark.parametrize("sign,number", [("III", 3), ("іх", 9), ("XII", 12), ("IIII", None), ("", None)])
def test_a_month_is_known_by_its_roman_number(sign: str, number: int | None) -> None:
    assert roman_month(sign) == number
