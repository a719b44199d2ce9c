"""What is set aside while an action works on an open book."""

from pathlib import Path

import pytest
import xlwings as xw

from attest_xl.books.aside import left_aside
from attest_xl.books.live.book import LiveBook
from attest_xl.books.opening import opened
from attest_xl.books.port import TableWrite
from attest_xl.template.new import new_master


@pytest.fixture
def live(tmp_path: Path, live_app: xw.App) -> LiveBook:
    return LiveBook(opened(live_app, new_master(tmp_path / "Район.xlsm")))


def test_the_book_as_it_was_is_set_aside_from_the_first_change_to_the_saving(live: LiveBook) -> None:
    before = live.path.read_bytes()
    assert left_aside(live.path) is None
    live.write(TableWrite("tblStaff", ("ФИО",), (("Иванова Мария",),), (0,)))
    kept = left_aside(live.path)
    assert kept is not None
    assert kept.read_bytes() == before
    live.save()
    assert left_aside(live.path) is None


def test_what_is_taken_back_leaves_nothing_aside(live: LiveBook) -> None:
    live.write(TableWrite("tblStaff", ("ФИО",), (("Иванова Мария",),), (0,)))
    live.roll_back()
    assert left_aside(live.path) is None


def test_the_next_action_does_not_find_what_another_has_left(live: LiveBook) -> None:
    live.write(TableWrite("tblStaff", ("ФИО",), (("Иванова Мария",),), (0,)))
    LiveBook(live.book)
    assert left_aside(live.path) is None
