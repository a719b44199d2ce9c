"""Every function through xlwings' own converters: blocks of cells, blank cells, errors, single cells and columns."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from attest_xl.schema.functions import FUNCTIONS, PEOPLE, Function
from tests.udfs.people import serial

Call = Callable[..., Any]
NOT_AVAILABLE = {"type": "Error", "errorCode": "#N/A", "basicValue": "#N/A"}
CELLS = {
    "position": "Учитель", "category": "1 кв.к.", "decided": 44267, "conformity": "", "started": 42248, "absence": "",
    "returned": "", "today": 45901, "rules": "ru-196", "name": "Иванова Мария Петровна", "birth": 29221,
    "trained": 45170, "cell": "ВКК", "paper": "Выписка до", "day": 45897, "days": 2, "own_days": "",
    "figure": "Сотрудников", "institution": "Школа № 1",
}  # fmt: skip
LIST = [["" if cell is None else serial(cell) for cell in row] for row in PEOPLE]
ANSWERS: dict[str, Any] = {
    "ATTEST_NEXT_DATE": 46093, "ATTEST_STATE": "в плане", "ATTEST_CATEGORY": "высшая", "ATTEST_CHECK": "",
    "ATTEST_DEADLINE": 45901, "ATTEST_WORKDAY": 45901, "ATTEST_SUMMARY": 2,
}  # fmt: skip


def cells(described: Function, height: int) -> list[Any]:
    """A column of so many rows for each argument, but for those that stand for the whole formula."""
    whole = {"people": LIST, "rules": [[CELLS["rules"]]], "own_days": None}
    return [whole.get(each.name, [[CELLS.get(each.name)]] * height) for each in described.arguments]


@pytest.mark.parametrize("height", [1, 3])
@pytest.mark.parametrize("described", FUNCTIONS, ids=lambda each: each.name)
def test_cells_and_columns_are_answered_in_their_shape(described: Function, height: int, through_xlwings: Call) -> None:
    said = through_xlwings(described.name, *cells(described, height))
    assert [len(row) for row in said] == [1] * height
    assert said == [said[0]] * height
    assert said[0][0] == ANSWERS.get(described.name, said[0][0])


@pytest.mark.parametrize("described", FUNCTIONS, ids=lambda each: each.name)
def test_an_error_in_a_cell_of_a_column_is_said_in_its_row_alone(described: Function, through_xlwings: Call) -> None:
    first, *others = cells(described, 3)
    healthy = through_xlwings(described.name, first, *others)
    said = through_xlwings(described.name, [first[0], [NOT_AVAILABLE], first[2]], *others)
    assert said[1][0].startswith("Исходная ячейка: #N/A")
    assert [said[0], said[2]] == [healthy[0], healthy[2]]


@pytest.mark.parametrize("described", FUNCTIONS, ids=lambda each: each.name)
def test_what_may_be_left_out_is_left_out(described: Function, through_xlwings: Call) -> None:
    given = cells(described, 2)[: sum(not each.optional for each in described.arguments)]
    said = through_xlwings(described.name, *given, *[None] * (len(described.arguments) - len(given)))
    assert [len(row) for row in said] == [1, 1]


def test_a_date_is_a_number_with_a_format_or_a_serial(through_xlwings: Call) -> None:
    assert through_xlwings("ATTEST_DATE", [["12.03.2021"], [""]]) == [[serial(date(2021, 3, 12))], [""]]


def test_the_wizard_is_told_what_each_function_and_argument_is_for(through_xlwings: Call) -> None:
    told = {each["name"]: each for each in through_xlwings(None)["functions"]}
    assert set(told) == {each.name for each in FUNCTIONS}
    for described in FUNCTIONS:
        assert told[described.name]["description"] == described.purpose
        assert not told[described.name]["options"].get("volatile")
        words = [each["description"] for each in told[described.name]["parameters"]]
        assert words == [argument.words for argument in described.arguments]
