"""What the panel does, without a window."""

import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

import attest_xl.panel as room
from attest_xl.findings import Finding, Place
from attest_xl.panel import open_panel
from attest_xl.panel.events import Ended, FilesAsked, Moved, PanelEvent, Stood, SureAsked
from attest_xl.panel.model import GREETING, Panel
from attest_xl.panel.outcome import summary
from attest_xl.template.wholeness import damage_of
from tests.support.master import Master
from tests.template.district import filled_master


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_master(tmp_path_factory.mktemp("panel") / "Район.xlsm")


@pytest.fixture
def panel(built: Path, tmp_path: Path) -> Panel:
    return Panel(Path(shutil.copy(built, tmp_path)))


def outcome(
    panel: Panel, job: str, files: Sequence[Path] = (), *, sure: bool = True, patient: bool = True
) -> tuple[Ended, list[PanelEvent]]:
    """The end of a job, and all that happened on the way; asked for files it gives `files`, asked whether it is `sure`
    it says so; who is not `patient` stops the job at its first progress."""
    assert panel.start(job)
    seen, last = list[PanelEvent](), time.monotonic() + 60
    while time.monotonic() < last:
        for event in panel.events():
            seen.append(event)
            if isinstance(event, FilesAsked):
                event.take(files)
            if isinstance(event, SureAsked):
                event.take(sure)
            if isinstance(event, Moved) and not patient:
                panel.stop()
            if isinstance(event, Ended):
                return event, seen
        time.sleep(0.01)
    raise TimeoutError(job)


def test_a_verb_changes_the_closed_book_and_its_end_is_told(panel: Panel) -> None:
    ended, _ = outcome(panel, "recalculate")
    assert ended.caption == "Пересчитать график"
    assert any(line["Действие"] == "Пересчитать график" for line in Master(panel.path).lines("Журнал", "Действие"))
    assert not panel.busy


def test_findings_are_told_by_kind_with_their_number(panel: Panel) -> None:
    ended, _ = outcome(panel, "check")
    assert ended.grave
    assert any(line.startswith("ошибка: ") and line[-1].isdigit() for line in ended.lines[1:])


def test_the_last_action_can_be_undone(panel: Panel) -> None:
    before = panel.path.read_bytes()
    outcome(panel, "recalculate")
    assert panel.path.read_bytes() != before
    ended, _ = outcome(panel, "undo")
    assert ended.lines[0].startswith("Отменено: «Пересчитать график»")
    assert panel.path.read_bytes() == before


def a_list(path: Path, name: str) -> Path:
    """A school's list of one person."""
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["ФИО", "Должность", "Учреждение"])
    book.active.append([name, "учитель", "Школа № 1"])
    book.save(path)
    return path


def test_lists_are_asked_for_and_read_with_progress(panel: Panel, tmp_path: Path) -> None:
    a_list(tmp_path / "список.xlsx", "Новикова Инна Львовна")
    ended, seen = outcome(panel, "import", [tmp_path / "список.xlsx"])
    assert any(isinstance(event, Moved) and event.what == "список.xlsx" for event in seen)
    assert any(line["ФИО"] == "Новикова Инна Львовна" for line in Master(panel.path).staff()), ended.lines


def test_without_files_nothing_changes(panel: Panel) -> None:
    before = panel.path.read_bytes()
    ended, seen = outcome(panel, "import")
    assert [type(event) for event in seen] == [FilesAsked, Stood, Ended]
    assert (ended.grave, panel.path.read_bytes() == before) == (False, True)


def test_there_is_one_job_at_a_time(panel: Panel) -> None:
    assert panel.start("recalculate")
    assert not panel.start("check")
    while panel.busy:
        tuple(panel.events())
        time.sleep(0.01)


def test_who_holds_the_book_is_said_at_once_and_when_a_verb_is_refused(panel: Panel) -> None:
    lock = panel.path.parent / f".~lock.{panel.path.name}#"
    lock.write_text("Петрова,petrova,PC,,;", encoding="utf-8")
    before = panel.path.read_bytes()
    for job in (GREETING, "recalculate"):
        ended, seen = outcome(panel, job)
        assert (ended.grave, "Петрова (PC)" in ended.lines[0], ended.again) == (True, True, job)
        [stood] = [event.standing for event in seen if isinstance(event, Stood)]
        assert (stood.reached, stood.holder and stood.holder.program) == (False, "LibreOffice")
    assert panel.path.read_bytes() == before
    lock.unlink()
    assert outcome(panel, "recalculate")[0].again == ""


def test_the_greeting_tells_the_last_action(panel: Panel) -> None:
    outcome(panel, "recalculate")
    ended, _ = outcome(panel, GREETING)
    assert (ended.grave, "«Пересчитать график»" in "".join(ended.lines)) == (False, True)


def test_an_action_is_undone_only_when_the_person_is_sure(panel: Panel) -> None:
    outcome(panel, "recalculate")
    after = panel.path.read_bytes()
    ended, seen = outcome(panel, "undo", sure=False)
    assert next(event.question for event in seen if isinstance(event, SureAsked)).startswith("Отменить «Пересчитать")
    assert (ended.lines, panel.path.read_bytes() == after) == (("Ничего не отменено.",), True)


def test_a_job_that_is_stopped_leaves_the_book_as_it_was(panel: Panel, tmp_path: Path) -> None:
    lists = [a_list(tmp_path / f"список {number}.xlsx", f"Новикова{number} Инна") for number in range(40)]
    before = panel.path.read_bytes()
    ended, _ = outcome(panel, "import", lists, patient=False)
    assert (" ".join(ended.lines), panel.path.read_bytes() == before) == (
        "Прервано. В книге ничего не изменилось.",
        True,
    )
    assert not panel.busy


def test_what_was_written_and_what_was_found_can_be_looked_at(panel: Panel) -> None:
    ended, _ = outcome(panel, "distribute")
    assert ended.folder is not None
    assert ended.folder.is_dir()
    assert outcome(panel, "check")[0].sheets == ("Проверка",)
    assert outcome(panel, "summarize")[0].sheets[-1] == "Сводка"


def test_a_damaged_book_is_said_and_made_whole(panel: Panel) -> None:
    with ZipFile(panel.path) as archive:
        parts = {name: archive.read(name).replace(b"FmlaMacro", b"FmlaLost") for name in archive.namelist()}
    with ZipFile(panel.path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    greeting, _ = outcome(panel, GREETING)
    assert (greeting.grave, any("Пропали кнопки" in line for line in greeting.lines)) == (True, True)
    ended, _ = outcome(panel, "rebuild")
    assert ended.lines[0].startswith("Книга собрана заново")
    assert damage_of(panel.path) == ()


def test_a_book_saved_without_macros_goes_on_under_its_new_name(panel: Panel) -> None:
    damaged = panel.path.with_suffix(".xlsx")
    openpyxl.load_workbook(panel.path).save(damaged)
    panel.path.unlink()
    panel = Panel(damaged)
    outcome(panel, "rebuild")
    assert panel.path.suffix == ".xlsm"
    assert outcome(panel, GREETING)[0].grave is False


def test_a_book_of_another_kind_beside_it_is_never_overwritten(panel: Panel) -> None:
    other = Panel(Path(shutil.copy(panel.path, panel.path.with_suffix(".xlsx"))))
    before = panel.path.read_bytes()
    ended, _ = outcome(other, "rebuild")
    assert (ended.grave, panel.path.name in ended.lines[0]) == (True, True)
    assert panel.path.read_bytes() == before


def test_the_computer_is_looked_at(panel: Panel) -> None:
    ended, _ = outcome(panel, "doctor")
    assert ended.lines[0].startswith(("Замечаний: ", "С компьютером и книгой всё в порядке"))


def test_many_kinds_of_findings_are_cut_short() -> None:
    assert summary([Finding("BOOK-46", Place("Пульт")), *(Finding("BOOK-42", Place("Пульт")),) * 2]) == (
        "предупреждение: Пропали кнопки – 2",
        "к сведению: Пропала вкладка «Аттестация» – 1",
    )


def test_a_book_that_is_not_there_opens_no_window(tmp_path: Path) -> None:
    assert open_panel(tmp_path / "нет.xlsm") == room.NO_BOOK.format(path=tmp_path / "нет.xlsm")


def test_an_error_of_ours_is_told_and_the_panel_goes_on(panel: Panel, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("attest_xl.panel.model.rebuild", fail)
    ended, _ = outcome(panel, "rebuild")
    assert (ended.grave, "«Восстановить книгу» не получилось" in ended.lines[0]) == (True, True)
    assert not panel.busy
