"""Answers that other programs have saved are merged like the file itself: nothing is taken for a change that is none."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.actions.collecting import Round, fill
from tests.actions.test_merge import PETROV
from tests.support.office import Office

LIBREOFFICE = {".xlsx": "Calc MS Excel 2007 XML", ".xls": "MS Excel 97", ".ods": "calc8"}
GNUMERIC = {".xlsx": "Gnumeric_Excel:xlsx2", ".xls": "Gnumeric_Excel:excel_biff8", ".ods": "Gnumeric_OpenCalc:odf"}
DISTRICT = """
    | Сотрудники | Код    | Учреждение | ФИО                    | Дата рождения | Должность         | Предмет  | Категория | Дата решения | Приказ | Статус   | Примечание      | Педагогический стаж | Молодой специалист |
    |            | П00001 | СОШ № 1    | Иванова  Мария Петровна | 1980-05-01   | учитель математики |          | 1 кат.    | март 2021    | 12     | работает | =1+1            | 5 лет               | да                 |
    |            | П00002 | СОШ № 1    | Петров Пётр Ильич      | 1981-05-01    | Учитель           |          | третья    | 31.02.2024   | №5/8   | работает | две<br>строки   | 12                  | нет                |
    |            | П00003 | СОШ № 1    | Котова Анна Ильинична  | 1 мая 1983    | Воспитатель       | «химия»  | м/с       | 2025-03-12   | 5.10   | выбыл    | 12.03.2021      | много               |                    |
    | Учреждения | Код  | Учреждение | Шаблон | Отправлен | Вернулся | Собран | Вопросов | Дней ждём |
    |            | У001 | СОШ № 1    |        |           |          |        |          |           |
    | Курсы      | Код    | Учреждение | ФИО                     | Должность | Программа | Часов | Окончены   |
    |            | П00001 | СОШ № 1    | Иванова  Мария Петровна | Учитель   | ФГОС & «К» | 72   | 2021-05-06 |
    | Опыт       | Код    | Учреждение | ФИО                     | Должность | Тема  | Дата       |
    |            | П00001 | СОШ № 1    | Иванова  Мария Петровна | Учитель   | <Тема> | 2021-05-06 |
    | План       | Этап   | Мероприятие | Дата по плану |
    |            | анализ | Семинар     | 2026-05-06    |
"""


@pytest.fixture
def made(tmp_path: Path) -> Round:
    return Round(tmp_path, DISTRICT).send("courses", "experience", "achievements", "plans")


def check(made: Round, saved: Path) -> None:
    report = made.merge(saved)
    told = [finding.message for finding in report.findings]
    cells = report.facts["cells"]
    assert (told, made.questions(), cells["taken"], cells["refused"]) == ([], [], 2, 0)
    assert made.table("tblStaff", "Категория", "Дата решения")[1] == ("высшая", date(2024, 2, 28))
    assert cells["returned"] == cells["unchanged"] + 2


def answer(made: Round) -> Path:
    changes: dict[Any, Any] = {PETROV: {"Категория": "высшая", "Дата решения": date(2024, 2, 28)}}
    return fill(made.files["СОШ № 1"], made.folder / "ответ.xlsx", changes)


def test_the_answer_itself(made: Round) -> None:
    check(made, answer(made))


@pytest.mark.parametrize("suffix", list(LIBREOFFICE))
def test_libreoffice(made: Round, soffice: Office, suffix: str) -> None:
    saved = made.folder / f"ответ-lo{suffix}"
    with soffice.document(answer(made)) as book:
        soffice.save_as(book, saved, LIBREOFFICE[suffix])
    check(made, saved)


@pytest.mark.parametrize("suffix", list(GNUMERIC))
def test_gnumeric(made: Round, suffix: str) -> None:
    program, saved = shutil.which("ssconvert"), made.folder / f"ответ-gn{suffix}"
    if program is None:
        pytest.skip("NOT TESTED: this machine has no Gnumeric")
    command = [program, f"--export-type={GNUMERIC[suffix]}", str(answer(made)), str(saved)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    check(made, saved)


@pytest.mark.parametrize("first", [".ods", ".xls"])
def test_saved_by_one_program_and_then_by_another(made: Round, soffice: Office, first: str) -> None:
    program, between, saved = shutil.which("ssconvert"), made.folder / f"между{first}", made.folder / "ответ-2.xlsx"
    if program is None:
        pytest.skip("NOT TESTED: this machine has no Gnumeric")
    with soffice.document(answer(made)) as book:
        soffice.save_as(book, between, LIBREOFFICE[first])
    subprocess.run([program, str(between), str(saved)], check=True, capture_output=True, timeout=120)
    check(made, saved)
