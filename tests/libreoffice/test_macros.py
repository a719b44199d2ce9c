from pathlib import Path

import pytest
import xlwings as xw

from attest_xl.libreoffice.files import NO_MACROS
from tests.libreoffice.present import engine_app

SOURCE = """
Function Total(a, b)
  Total = a + b
End Function
Public Sub Mark(sheet)
  sheet.getCellByPosition(0, 0).String = "готово"
End Sub
"""


@pytest.fixture
def macro_book(office: xw.App, book: xw.Book, tmp_path: Path) -> xw.Book:
    book.api.BasicLibraries.createLibrary("Standard").insertByName("Module1", SOURCE)
    book.save(tmp_path / "macros.ods")
    return book


@pytest.mark.parametrize("name", ["Total", "Module1.Total", "Standard.Module1.Total", "module1.total"])
def test_a_macro_runs_by_its_name_and_answers(macro_book: xw.Book, name: str) -> None:
    assert macro_book.macro(name)(2, 3) == 5


def test_a_macro_gets_the_objects_themselves(macro_book: xw.Book) -> None:
    macro_book.macro("Mark").run(macro_book.sheets[0])
    assert macro_book.sheets[0]["A1"].value == "готово"


def test_a_macro_that_is_not_there_is_an_error(macro_book: xw.Book) -> None:
    for name in ("Nope", "Module2.Total"):
        with pytest.raises(KeyError, match=r"Nope|Total"):
            macro_book.macro(name).run()


def test_a_book_opened_without_the_right_runs_no_macros(
    office: xw.App, macro_book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = macro_book.fullname
    macro_book.close()
    monkeypatch.setattr(engine_app(office), "macros", NO_MACROS)
    with office.books.open(path) as book, pytest.raises(PermissionError, match=r"macros\.ods"):
        book.macro("Total").run(1, 2)


def test_a_function_in_the_vba_project_of_a_workbook_of_excel_answers(office: xw.App) -> None:
    """xlwings ships such a workbook; ours is added to its project."""
    source = 'Option VBASupport 1\nFunction Twice(x)\nRange("A1").Value = x\nTwice = x * 2\nEnd Function\n'
    with office.books.open(Path(xw.__file__).with_name("quickstart.xlsm")) as book:
        book.api.BasicLibraries.getByName("VBAProject").insertByName("Ours", source)
        assert book.macro("Ours.Twice")(4) == 8
        assert book.sheets[0]["A1"].value == 4
