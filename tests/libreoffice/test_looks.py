import pytest
import xlwings as xw

from tests.libreoffice.present import present


def test_colours_are_set_read_and_taken_away(sheet: xw.Sheet) -> None:
    for given in ((255, 128, 0), "#FF8000", 0x0080FF):
        sheet["A1"].color = given
        assert sheet["A1"].color == (255, 128, 0)
    assert sheet["A1:B1"].color is None
    sheet["A1"].color = None
    assert sheet["A1"].color is None


def test_many_cells_are_coloured_at_once(sheet: xw.Sheet) -> None:
    red, blue = (255, 0, 0), (0, 0, 255)
    sheet["C2"].color = blue
    sheet["B2:C3"].set_colors([[red, ...], [None, red]])
    assert [sheet[cell].color for cell in ("B2", "C2", "B3", "C3")] == [red, blue, None, red]


@pytest.mark.parametrize("code", ["General", "0.00", "#,##0", "dd.mm.yyyy", "yyyy-mm-dd hh:mm", "@", "0%", '0" лет"'])
def test_number_formats_are_excels_codes(sheet: xw.Sheet, code: str) -> None:
    sheet["A1:A3"].number_format = code
    assert sheet["A1:A3"].number_format == code


def test_a_format_that_differs_among_cells_is_none(sheet: xw.Sheet) -> None:
    sheet["A2"].number_format = "0.00"
    assert sheet["A1:A2"].number_format is None


def test_letters(sheet: xw.Sheet) -> None:
    font = sheet["A1"].font
    font.bold = font.italic = True
    font.size, font.color, font.name = 14, (9, 8, 7), "Liberation Serif"
    assert (font.bold, font.italic, font.size, font.color, font.name) == (True, True, 14, (9, 8, 7), "Liberation Serif")
    assert sheet["A1:A2"].font.bold is None
    sheet["A1"].wrap_text = True
    assert sheet["A1"].wrap_text


def test_widths_and_heights_are_in_excels_units(sheet: xw.Sheet) -> None:
    sheet["B1"].column_width = 20
    sheet["A3"].row_height = 30
    assert sheet["B1"].column_width == pytest.approx(20, abs=0.02)
    assert sheet["A3"].row_height == pytest.approx(30, abs=0.05)
    assert sheet["A1:B1"].column_width is None
    sheet["A1"].value = "довольно длинный текст в узком столбце"
    before = present(sheet["A1"].column_width)
    sheet["A1"].columns.autofit()
    assert present(sheet["A1"].column_width) > before


def test_hidden_rows_and_columns(sheet: xw.Sheet) -> None:
    sheet["A2:A3"].rows.hidden = True
    assert [sheet[cells].rows.hidden for cells in ("A2:A3", "A1:A2", "A4")] == [True, None, False]
    sheet["A2:A3"].rows.hidden = False
    assert sheet["A1:A4"].rows.hidden is False
    sheet["C1"].columns.hidden = True
    assert [sheet[cells].columns.hidden for cells in ("C1", "B1:C1", "B1")] == [True, None, False]


def test_a_link_has_an_address_and_a_text(sheet: xw.Sheet) -> None:
    sheet["A1"].add_hyperlink("https://example.org/", "Пример")
    assert (sheet["A1"].hyperlink, sheet["A1"].value) == ("https://example.org/", "Пример")


def test_notes(book: xw.Book, sheet: xw.Sheet) -> None:
    note = sheet["B2"].add_note("нет даты")
    assert (note.text, note.location.address) == ("нет даты", "$B$2")
    note.text = "дата не та"
    assert present(sheet["B2"].note).text == "дата не та"
    assert (sheet["A1"].note, len(book.notes)) == (None, 1)
    note.delete()
    assert (sheet["B2"].note, len(sheet.notes)) == (None, 0)
