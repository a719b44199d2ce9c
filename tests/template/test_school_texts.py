"""What goes with a template: the file's name, the letter, the lists."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from attest_xl.template.school.content import Sender
from attest_xl.template.school.letters import Letter, greeting, letter, reminder
from attest_xl.template.school.listing import SENT, Listing, write_listing
from attest_xl.template.school.names import file_name
from tests.template.schools import OURS, SENDER

TOLD = Letter(OURS, SENDER, "01 СОШ № 1 – списки.xlsx", 50, 7, date(2026, 1, 29))


@pytest.mark.parametrize(
    ("institution", "name"),
    [
        ("СОШ № 5", "05 СОШ № 5 – списки.xlsx"),
        ('МБОУ "СОШ №5"/школа: <5>?*|\\', "05 МБОУ СОШ №5 школа 5 – списки.xlsx"),
        ("Центр…   \n«Росток»...", "05 Центр… «Росток» – списки.xlsx"),
        ("А" * 200, f"05 {'А' * 60} – списки.xlsx"),
        ("???", "05 учреждение – списки.xlsx"),
        ("CON", "05 CON – списки.xlsx"),
    ],
)
def test_a_file_is_named_after_its_school_as_every_system_allows(institution: str, name: str) -> None:
    assert file_name(5, institution, " – списки.xlsx") == name
    assert not set(name) & set('<>:"/\\|?*\n')


def test_files_sort_as_the_institutions_do() -> None:
    assert file_name(5, "А", "", most=4_000) == "0005 А"


def test_the_letter_says_whom_what_until_when_and_where_to() -> None:
    said = letter(TOLD)
    assert said.startswith(
        "Кому: s1@example.org\nТема: Список педагогов для аттестации: СОШ № 1 – ответ до 29.01.2026\n\n"
    )
    for told in (
        "Здравствуйте, Вера Ильинична!",
        "строк: 50",
        "ячеек: 7",
        TOLD.file,
        "до 29.01.2026 на адрес metod@example.org",
        "Петрова А. И., тел. 2-34-56",
    ):
        assert told in said
    assert "паролем" not in said


def test_a_letter_never_holds_the_password() -> None:
    locked = OURS.model_copy(update={"password": "Секрет5"})
    said = letter(Letter(locked, SENDER, "1.xlsx", 50, 0, date(2026, 1, 29)))
    assert "пароль сообщим отдельно" in said
    assert "Секрет5" not in said


def test_what_is_not_known_is_left_out_of_the_letter() -> None:
    bare = OURS.model_copy(update={"email": None, "coordinator": None})
    said = letter(Letter(bare, Sender(), "1.xlsx", 0, 0, date(2026, 1, 29)))
    assert "Кому: впишите адрес" in said
    assert "Здравствуйте!\n" in said
    assert "пустой шаблон" in said
    assert "ответом на это письмо" in said
    assert "None" not in said


def test_a_reminder_tells_how_long_the_term_is_over() -> None:
    sent = OURS.model_copy(update={"sent": date(2026, 1, 15)})
    said = reminder(sent, SENDER, "01 СОШ № 1 – списки.xlsx", date(2026, 1, 29), date(2026, 2, 8))
    assert "15.01.2026 мы отправили вам файл «01 СОШ № 1 – списки.xlsx»" in said
    assert "дней после этого срока: 10" in said


@pytest.mark.parametrize(
    ("coordinator", "said"),
    [
        ("Носова Вера Ильинична", "Здравствуйте, Вера Ильинична!"),
        ("Носова В. И.", "Здравствуйте!"),
        ("зам. директора", "Здравствуйте!"),
        (None, "Здравствуйте!"),
    ],
)
def test_a_person_is_addressed_by_name_where_it_is_known(coordinator: str | None, said: str) -> None:
    assert greeting(coordinator) == said


def test_the_list_shows_who_got_what(tmp_path: Path) -> None:
    line = (1, "СОШ № 1", "s1@example.org", None, None, "1.xlsx", "1.txt", 50, 7, "есть", None)
    data = write_listing(Listing("Кому", SENT, [line]), datetime.fromisoformat("2026-01-15T09:00"))
    (tmp_path / "list.xlsx").write_bytes(data)
    assert list(OpenXmlValidator().validate(str(tmp_path / "list.xlsx")).errors) == []
    sheet: Any = openpyxl.load_workbook(BytesIO(data)).active
    assert [cell.value for cell in sheet[1]] == [title for title, _ in SENT]
    assert [cell.value for cell in sheet[2]] == list(line)
