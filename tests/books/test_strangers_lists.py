"""The same list in every format gives the same people."""

from datetime import date
from pathlib import Path

from attest_xl.books.strangers.reading import read_each
from attest_xl.schema.cells import Value
from attest_xl.schema.sheet import fields_of
from attest_xl.tables.intake import understand
from tests.books import strangers_files as files

LIST: tuple[tuple[Value, ...], ...] = (
    ("Список педагогических работников МБОУ «СОШ № 5»",),
    (),
    ("№", "ФИО", "Дата рождения", "Должность", "Категория", "Дата присвоения", "Пед. стаж"),
    (1, "Иванова Мария Петровна", date(1980, 3, 12), "учитель математики", "1 кк", date(2021, 3, 12), 12),
    (2, "Петров Пётр Ильич", date(1975, 2, 28), "воспитатель", "сзд", "10.10.2022", 30),
    (None, "Итого", 2),
)


def people(path: Path) -> list[dict[str, object]]:
    [result] = read_each([path])
    return [fields_of(person.staff) for grid in result.grids for person in understand(grid).people]


def test_one_list_in_every_format_gives_the_same_people(tmp_path: Path) -> None:
    expected = people(files.xlsx(tmp_path / "а.xlsx", LIST))
    assert [line["name"] for line in expected] == ["Иванова Мария Петровна", "Петров Пётр Ильич"]
    assert (expected[0]["decided"], expected[1]["conformity"]) == (date(2021, 3, 12), date(2022, 10, 10))
    assert people(files.xls(tmp_path / "а.xls", LIST)) == expected
    assert people(files.ods(tmp_path / "а.ods", LIST)) == expected
    assert people(files.xlsb(tmp_path / "а.xlsb", LIST)) == expected
    assert people(files.csv(tmp_path / "а.csv", LIST)) == expected
    assert people(files.xlsx(tmp_path / "б.xlsx", LIST, date_1904=True)) == expected
