"""Buttons on sheets, menus, fills of many cells, input that waits, and Python that the office calls."""

from __future__ import annotations

import xlwings as xw

from attest_xl.libreoffice import add_button, add_menu, captions, listener, menus
from tests.libreoffice.present import engine_app


def test_a_button_stands_where_it_was_put_and_says_its_caption(sheet: xw.Sheet) -> None:
    assert captions(sheet) == ()
    add_button(sheet["B2:C3"], "Проверить", "Standard.Module1.Check", "Что будет")
    add_button(sheet["B5:C6"], "Отменить", "Standard.Module1.Undo")
    assert captions(sheet) == ("Проверить", "Отменить")
    assert sheet.api.DrawPage.getByIndex(0).Position.Y == sheet["B2"].api.Position.Y


def test_a_menu_is_put_once_into_the_menu_bar_of_its_book_alone(office: xw.App, book: xw.Book) -> None:
    for _ in range(2):
        add_menu(book, "Учёт", [[("Проверить", "Standard.Module1.Check")], [("Отменить", "Standard.Module1.Undo")]])
    assert menus(book) == (("Учёт", "Проверить", "Отменить"),)
    assert not book.api.isModified()
    other = office.books.add()
    assert menus(other) == ()
    other.close()


def test_a_truth_value_is_one_and_no_number(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [True, False, 1]
    assert [type(value) for value in sheet["A1:C1"].value] == [bool, bool, float]


def test_fills_of_many_cells_are_told_and_given_in_one_call(sheet: xw.Sheet) -> None:
    sheet["B2:C2"].color = (1, 2, 3)
    sheet.impl.fill([(5, 1), (6, 1)], (4, 5, 6))
    assert sorted(sheet["A1:D9"].impl.fills()) == [((2, 2, 1, 2), (1, 2, 3)), ((5, 1, 2, 1), (4, 5, 6))]
    sheet.impl.fill([(5, 1)], None)
    assert sheet["A5"].color is None


def test_windows_take_no_input_while_they_are_told_not_to(office: xw.App, book: xw.Book) -> None:
    assert office.interactive
    office.interactive = False
    assert not office.interactive
    office.interactive = True
    assert office.interactive


def test_a_python_object_is_called_by_the_office(office: xw.App, book: xw.Book) -> None:
    changed: list[object] = []
    ear = listener("com.sun.star.util.XModifyListener", modified=changed.append, disposing=changed.append)
    book.api.addModifyListener(ear)
    book.sheets[0]["A1"].value = 1
    book.api.removeModifyListener(ear)
    assert changed
    assert engine_app(office).is_alive
