"""«Отменить последнее»."""

import pytest

from attest_xl.actions._perform import perform
from attest_xl.books.port import BookError
from tests.actions.desks import cells, desk

STAFF = """
    | Сотрудники | Код    | Учреждение | ФИО                    | Должность | Категория | Дата решения |
    |            | П00001 | СОШ № 1    | Иванова Мария Петровна | Учитель   | первая    | 2021-03-12   |
"""


def test_the_book_is_again_as_it_was_before_the_last_action() -> None:
    at = desk(STAFF)
    perform("recalculate", at)
    after_first = cells(at, "tblSchedule", "Код")
    perform("summarize", at.fresh())
    perform("undo", at.fresh())
    assert cells(at, "tblSummary", "Учреждение") == []
    assert cells(at, "tblSchedule", "Код") == after_first
    perform("undo", at.fresh())
    assert cells(at, "tblSchedule", "Код") == []


def test_with_nothing_done_there_is_nothing_to_undo() -> None:
    with pytest.raises(BookError) as refused:
        perform("undo", desk(STAFF))
    assert refused.value.code == "BOOK-20"
