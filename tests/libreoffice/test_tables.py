import datetime as dt

import pytest
import xlwings as xw

from tests.libreoffice.present import present

HEADER = ["Код", "ФИО", "Дата"]
ROWS = [[code, name, dt.datetime.combine(dt.date(2024, 1, code), dt.time())] for code, name in enumerate("абвг", 1)]


@pytest.fixture
def table(sheet: xw.Sheet) -> xw.main.Table:
    sheet["B2"].value = [HEADER, *ROWS]
    return sheet.tables.add(sheet["B2:D6"], name="tblStaff")


def test_a_table_knows_its_parts(sheet: xw.Sheet, table: xw.main.Table) -> None:
    assert [found.name for found in sheet.tables] == ["tblStaff"]
    assert "tblStaff" in sheet.tables
    assert table.range.address == "$B$2:$D$6"
    assert present(table.header_row_range).value == HEADER
    assert present(table.data_body_range).value == ROWS
    assert [column.name for column in table.columns] == HEADER
    assert present(table.columns["ФИО"].data_body_range).address == "$C$3:$C$6"
    assert (present(sheet["C4"].table).name, sheet["E4"].table) == ("tblStaff", None)


def test_a_name_no_table_has_is_an_error(book: xw.Book, sheet: xw.Sheet, table: xw.main.Table) -> None:
    with pytest.raises(KeyError):
        sheet.tables["tblNone"]
    assert "tblStaff" not in book.sheets.add("Другой").tables


def test_a_tables_name_means_its_body(sheet: xw.Sheet, table: xw.main.Table) -> None:
    assert sheet.range("tblStaff").address == "$B$3:$D$6"


def test_a_table_is_resized_and_its_cells_stay(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.resize(sheet["B2:D4"])
    assert len(table.rows) == 2
    assert sheet["B6"].value == 4
    table.resize(sheet["B2:D2"])
    assert (table.data_body_range, table.range.address) == (None, "$B$2:$D$2")


def test_rows_are_added_and_deleted_and_what_is_below_moves(sheet: xw.Sheet, table: xw.main.Table) -> None:
    sheet["B7"].value = "итог"
    added = table.rows.add([9, "новый", None], index=1)
    assert (added.range.address, table.range.address) == ("$B$3:$D$3", "$B$2:$D$7")
    assert sheet["B8"].value == "итог"
    table.rows[0].delete()
    assert present(table.data_body_range).value == ROWS
    assert sheet["B7"].value == "итог"


def test_headers_totals_and_filter_arrows(table: xw.main.Table) -> None:
    assert (table.show_headers, table.show_totals, table.show_autofilter) == (True, False, True)
    table.show_autofilter = False
    table.show_totals = True
    assert (table.show_autofilter, present(table.totals_row_range).address) == (False, "$B$6:$D$6")


def test_a_filter_hides_rows_and_can_be_put_back(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.autofilter.apply_values(2, ["а", "в"])
    assert hidden(sheet) == [False, True, False, True]
    criteria = table.autofilter.criteria[1]
    assert (criteria.type, criteria.values) == ("values", ["а", "в"])
    table.autofilter.clear()
    assert hidden(sheet) == [False] * 4
    table.autofilter.apply_values(2, present(criteria.values))
    assert hidden(sheet) == [False, True, False, True]


def test_filters_compare_numbers_and_days(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.autofilter.apply_comparison(1, "between", 2, 3)
    assert hidden(sheet) == [True, False, False, True]
    first = table.autofilter.criteria[0]
    assert (first.operator, first.value1, first.value2) == ("between", "2", "3")
    table.autofilter.apply_comparison(3, "greater_than", dt.date(2024, 1, 2))
    assert hidden(sheet) == [True, True, False, True]
    table.autofilter.clear(1)
    assert hidden(sheet) == [True, True, False, False]


def test_filters_take_the_largest(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.autofilter.apply_top_items(1, 1)
    assert hidden(sheet) == [True, True, True, False]
    assert (table.autofilter.criteria[0].type, table.autofilter.criteria[0].count) == ("top_items", 1)


def test_writing_reaches_filtered_rows(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.autofilter.apply_values(2, ["а"])
    present(table.data_body_range).columns[0].options(transpose=True).value = [5, 6, 7, 8]
    assert present(table.data_body_range).columns[0].value == [5, 6, 7, 8]


def hidden(sheet: xw.Sheet) -> list[bool | None]:
    return [sheet.range((row, 2)).rows.hidden for row in range(3, 7)]


def test_a_table_keeps_its_header_when_its_filter_is_taken_away(table: xw.main.Table) -> None:
    table.autofilter.apply_values(2, ["а"])
    table.autofilter.clear()
    assert table.show_headers
    assert present(table.data_body_range).row == table.range.row + 1
