"""What a person gets to know of a verb, and what of it stops them with a message box."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from attest_xl.actions._answer import Answer, answer
from attest_xl.actions._changes import silent
from tests.actions.collecting import Round, fill


def pressed(round_: Round, verb: str, *files: Path) -> Answer:
    """The verb's button is pressed, and these files are picked."""

    def pick(_: str) -> Sequence[Path]:
        return files

    return answer(verb, round_.book, pick, silent)


def disputed(folder: Path) -> tuple[Round, Path]:
    """A school has changed a remark that the methodist has changed too."""
    round_ = Round(folder).send("staff")
    file = fill(round_.files["СОШ № 1"], folder / "Ответ.xlsx", {"Иванова Мария Петровна": {"Примечание": "от школы"}})
    round_.set_cells("tblStaff", "П00001", Примечание="в книге")
    return round_, file


def test_findings_stop_nobody(tmp_path: Path) -> None:
    checked = pressed(Round(tmp_path), "check")
    assert "«Проверка»" in checked.said
    assert (checked.grave, checked.stops) == (True, False)


def test_questions_stop_a_person_once(tmp_path: Path) -> None:
    round_, file = disputed(tmp_path)
    assert pressed(round_, "merge", file).stops
    again = pressed(round_, "merge", file)
    assert "вопросов: 1" in again.said
    assert not again.stops
    assert not pressed(round_, "resolve").stops


def test_nothing_done_stops_a_person(tmp_path: Path) -> None:
    assert pressed(Round(tmp_path), "undo").stops


def test_a_person_who_picks_no_files_knows_it_already(tmp_path: Path) -> None:
    assert pressed(Round(tmp_path), "merge") == Answer("Файлы не выбраны, ничего не изменилось.")
