"""Rows of a school's answers that are new, missing, or gone from the book."""

from datetime import date

from attest_xl.sheets import Course
from attest_xl.sheets.conflicts import ADD, GONE, KEEP, SAME, TAKE
from attest_xl.tables.likeness import Person
from attest_xl.tables.settling import Verdict
from tests.tables.schools import IVANOVA, SENT, Book, Version, answered, changed, codes, only

COURSE = {"code": "П1", "institution": "СОШ № 1", "name": "Иванова Мария Петровна", "position": "Учитель"}
COURSES = [{**COURSE, "programme": "ФГОС", "hours": 72}, {**COURSE, "programme": "ИКТ", "hours": 36}]


def test_a_new_row_is_added_to_the_school_and_known_when_it_comes_again() -> None:
    book = Book.with_rows(SENT)
    new = {"name": "Сидорова Анна Ильинична", "position": "Методист", "birth": date(1990, 1, 1), "code": "П1"}
    answer = Version("а", "1", [*SENT, new])
    assert book.merge(answer).ledger["а"][Verdict.TAKEN] == 22
    assert book.rows["Н1"] == {
        "code": "Н1", "institution": "СОШ № 1", "name": "Сидорова Анна Ильинична", "position": "Методист",
        "birth": date(1990, 1, 1), "status": "работает",
    }  # fmt: skip
    assert +book.merge(answer).ledger["а"] == {Verdict.UNCHANGED: 66}
    book.merge(Version("б", "2", [*SENT, {**new, "birth": date(1991, 1, 1), "remark": "0,5 ставки"}]))
    assert (book.rows["Н1"]["birth"], book.rows["Н1"]["remark"]) == (date(1991, 1, 1), "0,5 ставки")
    assert len(book.rows) == 3


def test_a_new_row_that_looks_like_somebody_here_is_a_question_and_never_a_second_row() -> None:
    book = Book.with_rows(SENT)
    new = {"name": "Ивонова Мария Петровна", "position": "Учитель", "birth": date(1980, 3, 1), "subject": "химия"}
    answer = Version("а", "1", [*SENT, new])
    merged = book.merge(answer)
    assert (only(book), len(book.rows)) == ("same *row", 2)
    assert +merged.ledger["а"] == {Verdict.UNCHANGED: 44, Verdict.CONFLICT: 22}
    [question] = book.questions.values()
    assert (question.other, question.fitting) == ("П1", (SAME, ADD, KEEP))
    assert "Иванова Мария Петровна, 01.03.1980" in question.words
    book.merge(answer)
    assert (only(book), len(book.rows)) == ("same *row", 2)


def test_the_same_person_fills_the_row_and_asks_about_what_differs() -> None:
    book = Book.with_rows(SENT)
    new = {"name": "Ивонова Мария Петровна", "position": "Учитель", "birth": date(1980, 3, 1), "subject": "химия"}
    answer = Version("а", "1", [*SENT, new])
    book.merge(answer)
    [key] = book.questions
    assert book.decide(key, SAME) is None
    assert book.rows["П1"]["subject"] == "химия"
    assert only(book) == "cell name"
    book.merge(answer)
    assert (only(book), len(book.rows)) == ("cell name", 2)


def test_a_row_decided_to_be_added_is_known_from_then_on() -> None:
    book = Book.with_rows(SENT)
    new = {"name": "Ивонова Мария Петровна", "position": "Учитель", "birth": date(1980, 3, 1)}
    answer = Version("а", "1", [*SENT, new])
    book.merge(answer)
    answered(book, ADD)
    assert book.rows["Н1"]["name"] == "Ивонова Мария Петровна"
    book.merge(answer)
    assert (len(book.rows), dict(book.questions)) == (3, {})
    book.merge(Version("б", "2", [*SENT, {**new, "remark": "новая"}]))
    assert book.rows["Н1"]["remark"] == "новая"


def test_a_row_decided_to_be_left_out_is_not_asked_again() -> None:
    book = Book.with_rows(SENT)
    answer = Version("а", "1", [*SENT, {"name": "Петров Пётр Ильич", "position": "Учитель"}])
    book.merge(answer)
    answered(book, KEEP)
    assert +book.merge(answer).ledger["а"] == {Verdict.UNCHANGED: 66}
    assert (len(book.rows), dict(book.questions)) == (2, {})


def test_somebody_from_another_school_is_a_question_of_transfer() -> None:
    there = Person("П9", "СОШ № 2", "Котова Вера Львовна", date(1970, 5, 5), "Учитель")
    book = Book.with_rows(SENT, others=(there,))
    book.merge(Version("а", "1", [*SENT, {"name": "Котова Вера Львовна", "position": "Учитель"}]))
    assert only(book) == "transfer *row"
    [question] = book.questions.values()
    assert question.other == "П9"
    assert "СОШ № 2" in question.words


def test_a_second_position_of_somebody_here_is_simply_a_new_row() -> None:
    book = Book.with_rows(SENT)
    book.merge(Version("а", "1", [*SENT, {**IVANOVA, "position": "Методист", "category": None}]))
    assert [row["position"] for row in book.rows.values()] == ["Учитель", "Учитель", "Методист"]
    assert not book.questions


def test_a_deleted_row_is_a_question_and_never_a_deletion() -> None:
    book = Book.with_rows(SENT)
    merged = book.merge(Version("а", "1", [IVANOVA]))
    assert (merged.missing, only(book), len(book.rows)) == ({"П2"}, "missing *missing", 2)
    answered(book, GONE)
    assert book.rows["П2"]["status"] == "выбыл"
    assert not book.merge(Version("а", "1", [IVANOVA])).questions


def test_a_row_whose_cells_were_all_cleared_is_a_deleted_row() -> None:
    book = Book.with_rows(SENT)
    merged = book.merge(Version("а", "1", [IVANOVA, {"code": "П2", "institution": "СОШ № 1"}]))
    assert (merged.missing, dict(merged.cells)) == ({"П2"}, {})


def test_the_newest_version_says_which_rows_are_gone() -> None:
    whole, short = Version("а", "2", SENT), Version("б", "1", [IVANOVA])
    for order in ((whole, short), (short, whole)):
        book = Book.with_rows(SENT)
        for version in order:
            book.merge(version)
        assert not book.questions


def test_a_row_the_book_no_longer_has_is_asked_about_only_if_the_school_changed_it() -> None:
    book = Book.with_rows([IVANOVA], SENT)
    assert not book.merge(Version("а", "1", SENT)).questions
    answer = Version("б", "2", changed(SENT, "П2", remark="вернулся"))
    book.merge(answer)
    assert only(book) == "away *away"
    answered(book, ADD)
    assert book.rows["Н1"]["birth"] == date(1975, 7, 7)
    assert book.rows["Н1"]["remark"] == "вернулся"
    assert not book.merge(answer).questions
    assert len(book.rows) == 2


def test_somebody_else_written_over_a_row_is_a_new_row_and_a_missing_one() -> None:
    book = Book.with_rows(SENT)
    rows = changed(SENT, "П2", name="Сидорова Анна Ильинична", birth=date(1990, 1, 1), category=None)
    merged = book.merge(Version("а", "1", rows))
    assert (merged.missing, len(book.rows)) == ({"П2"}, 3)
    assert book.rows["П2"]["name"] == "Петров Пётр Ильич"


def test_a_married_name_and_a_corrected_birth_date_are_changes_of_the_row() -> None:
    book = Book.with_rows(SENT)
    rows = changed(changed(SENT, "П1", name="Котова Мария Петровна"), "П2", birth=date(1976, 7, 7))
    assert book.merge(Version("а", "1", rows)).cells == {
        "П1": {"name": "Котова Мария Петровна"}, "П2": {"birth": date(1976, 7, 7)}
    }  # fmt: skip


def test_text_below_the_table_and_totals_are_no_people() -> None:
    book = Book.with_rows(SENT)
    rows = [*SENT, {"name": "Итого: 2"}, {"name": "Всего"}, {"remark": "тел. 5-12-34"}, {"code": "Исполнитель Котова"}]
    merged = book.merge(Version("а", "1", rows))
    assert codes(merged.findings) == ["MERGE-13", "NAME-03", "MERGE-14", "MERGE-13"]
    assert merged.ledger["а"] == {Verdict.UNCHANGED: 44, Verdict.REFUSED: 88}


def test_rows_without_codes_of_their_own_are_known_by_their_marks_and_by_likeness() -> None:
    book = Book.with_rows(COURSES, row=Course)
    rows = [{**COURSES[1], "programme": "ИКТ в школе"}, {**COURSES[0], "hours": 108}, {**COURSE, "programme": "ОВЗ"}]
    answer = Version("а", "1", rows)
    book.merge(answer)
    assert [(row["programme"], row.get("hours")) for row in book.rows.values()] == [
        ("ФГОС", 108), ("ИКТ в школе", 36), ("ОВЗ", None)
    ]  # fmt: skip
    merged = book.merge(answer)
    assert (dict(merged.cells), dict(merged.added), dict(merged.questions)) == ({}, {}, {})
    book.merge(Version("б", "2", [{**rows[0], "hours": 40}, rows[1], {**rows[2], "hours": 16}]))
    assert [row.get("hours") for row in book.rows.values()] == [108, 40, 16]


def test_a_row_without_status_that_did_not_come_back_goes_only_by_decision() -> None:
    book = Book.with_rows(COURSES, row=Course)
    book.merge(Version("а", "1", COURSES[:1]))
    assert (len(book.rows), only(book)) == (2, "missing *missing")
    assert answered(book, GONE) == "MERGE-21"
    assert answered(book, TAKE) is None
    assert [row["programme"] for row in book.rows.values()] == ["ФГОС"]
    assert not book.merge(Version("а", "1", COURSES[:1])).questions
