"""What holds for every sheet: nothing raises, the order of columns does not matter, nothing is lost in silence."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import fields_of, titles_of
from attest_xl.sheets import Institution, Staff
from attest_xl.tables.captions import read_caption
from attest_xl.tables.institutions import institution_in, looks_like_institution, short_name
from attest_xl.tables.intake import understand
from attest_xl.tables.joining import join
from attest_xl.tables.records import read, replace_rows

WORDS = (
    "№", "№ п/п", "ФИО", "Фамилия", "Имя", "Отчество", "Должность", "Категория", "Дата", "Дата присвоения", "Стаж",
    "Аттестация", "Срок действия", "СЗД", "Приказ", "ОУ", "Иванова Мария Петровна", "Петров П.И.", "учитель", "первая",
    "12.03.2021", "31.02.2021", "МБОУ СОШ № 5", "Итого", "Директор ____", "Начальные классы", "вакансия", "12/5/5",
    "#ССЫЛКА!", "-", "1", " ", "\n", "первая, 25.12.2020", "Категория, дата", "высшая", "декрет", "Сотрудник",
)  # fmt: skip
CELLS: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.integers(-3, 60_000),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.text(max_size=12),
)
ROWS = st.lists(st.lists(CELLS, max_size=8).map(tuple), max_size=14).map(tuple)
MERGES = st.lists(st.tuples(*[st.integers(1, 15)] * 4), max_size=4).map(tuple)
LONG = st.one_of(st.sampled_from(WORDS), st.text(max_size=60))


@given(ROWS, MERGES, st.integers(1, 5), st.integers(1, 5))
@settings(max_examples=300, deadline=None)
def test_no_grid_makes_the_intake_raise(
    rows: tuple[tuple[Value, ...], ...], merged: tuple[tuple[int, int, int, int], ...], top: int, left: int
) -> None:
    known = [Institution(institution="СОШ № 5")]
    understood = understand(Grid("Лист", rows, top, left, "файл.xlsx", merged), known)
    joined = join(understood.people, (), known)
    assert len(joined.new) + joined.same + len(joined.differing) >= min(len(understood.people), 1)
    assert all(finding.message for finding in (*understood.findings, *joined.findings))
    assert all(top <= person.staff.origin.row < top + len(rows) for person in understood.people if person.staff.origin)


@given(ROWS)
@settings(max_examples=100, deadline=None)
def test_no_table_makes_reading_or_writing_raise(rows: tuple[tuple[Value, ...], ...]) -> None:
    grid = Grid("Сотрудники", (titles_of(Staff), *rows))
    result = read(grid, Staff)
    write = replace_rows(grid, Staff, result.records)
    assert len(write.rows) == len(write.origin)
    rewritten = read(Grid("Сотрудники", (write.titles, *write.rows)), Staff)
    assert [fields_of(one) for one in rewritten.records] == [fields_of(one) for one in result.records]


@given(LONG, LONG)
@settings(max_examples=200, deadline=None)
def test_no_text_makes_a_reader_of_texts_raise(one: str, other: str) -> None:
    assert read_caption((one, other)).score <= 100
    assert isinstance(short_name(one), str)
    assert institution_in(one) is None or looks_like_institution(one) or bool(one)


HEADER = ("№", "Ф.И.О.", "Должность", "Дата рождения", "Имеющаяся кв. кат.", "Дата присвоения", "Дата назначения",
          "Стаж пед./вучр./в долж.", "Телефон")  # fmt: skip
BODY = (
    (1, "Иванова Мария Петровна", "учитель математики", date(1980, 3, 12), "1 кк", "12.03.2021", date(2010, 9, 1),
     "12/5/5", "5-55-55"),
    (2, "Петров Пётр Ильич", "воспитатель", "01.02.1975", "сзд", "10.10.2022", "01.09.2015", "30/10/2", None),
    (3, "Сидорова Анна Львовна", "логопед", None, "высш.", None, date(2020, 1, 9), None, None),
)  # fmt: skip


@given(st.permutations(range(len(HEADER))))
@settings(max_examples=60, deadline=None)
def test_the_order_of_columns_does_not_matter(order: list[int]) -> None:
    def people(columns: list[int]) -> list[dict[str, object]]:
        rows = tuple(tuple(row[column] for column in columns) for row in (HEADER, *BODY))
        return [fields_of(person.staff) for person in understand(Grid("СОШ № 5", rows)).people]

    assert people(order) == people(list(range(len(HEADER))))


@given(st.lists(st.sampled_from([("Иванова", "учитель"), ("Иванова Мария", None), (None, "логопед"), (None, None),
                                 ("Петров Пётр Ильич", "учитель"), ("вакансия", "учитель")]), max_size=8))  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_every_row_with_a_name_and_a_position_is_a_person_or_a_finding(body: list[tuple[str | None, ...]]) -> None:
    rows = (("ФИО", "Должность", "Категория"), *((name, position, "первая") for name, position in body))
    understood = understand(Grid("СОШ № 5", rows))
    told = {finding.place.row for finding in understood.findings}
    read_rows = {person.staff.origin.row for person in understood.people if person.staff.origin}
    for number, (name, position) in enumerate(body, start=2):
        if name or position:
            assert number in told | read_rows
