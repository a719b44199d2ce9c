"""Answers closed with a password."""

from pathlib import Path

import pytest

from attest_xl.books.password import closed, opened
from tests.actions.collecting import DISTRICT, Round, fill

PASSWORD, MARIA = "Пароль № 5", "Иванова Мария Петровна"
CLOSED = DISTRICT.replace(
    """
    | Учреждения | Код  | Учреждение | Шаблон |""",
    """
    | Учреждения | Код  | Учреждение | Пароль шаблона | Шаблон |""",
).replace("| У001 | СОШ № 1    |", f"| У001 | СОШ № 1    | {PASSWORD} |").replace(
    "| У002 | Сад        |", "| У002 | Сад        |  |"
)  # fmt: skip


@pytest.fixture
def sent(tmp_path: Path) -> Round:
    return Round(tmp_path, CLOSED).send("courses")


def filled(sent: Round, password: str, **values: str) -> Path:
    """The school's answer, closed with the password; closed with none if it is empty."""
    inside = opened(sent.files["СОШ № 1"].read_bytes(), PASSWORD)
    assert inside is not None
    plain = sent.folder / "открыт.xlsx"
    plain.write_bytes(inside)
    answer = fill(plain, sent.folder / "Ответы" / "Ответ.xlsx", {MARIA: values})
    if password:
        answer.write_bytes(closed(answer.read_bytes(), password))
    return answer


@pytest.mark.parametrize("password", [PASSWORD, ""], ids=["closed", "opened by the school"])
def test_the_schools_own_password_opens_its_answer(sent: Round, password: str) -> None:
    report = sent.merge(filled(sent, password, Категория="высшая"))
    assert [(file["school"], file["state"]) for file in report.facts["files"]] == [("СОШ № 1", "merged")]
    assert report.facts["cells"]["taken"] == 1
    assert sent.table("tblStaff", "Код", "Категория")[0] == ("П00001", "высшая")


def test_a_password_of_the_schools_own_making_is_told_and_stops_no_other(sent: Round) -> None:
    other = fill(sent.files["Сад"], sent.folder / "Ответы" / "Сад.xlsx", {"Котова Анна Ильинична": {"Приказ": "№ 7"}})
    report = sent.merge(filled(sent, "другой", Категория="высшая"), other)
    assert [file["state"] for file in report.facts["files"]] == ["refused", "merged"]
    assert "READ-03" in {finding.code for finding in report.findings}
    assert sent.table("tblStaff", "Код", "Категория")[0] == ("П00001", "первая")


def test_what_goes_back_to_be_corrected_is_closed_too(sent: Round) -> None:
    report = sent.merge(filled(sent, PASSWORD, **{"Дата решения": "31.02.2024"}))
    (told,) = report.facts["corrections"]
    data = Path(told["file"]).read_bytes()
    assert opened(data, PASSWORD) is not None
    again = sent.merge(Path(told["file"]))
    assert [file["state"] for file in again.facts["files"]] == ["merged"]
