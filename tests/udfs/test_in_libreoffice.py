"""The functions in the cells of a real LibreOffice, answered by this process."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

from attest_xl.schema.functions import FUNCTIONS
from attest_xl.template.examples import FIRST, NOTICE_TEXT, TITLE
from tests.support.office import Office
from tests.template.district import empty_master
from tests.udfs.people import TODAY, columns, lines, people, serial, serials
from udfs.uno_bridge import REGISTER, formulas


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_master(tmp_path_factory.mktemp("udfs") / "master.xlsm")


@pytest.fixture
def document(master: Path, soffice: Office) -> Generator[Any]:
    with soffice.document(master, limit=60) as opened:
        yield opened


@pytest.fixture
def answered(document: Any, soffice: Office) -> Any:
    """The document, with somebody who answers its cells."""
    soffice.run_macro(document, REGISTER, formulas())
    return document


def examples(document: Any) -> list[tuple[str, str]]:
    """The answers on «Примеры формул», and what they should be."""
    rows = range(FIRST, FIRST + len(FUNCTIONS))
    sheet = document.Sheets.getByName(TITLE)
    return [tuple(sheet.getCellByPosition(column, row).String for column in (4, 5)) for row in rows]


def said(document: Any, formula: str) -> Any:
    cell = document.Sheets.getByName(TITLE).getCellByPosition(8, 40)
    cell.setFormula(formula)
    return cell.String


def column(document: Any, first: int, rows: list[list[Any]]) -> str:
    """Writes the column below row 50 and names it."""
    block = document.Sheets.getByName(TITLE).getCellRangeByPosition(first, 50, first, 49 + len(rows))
    block.setDataArray(tuple(tuple(row) for row in rows))
    return block.AbsoluteName.rpartition(".")[2] if len(rows) == 1 else block.AbsoluteName.partition(".")[2]


def test_a_workbook_that_is_just_opened_shows_the_answers_it_was_written_with(document: Any) -> None:
    assert [answer == expected for answer, expected in examples(document)] == [True] * len(FUNCTIONS)


def test_a_cell_that_nobody_answers_says_what_to_do(document: Any) -> None:
    assert said(document, '=ATTEST_CATEGORY("1 кв.к.")') == NOTICE_TEXT
    document.calculateAll()
    assert {answer for answer, _ in examples(document)} == {NOTICE_TEXT}


def test_every_example_computes_to_the_answer_beside_it(answered: Any) -> None:
    answered.calculateAll()
    assert [pair for pair in examples(answered) if pair[0] != pair[1]] == []


def test_a_cell_is_asked_in_every_way(answered: Any) -> None:
    sheet = answered.Sheets.getByName(TITLE)
    sheet.getCellRangeByName("I45").setString("ВКК")
    sheet.getCellRangeByName("I46").setValue(44267)
    assert said(answered, '=ATTEST_CATEGORY("1 кв.к.")') == "первая"
    assert said(answered, "=ATTEST_CATEGORY(I45)") == "высшая"
    assert said(answered, "=ATTEST_CATEGORY(I47)") == ""
    assert said(answered, "=ATTEST_DATE(I46)") == "44267"
    assert said(answered, '=ATTEST_STATE("Учитель";;;;"01.09.2024";;;"01.09.2025")') == "в плане"
    assert said(answered, '=ATTEST_STATE("Учитель";I47;I47;I47;I46;I47;I47;"01.09.2025")') == "просрочено"


def test_an_error_among_the_cells_is_said_in_words(answered: Any) -> None:
    sheet = answered.Sheets.getByName(TITLE)
    sheet.getCellRangeByName("I45").setFormula("=1/0")
    sheet.getCellRangeByName("I46").setString("ВКК")
    block = sheet.getCellRangeByName("J45:J46")
    block.setArrayFormula("=ATTEST_CATEGORY(I45:I46)")
    (first,), (second,) = block.getDataArray()
    assert first.startswith("Исходная ячейка: #N/A")
    assert second == "высшая"


def test_whole_columns_give_what_the_schedule_gives(answered: Any) -> None:
    staff = people(60)
    given = [column(answered, 8 + place, serials(rows)) for place, rows in enumerate(columns(staff))]
    arguments = ";".join([*given, str(serial(TODAY))])
    block = answered.Sheets.getByName(TITLE).getCellRangeByPosition(20, 50, 20, 109)
    expected = lines(staff)
    for name, answers in (
        ("ATTEST_NEXT_DATE", [serial(line.due) or "" for line in expected]),
        ("ATTEST_STATE", [line.state for line in expected]),
        ("ATTEST_EXPLAIN", [line.reason for line in expected]),
    ):
        block.setArrayFormula(f"={name}({arguments})")
        assert [cell for (cell,) in block.getDataArray()] == answers
        block.clearContents(16)  # com.sun.star.sheet.CellFlags.FORMULA


def test_columns_are_read_where_they_stand_side_by_side_or_apart(answered: Any) -> None:
    staff = people(20)
    near = [column(answered, 8 + place, serials(rows)) for place, rows in enumerate(columns(staff))]
    apart = [column(answered, 30 + 9 * place, serials(rows)) for place, rows in enumerate(columns(staff))]
    other = answered.Sheets.getByName("Сводка").getCellRangeByPosition(60, 7, 60, 26)
    other.setDataArray(tuple((cell,) for (cell,) in serials(columns(staff)[0])))
    block = answered.Sheets.getByName(TITLE).getCellRangeByPosition(20, 50, 20, 69)
    expected = [line.state for line in lines(staff)]
    for given in (near, apart, [*near[:3], *apart[3:]], [near[1], near[0], *near[2:]], [other.AbsoluteName, *near[1:]]):
        block.setArrayFormula(f"=ATTEST_STATE({';'.join([*given, str(serial(TODAY))])})")
        said = [cell for (cell,) in block.getDataArray()]
        assert said == expected if given[0] != near[1] else said != expected
        block.clearContents(16)  # com.sun.star.sheet.CellFlags.FORMULA


def test_a_block_that_mixes_cells_rows_and_columns_is_answered_in_its_shape(answered: Any) -> None:
    days = column(answered, 8, [[45901], [45902], [""]])
    counts = answered.Sheets.getByName(TITLE).getCellRangeByName("I46:J46")
    counts.setDataArray(((1, -1),))
    block = answered.Sheets.getByName(TITLE).getCellRangeByPosition(20, 50, 21, 52)
    block.setArrayFormula(f"=ATTEST_WORKDAY({days};I46:J46)")
    assert block.getDataArray() == ((45902.0, 45898.0), (45903.0, 45901.0), ("", ""))
