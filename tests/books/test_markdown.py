"""Tables told in markdown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.books.markdown import grids_from, to_markdown
from attest_xl.books.memory import MemoryBook
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid


def test_the_first_cell_names_the_sheet_and_stands_in_column_a() -> None:
    [grid] = grids_from("""
        | Сотрудники | Код | Дата решения |
        |------------|-----|--------------|
        |            | 1   | 31.02.2024   |
    """)
    assert grid == Grid("Сотрудники", (("Код", "Дата решения"), ("1", "31.02.2024")), top=1, left=2)


def test_several_tables_follow_one_another_and_text_between_them_is_passed_over() -> None:
    first, second = grids_from("""
        # Заголовок
        | Раз | A |
        |     | 1 |
        слова
        | Два | B |
    """)
    assert (first.sheet, first.rows) == ("Раз", (("A",), ("1",)))
    assert (second.sheet, second.rows) == ("Два", (("B",), (None,)))


@pytest.mark.parametrize(
    "cell, value",
    [
        ("2024-02-29", date(2024, 2, 29)),
        ("2023-02-29", "2023-02-29"),
        ("29.02.2024", "29.02.2024"),
        (r"\2024-02-29", "2024-02-29"),
        ("12", "12"),
        ("", None),
        (r"a \| b", "a | b"),
        ("раз<br>два", "раз\nдва"),
        (r"\ с краю\ ", " с краю "),
        ("-", "-"),
    ],
)
def test_a_cell_is_a_text_a_date_or_empty(cell: str, value: Value) -> None:
    [grid] = grids_from(f"| Лист | A |\n| | {cell} |")
    assert grid.rows[1] == (value,)


def test_blank_rows_are_kept_so_that_numbers_stay() -> None:
    [grid] = grids_from("| Лист | A |\n| | |\n| | 1 |")
    assert grid.rows == (("A",), (None,), ("1",))


def test_a_table_must_say_its_sheet() -> None:
    with pytest.raises(ValueError, match="name its sheet"):
        grids_from("| | A |")


CELLS = st.none() | st.dates() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4))
def test_what_is_written_reads_the_same(rows: list[tuple[Value, Value]]) -> None:
    grid = Grid("Лист", (("A", "B"), *rows), 1, 2)
    assert grids_from(to_markdown([grid])) == (grid,)


def test_a_sheet_of_the_master_gives_its_tables_name() -> None:
    book = MemoryBook.from_markdown("| Сотрудники | Код |\n\n| Прочее | A |")
    assert book.tables == ("tblStaff", "Прочее")


def test_a_book_can_be_told_again() -> None:
    text = "| Журнал | Когда |\n|        | \\ 1   |\n"
    assert MemoryBook.from_markdown(text).as_markdown("tblLog") == text
