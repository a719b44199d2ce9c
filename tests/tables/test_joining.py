"""People from lists to the staff of the book."""

from datetime import date

from attest_xl.sheets import Institution, Staff
from attest_xl.tables.incoming import Incoming
from attest_xl.tables.intake import understand
from attest_xl.tables.joining import join
from attest_xl.tables.records import Read, read
from tests.tables.grids import grid, told
from tests.tables.staff_sheet import written

SCHOOL = [Institution(institution="СОШ № 5")]


def coming(table: str, file: str = "а.xlsx") -> tuple[Incoming, ...]:
    return understand(grid(table, "СОШ № 5", file=file)).people


def book(table: str) -> Read[Staff]:
    return read(grid(table, "Сотрудники"), Staff)


LIST = """
    | ФИО                    | Дата рождения | Должность   | Категория | Дата присвоения |
    | Иванова Мария Петровна | 12.03.1980    | учитель     | первая    | 12.03.2021      |
    | Петров Пётр Ильич      |               | воспитатель | третья    | 31.02.2021      |
"""


def test_new_people_and_their_institution_are_added_once() -> None:
    joined = join(coming(LIST), (), ())
    assert [person.staff.name for person in joined.new] == ["Иванова Мария Петровна", "Петров Пётр Ильич"]
    assert [one.institution for one in joined.institutions] == ["СОШ № 5"]
    assert joined.institutions[0].kind == "школа"
    assert told(joined.findings) == [("СОШ № 5!A2", "IMPORT-24")]


def test_joining_the_same_list_again_adds_nothing_even_where_it_could_not_be_read() -> None:
    first = join(coming(LIST), (), ())
    staff = written(first)
    again = join(coming(LIST), staff.records, first.institutions, staff.unread)
    assert (again.new, again.filled, again.same, again.findings) == ((), {}, 2, ())


def test_empty_cells_are_filled_and_nothing_is_overwritten() -> None:
    staff = book("""
        | Код | Учреждение | ФИО                    | Дата рождения | Должность | Категория | Дата решения |
        | П1  | СОШ № 5    | Иванова Мария Петровна |               | Учитель   | высшая    |              |
    """)
    joined = join(coming(LIST)[:1], staff.records, SCHOOL, staff.unread)
    assert joined.new == ()
    assert joined.filled == {2: {"birth": date(1980, 3, 12), "decided": date(2021, 3, 12)}}
    [finding] = joined.differing
    assert (finding.code, finding.place.file, finding.place.cell) == ("IMPORT-21", "а.xlsx", "СОШ № 5!D2")
    assert "первая – в книге осталось «высшая» (Сотрудники!F2)." in finding.message


def test_a_cell_of_the_book_that_cannot_be_read_is_not_empty() -> None:
    staff = book("""
        | Код | Учреждение | ФИО                    | Должность | Дата решения |
        | П1  | СОШ № 5    | Иванова Мария Петровна | Учитель   | весной       |
    """)
    joined = join(coming(LIST)[:1], staff.records, SCHOOL, staff.unread)
    assert "decided" not in joined.filled[2]
    assert [(finding.code, dict(finding.details)["hint"]) for finding in joined.differing] == [("IMPORT-21", "весной")]


def test_another_position_of_the_same_person_is_another_row() -> None:
    staff = book("""
        | Код | Учреждение | ФИО                    | Должность |
        | П1  | СОШ № 5    | Иванова Мария Петровна | Логопед   |
    """)
    assert len(join(coming(LIST)[:1], staff.records, SCHOOL).new) == 1


def test_spellings_of_one_name_are_one_person() -> None:
    staff = book("""
        | Код | Учреждение | ФИО               | Должность   |
        | П1  | СОШ № 5    | ПЕТРОВ Петр Ильич | Воспитатель |
    """)
    joined = join(coming(LIST)[1:], staff.records, SCHOOL)
    assert (joined.new, joined.differing) == ((), ())


def test_initials_are_the_only_one_they_fit_with_a_note() -> None:
    staff = book("""
        | Код | Учреждение | ФИО                    | Должность |
        | П1  | СОШ № 5    | Иванова Мария Петровна | Учитель   |
    """)
    joined = join(coming("| ФИО | Должность |\n| Иванова М.П. | учитель |"), staff.records, SCHOOL)
    assert (joined.new, joined.same) == ((), 1)
    assert told(joined.findings) == [("СОШ № 5!A2", "IMPORT-22")]


def test_initials_that_fit_two_people_are_a_question() -> None:
    staff = book("""
        | Код | Учреждение | ФИО                    | Должность |
        | П1  | СОШ № 5    | Иванова Мария Петровна | Учитель   |
        | П2  | СОШ № 5    | Иванова Марта Павловна | Учитель   |
    """)
    joined = join(coming("| ФИО | Должность |\n| Иванова М.П. | учитель |"), staff.records, SCHOOL)
    assert len(joined.new) == 1
    assert told(joined.findings) == [("СОШ № 5!A2", "IMPORT-26")]


def test_initials_with_an_agreeing_birth_date_need_no_question() -> None:
    staff = book("""
        | Код | Учреждение | ФИО                    | Дата рождения | Должность |
        | П1  | СОШ № 5    | Иванова Мария Петровна | 12.03.1980    | Учитель   |
        | П2  | СОШ № 5    | Иванова Марта Павловна |               | Учитель   |
    """)
    joined = join(
        coming("| ФИО | Должность | Дата рождения |\n| Иванова М.П. | учитель | 12.03.1980 |"), staff.records, SCHOOL
    )
    assert (joined.new, told(joined.findings)) == ((), [("СОШ № 5!A2", "IMPORT-22")])


def test_another_birth_date_is_another_person() -> None:
    staff = book("""
        | Код | Учреждение | ФИО                    | Дата рождения | Должность |
        | П1  | СОШ № 5    | Иванова Мария Петровна | 01.01.1990    | Учитель   |
    """)
    joined = join(coming(LIST)[:1], staff.records, SCHOOL)
    assert len(joined.new) == 1
    assert told(joined.findings) == [("СОШ № 5!B2", "IMPORT-23")]


def test_the_same_person_in_another_institution_is_noted() -> None:
    staff = book("""
        | Код | Учреждение | ФИО                    | Дата рождения | Должность |
        | П1  | СОШ № 6    | Иванова Мария Петровна | 12.03.1980    | Учитель   |
    """)
    joined = join(coming(LIST)[:1], staff.records, [*SCHOOL, Institution(institution="СОШ № 6")])
    assert len(joined.new) == 1
    assert told(joined.findings) == [("СОШ № 5!A2", "IMPORT-27")]


def test_a_person_met_twice_in_the_lists_is_one_and_what_differs_is_said() -> None:
    other = """
        | ФИО                    | Должность | Категория | Пед. стаж |
        | Иванова Мария Петровна | учитель   | высшая    | 20        |
    """
    joined = join((*coming(LIST)[:1], *coming(other, "б.xlsx")), (), SCHOOL)
    [person] = joined.new
    assert (person.staff.category, person.staff.service) == ("первая", 20)
    assert [(finding.code, finding.place.file) for finding in joined.differing] == [("IMPORT-25", "б.xlsx")]


def test_spellings_of_one_institution_found_one() -> None:
    people = [
        person
        for number, name in enumerate(("МБОУ СОШ № 7", "СОШ №7", "Средняя школа № 7"))
        for person in understand(
            grid(f"| ОУ | ФИО | Должность |\n| {name} | Иванов Иван {'АБВ'[number]}ич | учитель |")
        ).people
    ]
    joined = join(people, (), ())
    assert [one.institution for one in joined.institutions] == ["СОШ № 7"]
    assert {person.staff.institution for person in joined.new} == {"СОШ № 7"}
