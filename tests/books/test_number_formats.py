"""Which formats show a day, and the numbers of days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.books.number_formats import day_of, serial_of, shows_a_day


@pytest.mark.parametrize(
    "code",
    [
        "dd.mm.yyyy", "DD.MM.YYYY", "d/m/yy", "yyyy-mm-dd hh:mm", "[$-419]d mmmm yyyy;@", '"от "dd.mm.yy', "mmmm",
        "mm/yy", "[Red]d;[Blue]0", "dd\\.mm\\.yyyy\\ \\г\\.", "[$-F800]dddd, mmmm dd, yyyy",
    ],
)  # fmt: skip
def test_a_format_with_a_day_month_or_year_shows_a_day(code: str) -> None:
    assert shows_a_day(164, code)


@pytest.mark.parametrize(
    "code",
    [
        "General", "@", "0", "0.00", "# ##0\\ \"руб\"", "[Red]0", "hh:mm", "[h]:mm:ss", "mm:ss", "h:mm AM/PM", "0%",
        "0.00E+00", '0" дней"', "0\\ \\d", "_-* #,##0.00_d_-", '[$$-409]#,##0', "",
    ],
)  # fmt: skip
def test_a_number_a_time_or_a_text_is_no_day(code: str) -> None:
    assert not shows_a_day(164, code)


def test_built_in_formats_are_known_by_number() -> None:
    assert [number for number in range(50) if shows_a_day(number, None)] == [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36]


@given(st.dates(date(1904, 1, 1)), st.booleans())
def test_a_day_has_one_number(day: date, from_1904: bool) -> None:
    number = serial_of(day, from_1904)
    assert number is not None
    assert day_of(number, from_1904) == day


@given(st.integers(-10, 3_000_000), st.booleans())
def test_a_number_has_one_day_or_none(number: int, from_1904: bool) -> None:
    day = day_of(number, from_1904)
    assert day is None or serial_of(day, from_1904) == number


def test_the_days_excel_knows() -> None:
    known = {1: date(1900, 1, 1), 59: date(1900, 2, 28), 61: date(1900, 3, 1), 45351: date(2024, 2, 29)}
    assert {number: day_of(number, from_1904=False) for number in known} == known
    assert [day_of(number, from_1904=False) for number in (-1, 0, 60, 2_958_466)] == [None] * 4
    assert day_of(2_958_465, from_1904=False) == date(9999, 12, 31)
    assert serial_of(date(1899, 12, 31), from_1904=False) is None
    assert serial_of(date(1903, 12, 31), from_1904=True) is None
