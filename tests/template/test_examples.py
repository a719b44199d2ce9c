"""«Примеры формул» in the built master."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from attest_xl.schema.functions import FUNCTIONS
from attest_xl.template.examples import FIRST, HEADING, NOTICE_TEXT, TITLE, formula
from tests.template.district import empty_master
from udfs.attest_udfs import SHELF


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_master(tmp_path_factory.mktemp("examples") / "master.xlsm")


def rows(path: Path, *, values: bool) -> list[tuple[Any, ...]]:
    book: Any = openpyxl.load_workbook(path, data_only=values)
    return list(book[TITLE].iter_rows(min_row=FIRST + 1, max_row=FIRST + len(FUNCTIONS), max_col=6, values_only=True))


def test_every_function_stands_there_with_a_live_formula(path: Path) -> None:
    found = [(name, live) for name, _, _, _, live, _ in rows(path, values=False)]
    assert found == [(each.name, f"={formula(each)}") for each in FUNCTIONS]


def test_the_answers_are_in_the_file_before_anyone_computes_them(path: Path) -> None:
    held = [answer.date() if isinstance(answer, datetime) else answer for *_, answer, _ in rows(path, values=True)]
    assert held == [each.answer for each in FUNCTIONS]
    assert any(isinstance(answer, date) for answer in held)


def test_the_macros_find_their_texts(path: Path) -> None:
    book: Any = openpyxl.load_workbook(path)
    sheet = book[TITLE]
    ((_, notice),) = book.defined_names["AttestNoFormulas"].destinations
    ((_, texts),) = book.defined_names["AttestFunctions"].destinations
    assert sheet[notice].value == NOTICE_TEXT
    assert sheet["A1"].value == HEADING == SHELF
    for described, (name, purpose, words) in zip(FUNCTIONS, sheet[texts], strict=True):
        assert (name.value, purpose.value) == (described.name, described.purpose)
        assert words.value.split("\n") == [argument.words for argument in described.arguments]
