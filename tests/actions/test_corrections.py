"""Files that go back to a school to be corrected."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openxml_audit import OpenXmlValidator

from attest_xl.actions import merge
from attest_xl.actions._carry_out import carry_out
from attest_xl.actions._changes import Changes, Report
from attest_xl.actions._corrections import corrections_of
from attest_xl.actions._desk import Desk
from attest_xl.actions._gathering import Gathered, gather
from attest_xl.actions._merge_book import Book
from attest_xl.actions._returned import file_answers
from attest_xl.books.incoming import IncomingFile
from attest_xl.books.port import BookError
from tests.actions.collecting import COURSES, NEW, STAFF, Round, fill, saved_at

IVANOVA, PETROV, KOTOVA = "Иванова Мария Петровна", "Петров Пётр Ильич", "Котова Анна Ильинична"
REFUSED_AND_ASKED = {PETROV: {"Дата решения": "31.02.2024"}, IVANOVA: {"Категория": "высшая", "Примечание": "да"}}


def _returned(made: Round, name: str = "ответ.xlsx") -> Path:
    """An answer with a date that is none, and a category that the book has changed meanwhile."""
    answer = fill(made.files["СОШ № 1"], made.folder / "ответы" / name, REFUSED_AND_ASKED)
    made.set_cells("tblStaff", IVANOVA, Категория="без категории")
    return answer


def _file(report: Report) -> Path:
    [told] = report.facts["corrections"]
    return Path(told["file"])


def _notes(path: Path, sheet: str = STAFF) -> dict[tuple[str, str], tuple[Any, str]]:
    """By name and title: what stands in the cell, and the note beside it."""
    book: Any = openpyxl.load_workbook(str(path))
    page = book[sheet]
    titles = [cell.value for cell in page[1]]
    name = titles.index("ФИО")
    return {
        (line[name].value, titles[cell.column - 1]): (cell.value, cell.comment.text)
        for line in page.iter_rows(min_row=2)
        for cell in line
        if cell.comment
    }


def _folders(made: Round) -> list[str]:
    return sorted(path.name for path in made.folder.glob("Исправить*"))


def test_refused_cells_and_questions_go_back_with_a_note_beside_each(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    report = made.merge(_returned(made))
    path = _file(report)
    assert report.facts["corrections"] == [{"school": "СОШ № 1", "file": str(path), "notes": 2}]
    notes = _notes(path)
    assert {place: said for place, (said, _) in notes.items()} == {
        (PETROV, "Дата решения"): "31.02.2024",
        (IVANOVA, "Категория"): "высшая",
    }
    assert "такого дня нет" in notes[PETROV, "Дата решения"][1]
    asked = notes[IVANOVA, "Категория"][1]
    assert "В районе записано: без категории. Вы написали: высшая." in asked
    assert "Файлов школам на исправление: 1." in report.said
    assert list(OpenXmlValidator().validate(str(path)).errors) == []


def test_the_letter_says_how_many_cells_and_where(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    path = _file(made.merge(_returned(made)))
    [letter] = (path.parent / "Письма").iterdir()
    said = letter.read_text("utf-8-sig")
    assert "ячеек: 2" in said
    assert f"Файл: {path.name}" in said
    assert said.count("«Сотрудники»") == 2
    assert "(Категория)" in said


def test_corrected_and_returned_it_is_taken_and_the_question_closes(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    path = _file(made.merge(_returned(made)))
    right = {PETROV: {"Дата решения": "28.02.2024"}, IVANOVA: {"Категория": "без категории"}}
    again = saved_at(fill(path, tmp_path / "ответы" / "снова.xlsx", right), "2026-02-02T12:00:00Z")
    report = made.merge(again)
    assert report.facts["cells"] | {"returned": 0, "unchanged": 0} == {
        "returned": 0, "unchanged": 0, "taken": 1, "conflicts": 0, "refused": 0
    }  # fmt: skip
    assert made.table("tblStaff", "Дата решения", "Категория", "Примечание")[:2] == [
        (date(2021, 3, 12), "без категории", "да"), (date(2024, 2, 28), None, None)
    ]  # fmt: skip
    assert (report.facts["rows"], report.facts["corrections"]) == ({"new": 0, "missing": 0, "questions": 0}, [])
    assert "MERGE-06" not in {one.code for one in report.findings}


def test_the_same_file_or_the_correction_itself_writes_no_second_one(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = _returned(made)
    path = _file(made.merge(answer))
    folders = _folders(made)
    assert len(folders) == 1
    again = made.merge(answer)
    assert (again.facts["corrections"], again.cells, again.copy) == ([], 0, None)
    touched = fill(path, tmp_path / "ответы" / "как было.xlsx", {})
    assert made.merge(saved_at(touched, "2026-02-03T12:00:00Z")).facts["corrections"] == []
    assert made.merge(answer).facts["corrections"] == []
    assert _folders(made) == folders


def test_a_folder_named_is_read_without_what_waits_in_it_to_be_sent_back(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = _returned(made)
    path = _file(made.merge(answer))
    report = made.merge(tmp_path)
    read = [file["file"] for file in report.facts["files"]]
    assert "ответы/ответ.xlsx" in read
    assert not [name for name in read if path.name in name]
    assert made.merge(path.parent).facts["files"][0]["file"] == path.name


def test_a_new_mistake_in_a_later_answer_is_noted_in_a_new_file(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = _returned(made)
    first = _file(made.merge(answer))
    wrong = fill(answer, tmp_path / "ответы" / "2.xlsx", {IVANOVA: {"Дата рождения": "32.05.1980"}})
    report = made.merge(saved_at(wrong, "2026-02-04T12:00:00Z"))
    assert report.facts["corrections"][0]["notes"] == 3
    assert _file(report) != first
    assert first.exists()


def test_a_dry_run_and_a_clean_answer_write_nothing(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = _returned(made)
    made.merge(answer, dry_run=True)
    clean = fill(made.files["Сад"], tmp_path / "ответы" / "сад.xlsx", {KOTOVA: {"Категория": "высшая"}})
    assert made.merge(clean).facts["corrections"] == []
    assert _folders(made) == []


def test_an_answer_without_a_base_gets_none(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = _returned(made)
    book: Any = openpyxl.load_workbook(str(answer))
    del book["_base"]
    book.save(str(answer))
    report = made.merge(answer)
    assert "MERGE-05" in {one.code for one in report.findings}
    assert (report.facts["cells"]["refused"] > 0, report.facts["corrections"]) == (True, [])


def test_it_holds_nothing_of_another_school(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    rows = {
        PETROV: {"Дата решения": "31.02.2024"},
        NEW: {"ФИО": KOTOVA, "Дата рождения": date(1983, 5, 1), "Должность": "Учитель"},
    }
    report = made.merge(fill(made.files["СОШ № 1"], tmp_path / "ответы" / "1.xlsx", rows))
    assert report.facts["rows"]["questions"] == 1
    path = _file(report)
    assert list(_notes(path)) == [(PETROV, "Дата решения")]
    book: Any = openpyxl.load_workbook(str(path))
    said = {str(cell.value) for page in book for line in page.iter_rows() for cell in line if cell.value is not None}
    assert KOTOVA in said
    assert not said & {"Сад", "П00003", "2025-03-12"}


def test_closed_cells_and_lost_columns_stand_as_they_were_sent(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    changed = {PETROV: {"Дата решения": "31.02.2024", "Код": "П00099"}, IVANOVA: {"Примечание": "да"}}
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответы" / "1.xlsx", changed)
    book: Any = openpyxl.load_workbook(str(answer))
    titles = [cell.value for cell in book[STAFF][1]]
    for line in book[STAFF].iter_rows():
        line[titles.index("Дата рождения")].value = None
    del book[COURSES]
    book.save(str(answer))
    path = _file(made.merge(saved_at(answer, "2026-02-01T12:00:00Z")))
    notes = _notes(path)
    assert notes[PETROV, "Код"][0] == "П00002"
    again = fill(path, tmp_path / "ответы" / "2.xlsx", {PETROV: {"Дата решения": None}})
    facts = made.merge(saved_at(again, "2026-02-05T12:00:00Z")).facts
    assert (facts["cells"]["refused"], facts["rows"]["missing"], facts["corrections"]) == (0, 0, [])
    assert made.table("tblStaff", "Код", "Дата рождения")[:2] == [
        ("П00001", date(1980, 5, 1)), ("П00002", date(1981, 5, 1))
    ]  # fmt: skip


def test_a_day_in_a_column_of_words_stands_as_the_school_sees_it(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = fill(made.files["СОШ № 1"], tmp_path / "ответы" / "1.xlsx", {PETROV: {"Категория": date(2024, 1, 2)}})
    path = _file(made.merge(answer))
    assert _notes(path)[PETROV, "Категория"][0] == "02.01.2024"


def test_what_was_written_is_withdrawn_when_the_book_cannot_be_saved(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = _returned(made)
    made.book.changed_outside = True
    with pytest.raises(BookError):
        made.merge(answer)
    assert _folders(made) == []


def _broken_off(gathered: Gathered) -> None:
    with corrections_of(gathered) as corrections:
        assert len(corrections.facts) == 1
        raise ZeroDivisionError


def test_nothing_is_delivered_when_what_follows_from_the_files_fails(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = IncomingFile(_returned(made), "ответ.xlsx")
    desk, before = made.fresh(), sorted(tmp_path.rglob("*"))
    gathered = gather(Book(desk), list(file_answers(desk, [answer])))
    with pytest.raises(ZeroDivisionError):
        _broken_off(gathered)
    assert sorted(tmp_path.rglob("*")) == before
    with corrections_of(gathered) as corrections:
        pass
    assert Path(corrections.facts[0]["file"]).is_file()


def test_what_was_delivered_is_withdrawn_when_a_later_step_fails(tmp_path: Path) -> None:
    made = Round(tmp_path).send()
    answer = _returned(made)
    seen: list[str] = []

    def fail(_: Desk) -> Changes:
        seen.extend(_folders(made))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        carry_out(made.fresh(), "merge", (partial(merge.propose, files=[answer]), fail))
    assert len(seen) == 1
    assert _folders(made) == []
