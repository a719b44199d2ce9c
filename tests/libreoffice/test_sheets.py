import pytest
import xlwings as xw

from attest_xl.libreoffice import ProtectedSheetError


def test_sheets_are_added_named_moved_copied_deleted(book: xw.Book, sheet: xw.Sheet) -> None:
    book.sheets.add("Второй", after=sheet)
    book.sheets.add("Первый", before=sheet)
    assert book.sheet_names == ["Первый", "Sheet1", "Второй"]
    book.sheets["Второй"].move(before=book.sheets["Первый"])
    assert book.sheet_names == ["Второй", "Первый", "Sheet1"]
    copy = sheet.copy(name="Копия")
    assert (copy.name, copy.index) == ("Копия", 4)
    book.sheets["Первый"].delete()
    sheet.name = "Главный"
    assert book.sheet_names == ["Второй", "Главный", "Копия"]
    with pytest.raises(KeyError):
        book.sheets["Первый"]


def test_hiding_and_showing(book: xw.Book, sheet: xw.Sheet) -> None:
    other = book.sheets.add("Справочники")
    other.visible = False
    assert (other.visible, sheet.visible) == (False, True)
    other.visible = True
    assert other.visible


def test_locked_cells_are_not_written_and_the_error_says_why(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "было"
    sheet["A1"].add_note("n")
    sheet.api.Protect(Password="ключ")
    assert sheet.api.ProtectContents
    for change in (
        lambda: set_value(sheet["A1"], "стало"),
        lambda: set_value(sheet["A1:B2"], "стало"),
        lambda: set_value(sheet["B1:B9"], "=A1"),
        sheet["A1"].clear_contents,
        lambda: sheet["B1"].add_note("x"),
        lambda: sheet["A1:B2"].set_colors([[None, (1, 1, 1)], [None, None]]),
    ):
        with pytest.raises(ProtectedSheetError, match="Sheet1"):
            change()
    assert sheet["A1:B2"].value == [["было", None], [None, None]]


def test_unlocked_cells_of_a_protected_sheet_are_written(sheet: xw.Sheet) -> None:
    unlocked = sheet["A1:A3"].api.CellProtection
    unlocked.IsLocked = False
    sheet["A1:A3"].api.CellProtection = unlocked
    sheet["A2"].add_note("n")
    sheet.api.Protect()
    sheet["A1:A3"].options(transpose=True).value = [1, 2, 3]
    assert sheet["A1:A3"].value == [1, 2, 3]


def test_protection_ends_with_its_password_only(sheet: xw.Sheet) -> None:
    sheet.api.Protect("ключ")
    with pytest.raises(ProtectedSheetError, match="another password"):
        sheet.api.Unprotect("не тот")
    sheet.api.Unprotect("ключ")
    assert not sheet.api.ProtectContents
    sheet["A1"].value = 1
    assert sheet["A1"].value == 1


def test_options_of_protection_that_are_not_offered_are_named(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match="UserInterfaceOnly"):
        sheet.api.Protect(UserInterfaceOnly=True)


def test_what_is_not_offered_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"Sheet\.charts"):
        sheet.charts.add()
    with pytest.raises(NotImplementedError, match=r"Range\.sort"):
        sheet["A1:B2"].sort(1)
    with pytest.raises(NotImplementedError, match=r"Range\.vertical_alignment"):
        sheet["A1"].vertical_alignment = "top"


def set_value(cells: xw.Range, value: object) -> None:
    cells.value = value
