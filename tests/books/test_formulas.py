"""Formulas shift as another translator shifts them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator

from attest_xl.books.formulas import shifted

COLUMNS = st.sampled_from(["A", "B", "Z", "AA", "XFD"])
MARKS = st.sampled_from(["", "$"])
ROWS = st.integers(5, 900)
CELLS = st.builds("{}{}{}{}".format, MARKS, COLUMNS, MARKS, ROWS)
OPERANDS = st.one_of(
    CELLS,
    st.builds("{}:{}".format, CELLS, CELLS),
    st.builds("{}!{}".format, st.sampled_from(["Лист1", "'Итоги года'", "'A1 о''кей'", "Sheet2"]), CELLS),
    st.builds("SUM({}{}:{}{})".format, MARKS, ROWS, MARKS, ROWS),
    st.builds("SUM({}{}:{}{})".format, MARKS, COLUMNS, MARKS, COLUMNS),
    st.sampled_from(
        ['"A1"', '"так ""A1"" так"', "12", "1.5E+3", "TRUE", "Ставка", "LOG10(100)", "tblStaff[[#This Row],[Дата B2]]",
         "tblStaff[Код]", "#REF!", "{1,2;3,4}", "Годы_A1", "_A1", "A1_", "NOW()"]
    ),
)  # fmt: skip
FORMULAS = st.lists(OPERANDS, min_size=1, max_size=5).map(lambda parts: "+".join(["IF(A7>2,B8,-C9%)", *parts]))


@given(FORMULAS, st.integers(-4, 300), st.integers(0, 3))
def test_a_formula_shifts_as_openpyxl_shifts_it(formula: str, rows: int, columns: int) -> None:
    if columns and "XFD" in formula:
        columns = 0
    end = f"{'BCDE'[columns]}{10 + rows}"
    theirs: Any = Translator("=" + formula, "B10")
    assert "=" + shifted(formula, rows, columns) == theirs.translate_formula(end)


@pytest.mark.parametrize(
    "formula, rows, there",
    [
        ("A2", -1, "A1"),
        ("A1", -1, "#REF!"),
        ("A$1+$B3", -1, "A$1+$B2"),
        ("A1048576", 1, "#REF!"),
        ("[1]Лист1!A5", 1, "[1]Лист1!A6"),
        ("tbl['#Код A5]", 1, "tbl['#Код A5]"),
        ("Лист1.A5", 1, "Лист1.A5"),
        ("A5#", 1, "A6#"),
        ("АВ5+Имя5", 1, "АВ5+Имя5"),  # Cyrillic letters name no column
        ("A5:B$7", 2, "A7:B$7"),
    ],
)
def test_what_is_no_reference_stays(formula: str, rows: int, there: str) -> None:
    assert shifted(formula, rows) == there
