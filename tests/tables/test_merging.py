"""A school's answers meet the book."""

from datetime import date

import pytest

from attest_xl.sheets import Course, PlanLine
from attest_xl.sheets.conflicts import ADD, GONE, KEEP, SAME, TAKE
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.likeness import Person
from attest_xl.tables.questions import Kind
from attest_xl.tables.settling import Verdict
from tests.tables.schools import Book, Version, changed, codes, person

IVANOVA = person("П1", "Иванова Мария Петровна", birth=date(1980, 3, 1), category="первая", remark="основной")
PETROV = person("П2", "Петров Пётр Ильич", birth=date(1975, 7, 7), category="высшая")
SENT = [IVANOVA, PETROV]


def only(book: Book) -> str:
    """The single open question, by kind and field."""
    [question] = book.questions.values()
    return f"{question.kind.value} {question.field}"


def answered(book: Book, decision: str) -> str | None:
    """Decide the single open question."""
    [key] = book.questions
    return book.decide(key, decision)


def test_what_was_sent_and_came_back_leaves_the_book_as_it_is() -> None:
    book = Book.with_rows(changed(SENT, "П1", category="высшая"), SENT)
    merged = book.merge(Version("а", "1", SENT))
    assert (dict(merged.cells), dict(merged.added), dict(merged.questions)) == ({}, {}, {})
    assert merged.ledger["а"][Verdict.UNCHANGED] == 44


def test_a_changed_cell_is_taken_where_the_book_still_holds_what_was_sent() -> None:
    book = Book.with_rows(SENT)
    merged = book.merge(Version("а", "1", changed(SENT, "П1", category="высшая", remark=None)))
    assert merged.cells == {"П1": {"category": "высшая", "remark": None}}
    assert merged.sources == {("П1", "category"): "а", ("П1", "remark"): "а"}


def test_both_sides_changed_alike_is_nothing_to_do() -> None:
    book = Book.with_rows(changed(SENT, "П1", category="высшая"), SENT)
    assert not book.merge(Version("а", "1", changed(SENT, "П1", category="высшая категория"))).cells
    assert not book.questions


def test_both_sides_changed_differently_is_a_question_with_both_values() -> None:
    book = Book.with_rows(changed(SENT, "П1", decided=date(2024, 1, 1)), SENT)
    merged = book.merge(Version("а", "1", changed(SENT, "П1", decided="02.02.2024")))
    [question] = book.questions.values()
    assert (question.ours, question.base, question.theirs) == ("01.01.2024", "", "02.02.2024")
    assert (question.file, question.sender, question.name) == ("а", "Петрова", "Иванова Мария Петровна")
    assert merged.ledger["а"][Verdict.CONFLICT] == 1
    assert not merged.cells


def test_an_unreadable_cell_is_refused_and_the_rest_of_its_row_is_taken() -> None:
    book = Book.with_rows(SENT)
    merged = book.merge(Version("а", "1", changed(SENT, "П1", decided="скоро", remark="декрет")))
    assert merged.cells == {"П1": {"remark": "декрет"}}
    assert [(one.code, one.place.cell) for one in merged.findings] == [("DATE-01", "Сотрудники!H2")]


def test_a_doubtful_value_is_taken_in_the_schools_own_words() -> None:
    book = Book.with_rows(SENT)
    merged = book.merge(Version("а", "1", changed(SENT, "П1", decided="март 2021", position="учитель математики")))
    assert merged.cells == {"П1": {"decided": "март 2021", "position": "учитель математики"}}
    assert codes(merged.findings) == ["DATE-04"]


def test_a_doubt_cleared_up_by_the_school_is_a_change() -> None:
    book = Book.with_rows(changed(SENT, "П1", decided="март 2021"))
    merged = book.merge(Version("а", "1", changed(SENT, "П1", decided=date(2021, 3, 1))))
    assert merged.cells == {"П1": {"decided": date(2021, 3, 1)}}


def test_spacing_is_no_change_but_case_and_yo_are() -> None:
    book = Book.with_rows(SENT)
    rows = changed(SENT, "П1", remark=" основной ", name="Иванова  Мария Петровна")
    assert not book.merge(Version("а", "1", rows)).cells
    rows = changed(changed(SENT, "П1", remark="Основной"), "П2", name="Петров Петр Ильич")
    assert book.merge(Version("а", "2", rows)).cells == {
        "П1": {"remark": "Основной"}, "П2": {"name": "Петров Петр Ильич"}
    }  # fmt: skip


def test_a_text_date_is_the_date() -> None:
    book = Book.with_rows(SENT)
    assert not book.merge(Version("а", "1", changed(SENT, "П1", birth="1 марта 1980 г."))).cells


def test_merging_again_after_the_methodist_changed_the_cell_asks_nothing() -> None:
    book = Book.with_rows(SENT)
    answer = Version("а", "1", changed(SENT, "П1", category="высшая"))
    book.merge(answer)
    book.rows["П1"]["category"] = "вторая"
    merged = book.merge(answer)
    assert (dict(merged.cells), dict(merged.questions)) == ({}, {})


def test_a_later_version_of_the_file_replaces_what_the_earlier_one_said() -> None:
    first = Version("а", "1", changed(SENT, "П1", category="высшая"))
    second = Version("б", "2", changed(SENT, "П1", category="вторая"))
    for order in ((first, second), (second, first)):
        book = Book.with_rows(SENT)
        findings = [finding for version in order for finding in book.merge(version).findings]
        assert book.rows["П1"]["category"] == "вторая"
        assert not book.questions
        assert codes(findings) == ["MERGE-20" if order[0] is first else "MERGE-17"]


def test_two_halves_filled_in_two_copies_are_both_taken() -> None:
    book = Book.with_rows(SENT)
    book.merge(
        Version("а", "1", changed(SENT, "П1", remark="раз")), Version("б", "2", changed(SENT, "П2", remark="два"))
    )
    assert [row["remark"] for row in book.rows.values()] == ["раз", "два"]


def test_what_was_sent_in_a_later_version_takes_no_change_back() -> None:
    first = Version("а", "1", changed(SENT, "П1", category="высшая"))
    for versions in ((first, Version("б", "2", SENT)), (Version("б", "2", SENT), first)):
        book = Book.with_rows(SENT)
        for version in versions:
            book.merge(version)
        assert (book.rows["П1"]["category"], dict(book.questions)) == ("высшая", {})


def test_a_later_answer_that_agrees_with_the_book_withdraws_the_question() -> None:
    book = Book.with_rows(changed(SENT, "П1", category="высшая"), SENT)
    book.merge(Version("а", "1", changed(SENT, "П1", category="вторая")))
    assert only(book) == "cell category"
    book.merge(Version("б", "2", changed(SENT, "П1", category="высшая")))
    assert not book.questions


def test_a_locked_cell_is_refused_unless_it_was_only_cleared() -> None:
    book = Book.with_rows(SENT)
    rows = changed(changed(SENT, "П1", institution="СОШ № 2", reason="не хочет"), "П2", institution=None)
    merged = book.merge(Version("а", "1", rows))
    assert codes(merged.findings) == ["MERGE-11", "MERGE-11"]
    assert merged.ledger["а"][Verdict.REFUSED] == 2
    assert not merged.cells


def test_a_required_cell_cannot_be_cleared() -> None:
    book = Book.with_rows(SENT)
    merged = book.merge(Version("а", "1", changed(SENT, "П1", position="")))
    assert codes(merged.findings) == ["MERGE-15"]
    assert not merged.cells


def test_an_error_in_a_cell_is_not_a_text() -> None:
    merged = Book.with_rows(SENT).merge(Version("а", "1", changed(SENT, "П1", remark="#ССЫЛКА!")))
    assert codes(merged.findings) == ["MERGE-18"]


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


def test_rows_without_codes_sorted_and_changed_are_found_again() -> None:
    book = Book.with_rows(SENT)
    rows = [{**PETROV, "code": None, "remark": "да"}, {**IVANOVA, "code": None, "birth": date(1981, 3, 1)}]
    assert book.merge(Version("а", "1", rows)).cells == {"П2": {"remark": "да"}, "П1": {"birth": date(1981, 3, 1)}}


LOST = {**IVANOVA, "code": None, "name": "Котова Мария Петровна", "category": "высшая"}
"""A row that has come back without its code and under another surname."""


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


def test_a_column_sorted_without_its_rows_is_refused_whole() -> None:
    births = [date(1980, month, 1) for month in range(1, 5)]
    names = [f"Иванова {name} Петровна" for name in ("Мария", "Анна", "Вера", "Ольга")]
    people = [person(f"П{n}", name, birth=birth) for n, (name, birth) in enumerate(zip(names, births, strict=True))]
    book = Book.with_rows(people)
    rows = [{**row, "birth": birth} for row, birth in zip(people, births[::-1], strict=True)]
    merged = book.merge(Version("а", "1", rows))
    assert codes(merged.findings) == ["MERGE-16"]
    assert (merged.ledger["а"][Verdict.REFUSED], dict(merged.cells)) == (4, {})


def test_names_sorted_without_their_rows_are_refused_too() -> None:
    rows = [{**IVANOVA, "name": PETROV["name"]}, {**PETROV, "name": IVANOVA["name"]}]
    merged = Book.with_rows(SENT).merge(Version("а", "1", rows))
    assert codes(merged.findings) == ["MERGE-16"]
    assert not merged.cells


def test_text_below_the_table_and_totals_are_no_people() -> None:
    book = Book.with_rows(SENT)
    rows = [*SENT, {"name": "Итого: 2"}, {"name": "Всего"}, {"remark": "тел. 5-12-34"}, {"code": "Исполнитель Котова"}]
    merged = book.merge(Version("а", "1", rows))
    assert codes(merged.findings) == ["MERGE-13", "NAME-03", "MERGE-14", "MERGE-13"]
    assert merged.ledger["а"] == {Verdict.UNCHANGED: 44, Verdict.REFUSED: 88}


def test_without_a_base_every_difference_and_every_new_row_is_a_question() -> None:
    book = Book.with_rows(SENT)
    rows = [*changed(SENT, "П1", category="высшая")[:1], {"name": "Сидорова Анна Ильинична", "position": "Методист"}]
    answer = Version("а", "1", rows, based=False)
    merged = book.merge(answer)
    assert sorted(one.kind for one in book.questions.values()) == [Kind.CELL, Kind.MISSING, Kind.NEW]
    assert (dict(merged.cells), len(book.rows)) == ({}, 2)
    assert "основа файла потеряна" in book.questions["П1", "category"].words
    book.decide(("П1", "category"), TAKE)
    book.decide(("П2", "*missing"), KEEP)
    answered(book, ADD)
    assert book.rows["П1"]["category"] == "высшая"
    merged = book.merge(answer)
    assert (dict(merged.cells), dict(merged.added), dict(merged.questions)) == ({}, {}, {})


def test_a_decision_for_the_school_stands_and_a_newer_word_is_asked() -> None:
    book = Book.with_rows(changed(SENT, "П1", category="высшая"), SENT)
    answer = Version("а", "1", changed(SENT, "П1", category="вторая"))
    book.merge(answer)
    answered(book, TAKE)
    assert book.rows["П1"]["category"] == "вторая"
    assert not book.merge(answer).questions
    book.merge(Version("б", "2", changed(SENT, "П1", category="педагог-методист")))
    assert (book.rows["П1"]["category"], only(book)) == ("вторая", "cell category")


def test_a_decision_that_does_not_fit_changes_nothing() -> None:
    book = Book.with_rows(changed(SENT, "П1", category="высшая"), SENT)
    book.merge(Version("а", "1", changed(SENT, "П1", category="вторая")))
    assert answered(book, GONE) == "MERGE-21"
    assert only(book) == "cell category"


COURSE = {"code": "П1", "institution": "СОШ № 1", "name": "Иванова Мария Петровна", "position": "Учитель"}
COURSES = [{**COURSE, "programme": "ФГОС", "hours": 72}, {**COURSE, "programme": "ИКТ", "hours": 36}]


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


def test_nothing_is_taken_on_a_sheet_that_is_the_methodists() -> None:
    plan = [{"event": "Семинар", "planned": date(2025, 10, 1)}]
    book = Book.with_rows(plan, row=PlanLine)
    merged = book.merge(Version("а", "1", [{**plan[0], "result": "прошёл"}, {"event": "Лекция"}]))
    assert codes(merged.findings) == ["MERGE-11", "MERGE-19"]
    assert (dict(merged.cells), dict(merged.added)) == ({}, {})
    assert not book.merge(Version("б", "2", [])).questions
