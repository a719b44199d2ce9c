"""A hostile or strange file named as the master: every verb refuses it in words, and nothing is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter import Workbook

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.actions._rebuild import rebuild
from attest_xl.books.opening import open_book
from attest_xl.books.port import BookError
from attest_xl.schema.sheet import titles_of
from attest_xl.schema.verbs import BUILT
from attest_xl.sheets import Staff
from tests.hostile import kinds, markup, packages
from tests.hostile.books import xlsx
from tests.hostile.case import Case
from tests.hostile.test_verbs import HEAVY

CASES = [case for case in (*packages.CASES, *markup.CASES, *kinds.CASES) if case not in HEAVY]
VERBS = [verb for verb in BUILT if verb != "undo"]


def do(verb: str, path: Path) -> None:
    if verb == "rebuild":
        rebuild(path)
    else:
        perform(verb, Desk(open_book(path), date(2026, 1, 15)))


def refusal(verb: str, path: Path) -> str:
    """The code of the refusal; fails when there is none."""
    with pytest.raises(BookError) as error:
        do(verb, path)
    return error.value.code


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_strange_file_is_taken_for_a_master(case: Case, tmp_path: Path) -> None:
    path = tmp_path / case.name
    case.make(path)
    before = path.read_bytes()
    assert refusal("check", path).startswith("FILE-")
    assert refusal("rebuild", path).startswith(("FILE-", "BOOK-55"))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("verb", VERBS)
def test_a_workbook_that_is_no_master_is_called_so(verb: str, tmp_path: Path) -> None:
    path = tmp_path / "Список.xlsx"
    path.write_bytes(xlsx())
    assert refusal(verb, path) == "FILE-09"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("verb", VERBS)
def test_a_schools_template_is_no_master(verb: str, tmp_path: Path) -> None:
    path = tmp_path / "СОШ № 5 – списки.xlsx"
    made: Any = Workbook(str(path))
    with made as book:
        columns = [{"header": title} for title in titles_of(Staff)]
        book.add_worksheet().add_table(0, 0, 2, len(columns) - 1, {"name": Staff.sheet.table, "columns": columns})
    assert refusal(verb, path) == "FILE-09"
    assert list(tmp_path.iterdir()) == [path]
