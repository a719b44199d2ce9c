"""What the functions say: each as it is described, in the shape it is asked."""

import inspect
import re
import subprocess
import sys
from datetime import date, datetime
from typing import Any

import pytest

from attest_xl.schema.functions import FUNCTIONS, PEOPLE, Function
from udfs import attest_udfs
from udfs.attest_udfs import (
    ATTEST_CATEGORY,
    ATTEST_CHECK,
    ATTEST_DATE,
    ATTEST_DEADLINE,
    ATTEST_EXPLAIN,
    ATTEST_NAME,
    ATTEST_NEXT_DATE,
    ATTEST_STATE,
    ATTEST_SUMMARY,
    ATTEST_WORKDAY,
)

TODAY = "01.09.2025"


def computed(described: Function) -> Any:
    """What the example gives, read as Excel reads it."""
    name, _, rest = described.example.partition("(")
    said = re.findall(r'"([^"]*)"|(\{people\})|(-?\d+)|(?<=,)(?=,)', rest)
    arguments = [text or (PEOPLE if people else int(number) if number else None) for text, people, number in said]
    return getattr(attest_udfs, name)(*arguments)


@pytest.mark.parametrize("described", FUNCTIONS, ids=lambda each: each.name)
def test_an_example_gives_the_answer_that_stands_beside_it(described: Function) -> None:
    assert computed(described) == described.answer


@pytest.mark.parametrize("described", FUNCTIONS, ids=lambda each: each.name)
def test_a_function_has_the_arguments_it_is_described_with(described: Function) -> None:
    parameters = inspect.signature(getattr(attest_udfs, described.name)).parameters.values()
    assert [(each.name, each.default is None) for each in parameters] == [
        (argument.name, argument.optional) for argument in described.arguments
    ]


def test_every_function_is_described_and_excel_takes_the_words() -> None:
    written = {name for name in vars(attest_udfs) if name.startswith("ATTEST_")}
    assert written == {each.name for each in FUNCTIONS}
    for described in FUNCTIONS:
        assert len(described.purpose) <= 255
        assert all(len(argument.words) <= 255 for argument in described.arguments)
        assert sum(len(argument.name) + 2 for argument in described.arguments) <= 255


def test_the_modules_around_the_functions_do_without_xlwings() -> None:
    asked = "import sys, udfs.bridge, udfs.summary; print('xlwings' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "False"


def test_a_cell_gives_a_cell_a_list_a_list_a_row_a_row_and_a_column_a_column() -> None:
    assert ATTEST_CATEGORY("ВКК") == "высшая"
    assert ATTEST_CATEGORY(["1 кв.к.", None]) == ["первая", ""]
    assert ATTEST_CATEGORY([["1 кв.к.", "ВКК"]]) == [["первая", "высшая"]]
    assert ATTEST_CATEGORY([["1 кв.к."], [""], ["ВКК"]]) == [["первая"], [""], ["высшая"]]
    assert ATTEST_CATEGORY([["1 кв.к."]]) == [["первая"]]
    assert ATTEST_CATEGORY((("вторая", None), (None, "ВКК"))) == [["вторая", ""], ["", "высшая"]]


def test_one_cell_goes_with_every_row_of_a_column() -> None:
    decided = [["12.03.2021"], [44267], [datetime.fromisoformat("2022-03-12T10:30")], [date(2024, 3, 12)]]
    said = ATTEST_NEXT_DATE([["Учитель"]], "первая", decided, None, "01.09.2015", today=TODAY)
    assert said == [[date(2026, 3, 12)], [date(2026, 3, 12)], [date(2027, 3, 12)], [""]]


def test_columns_of_different_lengths_are_explained() -> None:
    said = ATTEST_STATE([["Учитель"]] * 3, [["первая"]] * 2, None, None, None)
    assert said[0][0].startswith("Формула: столбцы в формуле разной длины: 2 и 3.")


@pytest.mark.parametrize("function", [ATTEST_NEXT_DATE, ATTEST_STATE, ATTEST_EXPLAIN, ATTEST_CHECK])
def test_a_blank_row_has_no_answer(function: Any) -> None:
    blank = [[None], [""], ["  "]]
    assert function(blank, blank, blank, blank, blank, today=TODAY) == [[""], [""], [""]]


@pytest.mark.parametrize("function", [ATTEST_CATEGORY, ATTEST_DATE, ATTEST_NAME])
@pytest.mark.parametrize("error", ["#N/A", "#Н/Д", "#DIV/0!", "#ЗНАЧ!", "#REF!", "Err:502"])
def test_an_error_in_the_cell_is_said_in_words(function: Any, error: str) -> None:
    assert function(error).startswith(f"Исходная ячейка: {error} – вместо значения здесь ошибка формулы.")


def test_what_cannot_be_read_is_said_and_what_would_be_a_guess_too() -> None:
    assert "[DATE-02]" in ATTEST_DATE("31.02.2024")
    assert "[DATE-04]" in ATTEST_DATE("март 2021")
    assert "[CAT-01]" in ATTEST_CATEGORY("третья")
    assert "[NAME-03]" in ATTEST_NAME("2")


def test_what_is_written_beside_a_value_is_left_out() -> None:
    assert ATTEST_DATE("пр. № 123 от 24.12.2021") == date(2021, 12, 24)
    assert ATTEST_CATEGORY("первая, 25.12.2020") == "первая"
    assert ATTEST_NAME("Иванова Мария Петровна (декрет)") == "Иванова Мария Петровна"


@pytest.mark.parametrize(
    "cell", [44267, 44267.0, "44267", date(2021, 3, 12), datetime.fromisoformat("2021-03-12"), "12.3.21"]
)
def test_a_date_comes_in_every_way_a_program_hands_it_over(cell: object) -> None:
    assert ATTEST_DATE(cell) == date(2021, 3, 12)


def test_an_unreadable_cell_that_decides_is_said_in_place_of_the_date() -> None:
    row = ("Учитель", "первая", "31.02.2024", None, "01.09.2015", None, None, TODAY)
    assert ATTEST_NEXT_DATE(*row).startswith("Дата решения: 31.02.2024 – такого дня нет.")
    assert ATTEST_STATE(*row) == "нет данных"


def test_the_rules_are_chosen_by_name_and_the_numbers_of_the_sheet_hold() -> None:
    row = ("Учитель", None, None, None, "01.09.2024", None, None, TODAY)
    edited = [["Правила", "Код правила", "Значение"], ["ru-196", "RU-SZD-02", "3"]]
    assert ATTEST_NEXT_DATE(*row) == date(2026, 9, 1)
    assert ATTEST_NEXT_DATE(*row, edited) == date(2027, 9, 1)
    assert ATTEST_EXPLAIN("Учитель", "вторая", "01.09.2024", None, None, None, None, TODAY, "by-101").startswith("Инст")
    assert "ru-196, ru-276, by-101" in ATTEST_NEXT_DATE(*row, "ru-197")
    assert "[FORMULA-03]" in ATTEST_NEXT_DATE(*row, [["ru-196"], ["ru-276"]])


def test_a_day_that_is_none_is_said() -> None:
    assert ATTEST_STATE("Учитель", None, None, None, "01.09.2024", None, None, "завтра").startswith("Сегодня: завтра")


def test_remarks_are_about_the_cells_given_a_line_each() -> None:
    row = ("Учитель", "третья", "31.02.2024", None, "01.09.2015")
    assert [line.partition(":")[0] for line in ATTEST_CHECK(*row, today=TODAY).split("\n")] == [
        "Категория",
        "Дата решения",
    ]
    assert ATTEST_CHECK("Учитель", "первая", "12.03.2021", None, "01.09.2015", today=TODAY) == ""
    late = ATTEST_CHECK("Учитель", "первая", "12.03.2021", None, "01.09.2015", today=TODAY, birth="01.01.2015")
    assert "[PERS-03]" in late


def test_deadlines_are_those_of_the_sheets() -> None:
    assert ATTEST_DEADLINE("Представление до", "20.10.2025") == date(2025, 9, 20)
    assert ATTEST_DEADLINE("решение до", ["01.09.2025", None]) == [date(2025, 11, 30), ""]
    assert ATTEST_DEADLINE("Курсы до", "01.09.2024") == date(2027, 9, 1)
    assert ATTEST_DEADLINE("Представление до", "20.10.2025", "by-101") == ""
    assert ATTEST_DEADLINE("Завтрак до", "20.10.2025").startswith("Срок: Завтрак до – такого значения")


def test_working_days_know_the_holidays_and_the_methodists_own_days() -> None:
    assert ATTEST_WORKDAY("05.09.2025", [0, 1, -5]) == [date(2025, 9, 5), date(2025, 9, 8), date(2025, 8, 29)]
    assert ATTEST_WORKDAY("05.09.2025", 1, None, [["08.09.2025"]]) == date(2025, 9, 9)
    assert ATTEST_WORKDAY("05.09.2025", 1, None, [["06.09.2025", "рабочий"]]) == date(2025, 9, 6)
    assert ATTEST_WORKDAY("05.09.2025", 1.5).startswith("Дней: 1.5 – это не целое число.")
    assert ATTEST_WORKDAY("05.09.2025", 1, None, [["восьмое"]]).startswith("Свои дни: восьмое")


def test_a_row_of_figures_with_a_column_of_institutions_gives_the_whole_summary() -> None:
    figures, places = [["Сотрудников", "Доля с категорией"]], [["Школа № 1"], [None], ["Итого по району"]]
    assert ATTEST_SUMMARY(figures, places, PEOPLE, TODAY) == [[2, 0.5], ["", ""], [3, 0.6667]]
    assert "«Школа № 2»" in ATTEST_SUMMARY("Сотрудников", "Школа №2я", PEOPLE, TODAY)
    assert "[FORMULA-03]" in ATTEST_SUMMARY("Сотрудников", "Школа № 1", [["a", "b"], ["c", "d"]])
