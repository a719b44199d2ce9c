"""What a methodist does: a mouse, a button in a window, and the cells that change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.file import open_book
from attest_xl.schema.change import TableWrite
from attest_xl.schema.verbs import BUILT, verb
from attest_xl.template.master import build_master
from tests.support.office import wait_until
from tests.support.window import TODAY, Window, loaded_master, need_window, window
from tests.template.district import CREATED, SCHOOLS, STAFF


@pytest.fixture(scope="module", autouse=True)
def _programs() -> None:
    need_window()


def asked_master(folder: Path) -> Path:
    """A master whose «Сверка» holds one question: the school and the methodist have both changed a category."""
    path = folder / "Район.xlsm"
    content = {rows[0].sheet.table: rows for rows in (STAFF[:3], SCHOOLS[:1])}
    build_master(path, verbs=BUILT, created=CREATED, district="Верхнереченский район", content=content)
    sent = perform("distribute", Desk(open_book(path), TODAY), options={"folder": folder / "Шаблоны"})
    answer = Path(sent.facts["templates"][0]["file"])
    set_category(answer, "высшая")
    book = open_book(path)
    book.write(TableWrite("tblStaff", ("Категория",), (("вторая",), ("высшая",), ("педагог-методист",)), (0, 1, 2)))
    book.save()
    perform("merge", Desk(open_book(path), TODAY), [answer])
    return path


def set_category(answer: Path, category: str) -> None:
    """What the school writes into the first row."""
    book = openpyxl.load_workbook(answer)
    page: Any = book["Сотрудники"]
    place = [cell.value for cell in page[1]].index("Категория")
    page.cell(2, place + 1).value = category
    book.save(answer)


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """The window of a book with lists in it and nothing computed yet."""
    folder = tmp_path_factory.mktemp("district")
    with window(loaded_master(folder, 2, 12), folder) as shown:
        yield shown


def test_a_click_on_the_button_in_the_window_fills_the_schedule(district: Window) -> None:
    schedule = district.book.sheets["График"]
    assert schedule["A2"].value is None
    district.click(verb("recalculate").caption)
    wait_until(lambda: schedule["A2"].value is not None and district.book.app.interactive)  # the work is over


def test_a_line_of_the_menu_does_what_its_button_does(district: Window) -> None:
    summary = district.book.sheets["Сводка"]
    assert "Итого по району" not in first_column(summary)
    district.choose("Аттестация", verb("summarize").caption)
    wait_until(lambda: "Итого по району" in first_column(summary))


def test_a_question_decided_with_mouse_and_keys_is_applied_by_its_button(tmp_path: Path) -> None:
    with window(asked_master(tmp_path), tmp_path) as shown:
        questions, staff = shown.book.sheets["Сверка"], shown.book.sheets["Сотрудники"]
        category = titles(staff).index("Категория")
        assert (questions["F2"].value, staff[1, category].value) == ("Иванова Мария Петровна", "вторая")
        shown.click_cell("Сверка", 2, 1 + titles(questions).index("Решение"))
        shown.press("alt+Down", "Down", "Up", "Return")
        wait_until(lambda: questions["C2"].value == "взять от школы")
        shown.click(verb("resolve").caption)
        wait_until(lambda: staff[1, category].value == "высшая")
        wait_until(lambda: questions["A2"].value is None)


def titles(sheet: xw.Sheet) -> list[str]:
    """The header of a sheet's table, which begins in A1."""
    return sheet["A1"].expand("right").value


def first_column(sheet: xw.Sheet) -> list[str]:
    return sheet["A1:A20"].value
