"""Lists as schools keep them, in; people and findings, out. Each test is one layout."""

from datetime import date

from attest_xl.schema.grid import Grid
from attest_xl.sheets import Institution
from attest_xl.tables.incoming import Understanding
from attest_xl.tables.intake import understand
from tests.tables.grids import grid, told

WHO = ("institution", "name", "position", "category", "decided")


def people(sheet: Grid | Understanding, *fields: str) -> list[tuple[object, ...]]:
    """The people's fields, `name`, `position`, `category`, `decided` unless named."""
    read = sheet if isinstance(sheet, Understanding) else understand(sheet)
    return [tuple(getattr(person.staff, name) for name in fields or WHO[1:]) for person in read.people]


IVANOVA = ("Иванова Мария Петровна", "Учитель", "первая", date(2021, 3, 12))
PETROV = ("Петров Пётр Ильич", "Воспитатель", "высшая", date(2022, 5, 25))


def test_a_plain_list_with_its_header_on_top() -> None:
    assert people(grid("""
        | ФИО                    | Должность   | Категория | Дата присвоения |
        | Иванова Мария Петровна | учитель     | первая    | 12.03.2021      |
        | Петров Пётр Ильич      | воспитатель | высшая    | 2022-05-25      |
    """)) == [IVANOVA, PETROV]  # fmt: skip


def test_titles_above_the_header_name_the_institution() -> None:
    read = understand(grid("""
        | Список педагогических работников МБОУ СОШ № 5 на 01.09.2025 |
        | Район: Заречный |
        |   |
        | № | ФИО                    | Должность | Категория | Дата присвоения |
        | 1 | Иванова Мария Петровна | учитель   | первая    | 12.03.2021      |
    """))  # fmt: skip
    assert people(read, *WHO) == [("СОШ № 5", *IVANOVA)]
    assert read.institution == "СОШ № 5"
    assert read.people[0].institution_text == "МБОУ СОШ № 5"


def test_a_merged_header_of_two_levels() -> None:
    read = people(grid("""
        | №  | Ф.И.О.                 | Должность | Аттестация |      | Стаж  |      |
        |    |                        |           | категория  | дата | общий | пед. |
        | 1  | Иванова Мария Петровна | учитель   | 1 кк       | 12.03.2021 | 20 | 15 |
    """, merged=((1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 1, 5), (1, 6, 1, 7))),
    *WHO[1:], "service")  # fmt: skip
    assert read == [(*IVANOVA, 15)]


def test_a_header_of_two_levels_whose_merging_was_lost() -> None:
    read = people(grid("""
        | №  | Ф.И.О.                 | Должность | Аттестация |      | Стаж  |      | Курсы      |
        |    |                        |           | категория  | дата | общий | пед. |            |
        | 1  | Иванова Мария Петровна | учитель   | 1 кк       | 12.03.2021 | 20 | 15 | 01.02.2024 |
    """), *WHO[1:], "service", "trained")  # fmt: skip
    assert read == [(*IVANOVA, 15, date(2024, 2, 1))]


def test_a_header_of_three_levels_and_a_row_that_numbers_the_columns() -> None:
    read = people(grid("""
        | №  | ФИО | Сведения об аттестации |  |  | Должность |
        |    |     | Квалификационная категория | | Соответствие | |
        |    |     | категория | дата решения | дата | |
        | 1  | 2   | 3 | 4 | 5 | 6 |
        | 1  | Иванова Мария Петровна | первая | 12.03.2021 | 01.04.2015 | учитель |
    """, merged=((1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 5), (2, 3, 2, 4), (1, 6, 3, 6))),
    *WHO[1:], "conformity")  # fmt: skip
    assert read == [(*IVANOVA, date(2015, 4, 1))]


def test_the_upper_level_stands_above_a_full_row_of_headers() -> None:
    read = people(grid("""
        |   |                        |           | Аттестация |                 |
        | № | ФИО                    | Должность | Категория  | Дата присвоения |
        | 1 | Иванова Мария Петровна | учитель   | первая     | 12.03.2021      |
    """, merged=((1, 4, 1, 5),)))  # fmt: skip
    assert read == [IVANOVA]


def test_section_titles_between_rows_with_numbers_beginning_anew_and_totals() -> None:
    read = understand(grid("""
        | №  | ФИО                    | Должность   | Категория | Дата присвоения |
        | Начальные классы |             |           |                 |
        | 1  | Иванова Мария Петровна | учитель     | первая    | 12.03.2021      |
        | Итого: | 1                  |             |           |                 |
        | Дошкольное отделение |
        | 1  | Петров Пётр Ильич      | воспитатель | высшая    | 25.05.2022      |
        |    | Всего                  | 2           |           |                 |
    """))  # fmt: skip
    assert people(read) == [IVANOVA, PETROV]
    assert told(read.findings) == [("Лист1!A3", "IMPORT-03")]


def test_section_titles_can_be_institutions() -> None:
    read = understand(grid("""
        | ФИО                    | Должность   | Категория | Дата присвоения |
        | МБОУ «СОШ № 5» |
        | Иванова Мария Петровна | учитель     | первая    | 12.03.2021      |
        | МБДОУ «Детский сад № 7 «Ромашка» |
        | Администрация |
        | Петров Пётр Ильич      | воспитатель | высшая    | 25.05.2022      |
    """))  # fmt: skip
    assert people(read, *WHO) == [("СОШ № 5", *IVANOVA), ("Детский сад № 7", *PETROV)]
    assert read.findings == ()


def test_a_header_repeated_on_every_page() -> None:
    read = understand(grid("""
        | №  | ФИО                    | Должность   | Категория | Дата присвоения |
        | 1  | Иванова Мария Петровна | учитель     | первая    | 12.03.2021      |
        | №  | ФИО                    | Должность   | Категория | Дата присвоения |
        | 2  | Петров Пётр Ильич      | воспитатель | высшая    | 25.05.2022      |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [IVANOVA, PETROV]
    assert (len(read.columns), read.findings) == (5, ())


def test_a_name_in_three_columns() -> None:
    assert people(grid("""
        | Фамилия | Имя   | Отчество | Должность | Категория | Дата присвоения |
        | Иванова | Мария | Петровна | учитель   | первая    | 12.03.2021      |
    """)) == [IVANOVA]  # fmt: skip


def test_a_name_in_two_columns_and_one_header_over_three() -> None:
    two = grid("""
        | Фамилия | Имя, отчество  | Должность | Категория | Дата присвоения |
        | Иванова | Мария Петровна | учитель   | первая    | 12.03.2021      |
    """)
    three = grid("""
        | ФИО     |       |          | Должность | Категория | Дата присвоения |
        | Иванова | Мария | Петровна | учитель   | первая    | 12.03.2021      |
    """, merged=((1, 1, 1, 3),))  # fmt: skip
    assert people(two) == people(three) == [IVANOVA]


def test_two_lists_side_by_side() -> None:
    assert people(grid("""
        | №  | ФИО                    | Должность | Категория |  | № | ФИО               | Должность   | Категория |
        | 1  | Иванова Мария Петровна | учитель   | первая    |  | 3 | Петров Пётр Ильич | воспитатель | высшая    |
        | 2  | Сидорова Анна Львовна  | логопед   | б/к       |  |   |                   |             |           |
    """), "name", "position", "category") == [
        ("Иванова Мария Петровна", "Учитель", "первая"),
        ("Сидорова Анна Львовна", "Логопед", "без категории"),
        ("Петров Пётр Ильич", "Воспитатель", "высшая"),
    ]  # fmt: skip


def test_two_lists_one_below_another_with_headers_of_their_own() -> None:
    read = understand(grid("""
        | Список педагогов МБОУ СОШ № 5 |
        | ФИО                    | Должность   | Категория | Дата присвоения |
        | Иванова Мария Петровна | учитель     | первая    | 12.03.2021      |
        |  |
        | Список педагогов МБДОУ № 7 |
        | № | Должность   | Ф.И.О. педагога   | Имеющаяся кв. кат. | Дата аттестации |
        | 1 | воспитатель | Петров Пётр Ильич | вкк                | 25.05.2022      |
    """))  # fmt: skip
    assert people(read, *WHO) == [("СОШ № 5", *IVANOVA), ("Детский сад № 7", *PETROV)]


def test_signatures_and_notes_after_the_list_are_no_people() -> None:
    read = understand(grid("""
        | №  | ФИО                    | Должность | Категория | Дата присвоения |
        | 1  | Иванова Мария Петровна | учитель   | первая    | 12.03.2021      |
        |    |                        |           |           |                 |
        |    | Директор               | ______    | Петров П.И. |               |
        |    | Исполнитель: Сидорова А.А. |       |           |                 |
        | Директор школы | Кузнецова О.П. |      |           |                 |
        | тел. 5-55-55 |
        | Примечание: * – внутренние совместители |
        | М.П. |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [IVANOVA]
    assert read.findings == ()


def test_category_and_date_in_one_cell() -> None:
    read = understand(grid("""
        | ФИО                    | Должность   | Наличие квалификационной категории, дата её присвоения |
        | Иванова Мария Петровна | учитель     | первая категория, 12.03.2021                           |
        | Петров Пётр Ильич      | воспитатель | высшая, пр. № 123 от 25.05.2022                        |
        | Сидорова Анна Львовна  | логопед     | соответствие занимаемой должности, 01.04.2022          |
        | Орлова Инна Павловна   | учитель     | б/к                                                    |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, "category", "decided", "order", "conformity") == [
        ("первая", date(2021, 3, 12), None, None),
        ("высшая", date(2022, 5, 25), "№ 123", None),
        ("без категории", None, None, date(2022, 4, 1)),
        ("без категории", None, None, None),
    ]
    assert read.findings == ()
    assert (read.columns[2].field, read.columns[2].remark) == ("category", "в той же ячейке: «Дата решения»")


def test_conformity_written_as_a_category_owns_the_date_beside_it() -> None:
    read = people(grid("""
        | ФИО                    | Должность | Категория | Дата аттестации |
        | Иванова Мария Петровна | учитель   | сзд       | 12.03.2021      |
    """), "category", "decided", "conformity")  # fmt: skip
    assert read == [("без категории", None, date(2021, 3, 12))]


def test_a_term_alone_gives_the_date_of_the_decision_with_a_note() -> None:
    read = understand(grid("""
        | ФИО                    | Должность   | Категория | Срок действия |
        | Иванова Мария Петровна | учитель     | первая    | до 12.03.2026 |
        | Петров Пётр Ильич      | воспитатель | высшая    | бессрочно     |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [IVANOVA, (*PETROV[:3], None)]
    assert told(read.findings) == [("СОШ № 5!D2", "IMPORT-04")]


def test_a_term_that_contradicts_the_decision_is_said() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория | Дата присвоения | Срок действия |
        | Иванова Мария Петровна | учитель   | первая    | 12.03.2021      | 12.03.2026    |
        | Петров Пётр Ильич      | учитель   | высшая    | 25.05.2022      | 25.05.2026    |
    """, "СОШ № 5"))  # fmt: skip
    assert [line[-1] for line in people(read)] == [date(2021, 3, 12), date(2022, 5, 25)]
    assert told(read.findings) == [("СОШ № 5!E3", "IMPORT-16")]


def test_service_in_one_cell_is_read_as_its_header_says() -> None:
    def service(header: str, cell: str) -> object:
        return people(grid(f"| ФИО | Должность | {header} |\n| Иванова Мария Петровна | учитель | {cell} |"), "service")

    assert service("Стаж пед./вучр./в долж.", "12/5/5") == [(12,)]
    assert service("Стаж (общий/пед.)", "25/20") == [(20,)]
    assert service("Пед. стаж", "7 лет") == [(7,)]
    assert service("Общий стаж", "30") == [(None,)]


def test_an_employee_group_is_not_a_category_and_a_rate_is_not_one_either() -> None:
    read = understand(grid("""
        | ФИО                    | Категория работников | Ставка | Должность | Кв. категория | Дата присвоения |
        | Иванова Мария Петровна | педагогический       | 1      | учитель   | первая        | 12.03.2021      |
        | Петров Пётр Ильич      | АУП                  | 1      | директор  |               |                 |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [IVANOVA, ("Петров Пётр Ильич", "Директор", None, None)]
    assert [column.field for column in read.columns] == ["name", None, None, "position", "category", "decided"]
    assert read.findings == ()


def test_a_category_column_that_holds_something_else_is_refused() -> None:
    read = understand(grid("""
        | ФИО                    | Должность   | Категория      |
        | Иванова Мария Петровна | учитель     | педагогический |
        | Петров Пётр Ильич      | воспитатель | АУП            |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, "category") == [(None,), (None,)]
    assert told(read.findings) == [("СОШ № 5!C1", "HEAD-04")]


def test_an_employee_group_column_that_holds_categories_is_one_and_says_so() -> None:
    read = understand(grid("""
        | ФИО                    | Должность   | Категория работника |
        | Иванова Мария Петровна | учитель     | первая              |
        | Петров Пётр Ильич      | воспитатель | высшая              |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, "category") == [("первая",), ("высшая",)]
    assert told(read.findings) == [("СОШ № 5!C1", "HEAD-05")]


def test_position_with_subject_and_a_subject_of_its_own() -> None:
    one = people(grid("""
        | ФИО                    | Должность, предмет |
        | Иванова Мария Петровна | учитель математики |
    """), "position", "subject")  # fmt: skip
    two = people(grid("""
        | ФИО                    | Должность | Преподаваемый предмет |
        | Иванова Мария Петровна | учитель   | математика            |
    """), "position", "subject")  # fmt: skip
    assert one == two == [("Учитель", "математика")]


def test_workplace_and_position_in_one_cell() -> None:
    assert people(grid("""
        | ФИО                    | Место работы, должность            | Категория |
        | Иванова Мария Петровна | МБОУ СОШ № 5, учитель математики   | первая    |
        | Петров Пётр Ильич      | воспитатель, МБДОУ № 7             | высшая    |
    """), "institution", "position", "subject") == [
        ("СОШ № 5", "Учитель", "математика"),
        ("Детский сад № 7", "Воспитатель", None),
    ]  # fmt: skip


def test_name_and_birth_date_in_one_cell() -> None:
    assert people(grid("""
        | ФИО, дата рождения                 | Должность |
        | Иванова Мария Петровна, 12.03.1980 | учитель   |
        | Петров Пётр Ильич\\n01.02.1975 г.р. | учитель   |
    """), "name", "birth") == [
        ("Иванова Мария Петровна", date(1980, 3, 12)),
        ("Петров Пётр Ильич", date(1975, 2, 1)),
    ]  # fmt: skip


def test_an_institution_written_once_for_a_group_of_rows() -> None:
    read = understand(grid("""
        | ОУ      | ФИО                    | Должность   |
        | СОШ № 5 | Иванова Мария Петровна | учитель     |
        |         | Петров Пётр Ильич      | воспитатель |
        | СОШ № 6 | Сидорова Анна Львовна  | логопед     |
        |         | Орлова Инна Павловна   | логопед     |
    """))  # fmt: skip
    assert [who for (who,) in people(read, "institution")] == ["СОШ № 5", "СОШ № 5", "СОШ № 6", "СОШ № 6"]
    assert told(read.findings) == [("Лист1!A3", "IMPORT-08"), ("Лист1!A5", "IMPORT-08")]


def test_a_dash_and_marks_of_repetition_are_no_institution() -> None:
    read = understand(grid("""
        | ОУ      | ФИО                    | Должность   |
        | –       | Иванова Мария Петровна | учитель     |
        | СОШ № 5 | Петров Пётр Ильич      | воспитатель |
        | -//-    | Сидорова Анна Львовна  | логопед     |
    """))  # fmt: skip
    assert [who for (who,) in people(read, "institution")] == [None, "СОШ № 5", "СОШ № 5"]
    assert told(read.findings) == [("Лист1!A4", "IMPORT-08"), ("Лист1!A2", "IMPORT-03")]


def test_cells_merged_downwards_belong_to_every_row() -> None:
    read = understand(grid("""
        | ОУ      | ФИО                    | Должность | Категория | Дата присвоения |
        | СОШ № 5 | Иванова Мария Петровна | учитель   | первая    | 12.03.2021      |
        |         |                        | логопед   | б/к       |                 |
    """, merged=((2, 1, 3, 1), (2, 2, 3, 2))))  # fmt: skip
    assert people(read, "institution", "name", "position") == [
        ("СОШ № 5", "Иванова Мария Петровна", "Учитель"),
        ("СОШ № 5", "Иванова Мария Петровна", "Логопед"),
    ]
    assert read.findings == ()


def test_a_row_without_a_name_is_said_not_dropped_in_silence() -> None:
    read = understand(grid("""
        | №  | ФИО                    | Должность | Категория | Дата присвоения |
        | 1  | Иванова Мария Петровна | учитель   | первая    | 12.03.2021      |
        |    |                        | логопед   | высшая    | 01.02.2022      |
        | 3  | вакансия               | учитель   |           |                 |
        | 4  |                        |           |           |                 |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [IVANOVA]
    assert told(read.findings) == [("СОШ № 5!C3", "IMPORT-02"), ("СОШ № 5!B4", "IMPORT-09")]


def test_what_cannot_be_read_stays_in_the_schools_words() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория | Дата присвоения | Дата рождения |
        | Иванова Мария Петровна | учитель   | третья    | 31.02.2021      | 1980          |
    """, "СОШ № 5", file="школа.xlsx"))  # fmt: skip
    assert people(read) == [("Иванова Мария Петровна", "Учитель", None, None)]
    assert read.people[0].unread == {"category": "третья", "decided": "31.02.2021", "birth": "1980"}
    assert told(read.findings) == [("СОШ № 5!C2", "CAT-01"), ("СОШ № 5!D2", "DATE-02"), ("СОШ № 5!E2", "DATE-05")]
    assert {finding.place.file for finding in read.findings} == {"школа.xlsx"}


def test_two_columns_of_one_meaning_are_refused_both() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория | Категория |
        | Иванова Мария Петровна | учитель   | первая    | высшая    |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, "category") == [(None,)]
    assert told(read.findings) == [("СОШ № 5!C1", "HEAD-02"), ("СОШ № 5!D1", "HEAD-02")]


def test_a_date_without_a_name_of_its_own_belongs_to_the_category_on_its_left_with_a_note() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория | Дата       |
        | Иванова Мария Петровна | учитель   | первая    | 12.03.2021 |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [IVANOVA]
    assert told(read.findings) == [("СОШ № 5!D1", "HEAD-05")]


def test_a_column_without_a_header_is_suggested_never_taken() -> None:
    read = understand(grid("""
        | ФИО                    | Должность |            |
        | Иванова Мария Петровна | учитель   | 12.03.1980 |
        | Петров Пётр Ильич      | учитель   | 01.02.1975 |
        | Сидорова Анна Львовна  | учитель   | 03.04.1990 |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, "birth") == [(None,)] * 3
    [finding] = read.findings
    assert (finding.code, finding.place.cell) == ("HEAD-06", "СОШ № 5!C1")
    assert "«Дата рождения»" in finding.message


def test_people_without_a_header_are_reported_and_an_empty_sheet_is_not() -> None:
    bare = understand(grid("""
        | Иванова Мария Петровна | учитель | первая |
        | Петров Пётр Ильич      | учитель | высшая |
        | Сидорова Анна Львовна  | учитель | высшая |
    """))  # fmt: skip
    assert (bare.people, told(bare.findings)) == ((), [("Лист1", "IMPORT-01")])
    assert understand(Grid("Лист2", ())).findings == ()
    assert told(understand(grid("| Как заполнять |\n| Впишите всё |")).findings) == [("Лист1", "IMPORT-15")]


def test_the_institution_comes_from_column_section_titles_sheet_or_file_in_that_order() -> None:
    rows = "| ФИО | Должность |\n| Иванова Мария Петровна | учитель |"
    assert people(grid(rows, "Лист1", file="Список СОШ № 4.xlsx"), "institution") == [("СОШ № 4",)]
    assert people(grid(rows, "СОШ № 3", file="Список СОШ № 4.xlsx"), "institution") == [("СОШ № 3",)]
    header, row = rows.split("\n")
    titled = f"| МБОУ СОШ № 2 |\n{rows}"
    assert people(grid(titled, "СОШ № 3", file="СОШ № 4.xlsx"), "institution") == [("СОШ № 2",)]
    sectioned = f"| МБОУ СОШ № 2 |\n{header}\n| МБОУ СОШ № 1 |\n{row}"
    assert people(grid(sectioned, "СОШ № 3", file="СОШ № 4.xlsx"), "institution") == [("СОШ № 1",)]


def test_the_books_own_name_of_an_institution_is_used() -> None:
    known = [Institution(institution="СШ № 5"), Institution(institution="СШ № 15")]
    sheet = grid("""
        | Учреждение                              | ФИО                    | Должность |
        | ГУО «Средняя школа № 5 г. Заречного»    | Иванова Мария Петровна | учитель   |
        | 15                                      | Петров Пётр Ильич      | учитель   |
    """.replace("Учреждение ", "№ школы    "))  # fmt: skip
    read = understand(sheet, known)
    assert people(read, "institution") == [("СШ № 5",), ("СШ № 15",)]


def test_an_ambiguous_institution_is_said() -> None:
    known = [Institution(institution="СОШ № 5"), Institution(institution="ООШ № 5")]
    read = understand(grid("""
        | Школа     | ФИО                    | Должность |
        | Школа № 5 | Иванова Мария Петровна | учитель   |
    """), known)  # fmt: skip
    assert people(read, "institution") == [("Школа № 5",)]
    assert told(read.findings) == [("Лист1!A2", "IMPORT-12")]


def test_a_section_can_tell_why_people_are_away_and_their_position() -> None:
    read = understand(grid("""
        | ФИО                    | Категория |
        | Воспитатели |
        | Иванова Мария Петровна | первая    |
        | Отпуск по уходу за ребёнком |
        | Петрова Анна Ильинична | высшая    |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, "absence") == [(None,), ("отпуск по уходу за ребёнком",)]
    assert ("СОШ № 5!A5", "IMPORT-11") in told(read.findings)


def test_training_given_as_a_text_gives_its_last_date() -> None:
    assert people(grid("""
        | ФИО                    | Должность | Повышение квалификации (тема, кол-во часов, дата)        |
        | Иванова Мария Петровна | учитель   | «ФГОС», 72 ч., 10.02.2022; «Инклюзия», 36 ч., 15.06.2024 |
    """), "trained") == [(date(2024, 6, 15),)]  # fmt: skip


def test_a_date_only_in_the_order_is_taken_with_a_note() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория | Реквизиты приказа       |
        | Иванова Мария Петровна | учитель   | первая    | № 123-к от 12.03.2021   |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, *WHO[1:], "order") == [(*IVANOVA, "№ 123-к от 12.03.2021")]
    assert told(read.findings) == [("СОШ № 5!D2", "IMPORT-14")]


def test_a_date_without_a_category_is_said() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория | Дата присвоения |
        | Иванова Мария Петровна | учитель   |           | 12.03.2021      |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [(*IVANOVA[:2], None, date(2021, 3, 12))]
    assert told(read.findings) == [("СОШ № 5!D2", "IMPORT-07")]


def test_cells_of_one_row_that_contradict_each_other_are_said() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория          | Дата присвоения |
        | Иванова Мария Петровна | учитель   | первая, 13.03.2021 | 12.03.2021      |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [IVANOVA]
    assert told(read.findings) == [("СОШ № 5!C2", "IMPORT-05")]


def test_a_failed_formula_is_no_value() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория | Дата присвоения |
        | Иванова Мария Петровна | учитель   | первая    | #ССЫЛКА!        |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [(*IVANOVA[:3], None)]
    assert told(read.findings) == [("СОШ № 5!D2", "IMPORT-10")]


def test_typos_line_breaks_and_broken_words_in_headers() -> None:
    assert people(grid("""
        | Ф. И. О.\\n(полностью) | Занимемая должность | Квалифи-\\nкационная кате-\\nгория | Дата при-\\nсвоения |
        | Иванова Мария Петровна | учитель             | I кате-гория                     | 12 марта 2021 г.   |
    """)) == [IVANOVA]  # fmt: skip


def test_columns_to_the_right_that_a_plan_fills_are_not_read() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория | Дата присвоения | Дата следующей аттестации | 2026 | 2027 |
        | Иванова Мария Петровна | учитель   | первая    | 12.03.2021      | 12.03.2026                | +    |      |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read) == [IVANOVA]
    assert [column.field for column in read.columns[4:]] == [None, None, None]


def test_the_origin_of_a_person_leads_to_each_cell() -> None:
    read = understand(grid("""
        | МБОУ СОШ № 5 |
        | №  | ФИО                    | Должность | Категория | Дата присвоения |
        | 1  | Иванова Мария Петровна | учитель   | первая    | 12.03.2021      |
    """, top=3, file="школа.xls"))  # fmt: skip
    origin = read.people[0].staff.origin
    assert origin is not None
    assert (origin.file, origin.sheet, origin.row) == ("школа.xls", "Лист1", 5)
    assert [origin.cell(name) for name in ("name", "position", "category", "decided")] == ["B5", "C5", "D5", "E5"]


def test_a_row_of_groups_that_names_people_stands_above_the_row_that_names_columns() -> None:
    read = understand(grid("""
        | №   | Сведения о педагоге    |               |           | Аттестация |            |        |
        | п/п | ФИО                    | дата рождения | должность | категория  | дата       | приказ |
        | 1   | Иванова Мария Петровна | 12.03.1980    | учитель   | 1          | 12.03.2021 | № 5    |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, *WHO[1:], "birth", "order") == [(*IVANOVA, date(1980, 3, 12), "№ 5")]
    assert read.findings == ()


def test_categories_can_be_the_names_of_columns_for_marks() -> None:
    read = understand(grid("""
        | ФИО                    | Должность   | Квалификационная категория |            |     | Дата присвоения |
        |                        |             | высшая                     | первая     | СЗД |                 |
        | Иванова Мария Петровна | учитель     |                            | +          |     | 12.03.2021      |
        | Петров Пётр Ильич      | воспитатель | 25.05.2022                 |            | -   |                 |
        | Сидорова Анна Львовна  | логопед     |                            |            | да  | 01.04.2022      |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, "category", "decided", "conformity") == [
        ("первая", date(2021, 3, 12), None),
        ("высшая", date(2022, 5, 25), None),
        ("без категории", None, date(2022, 4, 1)),
    ]
    assert read.findings == ()


def test_a_mark_of_conformity_with_its_date_in_the_next_column() -> None:
    read = understand(grid("""
        | ФИО                    | Должность | Категория | СЗД | Дата       |
        | Иванова Мария Петровна | учитель   | -         | да  | 12.03.2021 |
        | Сидорова Анна Львовна  | логопед   | -         | да  |            |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, "conformity") == [(date(2021, 3, 12),), (None,)]
    assert told(read.findings) == [("СОШ № 5!E1", "HEAD-05"), ("СОШ № 5!D3", "DATE-01")]


def test_everything_about_the_workplace_in_one_cell_without_a_comma() -> None:
    assert people(grid("""
        | ФИО                    | Должность, предмет, место работы   |
        | Иванова Мария Петровна | учитель математики МБОУ СОШ № 3    |
        | Петров Пётр Ильич      | МБДОУ № 7 «Ромашка» воспитатель    |
    """), "institution", "position", "subject") == [
        ("СОШ № 3", "Учитель", "математика"),
        ("Детский сад № 7", "Воспитатель", None),
    ]  # fmt: skip


def test_signatures_between_the_lists_of_two_schools() -> None:
    read = understand(grid("""
        | МБОУ СОШ № 1 |
        | № | ФИО                    | Должность   | Категория | Дата присвоения |
        | 1 | Иванова Мария Петровна | учитель     | первая    | 12.03.2021      |
        | Директор школы ______ И.И. Иванов |
        |  |
        | МБОУ СОШ № 2 |
        | № | ФИО                    | Должность   | Категория | Дата присвоения |
        | 1 | Петров Пётр Ильич      | воспитатель | высшая    | 25.05.2022      |
        | Директор школы ______ П.П. Петров |
    """))  # fmt: skip
    assert people(read, *WHO) == [("СОШ № 1", *IVANOVA), ("СОШ № 2", *PETROV)]
    assert read.findings == ()


def test_a_position_heads_a_column_of_names_only_where_names_stand_below() -> None:
    read = understand(grid("""
        | №  | Учитель       | Предмет    | Категория |
        | 1  | Иванова Мария | математика | первая    |
        | 2  | Петров Пётр   | физика     | высшая    |
    """, "СОШ № 5"))  # fmt: skip
    assert people(read, "name", "subject") == [("Иванова Мария", "математика"), ("Петров Пётр", "физика")]
    kept = understand(grid("""
        | ФИО           | Должность | Категория        |
        | Иванова Мария | Учитель   | первая категория |
        | Петров Пётр   | Учитель   | высшая категория |
    """, "СОШ № 5"))  # fmt: skip
    assert people(kept, "name", "category") == [("Иванова Мария", "первая"), ("Петров Пётр", "высшая")]
    assert len(kept.columns) == 3
