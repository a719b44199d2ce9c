"""A book open in a real LibreOffice: what a person was doing there goes on after an action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import xlwings as xw

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.file import open_book
from attest_xl.books.live.book import LiveBook
from attest_xl.books.live.cells import MOST_BLOCKS
from attest_xl.books.markdown import grids_from
from attest_xl.books.port import BookError, TableWrite
from attest_xl.books.saving import copies_of
from attest_xl.schema.cells import Link, Value
from attest_xl.template.new import new_master
from tests.books.adapters import workbook_of

STORY = """
    | Сотрудники | Код | ФИО      | Дата решения | Примечание | Длина |
    |            | 1   | Иванова  | 2024-02-29   | своё       |       |
    |            | 2   | Петрова  |              |            |       |
    |            | 3   | Ким      |              | не трогать |       |

    | Журнал     | Когда | Действие |
"""
TITLES = ("Код", "ФИО")


@pytest.fixture
def book(tmp_path: Path, live_app: xw.App) -> LiveBook:
    return LiveBook(live_app.books.open(str(workbook_of(tmp_path / "Район.xlsx", grids_from(STORY)))))


@pytest.fixture
def sheet(book: LiveBook) -> xw.Sheet:
    return book.book.sheets["Сотрудники"]


def write(book: LiveBook, *rows: tuple[Value, Value], origin: tuple[int | None, ...]) -> int:
    return book.write(TableWrite("tblStaff", TITLES, rows, origin))


def body(book: LiveBook) -> tuple[tuple[Value, ...], ...]:
    return book.read("tblStaff").rows[1:]


SWAPPED: tuple[tuple[Value, Value], ...] = (("2", "Петрова"), ("9", "Новая"), ("1", "Иванова"), ("3", "Ким"))


# Rows and what is on them


def test_the_users_formulas_follow_their_rows_and_a_new_row_gets_the_columns_formula(
    book: LiveBook, sheet: xw.Sheet
) -> None:
    sheet["F3"].options(transpose=True).value = ["=LEN(C3)", "=LEN(C4)", "=LEN(C5)"]
    book = LiveBook(book.book)
    write(book, *SWAPPED, origin=(1, None, 0, 2))
    assert sheet["F3:F6"].formula == (("=LEN(C3)",), ("=LEN(C4)",), ("=LEN(C5)",), ("=LEN(C6)",))
    assert [row[4] for row in body(book)] == [7, 5, 7, 3]


def test_a_formula_in_a_column_that_is_written_stays_while_it_shows_the_same(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet["C3"].value = '="Ива"&"нова"'
    book = LiveBook(book.book)
    write(book, ("1", "Иванова"), ("2", "Пирогова"), ("3", "Ким"), origin=(0, 1, 2))
    assert sheet["C3"].formula == '="Ива"&"нова"'
    assert body(book)[1][1] == "Пирогова"


def test_a_formula_in_a_column_that_is_written_goes_with_its_row(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet["C3"].value = '="Ива"&"нова"'
    book = LiveBook(book.book)
    write(book, ("3", "Ким"), ("2", "Петрова"), ("1", "Иванова"), origin=(2, 1, 0))
    assert [row[0] for row in sheet["C3:C5"].formula] == ["Ким", "Петрова", '="Ива"&"нова"']


def test_looks_and_notes_stay_with_a_row_that_keeps_its_place_in_the_order(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet["D5"].color = (200, 255, 0)
    sheet["C5"].add_note("Спросить в школе")
    write(book, ("1", "Иванова"), ("8", "Новая"), ("9", "Ещё"), ("3", "Ким"), origin=(0, None, None, 2))
    assert (sheet["D6"].color, sheet["D5"].color) == ((200, 255, 0), None)
    note = sheet["C6"].note
    assert note is not None
    assert note.text == "Спросить в школе"


def test_a_new_row_looks_like_its_neighbour_even_at_the_top(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet["B2:F2"].color = (1, 2, 3)
    sheet["D3:D5"].number_format = "yyyy-mm-dd"
    write(book, ("0", "Первая"), ("1", "Иванова"), ("2", "Петрова"), ("3", "Ким"), origin=(None, 0, 1, 2))
    assert [(cell.number_format, cell.color) for cell in sheet["D3:D4"]] == [("yyyy-mm-dd", None)] * 2
    assert body(book)[0] == ("0", "Первая", None, None, None)
    assert body(book)[1] == ("1", "Иванова", date(2024, 2, 29), "своё", None)


def test_what_stands_below_the_table_goes_down_with_it_and_comes_up_again(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet["C7"].value = "подпись"
    write(book, *SWAPPED[:1], *SWAPPED, origin=(0, 1, 2, None, None))
    assert sheet["C9"].value == "подпись"
    write(book, ("2", "Петрова"), origin=(0,))
    assert sheet["C5"].value == "подпись"


def test_more_scattered_changes_than_can_be_written_one_by_one_leave_the_rest_alone(
    book: LiveBook, sheet: xw.Sheet
) -> None:
    count = 4 * MOST_BLOCKS
    rows = [(f"{number}", f"Имя {number}") for number in range(count)]
    write(book, *rows, origin=(0, 1, 2, *[None] * (count - 3)))
    sheet["C4"].value = '="Имя"&" 1"'
    book = LiveBook(book.book)
    changed = [(code, f"{name} стала" if number % 2 == 0 else name) for number, (code, name) in enumerate(rows)]
    assert write(book, *changed, origin=tuple(range(count))) == count // 2
    assert [row[:2] for row in body(book)] == changed
    assert sheet["C4"].formula == '="Имя"&" 1"'


def test_a_link_leads_to_its_cell(book: LiveBook) -> None:
    book.write(TableWrite("tblLog", ("Действие",), ((Link("Сотрудники!B3", "'Сотрудники'!B3"),),), (0,)))
    cell = book.book.sheets["Журнал"]["C3"]
    assert cell.formula == '=HYPERLINK("#\'Сотрудники\'!B3","Сотрудники!B3")'


# Marks


def test_a_fill_of_the_users_comes_back_when_the_mark_goes(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet["C4:D4"].color = (255, 255, 0)
    book.mark("tblStaff", {(4, 3): "error", (4, 4): "note", (5, 3): "error"})
    write(book, ("0", "Новая"), ("2", "Петрова"), ("3", "Ким"), origin=(None, 1, 2))
    assert book.marks("tblStaff") == {(4, 3): "error", (4, 4): "note", (5, 3): "error"}
    book.mark("tblStaff", {})
    assert [sheet[cell].color for cell in ("C4", "D4", "C5")] == [(255, 255, 0), (255, 255, 0), None]
    assert [name.name for name in book.book.names if name.name.startswith("Attest")] == []


def test_marks_made_in_the_program_are_the_marks_of_the_file(book: LiveBook) -> None:
    book.mark("tblStaff", {(3, 2): "error", (4, 4): "warning", (5, 3): "note"})
    book.save()
    assert open_book(book.path).marks("tblStaff") == {(3, 2): "error", (4, 4): "warning", (5, 3): "note"}


# What the person was doing


def test_selection_filter_screen_and_calculation_are_as_they_were(
    book: LiveBook, sheet: xw.Sheet, live_app: xw.App
) -> None:
    log = book.book.sheets["Журнал"]
    log.activate()
    log["B5:C6"].select()
    sheet.tables["tblStaff"].autofilter.apply_values(2, ["Иванова", "Ким"])
    live_app.calculation = "manual"
    try:
        write(book, ("3", "Ким"), ("2", "Иванова"), ("1", "Петрова"), origin=(0, 1, 2))
        assert live_app.calculation == "manual"
    finally:
        live_app.calculation = "automatic"
    criteria = sheet.tables["tblStaff"].autofilter.criteria
    assert [criterion.values for criterion in criteria if criterion.type != "none"] == [["Иванова", "Ким"]]
    assert [sheet[f"A{row}"].impl.row_hidden for row in (3, 4, 5)] == [False, False, True]
    assert live_app.screen_updating
    assert live_app.selection is not None
    assert (live_app.selection.sheet.name, live_app.selection.address) == ("Журнал", "$B$5:$C$6")


def test_everything_is_put_back_when_the_write_fails(
    book: LiveBook, live_app: xw.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the program is gone")

    monkeypatch.setattr("attest_xl.books.live.writing.put", fail)
    with pytest.raises(RuntimeError):
        write(book, ("9", "Новая"), origin=(0,))
    assert (live_app.screen_updating, live_app.calculation) == (True, "automatic")


def test_filter_protection_and_selection_are_put_back_when_the_write_fails(
    book: LiveBook, sheet: xw.Sheet, live_app: xw.App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the program is gone")

    sheet.tables["tblStaff"].autofilter.apply_values(2, ["Иванова"])
    log = book.book.sheets["Журнал"]
    log.activate()
    log["B5:C6"].select()
    sheet.api.Protect()
    monkeypatch.setattr("attest_xl.books.live.writing.put", fail)
    with pytest.raises(RuntimeError):
        write(book, *SWAPPED, origin=(1, None, 0, 2))
    assert sheet.api.ProtectContents
    criteria = sheet.tables["tblStaff"].autofilter.criteria
    assert [criterion.values for criterion in criteria if criterion.type != "none"] == [["Иванова"]]
    assert live_app.selection is not None
    assert (live_app.selection.sheet.name, live_app.selection.address) == ("Журнал", "$B$5:$C$6")


def test_a_protected_sheet_is_written_and_protected_again(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet.api.Protect()
    write(book, ("1", "Иванова А"), ("2", "Петрова"), ("3", "Ким"), origin=(0, 1, 2))
    book.mark("tblStaff", {(3, 2): "error"})
    assert sheet.api.ProtectContents
    assert body(book)[0][1] == "Иванова А"
    assert book.marks("tblStaff") == {(3, 2): "error"}


def test_a_sheet_with_a_password_is_refused_in_words_and_left_alone(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet.api.Protect("секрет")
    before = body(book)
    with pytest.raises(BookError) as refused:
        write(book, ("9", "Новая"), origin=(0,))
    assert refused.value.code == "BOOK-09"
    assert "Сотрудники" in refused.value.finding.message
    assert body(LiveBook(book.book)) == before


def test_the_copy_holds_what_the_person_had_typed_but_not_saved(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet["E4"].value = "только что"
    book = LiveBook(book.book)
    write(book, ("1", "Иванова"), origin=(0,))
    copy = book.back_up("Проверить данные")
    book.save()
    assert [row[3] for row in open_book(copy).read("tblStaff").rows[1:]] == ["своё", "только что", "не трогать"]
    assert list(copy.parent.iterdir()) == [copy]


def test_undoing_opens_the_copy_where_the_person_was(book: LiveBook) -> None:
    before = body(book)
    book.book.sheets["Журнал"].activate()
    write(book, ("9", "Новая"), origin=(0,))
    copy = book.back_up("Проверить данные")
    book.save()
    book.restore(copy.name)
    assert body(book) == before
    assert book.book.sheets.active.name == "Журнал"
    assert write(book, ("7", "Снова"), origin=(0,)) > 0


def test_what_was_begun_is_taken_back_with_what_the_person_had_typed(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet["E4"].value = "только что"
    book = LiveBook(book.book)
    before = body(book)
    assert book.roll_back() == ""
    write(book, ("9", "Новая"), origin=(0,))
    assert "какой была" in book.roll_back()
    assert body(book) == before
    assert before[1][3] == "только что"


def test_a_saving_that_fails_after_the_copy_was_made_takes_back_the_whole_action(book: LiveBook) -> None:
    before = body(book)
    write(book, ("9", "Новая"), origin=(0,))
    book.back_up("Проверить данные")
    book.write(TableWrite("tblLog", ("Действие",), (("Проверить данные",),), (0,)))
    assert "какой была" in book.roll_back()
    assert (body(book), body(LiveBook(book.book))) == (before, before)
    assert book.read("tblLog").rows[1:] == ((None, None),)


def test_the_copy_of_a_book_that_was_saved_is_the_file_itself(book: LiveBook) -> None:
    file = book.path.read_bytes()
    write(book, ("9", "Новая"), origin=(0,))
    copy = book.back_up("Проверить данные")
    book.save()
    assert copy.read_bytes() == file != book.path.read_bytes()


def test_after_a_failure_the_copy_can_be_found(book: LiveBook) -> None:
    assert book.keep_copy() == ""
    write(book, ("9", "Новая"), origin=(0,))
    said = book.keep_copy()
    [copy] = copies_of(book.path)
    assert copy.name in said
    assert len(open_book(copy).read("tblStaff").rows) == 4


def test_a_hidden_sheet_is_shown(book: LiveBook, sheet: xw.Sheet) -> None:
    sheet.visible = False
    book.show(("Сотрудники", "Нет такого"))
    assert sheet.visible


def test_what_is_going_on_stands_on_the_status_bar(book: LiveBook, live_app: xw.App) -> None:
    book.tell("Читаю списки")
    assert live_app.status_bar == "Читаю списки"
    live_app.status_bar = False


def test_progress_stands_on_the_status_bar_and_its_end_is_always_shown(book: LiveBook, live_app: xw.App) -> None:
    book.show_progress(1, 3, "Читаю списки")
    assert live_app.status_bar == "Читаю списки: 1 из 3"
    book.show_progress(2, 3, "Читаю списки")  # too soon after the first
    book.show_progress(3, 3, "Читаю списки")
    assert live_app.status_bar == "Читаю списки: 3 из 3"


def test_a_verb_makes_one_copy_of_the_book_as_the_person_saw_it(live_app: xw.App, tmp_path: Path) -> None:
    opened = live_app.books.open(str(new_master(tmp_path / "Район.xlsm")))
    opened.sheets["Сотрудники"]["C2"].value = "Иванова Мария Петровна"
    for name in ("check", "recalculate"):
        perform(name, Desk(LiveBook(opened), date(2026, 1, 15)))
    check, recalculate = copies_of(tmp_path / "Район.xlsm")
    assert len(list(check.parent.iterdir())) == 2
    people = [[row[2] for row in open_book(copy).read("tblStaff").rows[1:]] for copy in (check, recalculate)]
    assert people == [["Иванова Мария Петровна"]] * 2
    assert len(open_book(check).read("tblLog").rows[1:]) == len(open_book(recalculate).read("tblLog").rows[1:]) == 1
    assert open_book(check).read("tblLog").rows[1][0] is None


@pytest.fixture(autouse=True)
def _state(live_app: xw.App) -> Iterator[None]:
    yield
    live_app.screen_updating, live_app.calculation = True, "automatic"
