"""Which names of lists are one institution and which are two: nothing that both say may contradict."""

from itertools import permutations

import pytest

from attest_xl.sheets import Institution
from attest_xl.tables.institutions import institution_in
from attest_xl.tables.intake import understand
from attest_xl.tables.joining import Joined, join
from tests.tables.grids import grid, told

APART = [
    ("д/с «Успех», ул. Ленина", "д/с «Успех», ул. Мира"),
    ("Детский сад «Успех» на ул. Ленина, 5", "МБДОУ «Детский сад «Успех», улица Мира, д. 7"),
    ("Филиал СОШ № 1", "СОШ № 1"),
    ("Филиал МБОУ «СОШ № 1» в с. Дубки", "МБОУ «СОШ № 1»"),
    ("СОШ № 1 (филиал)", "СОШ № 1"),
    ("Филиал СОШ № 1 в д. Дубки", "Филиал СОШ № 1 в д. Липки"),
    ("Структурное подразделение «Детский сад № 4»", "Детский сад № 4"),
    ("д/с «Ромашка» № 2", "д/с «Василёк» № 2"),
    ("д/с «Ромашка»/2", "«Василёк» – детский сад № 2"),
    ("д/с № 2 Ромашка", 'МБДОУ «Детский сад № 2 "Василёк"»'),
    ("Детский сад № 2 «Белый аист»", "Детский сад № 2 «Белый медведь»"),
    ("Детский сад № 2 «Журавлик»", "Детский сад № 2 «Журавушка»"),
    ("Детский сад «Колокольчик»", "Детский сад «Колокольцы»"),
    ("СП «Детский сад № 4» ГБОУ СОШ № 1", "Детский сад № 4"),
    ("Детский сад «Аист»", "Детский сад «Белый аист»"),
    ("Лицей № 1 «Альфа»", "Лицей № 1 «Эврика»"),
    ("Лицей № 1 им. А. С. Пушкина", "Лицей № 1 имени Ю. А. Гагарина"),
    ("СОШ № 5", "ООШ № 5"),
    ("СОШ № 5", "СОШ № 6"),
    ("Гимназия № 1", "Лицей № 1"),
    ("СОШ № 1 с. Ивановка", "СОШ № 1 г. Заречный"),
    ("Детский сад № 3 «Ромашка»", "Детский сад № 13 «Ромашка»"),
]

ONE = [
    ("МБОУ «СОШ № 5»", "СОШ №5", "школа 5", "Муниципальное бюджетное общеобразовательное учреждение «Средняя "
     "общеобразовательная школа № 5»", "МАОУ «СОШ № 5 им. А. С. Пушкина»"),
    ("МАДОУ «Детский сад № 3 \"Ромашка\"»", "д/с 3 Ромашка", "д/с № 3 «Рамашка»", "МБДОУ № 3",
     "МБДОУ «Детский сад комбинированного вида № 3 «Ромашка»"),
    ("Детский сад № 3 «Ромашка»", "д/с «Ромашка»"),
    ("Лицей № 1 «Альфа»", "лицей 1", "МБОУ «Лицей № 1 \"Альфа\" им. А. С. Пушкина»"),
    ("Лицей № 1 им. С. П. Королёва", "МБОУ «Лицей № 1 имени Сергея Королёва»"),
    ("Детский сад «Успех»", "д/с «Успех», ул. Ленина", "МБДОУ «Детский сад «Успех» на улице Ленина, д. 5"),
    ("Филиал СОШ № 1 в с. Дубки", "филиал МБОУ «СОШ № 1» в с. Дубки"),
    ("Детский сад № 2 «Белый аист»", "д/с 2 «Аист»"),
    ("Детский сад № 3 «Ромашка»", "д/с № 3 Воспитатели", "д/с 3 Старшая группа"),
    ("Ивановская СОШ", "МБОУ «Ивановская средняя общеобразовательная школа»"),
    ("МБУ ДО «ЦДТ»", "Центр детского творчества", "МБУ ДО «Центр детского творчества «Радуга»"),
    ("Гимназия «Альфа»", "МБОУ «Гимназия «Альфа» им. А. С. Пушкина»"),
    ("СОШ № 1 с. Ивановка", "СОШ № 1"),
    ("Средняя школа № 5 г. Пинска", "СШ № 5", "ГУО «Средняя школа № 5 г. Пинска»"),
    ("СОШ № 5 с углублённым изучением отдельных предметов", "МБОУ «Средняя общеобразовательная школа № 5 с углублённым "
     "изучением английского языка Энского района»"),
]  # fmt: skip


def joined(*names: str, known: tuple[Institution, ...] = ()) -> Joined:
    """Lists of these institutions, one person each, loaded together."""
    people = ("Иванова Анна Львовна", "Петрова Анна Львовна", "Сидорова Анна Львовна", "Орлова Анна Львовна",
              "Белова Анна Львовна", "Серова Анна Львовна")  # fmt: skip
    rows = "".join(f"\n| {name} | учитель | {said} |" for name, said in zip(people, names, strict=False))
    return join(understand(grid(f"| ФИО | Должность | Учреждение |{rows}"), known).people, (), known)


def names(of: Joined) -> list[str]:
    return [one.institution or "" for one in of.institutions]


@pytest.mark.parametrize("one, other", [pair for both in APART for pair in permutations(both)])
def test_names_that_contradict_each_other_are_two_institutions(one: str, other: str) -> None:
    both = joined(one, other)
    assert len(set(names(both))) == 2
    assert [person.staff.institution for person in both.new] == names(both)


@pytest.mark.parametrize("one, other", [pair for both in APART for pair in permutations(both)])
def test_an_institution_of_the_book_takes_nobody_whose_list_contradicts_it(one: str, other: str) -> None:
    book = joined(one).institutions
    new = joined(other, known=book)
    assert len(new.institutions) == 1
    assert names(new) != [book[0].institution]
    assert [person.staff.institution for person in new.new] == names(new)


@pytest.mark.parametrize("one, other", [pair for several in ONE for pair in permutations(several, 2)])
def test_names_that_say_more_or_less_of_the_same_are_one_institution(one: str, other: str) -> None:
    assert len(joined(one, other).institutions) == 1
    assert joined(other, known=joined(one).institutions).institutions == ()


@pytest.mark.parametrize("several", ONE + APART)
def test_loading_the_same_lists_again_founds_nothing(several: tuple[str, ...]) -> None:
    first = joined(*several)
    again = joined(*several, known=first.institutions)
    assert again.institutions == ()
    assert [one.staff.institution for one in again.new] == [one.staff.institution for one in first.new]


EITHER = [
    ("д/с 2", "д/с № 2 «Ромашка»", "д/с № 2 «Василёк»"),
    ("СОШ № 1", "СОШ № 1 с. Ивановка", "СОШ № 1 г. Заречный"),
    ("Школа № 5", "СОШ № 5", "ООШ № 5"),
    ("д/с «Ромашка»", "д/с № 3 «Ромашка»", "д/с № 13 «Ромашка»"),
    ("д/с «Успех»", "д/с «Успех», ул. Ленина", "д/с «Успех», ул. Мира"),
    ("ЦДТ", "ЦДТ «Радуга»", "ЦДТ «Орбита»"),
    ("Гимназия «Альфа»", "Гимназия «Альфа» им. А. С. Пушкина", "Гимназия «Альфа» имени Ю. А. Гагарина"),
    ("Детский сад «Успех»", "Детский сад «Успех» с. Дубки", "Детский сад «Успех» с. Липки"),
]


@pytest.mark.parametrize("little, order", [(names[0], order) for names in EITHER for order in permutations(names)])
def test_a_name_that_may_be_either_is_asked_about_in_any_order(little: str, order: tuple[str, ...]) -> None:
    all_ = joined(*order)
    assert len(names(all_)) == 2
    assert [finding.said for finding in all_.findings if finding.code == "IMPORT-12"] == [little]
    assert all_.new[order.index(little)].staff.institution not in names(all_)


def test_a_name_that_may_be_the_books_or_a_new_one_is_asked_about() -> None:
    book = joined("Детский сад № 2 «Ромашка»").institutions
    both = joined("д/с 2", "Детский сад № 2 «Василёк»", known=book)
    assert names(both) == ["Детский сад № 2 «Василёк»"]
    assert both.new[0].staff.institution == "д/с 2"
    assert told(both.findings) == [("Лист1!C3", "IMPORT-24"), ("Лист1!C2", "IMPORT-12")]


@pytest.mark.parametrize(
    "title, institution",
    [
        ("Список педагогов филиала МБОУ СОШ № 1 в с. Дубки на 01.09.2025", "филиала МБОУ СОШ № 1 в с. Дубки"),
        ("Кадровый состав МБДОУ «Детский сад «Успех», ул. Мира, 5", "МБДОУ «Детский сад «Успех», ул. Мира"),
    ],
)
def test_a_title_keeps_the_branch_and_the_street(title: str, institution: str) -> None:
    assert institution_in(title) == institution


def test_a_branch_is_called_by_its_own_words() -> None:
    [branch] = joined("филиала МБОУ «СОШ № 1» в с. Дубки").institutions
    assert branch.institution == "Филиал МБОУ «СОШ № 1» в с. Дубки"
