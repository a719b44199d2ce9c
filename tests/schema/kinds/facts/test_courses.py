"""Courses listed in one cell: the latest date, never an older one in its place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.schema.kinds.facts import CoursesFacts, facts_of_courses
from attest_xl.schema.verdict import Trouble

MARCH = date(2021, 3, 12)


@pytest.mark.parametrize(
    "cell,last,hours",
    [
        ("12.03.2021", MARCH, None),
        ('"ФГОС", 72 ч., 12.03.2021', MARCH, 72),
        ('"ФГОС", 72 ч., 12.03.2021; "ИКТ", 36 ч., 15.04.2023 г.', date(2023, 4, 15), 36),
        ('"ИКТ", 36 ч., 15.04.2023 г.; "ФГОС", 72 ч., 12.03.2021', date(2023, 4, 15), 36),
        ("15.04.2023 ИКТ 36 часов\n12.03.2021 ФГОС", date(2023, 4, 15), 36),
        ("с 01.03.2021 по 12.03.2021, 72 часа", MARCH, 72),
        ("1–12.03.2021", MARCH, None),
        ("01.03-12.03.2021, 16 ч", MARCH, 16),
        ("с 1 по 12 марта 2021 г., 108ч.", MARCH, 108),
        ("ФГОС-2019, 16 а.ч. 12.03.2021", MARCH, 16),
        ("ИКТ 2020 г.; ФГОС 12.03.2021", MARCH, None),
        ("март 2021; 12.03.2021", MARCH, None),
        ("12 марта 2021, 12.03.21", MARCH, None),
        ("удостоверение № 12345 от 12.03.2021", MARCH, None),
        (MARCH, MARCH, None),
        (44267, MARCH, None),
        ("44267", MARCH, None),
        ("ФГОС, 72 ч", None, 72),
        ("нет", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_the_latest_course_is_found(cell: Value, last: date | None, hours: int | None) -> None:
    facts = facts_of_courses(cell)
    assert (facts.last, facts.hours) == (last, hours)


@pytest.mark.parametrize(
    "cell,code,value",
    [
        ('"ФГОС", 72 ч., 12.03.2021; "ИКТ", 36 ч., 2023 г.', "FACT-05", None),
        ("ИКТ 2023", "FACT-05", None),
        ("2019-2020 уч. год", "FACT-05", None),
        ("12.03.2021; ИКТ 2021 г.", "FACT-06", MARCH),
        ("март 2021; 12.02.2020", "DATE-04", date(2021, 3, 1)),
        ("март 2021; 2021 г.", "DATE-04", date(2021, 3, 1)),
        ("31.02.2022; 12.03.2021", "DATE-02", None),
        ("12.03.2201; 12.03.2021", "DATE-03", None),
        ("2021", "DATE-05", None),
        (2021, "DATE-05", None),
        (True, "DATE-01", None),
    ],
)
def test_a_latest_course_not_known_to_the_day_is_reported(cell: Value, code: str, value: date | None) -> None:
    last = facts_of_courses(cell).last
    assert isinstance(last, Trouble)
    assert (last.code, last.value) == (code, value)


def test_the_text_of_the_cell_is_kept() -> None:
    assert facts_of_courses("ФГОС,\n 12.03.2021") == CoursesFacts(MARCH, None, "ФГОС, 12.03.2021")


@given(st.lists(st.dates(date(1990, 1, 1), date(2040, 12, 31)), min_size=1, max_size=6), st.permutations(range(6)))
def test_the_order_of_courses_does_not_matter(days: list[date], order: list[int]) -> None:
    told = [f"курсы, 72 ч., {days[place]:%d.%m.%Y}" for place in order if place < len(days)]
    assert facts_of_courses("; ".join(told)).last == max(days)


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)), st.integers(1990, 2040))
def test_an_older_date_is_never_taken_for_a_later_year(day: date, year: int) -> None:
    last = facts_of_courses(f"{day:%d.%m.%Y}; ИКТ {year} г.").last
    assert isinstance(last, Trouble) if year >= day.year else last == day


@given(st.one_of(st.text(), st.text(alphabet="0123456789.,;- чгмарт"), st.integers(), st.floats(), st.none()))
def test_no_cell_whatever_raises(cell: Value) -> None:
    assert isinstance(facts_of_courses(cell), CoursesFacts)
