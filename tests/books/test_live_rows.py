"""Which rows of a table stay where they are when it is written in an open workbook."""

from __future__ import annotations

from collections.abc import Hashable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from attest_xl.books.live.rows import Carry, Looks, Reshaping, cheapest, reshaping, runs


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
    assert reshaping((0, 1, 2), 3).moves == 0


def looks_after(plan: Reshaping, carries: tuple[Carry, ...], looks: Looks, count: int) -> list[tuple[Hashable, int]]:
    """What each row shows at last: its format, and whose note, -1 for none. A program inserts rows that look like the
    one above; the first like the one below."""
    standing = [plan.kept.get(row) for row in range(count)]
    if plan.base:
        standing[0] = 0
    first = next(row for row in standing if row is not None)
    shown: list[tuple[Hashable, int]] = []
    above = looks.formats[first]
    for row in standing:
        above = above if row is None else looks.formats[row]
        shown.append((above, row if row is not None and row in looks.noted else -1))
    for carry in carries:
        for step in range(carry.count):
            old = carry.old + step
            note = old if old in looks.noted and not carry.bare else -1
            shown[carry.new + step] = looks.formats[old], note
    return shown


@given(bodies(), st.data())
def test_what_is_on_a_row_goes_with_it_and_a_new_row_looks_like_the_one_above(
    body: tuple[int, list[int | None]], data: st.DataObject
) -> None:
    height, origins = body
    formats = data.draw(st.lists(st.sampled_from("ab"), min_size=height, max_size=height))
    looks = Looks(formats, frozenset(data.draw(st.sets(st.integers(0, height - 1)))))
    wanted: list[tuple[Hashable, int]] = []
    for origin in origins:
        above = wanted[-1][0] if wanted else formats[0]
        wanted.append((above, -1) if origin is None else (formats[origin], origin if origin in looks.noted else -1))
    plan, carries = cheapest(origins, height, looks)
    assert looks_after(plan, carries, looks, len(origins)) == wanted
    carried_out(plan, height, len(origins))


def test_rows_that_look_alike_are_not_moved_whatever_their_order() -> None:
    height = 100
    plan, carries = cheapest((*range(1, height, 2), *range(0, height, 2)), height, Looks("a" * height, frozenset()))
    assert (plan.moves, carries) == (0, ())


def test_a_coloured_row_that_changes_its_place_is_carried_there_alone() -> None:
    looks = Looks("b" + "a" * 99, frozenset())
    plan, carries = cheapest((*range(99, 0, -1), 0), 100, looks)
    assert plan.moves == 0
    assert carries == (Carry(0, 1, 1, bare=False), Carry(99, 0, 1, bare=False))


@given(st.sets(st.integers(0, 40)))
def test_runs_are_the_numbers_again(numbers: set[int]) -> None:
    found = list(runs(sorted(numbers)))
    assert [number for first, count in found for number in range(first, first + count)] == sorted(numbers)
    assert all(first + count < then for (first, count), (then, _) in pairwise(found))
