"""«Разослать шаблоны»."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from attest_xl.actions import distribute
from attest_xl.actions._changes import Changes, Report
from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.memory import MemoryBook
from attest_xl.books.password import opened
from attest_xl.books.port import BookError
from attest_xl.tables.base_sheet import BASE_SHEET, base_hash, read_base
from tests.actions.desks import cells, desk

DISTRICT = """
    | Сотрудники | Код    | Учреждение | ФИО                     | Дата рождения | Должность   | Категория | Дата решения | Статус   |
    |            | П00001 | СОШ № 1    | Иванова Мария Петровна  | 1980-05-01    | Учитель     | первая    | 31.02.2024   | работает |
    |            | П00002 | СОШ № 1    | Петров Пётр Петрович    | 1981-05-01    | Учитель     |           |              | выбыл    |
    |            | П00003 | сош №1     | Козлова Ольга Игоревна  | 1982-05-01    | Воспитатель |           |              | работает |
    |            | П00004 | Сад        | Чужакова Ядвига Ивановна | 1983-05-01   | Воспитатель |           |              | работает |
    |            | П00005 | Сад        | Иванова Мария Петровна  | 1980-05-01    | Воспитатель |           |              | работает |
    | Учреждения | Код  | Учреждение | Эл. почта       | Координатор           | Шаблон | Вернулся   |
    |            | У001 | СОШ № 1    | s1@example.org  | Носова Вера Ильинична | собран | 2025-10-01 |
    |            | У002 | Сад        |                 |                       |        |            |
    |            | У003 | Лицей      | l@example.org   |                       |        |            |
    | Курсы      | Код    | Учреждение | ФИО                      | Программа |
    |            | П00001 | СОШ № 1    | Иванова Мария Петровна   | Урок      |
    |            | П00004 |            | Чужакова Ядвига Ивановна | Танец     |
    | Настройки  | Имя          | Значение          |
    |            | office_email | metod@example.org |
    |            | district     | Верхний           |
"""
SENT = datetime.fromisoformat("2026-01-15T10:30")


def at(folder: Path, markdown: str = DISTRICT, today: date = date(2026, 1, 15)) -> Desk:
    """A desk whose book lies in the folder."""
    made = desk(markdown, today)
    assert isinstance(made.book, MemoryBook)
    made.book.path = folder / "Район.xlsm"
    return made


def propose(made: Desk, *sheets: str, **more: Any) -> Changes:
    numbers = count(1)
    return distribute.propose(made, sheets=sheets, sent=SENT, numbers=lambda: f"№{next(numbers)}", **more)


def book(path: object) -> Any:
    return openpyxl.load_workbook(str(path))


def people(path: object) -> list[object]:
    sheet = book(path)["Сотрудники"]
    return [cell.value for (cell,) in sheet.iter_rows(min_row=2, min_col=3, max_col=3) if cell.value]


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def codes(changes: Changes | Report) -> list[str]:
    return [finding.code for finding in changes.findings]


# The files


def test_every_institution_gets_a_template_and_a_letter(tmp_path: Path) -> None:
    changes = propose(at(tmp_path))
    assert names(tmp_path) == [
        "Шаблоны 2026-01-15/01 СОШ № 1 – списки.xlsx",
        "Шаблоны 2026-01-15/02 Сад – списки.xlsx",
        "Шаблоны 2026-01-15/03 Лицей – списки.xlsx",
        "Шаблоны 2026-01-15/Кому что отправлено.xlsx",
        "Шаблоны 2026-01-15/Письма/01 СОШ № 1.txt",
        "Шаблоны 2026-01-15/Письма/02 Сад.txt",
        "Шаблоны 2026-01-15/Письма/03 Лицей.txt",
    ]
    told = changes.facts["templates"]
    assert [(one["school"], one["rows"], Path(one["file"]).name) for one in told] == [
        ("СОШ № 1", 3, "01 СОШ № 1 – списки.xlsx"),
        ("Сад", 2, "02 Сад – списки.xlsx"),
        ("Лицей", 0, "03 Лицей – списки.xlsx"),
    ]
    assert changes.facts["folder"] == str(tmp_path / "Шаблоны 2026-01-15")


def test_a_template_holds_the_schools_people_and_who_has_left_stands_last(tmp_path: Path) -> None:
    first, second, third = (one["file"] for one in propose(at(tmp_path)).facts["templates"])
    assert people(first) == ["Иванова Мария Петровна", "Козлова Ольга Игоревна", "Петров Пётр Петрович"]
    assert people(second) == ["Чужакова Ядвига Ивановна", "Иванова Мария Петровна"]
    assert people(third) == []


def test_a_cell_nobody_could_read_goes_out_as_it_is_written_with_a_note(tmp_path: Path) -> None:
    sheet = book(propose(at(tmp_path)).facts["templates"][0]["file"])["Сотрудники"]
    assert sheet["H2"].value == "31.02.2024"
    assert "такого дня нет" in sheet["H2"].comment.text


def test_a_note_never_speaks_of_another_schools_person(tmp_path: Path) -> None:
    """Иванова works in two institutions: the master's check says so, the templates do not."""
    made = at(tmp_path)
    assert "DUP-02" in codes(perform("check", at(tmp_path)))
    for one in propose(made).facts["templates"]:
        sheet = book(one["file"])["Сотрудники"]
        notes = [cell.comment.text for row in sheet.iter_rows(min_row=2) for cell in row if cell.comment]
        assert not any("Иванова" in note for note in notes)


def test_the_letter_is_a_text_any_notepad_shows(tmp_path: Path) -> None:
    propose(at(tmp_path))
    data = (tmp_path / "Шаблоны 2026-01-15/Письма/01 СОШ № 1.txt").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "Здравствуйте, Вера Ильинична!\r\n" in data.decode("utf-8-sig")
    assert "01 СОШ № 1 – списки.xlsx" in data.decode("utf-8-sig")


def test_the_same_input_and_time_give_the_same_files(tmp_path: Path) -> None:
    folders = tmp_path / "а", tmp_path / "б"
    for folder in folders:
        propose(at(tmp_path), folder=folder)
    for name in names(folders[0]):
        assert (folders[0] / name).read_bytes() == (folders[1] / name).read_bytes(), name


def test_another_run_never_overwrites_the_files_of_an_earlier_one(tmp_path: Path) -> None:
    propose(at(tmp_path))
    propose(at(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Шаблоны 2026-01-15", "Шаблоны 2026-01-15 (2)"]
    folder = tmp_path / "папка"
    propose(at(tmp_path), folder=folder)
    again = propose(at(tmp_path), folder=folder)
    assert Path(again.facts["templates"][0]["file"]).name == "01 СОШ № 1 – списки (2).xlsx"
    assert "01 СОШ № 1 – списки (2).xlsx" in (folder / "Письма/01 СОШ № 1 (2).txt").read_text(encoding="utf-8-sig")


def test_a_choice_of_sheets_goes_out_and_the_staff_always(tmp_path: Path) -> None:
    changes = propose(at(tmp_path), "courses", "Планы")
    assert book(changes.facts["templates"][0]["file"]).sheetnames == [
        "Инструкция", "Сотрудники", "Курсы", "Траектории", "План", "_lists", "_base",
    ]  # fmt: skip


def test_the_settings_say_what_goes_out_where_nobody_asks(tmp_path: Path) -> None:
    made = at(tmp_path, DISTRICT + "    |            | template_sheets | Сотрудники, Опыт |\n")
    assert "Опыт" in book(propose(made).facts["templates"][0]["file"]).sheetnames


def test_a_row_without_institution_goes_where_its_code_belongs(tmp_path: Path) -> None:
    changes = propose(at(tmp_path), "courses")
    sheets = [book(one["file"])["Курсы"] for one in changes.facts["templates"]]
    assert [[row[4].value for row in sheet.iter_rows(min_row=2) if row[4].value] for sheet in sheets] == [
        ["Урок"], ["Танец"], [],
    ]  # fmt: skip
    assert "SEND-03" not in codes(changes)


def test_a_row_whose_code_and_institution_disagree_goes_to_nobody(tmp_path: Path) -> None:
    markdown = DISTRICT.replace(
        "| П00001 | СОШ № 1    | Иванова Мария Петровна   |", "| П00001 | Сад | Иванова Мария Петровна |"
    )
    changes = propose(at(tmp_path, markdown), "courses")
    assert "Урок" not in [row[4].value for one in changes.facts["templates"] for row in book(one["file"])["Курсы"].rows]
    [torn] = [finding for finding in changes.findings if finding.code == "SEND-03"]
    assert torn.place.cell == "Курсы!C2"


def test_the_schedule_goes_along_once_it_is_computed(tmp_path: Path) -> None:
    made = at(tmp_path)
    perform("recalculate", made)
    sheet = book(propose(made.fresh()).facts["templates"][0]["file"])["График"]
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {"Иванова Мария Петровна", "Козлова Ольга Игоревна"}
    assert all(cell.protection.locked for cell in sheet[2])


def test_a_template_with_a_password_opens_with_it_alone(tmp_path: Path) -> None:
    markdown = DISTRICT.replace("| Эл. почта       |", "| Пароль шаблона  |").replace(
        "s1@example.org ", "Тайна 5        "
    )
    first, second, _ = (Path(one["file"]) for one in propose(at(tmp_path, markdown)).facts["templates"])
    plain = opened(first.read_bytes(), "Тайна 5")
    assert plain is not None
    assert openpyxl.load_workbook(BytesIO(plain))["Сотрудники"]["C2"].value == "Иванова Мария Петровна"
    assert opened(first.read_bytes(), "тайна 5") is None
    assert people(second)


# The register


def test_the_book_knows_every_template_it_sent(tmp_path: Path) -> None:
    made = at(tmp_path)
    changes = propose(made)
    for write in changes.writes:
        made.book.write(write)
    register = cells(
        made, "tblTemplates", "Номер шаблона", "Код учреждения", "Учреждение", "Отправлен", "Строк", "Файл"
    )
    assert register == [
        ("№1", "У001", "СОШ № 1", "2026-01-15T10:30:00", 3, "01 СОШ № 1 – списки.xlsx"),
        ("№2", "У002", "Сад", "2026-01-15T10:30:00", 2, "02 Сад – списки.xlsx"),
        ("№3", "У003", "Лицей", "2026-01-15T10:30:00", 0, "03 Лицей – списки.xlsx"),
    ]
    hashes = [row[0] for row in cells(made, "tblTemplates", "Отпечаток")]
    for one, expected in zip(changes.facts["templates"], hashes, strict=True):
        found = read_base([[cell.value for cell in row] for row in book(one["file"])[BASE_SHEET].rows])
        assert found is not None
        assert base_hash(found[1]) == expected
        assert found[0].template_id == one["template"]
        assert found[0].district == "Верхний"


def test_a_school_that_gets_a_template_starts_anew(tmp_path: Path) -> None:
    made = at(tmp_path, DISTRICT.replace("| Вернулся   |", "| Вернулся   | Отправлен | Дней ждём |"))
    perform_at(made, schools=["У001"])
    state = cells(made, "tblSchools", "Учреждение", "Шаблон", "Вернулся", "Отправлен", "Дней ждём")
    assert state == [
        ("СОШ № 1", "отправлен", None, date(2026, 1, 15), 0),
        ("Сад", None, None, None, None),
        ("Лицей", None, None, None, None),
    ]


def perform_at(made: Desk, **options: Any) -> Report:
    return perform("distribute", made, options=options)


def test_numbers_of_templates_are_never_the_same(tmp_path: Path) -> None:
    made = at(tmp_path)
    perform_at(made)
    perform_at(made.fresh())
    numbers = [row[0] for row in cells(made, "tblTemplates", "Номер шаблона")]
    assert len(set(numbers)) == 6


# What is left for a person


def test_people_nobody_gets_are_told_once_for_each_institution(tmp_path: Path) -> None:
    lines = "".join(
        f"    |            | П0001{n} | {where} | Новая Нина {n} |\n" for n, where in enumerate(["", "", "Лицей 9"])
    )
    markdown = DISTRICT.replace("    | Учреждения |", f"{lines}    | Учреждения |", 1)
    changes = propose(at(tmp_path, markdown))
    told = [
        (f.code, f.place.cell, f.said, dict(f.details).get("count")) for f in changes.findings if f.code < "SEND-03"
    ]
    assert told == [("SEND-01", "Сотрудники!C7", "", "2"), ("SEND-02", "Сотрудники!C9", "Лицей 9", "1")]


def test_addresses_that_are_missing_are_told_once(tmp_path: Path) -> None:
    changes = propose(at(tmp_path, DISTRICT.replace("office_email", "other")))
    assert codes(changes) == ["SEND-04", "SEND-09"]
    assert "Сад" in changes.findings[0].message


def test_only_the_schools_asked_for_get_a_template(tmp_path: Path) -> None:
    changes = propose(at(tmp_path), schools=["соШ №1", "У003", "Садд"])
    assert [one["school"] for one in changes.facts["templates"]] == ["СОШ № 1", "Лицей"]
    [unknown] = [finding for finding in changes.findings if finding.code == "SEND-05"]
    assert "может быть, «Сад»" in unknown.message
    assert Path(changes.facts["templates"][1]["file"]).name.startswith("03 ")


@pytest.mark.parametrize(
    ("options", "code"), [({"schools": ["Школа 99"]}, "SEND-06"), ({"sheets": ["Оценки"]}, "SEND-08")]
)
def test_what_cannot_be_sent_is_refused_and_leaves_nothing(tmp_path: Path, options: dict[str, Any], code: str) -> None:
    made = at(tmp_path)
    with pytest.raises(BookError) as refused:
        perform_at(made, **options)
    assert refused.value.code == code
    assert list(tmp_path.iterdir()) == []
    assert cells(made, "tblTemplates", "Файл") == []


def test_a_district_without_institutions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BookError) as refused:
        perform_at(at(tmp_path, "| Сотрудники | Код |"))
    assert refused.value.code == "SEND-06"


def test_the_templates_are_taken_back_when_the_book_cannot_be_saved(tmp_path: Path) -> None:
    made = at(tmp_path)
    assert isinstance(made.book, MemoryBook)
    made.book.held_by = "Excel"
    with pytest.raises(BookError) as refused:
        perform_at(made)
    assert refused.value.code == "BOOK-01"
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_written_leaves_the_book_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "занято").write_bytes(b"")
    made = at(tmp_path)
    with pytest.raises(BookError) as refused:
        perform_at(made, folder=tmp_path / "занято" / "папка")
    assert refused.value.code == "SEND-07"
    assert cells(made, "tblTemplates", "Файл") == []


# Reminders


WAITING = """
    | Учреждения | Код  | Учреждение | Эл. почта      | Шаблон    | Отправлен  | Дней ждём |
    |            | У001 | СОШ № 1    | s1@example.org | отправлен | 2026-01-15 |           |
    |            | У002 | Сад        |                | отправлен | 2026-02-01 |           |
    |            | У003 | Лицей      |                | собран    | 2026-01-15 |           |
    | Шаблоны | Номер шаблона | Код учреждения | Файл          |
    |         | 1             | У001           | 01 СОШ.xlsx   |
"""


def test_a_reminder_is_written_to_those_whose_term_has_passed(tmp_path: Path) -> None:
    made = at(tmp_path, WAITING, date(2026, 2, 8))
    report = perform("distribute", made, options={"reminders": True})
    assert names(tmp_path) == [
        "Напоминания 2026-02-08/Кто не ответил.xlsx",
        "Напоминания 2026-02-08/Письма/01 СОШ № 1.txt",
    ]
    letter = (tmp_path / "Напоминания 2026-02-08/Письма/01 СОШ № 1.txt").read_text(encoding="utf-8-sig")
    assert "01 СОШ.xlsx" in letter
    assert "дней после этого срока: 10" in letter
    assert [(one["school"], one["days"], one["overdue"]) for one in report.facts["waiting"]] == [
        ("СОШ № 1", 24, True), ("Сад", 7, False),
    ]  # fmt: skip
    listed: Any = book(tmp_path / "Напоминания 2026-02-08/Кто не ответил.xlsx").active
    assert [row[1].value for row in listed.iter_rows(min_row=2)] == ["СОШ № 1", "Сад"]
    assert cells(made, "tblSchools", "Дней ждём") == [(24,), (7,), (None,)]
    assert cells(made, "tblTemplates", "Номер шаблона") == [("1",)]


def test_nobody_is_reminded_when_all_have_answered(tmp_path: Path) -> None:
    made = at(tmp_path, WAITING.replace("отправлен |", "собран    |"), date(2026, 2, 8))
    report = perform("distribute", made, options={"reminders": True})
    assert report.facts["waiting"] == []
    assert names(tmp_path) == []


def test_the_days_of_waiting_are_counted_at_every_recalculation(tmp_path: Path) -> None:
    made = at(tmp_path, WAITING, date(2026, 2, 8))
    perform("recalculate", made)
    assert cells(made, "tblSchools", "Учреждение", "Дней ждём") == [("СОШ № 1", 24), ("Сад", 7), ("Лицей", None)]
    answered = replace(made.fresh(), asked=date(2026, 2, 9))
    assert perform("recalculate", answered).cells == 2


# The command line


def test_the_command_writes_and_tells(tmp_path: Path) -> None:
    from tests.template.district import filled_master

    master = filled_master(tmp_path / "Район.xlsm")
    command = [sys.executable, "-m", "attest_xl", "distribute", str(master), "--to", str(tmp_path / "шаблоны")]
    options = ["--sheets", "staff,courses", "--school", "Школа № 1", "--today", "2025-11-24", "--json", "--quiet"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False, timeout=120)
    told = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    [one] = told["templates"]
    assert (one["school"], one["rows"]) == ("Школа № 1", 7)
    assert book(one["file"]).sheetnames[1:3] == ["Сотрудники", "Курсы"]
    again = subprocess.run([*command, "--remind", "--json", "--quiet", "--today", "2026-01-01"], capture_output=True,
                           text=True, check=False, timeout=120)  # fmt: skip
    assert [(one["school"], one["days"]) for one in json.loads(again.stdout)["waiting"]] == [("Школа № 1", 38)]
