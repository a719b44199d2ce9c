"""Where a workbook can be worked on: in the closed file, in the program that has it open, or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwings as xw

from attest_xl.books.file import FileBook
from attest_xl.books.live.book import LiveBook
from attest_xl.books.port import BookError
from attest_xl.books.reaching import Reach
from attest_xl.template.new import new_master


@pytest.fixture
def master(tmp_path: Path) -> Path:
    return new_master(tmp_path / "Район.xlsm")


@pytest.fixture
def reach(master: Path, live_app: xw.App) -> Reach:
    """Of a book that is open in an office which has been found already."""
    live_app.books.open(str(master))
    reach = Reach(master)
    reach._office = live_app
    return reach


def test_a_closed_book_is_worked_on_in_its_file(master: Path) -> None:
    reach = Reach(master)
    assert (reach.look().holder, reach.look().reached, reach.show("Пульт")) == (None, True, False)
    with reach.working() as work:
        assert isinstance(work.book, FileBook)


def test_an_open_book_is_worked_on_in_its_program_which_takes_no_input_meanwhile(
    reach: Reach, live_app: xw.App
) -> None:
    assert reach.look().reached
    with reach.working() as work:
        assert isinstance(work.book, LiveBook)
        assert not live_app.interactive
        with work.free():
            assert live_app.interactive
        assert not live_app.interactive
    assert live_app.interactive


def test_a_book_that_somebody_works_on_is_refused_in_words(reach: Reach, live_app: xw.App) -> None:
    live_app.interactive = False
    with pytest.raises(BookError) as refused, reach.working():
        pass
    live_app.interactive = True
    assert refused.value.code == "BOOK-12"


def test_a_sheet_is_brought_before_the_person(reach: Reach, live_app: xw.App) -> None:
    assert reach.show("Сотрудники")
    assert live_app.books.active.sheets.active.name == "Сотрудники"
    assert not reach.show("Нет такого")


def test_a_book_held_out_of_reach_is_refused_with_the_name_of_who_holds_it(master: Path) -> None:
    master.with_name(f".~lock.{master.name}#").write_text("Петрова Ольга,petrova,PC-7,,;", encoding="utf-8")
    reach = Reach(master)
    assert not reach.look().reached
    with pytest.raises(BookError) as refused, reach.working():
        pass
    assert "Петрова Ольга (PC-7)" in refused.value.finding.message
