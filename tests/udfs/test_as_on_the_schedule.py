"""The functions give what the sheet «График» gives."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from attest_xl.schema.cells import Value
from tests.udfs.people import TODAY, columns, lines, people, serial, serials
from udfs.attest_udfs import ATTEST_EXPLAIN, ATTEST_NEXT_DATE, ATTEST_STATE


def moments(column: list[list[Value]]) -> list[list[Value]]:
    """Dates as Excel hands them over on Windows."""
    return [[datetime.combine(cell, time()) if isinstance(cell, date) else cell for cell in row] for row in column]


@pytest.mark.parametrize("profile", ["ru-196", "ru-276", "by-101"])
@pytest.mark.parametrize("handed", [list[Any], serials, moments], ids=["dates", "serials", "moments"])
def test_two_hundred_people_in_one_call_each(profile: str, handed: Callable[..., Any]) -> None:
    staff = people(200, "by-101" if profile == "by-101" else "ru-196")
    given = [*map(handed, columns(staff)), TODAY, profile]
    expected = lines(staff, profile)
    assert ATTEST_NEXT_DATE(*given) == [[line.due or ""] for line in expected]
    assert ATTEST_STATE(*given) == [[line.state] for line in expected]
    assert ATTEST_EXPLAIN(*given) == [[line.reason] for line in expected]


def test_the_people_are_of_many_kinds() -> None:
    assert len(people()) == 200
    assert len({line.state for line in lines(people())}) >= 6


def test_a_call_for_each_person_gives_the_same(through_xlwings: Callable[..., Any]) -> None:
    staff = people(30)
    for row, line in zip(zip(*map(serials, columns(staff)), strict=True), lines(staff), strict=True):
        cells = [[cell] for cell in row]
        assert through_xlwings("ATTEST_STATE", *cells, [[serial(TODAY)]], None) == [[line.state]]


def test_the_columns_go_through_the_converters_of_xlwings(through_xlwings: Callable[..., Any]) -> None:
    staff = people()
    given = [*map(serials, columns(staff)), [[serial(TODAY)]], [["ru-196"]]]
    expected = lines(staff)
    assert through_xlwings("ATTEST_NEXT_DATE", *given) == [[serial(line.due) or ""] for line in expected]
    assert through_xlwings("ATTEST_STATE", *given) == [[line.state] for line in expected]
    assert through_xlwings("ATTEST_EXPLAIN", *given) == [[line.reason] for line in expected]
