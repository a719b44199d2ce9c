"""A school's answers meet the cells of the book."""

from datetime import date

from attest_xl.sheets import PlanLine
from attest_xl.sheets.conflicts import ADD, GONE, KEEP, TAKE
from attest_xl.tables.questions import Kind
from attest_xl.tables.settling import Verdict
from tests.tables.schools import IVANOVA, PETROV, SENT, Book, Version, answered, changed, codes, only, person


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


def test_nothing_is_taken_on_a_sheet_that_is_the_methodists() -> None:
    plan = [{"event": "Семинар", "planned": date(2025, 10, 1)}]
    book = Book.with_rows(plan, row=PlanLine)
    merged = book.merge(Version("а", "1", [{**plan[0], "result": "прошёл"}, {"event": "Лекция"}]))
    assert codes(merged.findings) == ["MERGE-11", "MERGE-19"]
    assert (dict(merged.cells), dict(merged.added)) == ({}, {})
    assert not book.merge(Version("б", "2", [])).questions
