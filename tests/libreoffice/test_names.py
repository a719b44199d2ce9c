import pytest
import xlwings as xw


def test_a_name_means_cells(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet["B2:C3"].name = "итог"
    name = book.names["итог"]
    assert (name.refers_to, name.refers_to_range) == ("=Sheet1!$B$2:$C$3", sheet["B2:C3"])
    assert sheet["итог"] == sheet["B2:C3"]
    assert sheet["B2:C3"].name == name
    assert sheet["A1"].name is None


def test_a_name_gets_another_meaning(book: xw.Book, sheet: xw.Sheet) -> None:
    book.names["итог"] = sheet["A1"]
    book.names["итог"].refers_to = "=Sheet1!$D$4"
    assert book.names["итог"].refers_to_range.address == "$D$4"
    book.names["итог"] = "=Sheet1!$E$5"
    assert (book.names["итог"].refers_to_range.address, len(book.names)) == ("$E$5", 1)


def test_a_name_of_a_constant_means_no_cells(book: xw.Book) -> None:
    name = book.names.add("версия", '="1.0"')
    assert name.refers_to == '="1.0"'
    with pytest.raises(ValueError, match="версия"):
        _ = name.refers_to_range


def test_a_sheets_own_name(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet.names.add("местное", "=Sheet1!$A$1")
    assert ([name.name for name in book.names], len(sheet.names)) == (["Sheet1!местное"], 1)
    assert "местное" in sheet.names
    assert sheet["местное"].address == "$A$1"


def test_names_are_deleted(book: xw.Book, sheet: xw.Sheet) -> None:
    sheet["A1"].name = "имя"
    del book.names["имя"]
    assert "имя" not in book.names
    with pytest.raises(KeyError):
        book.names["имя"]
