"""Names of institutions: told from other texts, found again under another spelling."""

import pytest

from attest_xl.sheets import Institution
from attest_xl.tables.institutions import (
    Institutions,
    institution_in,
    institution_key,
    kind_of,
    looks_like_institution,
    short_name,
)

SPELLINGS = {
    "школа 5": (
        "МБОУ СОШ № 5", "СОШ №5", "СОШ-5", "СОШ N 5", "сош № 5", "Средняя школа № 5 г. Пинска", "школа №5", "СШ № 5",
        "ГУО «Средняя школа № 5 г. Пинска»", "МАОУ «СОШ № 5 им. А. С. Пушкина»", "СОШ № 05",
        "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 5»",
        'муниципального общеобразовательного учреждения "Средняя общеобразовательная школа №5"',
    ),
    "детский сад 12": ("МБДОУ «Детский сад № 12 «Солнышко»", "д/с № 12", "ДОУ 12", "МБДОУ № 12", "Ясли-сад № 12",
                       "ЦРР – детский сад № 12"),
    "гимназия 1": ("Гимназия № 1", "МБОУ гимназия №1", "гимназии № 1"),
    "лицей 2": ("Лицей №2", "лицея № 2"),
}  # fmt: skip


@pytest.mark.parametrize("key, spelling", [(key, one) for key, all_ in SPELLINGS.items() for one in all_])
def test_spellings_of_one_institution_have_one_key(key: str, spelling: str) -> None:
    assert institution_key(spelling) == key
    assert looks_like_institution(spelling)


@pytest.mark.parametrize(
    "text",
    ["Начальные классы", "Начальная школа", "Учителя начальной школы", "Совместители", "Администрация", "Гимназия",
     "Иванова Мария Петровна", "Дошкольное отделение", "Педагоги дополнительного образования", "12.03.2021", "5", "",
     "Учителя школы № 5"],
)  # fmt: skip
def test_groups_people_and_kinds_are_no_institutions(text: str) -> None:
    assert not looks_like_institution(text)


@pytest.mark.parametrize(
    "title, found",
    [
        ("Список педагогических работников МБОУ СОШ № 5", "МБОУ СОШ № 5"),
        ("Кадровый состав школы № 12 на 2025-2026 учебный год", "школы № 12"),
        ("Информация о педагогах Ивановской СОШ", "Ивановской СОШ"),
        ("Организация: МБОУ «СОШ № 5»", "МБОУ «СОШ № 5»"),
        ("Список педагогов д/с «Солнышко» по состоянию на 01.09.2025", "д/с «Солнышко»"),
        ("СОШ № 5 педагоги", "СОШ № 5 педагоги"),
        ("СПИСОК ПЕДАГОГИЧЕСКИХ РАБОТНИКОВ НА 01.09.2025", None),
        ("Педагоги учреждений дополнительного образования района", None),
        ("Детские сады 3", None),
        ("export_5", None),
        ("Приложение 1 к приказу № 123 от 01.09.2025", None),
    ],
)
def test_a_title_names_its_institution_or_none(title: str, found: str | None) -> None:
    assert institution_in(title) == found


@pytest.mark.parametrize(
    "text, short",
    [
        (
            "муниципального бюджетного общеобразовательного учреждения «Средняя общеобразовательная школа № 5»",
            "СОШ № 5",
        ),
        ("школы № 12", "Школа № 12"),
        ("МБДОУ № 7", "Детский сад № 7"),
        ("МБУ ДО «Центр детского творчества»", "Центр детского творчества"),
        ("Ивановской СОШ", "Ивановская СОШ"),
        ("СОШ № 1 с. Ивановка", "СОШ № 1 с. Ивановка"),
        ("Детский сад «Ромашка»", "Детский сад «Ромашка»"),
        ("Отдел образования", "Отдел образования"),
    ],
)
def test_a_legal_name_made_short(text: str, short: str) -> None:
    assert short_name(text) == short


KNOWN = [
    Institution(institution=name)
    for name in ("СОШ № 5", "СОШ № 15", "ООШ № 5", "Гимназия № 1", "Детский сад № 12 «Солнышко»", "Ивановская СОШ",
                 "Центр детского творчества", "СОШ № 1 с. Ивановка", "СОШ № 1 г. Заречный")
]  # fmt: skip


@pytest.mark.parametrize(
    "text, name",
    [
        ("МБОУ СОШ № 5", "СОШ № 5"),
        ("Школа 15", "СОШ № 15"),
        ("МБОУ «Гимназия №1»", "Гимназия № 1"),
        ("Гимнаизя № 1", "Гимназия № 1"),
        ("МБДОУ № 12", "Детский сад № 12 «Солнышко»"),
        ("д/с «Солнышко»", "Детский сад № 12 «Солнышко»"),
        ("Ивановская средняя школа", "Ивановская СОШ"),
        ("Ивановска СОШ", "Ивановская СОШ"),
        ("ЦДТ", "Центр детского творчества"),
        ("СОШ №1 г. Заречный", "СОШ № 1 г. Заречный"),
        ("СОШ № 1 г. Другой", None),
        ("Школа № 5", None),
        ("Петровская СОШ", None),
        ("СОШ № 55", None),
        ("ООШ № 15", None),
        ("Лицей № 1", None),
    ],
)
def test_a_known_institution_is_found_or_not_but_never_guessed(text: str, name: str | None) -> None:
    found = Institutions(KNOWN).find(text).institution
    assert (found.institution if found else None) == name


def test_what_may_be_several_names_them() -> None:
    found = Institutions(KNOWN).find("Школа № 5")
    assert [one.institution for one in found.several] == ["СОШ № 5", "ООШ № 5"]


def test_the_kind_is_what_the_sheet_of_institutions_calls_it() -> None:
    texts = ("СОШ № 5", "МБДОУ № 7", "ДЮСШ № 1", "Гимназия № 1", "Нечто")
    kinds = ("школа", "детский сад", "дополнительное образование", "гимназия", None)
    assert tuple(map(kind_of, texts)) == kinds
