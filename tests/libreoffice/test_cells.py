import datetime as dt

import pytest
import xlwings as xw

from attest_xl.libreoffice import CellError

DAY = dt.datetime.combine(dt.date(2024, 5, 1), dt.time())
NOON = DAY + dt.timedelta(hours=12, seconds=7)


def test_values_of_every_kind_read_back(sheet: xw.Sheet) -> None:
    table = [["Иванова", 1.0, DAY], [None, True, NOON], ["007", -2.5, "=не формула"]]
    sheet["A1"].value = [*table[:2], ["007", -2.5, "'=не формула"]]
    assert sheet["A1:C3"].value == table


def test_one_cell_is_a_scalar_and_so_is_its_raw_value(sheet: xw.Sheet) -> None:
    sheet["B2"].value = 5
    assert sheet["B2"].value == sheet["B2"].raw_value == 5.0
    assert sheet["C3"].value is None


def test_a_row_and_a_column_are_flat_lists_unless_asked_otherwise(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["a", "b"], ["c", "d"]]
    assert sheet["A1:B1"].value == ["a", "b"]
    assert sheet["A1:A2"].value == ["a", "c"]
    assert sheet["A1:A2"].options(ndim=2).value == [["a"], ["c"]]


def test_one_value_fills_a_range(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].value = "x"
    assert sheet["A1:B2"].value == [["x", "x"], ["x", "x"]]


def test_options_convert_days_numbers_and_empty_cells(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [DAY, 2, None]
    converted = sheet["A1:C1"].options(dates=dt.date, numbers=int, empty="–").value
    assert converted == [dt.date(2024, 5, 1), 2, "–"]


def test_a_frame_of_pandas_is_written_and_read(sheet: xw.Sheet) -> None:
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"ФИО": ["Иванова", "Петров"], "Дата": [DAY, pandas.NaT], "Часы": [1.5, 2.0]})
    sheet["A1"].options(index=False).value = frame
    assert sheet["A1"].expand().options(ndim=2).value[1:] == [["Иванова", DAY, 1.5], ["Петров", None, 2.0]]


def test_a_day_gets_a_format_only_where_the_cell_has_none(sheet: xw.Sheet) -> None:
    sheet["A2"].number_format = "dd.mm.yyyy"
    sheet["A3"].number_format = "0.00"
    sheet["A1"].options(transpose=True).value = [DAY, DAY, DAY]
    assert sheet["A1"].number_format == "mm/dd/yyyy"
    assert sheet["A2"].number_format == "dd.mm.yyyy"
    assert sheet["A3"].number_format == "0.00"
    assert sheet["A1:A3"].value == [DAY, DAY, 45413.0]


def test_days_scattered_among_texts_are_all_shown_as_days(sheet: xw.Sheet) -> None:
    board = [[DAY if (row + column) % 2 else "текст" for column in range(6)] for row in range(40)]
    sheet["B3"].value = board
    assert sheet["B3:G42"].value == board


def test_a_bare_time_of_day_stays_a_number(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "hh:mm"
    sheet["A1"].value = 0.5
    assert sheet["A1"].value == 0.5


def test_errors_are_empty_unless_their_text_is_wanted(sheet: xw.Sheet) -> None:
    sheet["A1"].value = ["=1/0", "=NA()", 1]
    assert sheet["A1:C1"].value == [None, None, 1.0]
    assert sheet["A1:C1"].options(err_to_str=True).value == ["#DIV/0!", "#N/A", 1.0]
    assert isinstance(sheet["A1"].raw_value, CellError)


def test_lines_and_tabs_within_a_text_stay(sheet: xw.Sheet) -> None:
    sheet["A1"].value = ["первая\n\tвторая", "a\tb", "=NA()"]
    assert sheet["A1:C1"].value == ["первая\n\tвторая", "a\tb", None]


def test_empty_data_and_ranges_without_cells_are_left_alone(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "остаётся"
    sheet["A1:B2"][0:0, :].raw_value = 1
    assert sheet["A1:B2"][0:0, :].raw_value is None
    assert sheet["A1"].value == "остаётся"


def test_formulas_compute_and_read_back_in_excels_spelling(book: xw.Book, sheet: xw.Sheet) -> None:
    book.sheets.add("Мой лист")["A1"].value = 4
    sheet["A1"].value = [2, "=SUM('Мой лист'!A1,A1)", '=IF(A1>1,"да, да","нет")']
    assert sheet["B1:C1"].value == [6.0, "да, да"]
    assert sheet["A1:C1"].formula == (("2", "=SUM('Мой лист'!A1,A1)", '=IF(A1>1,"да, да","нет")'),)


def test_a_text_that_looks_like_a_formula_is_told_from_one(sheet: xw.Sheet) -> None:
    sheet["A1"].value = ["'=A2", "'12"]
    assert sheet["A1:B1"].value == ["=A2", "12"]
    assert sheet["A1:B1"].formula == (("=A2", "12"),)


def test_one_formula_for_many_cells_moves_along(sheet: xw.Sheet) -> None:
    sheet["A1"].options(transpose=True).value = [1, 2, 3]
    sheet["A2"].color = (255, 0, 0)
    sheet["B2"].color = (0, 255, 0)
    sheet["B1:C3"].formula = "=$A1*2"
    assert sheet["B1:C3"].formula == (("=$A1*2",) * 2, ("=$A2*2",) * 2, ("=$A3*2",) * 2)
    assert sheet["B1:C3"].value == [[2, 2], [4, 4], [6, 6]]
    assert [sheet[cell].color for cell in ("B1", "B2", "B3")] == [None, (0, 255, 0), None]


def test_a_long_column_of_formulas_is_what_was_asked_even_where_one_differs(sheet: xw.Sheet) -> None:
    formulas = [f"=A{row}+SUM(B{row},1)" for row in range(1, 601)]
    formulas[300] = "=A301+SUM(B1,7)"
    sheet["C1"].options(transpose=True).value = formulas
    assert [row[0] for row in sheet["C1:C600"].formula] == formulas


def test_array_formulas(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["D1"].formula_array = "=SUM(A1:A2*B1:B2)"
    assert sheet["D1"].value == 14.0
    assert sheet["D1"].formula_array == "=SUM(A1:A2*B1:B2)"
    assert (sheet["D1"].has_array, sheet["A1"].has_array) == (True, False)


def test_writing_keeps_notes_colours_and_formats(sheet: xw.Sheet) -> None:
    sheet["B2"].add_note("проверьте")
    sheet["C3"].add_note("и здесь")
    sheet["B2"].color = (255, 255, 0)
    sheet["A1"].value = [["a", 1, DAY], ["b", "=B1+1", None], ["c", None, "=B2"]]
    assert sheet["A1:C3"].value == [["a", 1, DAY], ["b", 2, None], ["c", None, 2]]
    assert [(note.location.address, note.text) for note in sheet.notes] == [("$B$2", "проверьте"), ("$C$3", "и здесь")]
    assert sheet["B2"].color == (255, 255, 0)


def test_clearing_contents_keeps_what_clearing_all_takes(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "x"
    sheet["A1"].color = (1, 2, 3)
    sheet["A1"].add_note("n")
    sheet["A1"].clear_contents()
    assert (sheet["A1"].value, sheet["A1"].color, sheet["A1"].note is not None) == (None, (1, 2, 3), True)
    sheet["A1"].clear()
    assert (sheet["A1"].color, sheet["A1"].note) == (None, None)


def test_dates_follow_the_documents_own_day_zero(book: xw.Book, sheet: xw.Sheet) -> None:
    zero = book.api.NullDate
    zero.Year, zero.Month, zero.Day = 1904, 1, 1
    book.api.NullDate = zero
    sheet["A1"].value = DAY
    assert sheet["A1"].value == DAY
    assert sheet["A1"].api.getDataArray() == ((43951.0,),)
