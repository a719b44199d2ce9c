"""A table with its header on top, to records and back."""

from datetime import date

from attest_xl.schema.cells import Link
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import titles_of, values_of
from attest_xl.sheets import Due, FindingLine, Staff, SummaryLine
from attest_xl.tables.records import append_rows, read, replace_rows, update_rows
from tests.tables.grids import grid, told

STAFF = """
    | Код | Учреждение | ФИО             | Моё | Должность | Категория | Дата решения |
    | П1  | СОШ № 1    | Иванова Мария   | а   | Учитель   | первая    | 2021-03-12   |
    |     |            |                 |     |           |           |              |
    |     | СОШ № 1    | Петрова Анна    | б   | Учитель   | третья    | не дата      |
    |     |            |                 | в   |           |           |              |
"""


def test_records_know_their_cells_and_blank_rows_keep_the_numbers() -> None:
    first, second = read(grid(STAFF, "Сотрудники"), Staff).records
    assert (first.code, first.decided) == ("П1", date(2021, 3, 12))
    assert first.origin
    assert first.origin.cell("decided") == "G2"
    assert second.origin
    assert (second.name, second.origin.row, second.origin.cell("birth")) == ("Петрова Анна", 4, None)


def test_cells_that_cannot_be_read_are_findings_at_their_place_and_keep_their_text() -> None:
    result = read(grid(STAFF, "Сотрудники", top=3), Staff)
    assert told(result.findings) == [("Сотрудники!F6", "CAT-01"), ("Сотрудники!G6", "DATE-01")]
    assert result.unread == {6: {"category": "третья", "decided": "не дата"}}


def test_a_table_without_rows_or_even_a_header_reads_as_nothing() -> None:
    assert read(Grid("Сотрудники", ()), Staff).records == ()
    assert read(Grid("Сотрудники", (titles_of(Staff), (None,) * 22)), Staff).records == ()


def test_true_is_not_read_as_the_number_one() -> None:
    table = Grid("Сотрудники", (titles_of(Staff)[:4], ("П1", 1, "Ы", None), ("П2", True, "Э", None)))
    assert [record.institution for record in read(table, Staff).records] == ["1", "да"]


def test_writing_back_what_was_read_changes_nothing_even_where_it_was_not_readable() -> None:
    table = grid(STAFF, "Сотрудники")
    write = replace_rows(table, Staff, read(table, Staff).records)
    assert write.titles == ("Код", "Учреждение", "ФИО", "Должность", "Категория", "Дата решения")
    assert write.origin == (0, 2, 3)
    assert write.rows[1] == (None, "СОШ № 1", "Петрова Анна", "Учитель", "третья", "не дата")


def test_rows_that_hold_only_the_users_own_cells_stay() -> None:
    table = grid(STAFF, "Сотрудники")
    write = replace_rows(table, Staff, ())
    assert (write.origin, write.rows) == ((3,), ((None,) * 6,))


def test_a_record_keeps_its_row_by_key_and_a_new_one_follows_its_predecessor() -> None:
    table = Grid("График", (("Код", "Состояние"), ("П3", "скоро"), ("П1", "скоро"), ("П9", "скоро")))
    lines = [Due(code="П1", state="срочно"), Due(code="П2", state="скоро"), Due(code="П3", state="скоро")]
    write = replace_rows(table, Due, lines)
    assert write.rows == (("П3", "скоро"), ("П1", "срочно"), ("П2", "скоро"))
    assert write.origin == (0, 1, None)


def test_a_new_institution_stands_above_the_total_of_the_district() -> None:
    table = Grid("Сводка", (("Учреждение", "Сотрудников"), ("СОШ № 1", 5), ("РАЙОН", 5)))
    lines = [SummaryLine(institution=name) for name in ("СОШ № 1", "СОШ № 2", "РАЙОН")]
    assert [row[0] for row in replace_rows(table, SummaryLine, lines).rows] == ["СОШ № 1", "СОШ № 2", "РАЙОН"]


def test_the_blank_row_of_an_empty_table_is_used_up() -> None:
    table = Grid("График", (("Код",), (None,)))
    assert replace_rows(table, Due, [Due(code="П1"), Due(code="П2")]).origin == (0, None)


def test_on_a_sheet_without_a_key_the_order_given_holds_and_equal_rows_are_found_again() -> None:
    def line(place: str) -> FindingLine:
        return FindingLine(place=Link(place, f"'Сотрудники'!{place}"), code="DATE-01", what="это не дата.")

    first = replace_rows(Grid("Проверка", (titles_of(FindingLine), ())), FindingLine, [line("H2"), line("H3")])
    shown = tuple(tuple(cell.text if isinstance(cell, Link) else cell for cell in row) for row in first.rows)
    again = replace_rows(Grid("Проверка", (titles_of(FindingLine), *shown)), FindingLine, [line("H3"), line("H4")])
    assert again.origin == (1, None)
    assert again.rows == (values_of(line("H3")), values_of(line("H4")))


def test_a_link_that_was_read_is_written_back_as_the_cell_stood() -> None:
    table = Grid("Проверка", (titles_of(FindingLine), ("ошибка", "Сотрудники!H2")))
    [line] = read(table, FindingLine).records
    assert replace_rows(table, FindingLine, [line]).rows[0][:2] == ("ошибка", "Сотрудники!H2")


def test_a_row_read_twice_is_written_once() -> None:
    table = grid(STAFF, "Сотрудники")
    first = read(table, Staff).records[0]
    write = replace_rows(table, Staff, [first, first.model_copy(update={"code": "П7"})])
    assert [row[0] for row in write.rows] == ["П1", "П7", None]
    assert write.origin == (0, 1, 3)


def test_appended_rows_stand_below_the_last_filled_one_and_change_no_other() -> None:
    table = grid(STAFF, "Сотрудники")
    write = append_rows(table, Staff, [Staff(code="П2", name="Ы", decided=date(2022, 1, 1))])
    assert write.origin == (0, 1, 2, 3, None)
    assert write.rows[:2] == (("П1", "СОШ № 1", "Иванова Мария", "Учитель", "первая", date(2021, 3, 12)), (None,) * 6)
    assert write.rows[4] == ("П2", None, "Ы", None, None, date(2022, 1, 1))


def test_an_update_names_only_the_columns_it_touches() -> None:
    table = grid(STAFF, "Сотрудники", top=3)
    write = update_rows(table, Staff, {6: {"decided": date(2020, 5, 5), "birth": date(1980, 1, 1)}})
    assert write.titles == ("Дата решения",)
    assert write.rows == ((date(2021, 3, 12),), (None,), (date(2020, 5, 5),), (None,))
    assert write.origin == (0, 1, 2, 3)
