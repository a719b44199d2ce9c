"""Words one slip of the pen apart are found without comparing them pair by pair: none is lost, none is added."""

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from attest_xl.rules.checks import check_rows
from attest_xl.rules.slips import one_slip_apart
from attest_xl.schema.kinds.name import name_words
from attest_xl.schema.kinds.nearness import distance
from attest_xl.sheets import Staff
from tests.rules.people import person

WORDS = st.lists(st.text(alphabet="абв", min_size=1, max_size=6), max_size=30, unique=True)


@given(WORDS)
def test_each_word_gets_the_first_that_is_one_slip_away(words: list[str]) -> None:
    plain = {word: [other for other in words if distance(word, other, 1) == 1] for word in words}
    assert one_slip_apart(words) == {word: others[0] for word, others in plain.items() if others}


def mistyped(words: list[str]) -> st.SearchStrategy[str]:
    """One of the words with a letter dropped, added, replaced or swapped – or as it is."""

    def made(word: str, at: int, letter: str, how: int) -> str:
        before, after = word[:at], word[at:]
        tails = (after, after[1:], letter + after, letter + after[1:], after[1:2] + after[:1] + after[2:])
        return before + tails[how]

    slips = (st.sampled_from(words), st.integers(1, 4), st.sampled_from("аоенд"), st.integers(0, 4))
    return st.builds(made, *slips)


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.builds(
                "{} {} {}".format,
                mistyped(["Иванова", "Иванцова"]),
                mistyped(["Мария", "Марина"]),
                mistyped(["Петровна", "Павловна"]),
            ),
            "birth": st.sampled_from([None, "12.03.1985", "13.03.1985"]),
        }
    ),
    max_size=14,
)


def are_a_slip_apart(one: Staff, other: Staff) -> bool:
    """The rule as it is said: one birth, three words, of which one differs by one slip."""
    left, right = name_words(one.name or ""), name_words(other.name or "")
    if one.birth is None or one.birth != other.birth or len(left) != 3 or len(right) != 3:
        return False
    return sorted(distance(a, b, 1) for a, b in zip(left, right, strict=True)) == [0, 0, 1]


@given(PEOPLE)
def test_every_pair_of_people_one_slip_apart_is_reported_at_both_rows_and_no_other(who: list[dict[str, Any]]) -> None:
    people = [person(row, **fields) for row, fields in enumerate(who, 2)]
    near = {row for pair in combinations(people, 2) if are_a_slip_apart(*pair) for one in pair if (row := one.origin)}
    said = {finding.place.row for finding in check_rows(people, ()) if finding.code == "DUP-05"}
    assert said == {origin.row for origin in near}
