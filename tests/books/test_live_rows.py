"""Which rows of a table stay where they are when it is written in an open workbook."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from attest_xl.books import live_rows
from attest_xl.books.live_rows import Reshaping, reshaping, runs


def carried_out(plan: Reshaping, height: int, new_height: int) -> list[int | None]:
    """The old row that stands in each new one after the rows were taken out and put in, as a program does it."""
    rows: list[int | None] = list(range(height))
    for first, count in reversed(plan.gone):
        del rows[first : first + count]
    for first, count in plan.inserted:
        rows[first:first] = [None] * count
    assert len(rows) == new_height
    return rows


@st.composite
def bodies(draw: st.DrawFn) -> tuple[int, list[int | None]]:
    height = draw(st.integers(1, 12))
    stay = draw(st.permutations(range(height)))[: draw(st.integers(0, height))]
    origins: list[int | None] = list(stay)
    for _ in range(draw(st.integers(0 if origins else 1, 6))):
        origins.insert(draw(st.integers(0, len(origins))), None)
    return height, origins


@given(bodies())
def test_rows_that_stay_are_where_they_belong_and_all_others_are_told(body: tuple[int, list[int | None]]) -> None:
    height, origins = body
    plan = reshaping(origins, height)
    rows = carried_out(plan, height, len(origins))
    came = {row for first, count in plan.came for row in range(first, first + count)}
    assert came | plan.kept.keys() == set(range(len(origins)))
    assert not came & plan.kept.keys()
    assert {row: rows[row] for row in plan.kept} == plan.kept == {row: origins[row] for row in plan.kept}


def test_rows_that_keep_their_order_are_not_moved() -> None:
    plan = reshaping((0, None, 2, 3, None), 4)
    assert plan == Reshaping({0: 0, 2: 2, 3: 3}, gone=((1, 1),), came=((1, 1), (4, 1)), base=False)


def test_when_nothing_stays_the_first_row_does_for_its_looks() -> None:
    plan = reshaping((None, None), 3)
    assert (plan.gone, plan.came, plan.inserted) == (((1, 2),), ((0, 2),), ((1, 1),))


def test_the_same_rows_need_no_moving() -> None:
    assert reshaping((0, 1, 2), 3).is_none


def test_thousands_of_single_moves_are_one_move_of_the_rest() -> None:
    height = 4 * live_rows.MOST_MOVES
    plan = reshaping((0, *range(1, height, 2)), height)
    assert plan.kept == {0: 0, 1: 1}
    assert len(plan.gone) == len(plan.came) == 1


@given(st.sets(st.integers(0, 40)))
def test_runs_are_the_numbers_again(numbers: set[int]) -> None:
    found = list(runs(sorted(numbers)))
    assert [number for first, count in found for number in range(first, first + count)] == sorted(numbers)
    assert all(first + count < then for (first, count), (then, _) in pairwise(found))
