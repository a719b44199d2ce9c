"""One cell: what becomes of it."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.schema.column import Column
from attest_xl.schema.kinds import Category, Day, Name, Position, Text
from attest_xl.schema.sheet import columns_of
from attest_xl.sheets import Staff
from attest_xl.tables.settling import NO_BASE, Offer, Seen, State, Verdict, settle
from attest_xl.tables.values import Doubt, Unread, cell_of, kept_text, plain, same_text, sent_text

U, T, C = Verdict.UNCHANGED, Verdict.TAKEN, Verdict.CONFLICT


def settled(base: Any, ours: Any, theirs: str, seen: Seen | None = None, saved: str = "5", template: str = "t") -> Any:
    outcome = settle(base, ours, Offer(theirs, theirs, saved, template), seen, seen.value if seen else None)
    return outcome.verdict, outcome.seen.state if outcome.seen else None


@pytest.mark.parametrize(
    "base, ours, theirs, expected",
    [
        ("а", "а", "а", (U, None)),
        ("а", "б", "а", (U, None)),
        ("а", "а", "в", (T, State.TAKEN)),
        ("а", "в", "в", (U, State.KEPT)),
        ("а", "б", "в", (C, State.ASKED)),
        (NO_BASE, "а", "а", (U, None)),
        (NO_BASE, "а", "в", (C, State.ASKED)),
    ],
)
def test_the_table_of_the_three_sides(base: Any, ours: str, theirs: str, expected: Any) -> None:
    assert settled(base, ours, theirs) == expected


@pytest.mark.parametrize(
    "seen, ours, theirs, expected",
    [
        (
            Seen("в", "4", State.TAKEN, "t"),
            "м",
            "в",
            (U, State.TAKEN),
        ),  # said before; the methodist has changed it since
        (Seen("в", "4", State.TAKEN, "t"), "в", "г", (T, State.TAKEN)),  # the book holds what the school said before
        (Seen("в", "4", State.TAKEN, "t"), "м", "г", (C, State.ASKED)),
        (Seen("в", "6", State.TAKEN, "t"), "в", "г", (U, State.TAKEN)),  # a later answer has said something else
        (Seen("в", "4", State.ASKED, "t"), "б", "в", (C, State.ASKED)),  # still open
        (Seen("в", "4", State.ASKED, "t"), "в", "в", (U, State.KEPT)),  # the methodist has typed it in
        (Seen("в", "4", State.ASKED, "t"), "б", "б", (U, State.KEPT)),  # the school has come to agree
        (Seen("в", "4", State.KEPT, "t"), "б", "в", (U, State.KEPT)),  # decided
        (Seen("в", "4", State.KEPT, "t"), "а", "г", (C, State.ASKED)),  # something new after a decision
        (Seen("в", "4", State.TAKEN, "t-0"), "а", "в", (T, State.TAKEN)),  # said again in a template sent later
        (Seen("в", "4", State.KEPT, "t-0"), "а", "в", (C, State.ASKED)),
    ],
)
def test_what_is_remembered_decides(seen: Seen, ours: str, theirs: str, expected: Any) -> None:
    assert settled("а", ours, theirs, seen) == expected


def test_a_word_taken_back_for_another_is_told() -> None:
    seen = Seen("в", "4", State.TAKEN, "t")
    assert settle("а", "в", Offer("г", "г", "5", "t"), seen, "в").replaced == "в"
    assert settle("а", "в", Offer("г", "г", "3", "t"), seen, "в").superseded


@pytest.mark.parametrize(
    "kind, one, other",
    [
        (Day(), "12.03.2021", date(2021, 3, 12)),
        (Day(), 44267, date(2021, 3, 12)),
        (Day(), "скоро", "ско ро"),
        (Text(), "а  б", "а б"),
        (Text(), 5, "5"),
        (Text(), 5.0, "5"),
        (Name(), "ИВАНОВА Мария  Петровна", "Иванова Мария Петровна"),
        (Name(), "Иванова М. П.", "Иванова М.П."),
        (Category(), "1 кв. кат.", "первая"),
        (Text(), "", None),
    ],
)
def test_cells_that_say_the_same(kind: Any, one: Value, other: Value) -> None:
    assert plain(kind, one) == plain(kind, other)


@pytest.mark.parametrize(
    "kind, one, other",
    [
        (Text(), "Пётр", "Петр"),
        (Text(), "химия", "Химия"),
        (Name(), "Петров Пётр Ильич", "Петров Петр Ильич"),
        (Name(), "Иванова (Котова) Мария Ильинична", "Иванова Мария Ильинична"),
        (Position(), "учитель химии", "Учитель"),
        (Position(), "учитель химии", "учитель физики"),
        (Category(), "СЗД", "без категории"),
        (Category(), "первая, 25.12.2020", "первая"),
        (Day(), "март 2021", date(2021, 3, 1)),
        (Day(), "скоро", "никогда"),
    ],
)
def test_cells_that_say_something_else(kind: Any, one: Value, other: Value) -> None:
    assert plain(kind, one) != plain(kind, other)


def test_what_is_doubtful_or_unreadable_is_said_so() -> None:
    assert plain(Day(), "март 2021") == Doubt(date(2021, 3, 1), "март2021", "")
    assert plain(Day(), "не скоро") == Unread("нескоро", "")
    assert cell_of(Day(), "март  2021") == "март 2021"
    assert cell_of(Day(), "12 марта 2021") == date(2021, 3, 12)


CELLS = st.one_of(
    st.none(),
    st.text(max_size=10),
    st.integers(-10, 60_000),
    st.floats(0, 60_000, allow_nan=False),
    st.booleans(),
    st.dates(date(1850, 1, 1), date(2150, 1, 1)),
    st.sampled_from(["март 2021", "31.02.2024", "1 кат.", "м/с", "учитель химии", "Иванова (Котова) Анна", "да", "-"]),
)


@given(st.sampled_from([column for _, column in columns_of(Staff)]), CELLS)
def test_a_value_is_remembered_and_sent_as_text_that_reads_back_to_it(column: Column, cell: Value) -> None:
    value = plain(column.kind, cell)
    assert plain(column.kind, kept_text(column.kind, value)) == value
    assert same_text(cell, sent_text(column.kind, cell)) or plain(column.kind, sent_text(column.kind, cell)) == value
    assert plain(column.kind, cell_of(column.kind, cell)) == value
