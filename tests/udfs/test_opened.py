"""`attest-xl open` answers the cells of the book as it answers its buttons."""

from pathlib import Path

import xlwings as xw

from attest_xl.books.opening import listening
from attest_xl.companion import open_master
from attest_xl.template.examples import TITLE
from tests.template.district import empty_master


def test_who_opens_the_book_for_its_buttons_answers_its_cells_too(tmp_path: Path, session_app: xw.App) -> None:
    path = empty_master(tmp_path / "open.xlsm")
    companion = open_master(path, headless=True, through="libreoffice")
    assert companion is not None
    app = listening(path)
    assert app is not None
    [book] = app.books
    cell = book.sheets[TITLE]["I60"]
    cell.formula = '=ATTEST_CATEGORY("1 кв.к.")'
    said = cell.value
    book.close()
    companion.serve()
    assert said == "первая"
