"""Spellings made equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.schema.kinds.folding import LONGEST, folded, letters, lowered, remembered, shown, squeezed
from attest_xl.schema.kinds.stamps import flat


@pytest.mark.parametrize(
    "text,plain",
    [
        ("  Иванова \n\t Мария ", "Иванова Мария"),
        ("Иванова\u00a0\u202fМария", "Иванова Мария"),
        ("Ива\u00adно\u200dва", "Иванова"),
        ("2020–2021—2022", "2020-2021-2022"),
        ("и\u0306", "й"),
        ("Ⅱ категория", "II категория"),
        ("", ""),
    ],
)
def test_blanks_dashes_and_invisible_signs_are_squeezed(text: str, plain: str) -> None:
    assert squeezed(text) == plain


@pytest.mark.parametrize("text", ["Ёлка", "ЕЛКА", "ёлка", "Eлка", "ЁЛKA", " ёл\u00adка "])
def test_case_yo_and_look_alikes_fold_together(text: str) -> None:
    assert folded(text) == "елка"


def test_only_letters_and_digits_are_compared_in_headers() -> None:
    assert letters("Стаж (пед./вучр./в долж.)") == letters("стаж пед вучр в долж")


def test_a_long_cell_is_quoted_by_its_beginning() -> None:
    assert shown("а" * 500) == "а" * 119 + "…"
    assert shown("а" * 120) == "а" * 120


def test_only_texts_of_ordinary_length_are_remembered() -> None:
    read: list[str] = []

    @remembered
    def look(text: str) -> int:
        read.append(text)
        return len(text)

    short, long = "а" * LONGEST, "а" * (LONGEST + 1)
    assert [look(short), look(short), look(long), look(long)] == [LONGEST, LONGEST, LONGEST + 1, LONGEST + 1]
    assert read == [short, long, long]


@given(st.text())
def test_squeezing_twice_changes_nothing(text: str) -> None:
    assert squeezed(squeezed(text)) == squeezed(text)


@given(st.text())
def test_places_in_the_folded_text_are_places_in_the_squeezed_one(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert len(flat(text)) == len(squeezed(text))
