import pytest
import xlwings as xw


def test_corners_come_in_any_order(sheet: xw.Sheet) -> None:
    assert sheet.range("C3", "A1") == sheet.range((1, 3), (3, 1)) == sheet["A1:C3"]
    assert sheet.range(sheet["C3"], sheet["A1"]).address == "$A$1:$C$3"


def test_addresses_are_excels(book: xw.Book, sheet: xw.Sheet) -> None:
    cells = sheet["B2:C3"]
    assert cells.address == "$B$2:$C$3"
    assert cells.get_address(False, False) == "B2:C3"
    assert cells.get_address(include_sheetname=True) == "'Sheet1'!$B$2:$C$3"
    assert cells.get_address(external=True) == f"'[{book.name}]Sheet1'!$B$2:$C$3"


def test_rows_and_columns_count_from_one(sheet: xw.Sheet) -> None:
    with pytest.raises(IndexError):
        sheet.range((0, 1))


def test_what_is_no_place_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="нет такого"):
        sheet.range("нет такого")


def test_slicing_resizing_offsetting(sheet: xw.Sheet) -> None:
    cells = sheet["B2:D5"]
    assert cells[1:3, 0].address == "$B$3:$B$4"
    assert cells[-1, -1].address == "$D$5"
    assert cells(5).address == "$C$3"
    assert cells.resize(1, 2).address == "$B$2:$C$2"
    assert cells.offset(1, 1).address == "$C$3:$E$6"
    assert cells.last_cell.address == "$D$5"
    assert [row.address for row in cells.rows][:2] == ["$B$2:$D$2", "$B$3:$D$3"]
    assert (cells.shape, cells.count, cells.size) == ((4, 3), 12, 12)


def test_an_api_is_true_even_for_an_empty_cell_and_is_the_uno_object(sheet: xw.Sheet) -> None:
    assert sheet["A1"].api
    sheet["A1"].api.CellBackColor = 0x0000FF
    assert sheet["A1"].color == (0, 0, 255)


def test_expanding_and_regions_find_the_block(sheet: xw.Sheet) -> None:
    sheet["B2"].value = [[1, 2, 3], [4, None, 6]]
    sheet["F9"].value = "вдали"
    assert sheet["B2"].expand().address == "$B$2:$D$3"
    assert sheet["B2"].expand("down").address == "$B$2:$B$3"
    assert sheet["C3"].current_region.address == "$B$2:$D$3"
    assert sheet.used_range.address in ("$A$1:$F$9", "$B$2:$F$9")
    assert sheet["B2"].end("right").address == "$D$2"
    assert sheet["B4"].end("up").address == "$B$3"


def test_inserted_and_deleted_cells_move_the_others(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["A1"].insert("down")
    assert sheet["A1:B3"].value == [[None, 2], [1, 4], [3, None]]
    sheet["A1"].delete("up")
    assert sheet["A1:B2"].value == [[1, 2], [3, 4]]
    sheet["A1:A2"].insert("right")
    assert sheet["A1:C1"].value == [None, 1, 2]


def test_copying_within_a_book(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet["A1"].value = "x"
    other = book.sheets.add("Другой")
    sheet["A1"].copy(other["B2"])
    assert other["B2"].value == "x"
    with pytest.raises(NotImplementedError, match="without a destination"):
        sheet["A1"].copy()


def test_merged_cells(sheet: xw.Sheet) -> None:
    sheet["A1:B2"].merge()
    assert sheet["B2"].merge_area.address == "$A$1:$B$2"
    assert (sheet["A1"].merge_cells, sheet["C1"].merge_cells) == (True, False)
    sheet["A1:B2"].unmerge()
    assert not sheet["A1"].merge_cells


def test_selecting(book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Другой")
    sheet["B2:C3"].select()
    selection = book.selection
    assert selection is not None
    assert (selection.address, selection.sheet) == ("$B$2:$C$3", sheet)
    other.activate()
    assert book.sheets.active == other
