"""What `doctor` sees on computers that are plain values, and on workbooks that are real."""

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from attest_xl.books.condition import condition_of
from attest_xl.setup.doctor import connection_in, examine, subject_of
from attest_xl.setup.machine import Machine, Python
from attest_xl.setup.probe import Answer, State, Subject
from attest_xl.setup.this_machine import ThisMachine
from attest_xl.sheets.connection import CONNECTION, MAC_PYTHON, WINDOWS_PYTHON
from tests.setup.computers import (
    DISABLED_KEY,
    EXCEL_KEY,
    FONTS_KEY,
    LINUX,
    MAC,
    MAC_SCRIPT,
    POLICY_KEY,
    PYTHON_ON_WINDOWS,
    QUIET_ON_WINDOWS,
    RUN_KEY,
    SECURITY_KEY,
    WINDOWS,
    Computer,
)
from tests.template.district import empty_master

AT = "C:\\Район\\Район.xlsm"


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_master(tmp_path_factory.mktemp("doctor") / "Район.xlsm")


@pytest.fixture(scope="module")
def book(master: Path) -> Subject:
    """A whole master on the Windows computer that knows its Python."""
    condition = condition_of(master.read_bytes(), master.name)
    return Subject(AT, condition, connection={WINDOWS_PYTHON: QUIET_ON_WINDOWS})


def answer(computer: Machine, name: str, subject: Subject | None = None) -> Answer:
    return next(one for one in examine(computer, subject) if one.name == name)


def with_keys(**keys: dict[str, object]) -> Computer:
    named = {"policy": POLICY_KEY, "security": SECURITY_KEY, "disabled": DISABLED_KEY, "fonts": FONTS_KEY}
    return replace(WINDOWS, keys={**WINDOWS.keys, **{named[name]: values for name, values in keys.items()}})


@pytest.mark.parametrize("computer", [WINDOWS, MAC, LINUX], ids=lambda one: one.system)
def test_a_computer_where_all_is_well_needs_nothing(computer: Computer) -> None:
    assert [one for one in examine(computer) if one.state is not State.OK or one.fix] == []


def test_a_whole_book_on_it_needs_nothing(book: Subject) -> None:
    assert [one for one in examine(WINDOWS, book) if one.state is not State.OK] == []


def test_this_very_computer_can_be_examined(master: Path) -> None:
    answers = examine(ThisMachine(), subject_of(master))
    assert answer(ThisMachine(), "python").said.endswith(sys.executable)
    assert {one.name for one in answers} >= {"python", "office", "whole", "library", "place"}
    assert next(one for one in answers if one.name == "whole").state is State.OK


def test_every_trouble_comes_with_its_way_out_in_one_line(book: Subject) -> None:
    ill = replace(
        WINDOWS, python=Python((3, 9, 1), 32, "py", "py", private=False), keys={}, libraries={}, read_only=True
    )
    troubled = replace(
        book, path=f"\\\\сервер\\{'папка' * 60}\\Район.xlsm", connection={}, held={"~$Район.xlsm": "Excel"}
    )
    answers = [one for one in examine(ill, troubled) if one.state is not State.OK]
    assert len(answers) >= 9
    assert all(one.fix and "\n" not in one.fix + one.said for one in answers)


def test_an_old_python_is_a_fault() -> None:
    old = replace(WINDOWS, python=replace(WINDOWS.python, version=(3, 10, 11)))
    assert answer(old, "python").state is State.FAULT


def test_excel_is_told_with_its_version_and_bits() -> None:
    assert "Excel 16.0.17328.20184 (64 бит)" in answer(WINDOWS, "office").said
    narrow = replace(WINDOWS, keys={**WINDOWS.keys, RUN_KEY: {"VersionToReport": "16.0.4266", "Platform": "x86"}})
    assert "(32 бит)" in answer(narrow, "office").said
    boxed = {EXCEL_KEY: WINDOWS.keys[EXCEL_KEY], "HKCR\\Excel.Application\\CurVer": {"": "Excel.Application.14"}}
    assert "Excel 14: " in answer(replace(WINDOWS, keys=boxed), "office").said
    assert answer(MAC, "office").said == "Excel 16.89"


def test_without_any_office_the_panel_is_the_way() -> None:
    found = answer(replace(LINUX, programs={}), "office")
    assert (found.state, "panel" in found.fix) == (State.DOUBT, True)


@pytest.mark.parametrize(("level", "state"), [(1, State.OK), (2, State.OK), (3, State.FAULT), (4, State.FAULT)])
def test_what_the_user_has_set_for_macros_is_seen(level: int, state: State) -> None:
    assert answer(with_keys(security={"VBAWarnings": level}), "macros").state is state


def test_an_older_excel_has_settings_of_its_own() -> None:
    older = SECURITY_KEY.replace("16.0", "14.0")
    assert answer(replace(WINDOWS, keys={**WINDOWS.keys, older: {"VBAWarnings": 4}}), "macros").state is State.FAULT


def test_excel_on_a_mac_needs_a_script_to_start_python() -> None:
    found = answer(replace(MAC, files=MAC.files - {MAC_SCRIPT}), "script")
    assert (found.state, found.installable) == (State.FAULT, True)


def test_a_policy_wins_over_the_users_setting() -> None:
    found = answer(with_keys(security={"VBAWarnings": 1}, policy={"VBAWarnings": 4}), "macros")
    assert (found.state, "администратору" in found.fix) == (State.FAULT, True)


def test_a_policy_against_files_from_the_internet_is_a_doubt() -> None:
    assert answer(with_keys(policy={"blockcontentexecutionfrominternet": 1}), "macros").state is State.DOUBT


def test_what_excel_has_switched_off_after_a_crash_is_named() -> None:
    item = b"\x01\x00\x00\x00" + "C:\\Район\\attest-xl.xlsm\0".encode("utf-16-le")
    found = answer(with_keys(disabled={"3D7A": item}), "disabled")
    assert (found.state, "attest-xl.xlsm" in found.said) == (State.FAULT, True)
    other = "C:\\другая.xlam\0".encode("utf-16-le")
    assert answer(with_keys(disabled={"3D7A": other}), "disabled").state is State.OK


def test_a_missing_font_is_a_doubt() -> None:
    assert answer(with_keys(fonts={"Arial (TrueType)": "arial.ttf"}), "fonts").state is State.DOUBT
    assert answer(replace(LINUX, sayings={"fc-list": "DejaVu Sans"}), "fonts").state is State.DOUBT


def test_a_book_for_another_xlwings_is_told_apart(book: Subject) -> None:
    other = replace(WINDOWS, libraries={"attest-xl": "0.1.0", "xlwings": "0.37.9"})
    found = answer(other, "library", book)
    assert (found.state, "0.37.8" in found.said, "0.37.9" in found.said) == (State.FAULT, True, True)


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("", State.FAULT),
        ("D:\\старый\\python.exe", State.FAULT),
        ("%USERPROFILE%\\attest-xl\\.venv\\Scripts\\pythonw.exe", State.OK),
        (PYTHON_ON_WINDOWS, State.OK),
    ],
)
def test_the_path_to_python_in_the_book_is_tried(book: Subject, path: str, state: State) -> None:
    found = answer(WINDOWS, "interpreter", replace(book, connection={WINDOWS_PYTHON: path}))
    assert (found.state, found.installable) == (state, state is not State.OK)


def test_another_python_that_is_there_is_a_doubt(book: Subject) -> None:
    other = replace(WINDOWS, files=WINDOWS.files | {"C:\\Python\\python.exe"})
    told = replace(book, connection={WINDOWS_PYTHON: "C:\\Python\\python.exe"})
    assert answer(other, "interpreter", told).state is State.DOUBT


def test_a_mac_has_a_path_of_its_own_in_the_book(book: Subject) -> None:
    told = replace(book, path="/Users/petrova/Район.xlsm", connection={MAC_PYTHON: "$HOME/attest-xl/.venv/bin/python"})
    assert answer(MAC, "interpreter", told).state is State.OK


def test_a_book_from_the_internet_is_a_fault_that_install_may_heal(book: Subject) -> None:
    found = answer(replace(WINDOWS, marked=frozenset({AT})), "mark", book)
    assert (found.state, found.installable) == (State.FAULT, True)


@pytest.mark.parametrize(
    ("path", "name", "state"),
    [
        ("C:\\Users\\Петрова\\OneDrive\\Район.xlsm", "cloud", State.DOUBT),
        ("c:\\users\\петрова\\onedrive\\Документы\\Район.xlsm", "cloud", State.DOUBT),
        ("https://d.docs.live.net/1a2b/Район.xlsm", "cloud", State.FAULT),
        ("C:\\Users\\Петрова\\OneDriveНет\\Район.xlsm", "cloud", State.OK),
        ("\\\\сервер\\общая\\Район.xlsm", "place", State.DOUBT),
        ("C:\\" + "глубоко\\" * 30 + "Район.xlsm", "place", State.FAULT),
    ],
)
def test_where_the_book_lies_is_looked_at(book: Subject, path: str, name: str, state: State) -> None:
    assert answer(WINDOWS, name, replace(book, path=path)).state is state


def test_a_folder_of_onedrive_on_a_mac_is_known(book: Subject) -> None:
    path = "/Users/petrova/Library/CloudStorage/OneDrive-Личное/Район.xlsm"
    assert answer(MAC, "cloud", replace(book, path=path)).state is State.DOUBT


def test_a_folder_that_cannot_be_written_is_a_fault(book: Subject) -> None:
    assert answer(replace(WINDOWS, read_only=True), "rights", book).state is State.FAULT


def test_a_lock_file_is_named_with_its_owner(master: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(master, tmp_path))
    (tmp_path / f".~lock.{path.name}#").write_text("Петрова,petrova,PC,,", encoding="utf-8")
    found = answer(LINUX, "free", subject_of(path))
    assert (found.state, "Петрова" in found.said, ".~lock." in found.said) == (State.DOUBT, True, True)


def test_what_is_no_workbook_is_looked_at_from_outside_only(tmp_path: Path) -> None:
    path = tmp_path / "Район.xlsm"
    path.write_bytes("не книга".encode())
    names = [one.name for one in examine(LINUX, subject_of(path))]
    assert answer(LINUX, "readable", subject_of(path)).state is State.FAULT
    assert not {"whole", "library", "interpreter"} & set(names)


def test_a_new_master_has_the_keys_of_xlwings(master: Path) -> None:
    assert connection_in(master) == {line.name: line.value or "" for line in CONNECTION}


def test_the_command_tells_every_answer_as_json(master: Path) -> None:
    command = [sys.executable, "-m", "attest_xl", "doctor", str(master), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    told = json.loads(done.stdout)
    assert done.returncode == (3 if any(one["fix"] for one in told["answers"]) else 0)
    assert {one["state"] for one in told["answers"]} <= {"ok", "doubt", "fault"}
    assert "whole" in {one["name"] for one in told["answers"]}
