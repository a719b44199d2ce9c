"""Rows of a school's answers that have lost their codes."""

from datetime import date

import pytest

from attest_xl.sheets.conflicts import ADD, GONE, KEEP, SAME
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.questions import Kind
from tests.tables.schools import IVANOVA, PETROV, SENT, Book, Version, answered, changed, only

LOST = {**IVANOVA, "code": None, "name": "Котова Мария Петровна", "category": "высшая"}


def test_rows_without_codes_sorted_and_changed_are_found_again() -> None:
    book = Book.with_rows(SENT)
    rows = [{**PETROV, "code": None, "remark": "да"}, {**IVANOVA, "code": None, "birth": date(1981, 3, 1)}]
    assert book.merge(Version("а", "1", rows)).cells == {"П2": {"remark": "да"}, "П1": {"birth": date(1981, 3, 1)}}


def test_a_row_without_its_code_and_under_another_surname_is_one_question() -> None:
    book = Book.with_rows(SENT)
    merged = book.merge(Version("а", "1", [LOST, PETROV]))
    [question] = book.questions.values()
    assert (question.kind, question.other, question.fitting) == (Kind.SAME, "П1", (SAME, ADD, KEEP))
    assert (dict(merged.cells), dict(merged.added), len(book.rows)) == ({}, {}, 2)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Котова М.П."},  # the position is the same
        {"name": "Котова Марья Петровна"},
        {"name": "Иванова-Котова Мария Петровна", "position": "Методист"},
        {"name": "Котова Мария Петровна", "position": "Методист"},
    ],
)
def test_whose_row_has_lost_its_code_is_told_by_birth_date_with_position_or_given_name(changes: RawCells) -> None:
    book = Book.with_rows(SENT)
    book.merge(Version("а", "1", [{**LOST, **changes}, PETROV]))
    assert (only(book), len(book.rows)) == ("same *row", 2)


def test_another_name_position_and_birth_date_are_a_new_row_and_a_missing_one() -> None:
    for changes in ({"birth": date(1981, 3, 1)}, {"name": "Котова Анна Ильинична", "position": "Методист"}):
        book = Book.with_rows(SENT)
        book.merge(Version("а", "1", [{**LOST, **changes}, PETROV]))
        assert (only(book), len(book.rows)) == ("missing *missing", 3)


def test_the_same_person_without_a_code_is_a_row_like_any_other() -> None:
    book = Book.with_rows(changed(SENT, "П1", remark="в книге"), SENT)
    answer = Version("а", "1", [{**LOST, "remark": "от школы"}, PETROV])
    book.merge(answer)
    assert answered(book, SAME) is None
    assert (len(book.rows), book.rows["П1"]["name"], book.rows["П1"]["category"]) == (2, LOST["name"], "высшая")
    assert only(book) == "cell remark"
    answered(book, KEEP)
    for again in (answer, Version("б", "2", answer.rows)):
        merged = book.merge(again)
        assert (dict(merged.cells), dict(merged.added), dict(book.questions)) == ({}, {}, {})
    book.merge(Version("в", "3", [{**LOST, "remark": "от школы", "category": "вторая"}, PETROV]))
    assert (book.rows["П1"]["category"], len(book.rows), dict(book.questions)) == ("вторая", 2, {})


@pytest.mark.parametrize("decision, rows", [(ADD, 3), (KEEP, 2)])
def test_who_is_decided_to_be_another_person_leaves_the_sent_row_missing(decision: str, rows: int) -> None:
    book = Book.with_rows(SENT)
    answer = Version("а", "1", [LOST, PETROV])
    book.merge(answer)
    answered(book, decision)
    assert (only(book), len(book.rows), book.rows["П1"]["name"]) == ("missing *missing", rows, IVANOVA["name"])
    assert "Н1" not in book.rows or book.rows["Н1"]["name"] == LOST["name"]
    book.merge(answer)
    assert (only(book), len(book.rows)) == ("missing *missing", rows)
    answered(book, GONE)
    book.merge(answer)
    assert (len(book.rows), dict(book.questions)) == (rows, {})


def test_a_question_answers_itself_when_another_answer_says_the_surname_has_changed() -> None:
    lost, whole = Version("а", "1", [LOST, PETROV]), Version("б", "2", changed(SENT, "П1", name=LOST["name"]))
    for order in ((lost, whole), (whole, lost)):
        book = Book.with_rows(SENT)
        for version in order:
            ledger = book.merge(version).ledger
            assert {file: sum(counts.values()) for file, counts in ledger.items()} == {version.file: 44}
        assert (len(book.rows), dict(book.questions)) == (2, {})
        assert (book.rows["П1"]["name"], book.rows["П1"]["category"]) == (LOST["name"], "высшая")
