"""One template, answered with the same corrections in a score of programs that are not on every computer: their files
stand in `answers/`, its README says how they were made."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from attest_xl.books.password import opened
from tests.actions.collecting import Round

ANSWERS = Path(__file__).parent / "answers"
TEMPLATE = "6e4cc0f8-ba0a-4c90-a328-819d6a3ef644"
HASH = "34fae508038f8c101a84bc096219b01fcfefa9830206def2b898f084729386e9"
DISTRICT = f"""
    | Сотрудники | Код    | Учреждение | ФИО                       | Дата рождения | Должность        | Предмет    | Категория | Дата решения | Приказ             | Дата СЗД   | В должности с | Последние курсы | Статус   | Примечание         | Педагогический стаж |
    |            | П00001 | СОШ № 1    | Абрикосова Вера Ильинична | 1980-05-01    | Учитель          | математика | первая    | 2021-03-12   | № 12 от 12.03.2021 |            | 2010-09-01    | 2024-02-01      | работает |                    |                     |
    |            | П00002 | СОШ № 1    | Берёзкин Олег Петрович    | 1975-01-31    | Учитель          | физика     | высшая    | 2022-11-25   | № 99               |            | 2005-08-15    | 2023-10-05      | работает | совместитель       |                     |
    |            | П00003 | СОШ № 1    | Вишнева Анна Львовна      | 1990-12-12    | Учитель          | литература |           |              |                    | 2023-04-04 | 2018-09-01    | 2022-06-06      | работает |                    |                     |
    |            | П00004 | СОШ № 1    | Грушин Егор Иванович      | 1988-02-29    | Педагог-психолог |            | первая    | 2024-01-30   | № 7                |            | 2015-09-01    | 2025-01-15      | работает |                    |                     |
    |            | П00005 | СОШ № 1    | Дубова Ольга Сергеевна    | 1969-07-07    | Учитель          | химия      | высшая    | 2020-12-20   |                    |            | 1995-09-01    |                 | работает |                    |                     |
    |            | П00006 | СОШ № 1    | Елкина Майя Юрьевна       | 1999-03-03    | Воспитатель      |            |           |              |                    |            | 2023-09-01    |                 | работает | молодой специалист |                     |
    | Учреждения | Код  | Учреждение | Пароль шаблона | Шаблон | Отправлен | Вернулся | Собран | Вопросов | Дней ждём |
    |            | У001 | СОШ № 1    | secret         |        |           |          |        |          |           |
    | Шаблоны    | Номер шаблона | Код учреждения | Учреждение | Отправлен           | Отпечаток |
    |            | {TEMPLATE}    | У001           | СОШ № 1    | 2026-01-15T12:35:29 | {HASH} |
"""  # fmt: skip
"""The book as it stands when the answers come: П00002's «Приказ» and П00003's «Предмет» were changed after sending."""

WHOLE = {"returned": 158, "unchanged": 117, "taken": 39, "conflicts": 1, "refused": 1}
"""What an answer comes to that has kept what was sent: changed cells, a person, a course, one contradiction, one day
that does not exist."""
BASELESS = {"returned": 158, "unchanged": 116, "taken": 0, "conflicts": 41, "refused": 1}
"""What it comes to without the hidden sheet: every difference is a question."""
KEPT = (
    "excel-writer-xlsx.xlsx", "excel4node.xlsx", "exceljs-stream.xlsx", "exceljs.xlsx", "ezodf.ods", "jxl.xls", "like-google-sheets.xlsx",
    "like-strict.xlsx", "odfpy.ods", "pandas.ods", "pandas.xlsx", "perl-writeexcel.xls", "poi.xls", "polars.xlsx",
    "pyexcelerate.xlsx", "ruby-spreadsheet.xls", "sheetjs.ods", "sheetjs.xls", "sheetjs.xlsb",
    "xlsx-populate-closed.xlsx", "xlsx-populate.xlsx", "xlwt.xls",
)  # fmt: skip
LOST = {
    "like-numbers.xlsx": BASELESS,
    "pandas-index.xlsx": {"returned": 166, "unchanged": 116, "taken": 0, "conflicts": 41, "refused": 9},
    "staff-sheet.csv": {"returned": 147, "unchanged": 116, "taken": 0, "conflicts": 30, "refused": 1},
}
REFUSED = {"first-sheet.csv": "MERGE-08", "sheetjs-html.xls": "READ-02"}
PEOPLE = [
    ("П00001", "высшая", "2025-12-20", "№ 140", "работает", None, None),
    ("П00002", "высшая", "2022-11-25", "№ 99", "работает", None, None),
    ("П00003", None, None, None, "работает", 'декретница 5 < 6 & "да"', None),
    ("П00004", "первая", "2024-01-30", "№ 7", "работает", None, None),
    ("П00005", "высшая", "2020-12-20", None, "работает", None, 31),
    ("П00006", None, None, None, "выбыл", "молодой специалист", None),
    ("П00007", None, None, None, "работает", None, None),
]


def people(district: Round) -> list[tuple[object, ...]]:
    columns = ("Код", "Категория", "Дата решения", "Приказ", "Статус", "Примечание", "Педагогический стаж")
    rows = district.table("tblStaff", *columns)
    return [tuple(cell if cell is None or isinstance(cell, int) else str(cell) for cell in row) for row in rows]


@pytest.fixture
def district(tmp_path: Path) -> Round:
    return Round(tmp_path, DISTRICT)


def test_every_answer_is_in_the_table() -> None:
    files = {file.name for file in ANSWERS.iterdir()} - {"README.md"}
    assert files == {*KEPT, *LOST, *REFUSED}


@pytest.mark.parametrize("name", KEPT)
def test_an_answer_is_merged_three_way_whatever_program_wrote_it(district: Round, name: str) -> None:
    facts = district.merge(ANSWERS / name).facts
    assert [(file["school"], file["state"]) for file in facts["files"]] == [("СОШ № 1", "merged")]
    assert facts["cells"] == WHOLE
    assert facts["rows"] == {"new": 2, "missing": 0, "questions": 1}
    assert people(district) == PEOPLE
    assert district.questions() == [("П00002", "Приказ", "№ 99", "№ 77")]
    assert district.table("tblCourses", "Код", "Программа", "Часов") == [("П00001", "ФГОС", 72)]


@pytest.mark.parametrize("name", LOST)
def test_without_what_was_sent_every_difference_is_a_question(district: Round, name: str) -> None:
    before = people(district)
    facts = district.merge(ANSWERS / name).facts
    assert [(file["school"], file["state"]) for file in facts["files"]] == [("СОШ № 1", "merged")]
    assert facts["cells"] == LOST[name]
    assert people(district) == before
    asked = district.questions()
    assert ("П00001", "Дата решения", "12.03.2021") in {line[:3] for line in asked}
    assert ("П00003", "Предмет", "литература", "русский язык") in asked


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_answer_is_refused_with_a_word(district: Round, name: str) -> None:
    report = district.merge(ANSWERS / name)
    assert [file["state"] for file in report.facts["files"]] == ["refused"]
    assert REFUSED[name] in {finding.code for finding in report.findings}
    assert not any(report.facts["cells"].values())


@pytest.mark.parametrize("name", ["jxl.xls", "odfpy.ods", "sheetjs.xlsb", "xlsx-populate-closed.xlsx"])
def test_what_goes_back_to_be_corrected_is_the_same_whatever_came(district: Round, tmp_path: Path, name: str) -> None:
    (usual,) = Round(tmp_path / "other", DISTRICT).merge(ANSWERS / "exceljs.xlsx").facts["corrections"]
    (told,) = district.merge(ANSWERS / name).facts["corrections"]
    assert told["notes"] == usual["notes"] == 2
    assert cells_of(Path(told["file"])) == cells_of(Path(usual["file"]))
    again = district.merge(Path(told["file"])).facts
    assert (again["cells"]["unchanged"], again["cells"]["taken"], again["corrections"]) == (156, 0, [])


def cells_of(file: Path) -> list[list[Any]]:
    """All sheets of a file closed with the school's password but the instruction, which says when it was made."""
    data = opened(file.read_bytes(), "secret")
    assert data is not None
    book: Any = openpyxl.load_workbook(BytesIO(data))
    return [[row for row in sheet.iter_rows(values_only=True) if any(row)] for sheet in book.worksheets[1:]]


def test_all_of_them_at_once_come_to_one_answer(district: Round) -> None:
    facts = district.merge(*(ANSWERS / name for name in KEPT)).facts
    assert {file["state"] for file in facts["files"]} <= {"merged", "unchanged"}
    assert people(district) == PEOPLE
    assert district.questions() == [("П00002", "Приказ", "№ 99", "№ 77")]
