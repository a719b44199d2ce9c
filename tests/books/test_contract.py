"""What every adapter does, whichever program or file holds the book."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from attest_xl.books.port import BookError, Mark, TableWrite
from attest_xl.findings.catalogue import entry
from attest_xl.schema.cells import Link, Value
from tests.books.adapters import ADAPTERS, Adapter, MarkedBook, live

STORY = """
    | Сотрудники | Код | ФИО      | Дата решения | Примечание |
    |            | 1   | Иванова  | 2024-02-29   | своё       |
    |            | 2   | Петрова  | 31.02.2024   |            |
    |            | 3   | Ким      |              | не трогать |

    | Журнал     | Когда | Действие |
"""


LIVE = "live in LibreOffice"


@pytest.fixture(params=(*ADAPTERS, LIVE), ids=str)
def adapter(request: pytest.FixtureRequest) -> Adapter:
    return live(request.getfixturevalue("live_app")) if request.param == LIVE else request.param


@pytest.fixture
def book(adapter: Adapter, tmp_path: Path) -> MarkedBook:
    return adapter.make(tmp_path, STORY)


def body(book: MarkedBook, table: str = "tblStaff") -> tuple[tuple[Value, ...], ...]:
    return book.read(table).rows[1:]


def staff(
    rows: tuple[tuple[Value, ...], ...], origin: tuple[int | None, ...], titles: tuple[str, ...] = ("Код", "ФИО")
) -> TableWrite:
    return TableWrite("tblStaff", titles, rows, origin)


SAME = staff((("1", "Иванова"), ("2", "Петрова"), ("3", "Ким")), (0, 1, 2))


# Reading


def test_a_table_reads_with_its_header_first_and_its_sheet_named(book: MarkedBook) -> None:
    grid = book.read("tblStaff")
    assert grid.sheet == "Сотрудники"
    assert grid.rows == (
        ("Код", "ФИО", "Дата решения", "Примечание"),
        ("1", "Иванова", date(2024, 2, 29), "своё"),
        ("2", "Петрова", "31.02.2024", None),
        ("3", "Ким", None, "не трогать"),
    )


def test_an_empty_table_has_one_blank_row(book: MarkedBook) -> None:
    assert book.read("tblLog").rows == (("Когда", "Действие"), (None, None))


def test_a_table_the_book_does_not_have_is_a_key_error(book: MarkedBook) -> None:
    with pytest.raises(KeyError):
        book.read("tblNowhere")


def test_the_book_names_its_tables(book: MarkedBook) -> None:
    assert set(book.tables) == {"tblStaff", "tblLog"}


# Writing


def test_only_the_named_columns_are_written_and_counted(book: MarkedBook) -> None:
    change = staff((("1", "Иванова А"), ("2", "Петрова"), ("4", "Ким")), (0, 1, 2))
    assert book.write(change) == 2
    assert body(book) == (
        ("1", "Иванова А", date(2024, 2, 29), "своё"),
        ("2", "Петрова", "31.02.2024", None),
        ("4", "Ким", None, "не трогать"),
    )


def test_the_users_columns_follow_their_row(book: MarkedBook) -> None:
    book.write(staff((("3", "Ким"), ("9", "Новая"), ("1", "Иванова")), (2, None, 0)))
    assert body(book) == (
        ("3", "Ким", None, "не трогать"),
        ("9", "Новая", None, None),
        ("1", "Иванова", date(2024, 2, 29), "своё"),
    )


def test_rows_that_go_and_rows_that_come_are_counted(book: MarkedBook) -> None:
    change = staff((("1", "Иванова"), ("9", None)), (0, None))
    assert book.write(change) == 1 + 3 + 3  # the new code; the filled cells of rows 2 and 3


def test_writing_what_is_there_changes_nothing(book: MarkedBook) -> None:
    before = book.read("tblStaff")
    assert book.write(SAME) == 0
    assert book.read("tblStaff") == before


def test_a_write_that_only_reorders_changes_no_value_but_the_order(book: MarkedBook) -> None:
    assert book.write(staff((("2", "Петрова"), ("1", "Иванова"), ("3", "Ким")), (1, 0, 2))) == 0
    assert [row[0] for row in body(book)] == ["2", "1", "3"]


def test_a_table_keeps_one_blank_row_when_all_go(book: MarkedBook) -> None:
    book.write(staff((), ()))
    assert body(book) == ((None, None, None, None),)


def test_an_empty_table_grows_from_its_blank_row(book: MarkedBook) -> None:
    lines = tuple((f"{number}", "Загрузка") for number in range(50))
    assert book.write(TableWrite("tblLog", ("Когда", "Действие"), lines, (None,) * 50)) == 100
    assert body(book, "tblLog") == lines


def test_titles_the_table_lacks_are_passed_over(book: MarkedBook) -> None:
    change = TableWrite("tblLog", ("Кто", "Действие"), (("Анна", "Проверка"),), (0,))
    assert book.write(change) == 1
    assert body(book, "tblLog") == ((None, "Проверка"),)


@pytest.mark.parametrize(
    "value, read",
    [
        ("текст", "текст"),
        ("=1+1", "=1+1"),
        ("+7 900", "+7 900"),
        ("-", "-"),
        ("@имя", "@имя"),
        ("007", "007"),
        (" с краю ", " с краю "),
        ("две\nстроки", "две\nстроки"),
        ("возврат\rкаретки", "возврат\rкаретки"),
        ("<&>\"'", "<&>\"'"),
        ("_x0041_", "_x0041_"),
        ("\x07\ufffe", "\x07\ufffe"),
        ("😀", "😀"),
        ("", None),
        (None, None),
        (0, 0),
        (-3, -3),
        (2.5, 2.5),
        (4.0, 4),
        (1e300, 1e300),
        (12345678901234567890, "12345678901234567890"),
        (True, True),
        (False, False),
        (date(2024, 2, 29), date(2024, 2, 29)),
        (date(1900, 1, 1), date(1900, 1, 1)),
        (date(1900, 2, 28), date(1900, 2, 28)),
        (date(1900, 3, 1), date(1900, 3, 1)),
        (date(1899, 12, 31), "31.12.1899"),
        (datetime.fromisoformat("2024-02-29T13:00"), date(2024, 2, 29)),
        (Link("Сотрудники!H14", "'Сотрудники'!H14"), "Сотрудники!H14"),
        (Link('"' * 300, "'Сотрудники'!H14"), '"' * 300),
        ("я" * 32_767, "я" * 32_767),
    ],
    ids=lambda value: ascii(value)[:24],
)
def test_a_value_comes_back_as_a_cell_holds_it(adapter: Adapter, book: MarkedBook, value: Value, read: Value) -> None:
    if value in adapter.alters:
        pytest.skip(f"{adapter}: the program itself changes this value")
    book.write(TableWrite("tblStaff", ("Примечание", "Дата решения"), ((value, value),), (0,)))
    assert body(book) == (("1", "Иванова", read, read),)
    book.save()
    [row] = body(adapter.reopen(book))
    assert [(type(cell), cell) for cell in row[2:]] == [(type(read), read)] * 2


def test_yes_is_not_one(book: MarkedBook) -> None:
    book.write(staff(((1, "Иванова"),), (0,)))
    assert book.write(staff(((True, "Иванова"),), (0,))) == 1
    assert body(book)[0][0] is True


# Marks


def test_exactly_the_given_cells_are_marked(book: MarkedBook) -> None:
    top, left = book.read("tblStaff").top, book.read("tblStaff").left
    first: dict[tuple[int, int], Mark] = {(top + 1, left): "error", (top + 2, left + 2): "warning"}
    second: dict[tuple[int, int], Mark] = {(top + 2, left + 2): "note", (top + 3, left + 1): "error"}
    assert book.mark("tblStaff", first) == 2
    assert book.marks("tblStaff") == first
    assert book.mark("tblStaff", second) == 3
    assert book.marks("tblStaff") == second
    assert book.mark("tblStaff", second) == 0
    assert book.mark("tblStaff", {}) == 2
    assert book.marks("tblStaff") == {}


def test_cells_outside_the_body_are_not_marked(book: MarkedBook) -> None:
    grid = book.read("tblStaff")
    around = [
        (grid.top, grid.left),
        (grid.top + 4, grid.left),
        (grid.top + 1, grid.left - 1),
        (grid.top + 1, grid.left + 4),
    ]
    assert book.mark("tblStaff", dict.fromkeys(around, "error")) == 0
    assert book.marks("tblStaff") == {}


def test_a_mark_goes_with_its_row_and_a_new_row_has_none(book: MarkedBook) -> None:
    grid = book.read("tblStaff")
    first = grid.top + 1
    book.mark("tblStaff", {(first, grid.left + 1): "error", (first + 2, grid.left + 1): "note"})
    book.write(staff((("2", "Петрова"), ("1", "Иванова"), ("9", "Новая")), (1, 0, None)))
    assert book.marks("tblStaff") == {(first + 1, grid.left + 1): "error"}


def test_marks_do_not_change_values(book: MarkedBook) -> None:
    grid = book.read("tblStaff")
    book.mark("tblStaff", {(grid.top + 1, grid.left + 2): "warning"})
    assert book.read("tblStaff") == grid


# Saving


def test_nothing_is_saved_before_it_is_asked_for(adapter: Adapter, book: MarkedBook) -> None:
    before = body(book)
    book.write(staff((), ()))
    assert body(adapter.reopen(book)) == before


def test_what_was_saved_is_there_when_the_book_is_opened_again(adapter: Adapter, book: MarkedBook) -> None:
    book.write(staff((("9", "Новая"), ("2", "Пирогова")), (None, 1)))
    book.save()
    assert body(adapter.reopen(book)) == body(book)


def test_a_book_can_be_changed_and_saved_again(adapter: Adapter, book: MarkedBook) -> None:
    for name in ("Один", "Два", "Три"):
        book.write(staff((("1", name),), (0,)))
        book.save()
        assert body(adapter.reopen(book))[0][1] == name


def test_a_copy_holds_the_book_as_it_was_saved(adapter: Adapter, book: MarkedBook) -> None:
    before = body(book)
    book.write(staff((), ()))
    copy = book.back_up("Проверить данные")
    book.save()
    assert copy.parent.name == "Копии"
    assert copy.name.endswith("перед Проверить данные" + book.path.suffix)
    book.restore(copy.name)
    assert body(book) == before
    assert body(adapter.reopen(book)) == before


def test_copies_made_in_one_second_have_names_of_their_own_and_the_last_twenty_stay(
    adapter: Adapter, book: MarkedBook
) -> None:
    names = [book.back_up("сверкой").name for _ in range(25)]
    assert len(set(names)) == 25
    assert adapter.copies(book) == tuple(names[5:])


def test_a_copy_that_is_gone_is_told(book: MarkedBook) -> None:
    with pytest.raises(BookError) as refused:
        book.restore("Район 2020-01-01 00-00-00 перед сверкой.xlsx")
    assert refused.value.code == "BOOK-21"


def test_a_book_another_program_holds_is_not_saved(adapter: Adapter, book: MarkedBook) -> None:
    before = body(book)
    book.write(staff((), ()))
    adapter.hold(book)
    with pytest.raises(BookError) as refused:
        book.save()
    assert refused.value.code == "BOOK-01"
    assert "Анна" in refused.value.finding.message
    assert body(adapter.reopen(book)) == before


def test_a_book_changed_by_others_is_not_saved(adapter: Adapter, book: MarkedBook) -> None:
    book.write(staff((), ()))
    adapter.change_outside(book)
    with pytest.raises(BookError) as refused:
        book.save()
    assert refused.value.code == "BOOK-02"


@pytest.mark.parametrize("code", [f"BOOK-{number:02}" for number in (*range(1, 9), 20, 21)])
def test_every_refusal_has_its_four_parts(code: str) -> None:
    said = entry(code)
    assert said.title
    assert said.what
    assert said.rule
    assert said.fix
