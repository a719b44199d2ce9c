"""What `install` sets right: the path to Python in the workbook, the mark, the shortcut."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.file import FileBook
from attest_xl.schema.verbs import verb
from attest_xl.setup.doctor import connection_in
from attest_xl.setup.install import REASON, connect, connection_for, install
from attest_xl.setup.marks import STREAM, is_marked, unmark
from attest_xl.setup.probe import State
from attest_xl.setup.shortcut import command_file, desktop_of, make_shortcut
from attest_xl.setup.this_machine import ThisMachine
from attest_xl.sheets.connection import MAC_PYTHON, WINDOWS_PYTHON
from tests.setup.computers import LINUX, MAC, PYTHON_ON_WINDOWS, QUIET_ON_WINDOWS, VENV, WINDOWS
from tests.template.district import CREATED, empty_master

CHANGED = {"tblConnection", "tblLog"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return empty_master(tmp_path_factory.mktemp("install") / "Район.xlsm")


@pytest.fixture
def master(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(built, tmp_path))


def test_on_windows_the_book_gets_the_python_without_a_console_by_a_path_that_holds_for_a_colleague() -> None:
    quiet = "%USERPROFILE%\\attest-xl\\.venv\\Scripts\\pythonw.exe"
    assert connection_for(WINDOWS) == {WINDOWS_PYTHON: quiet}
    assert connection_for(replace(WINDOWS, variables={})) == {WINDOWS_PYTHON: QUIET_ON_WINDOWS}
    loud = replace(WINDOWS, variables={}, files=frozenset({PYTHON_ON_WINDOWS}))
    assert connection_for(loud) == {WINDOWS_PYTHON: PYTHON_ON_WINDOWS}


def test_on_a_mac_it_gets_the_environments_python_and_on_linux_none() -> None:
    assert connection_for(MAC) == {MAC_PYTHON: MAC.python.executable}
    assert connection_for(LINUX) == {}


def test_the_keys_are_written_into_the_book_and_nothing_else_changes(master: Path) -> None:
    before = connection_in(master)
    tables = {name: FileBook(master).read(name) for name in FileBook(master).tables if name not in CHANGED}
    assert connect(master, {WINDOWS_PYTHON: f"{VENV}\\Scripts\\pythonw.exe"}) == 1
    assert connection_in(master) == before | {WINDOWS_PYTHON: f"{VENV}\\Scripts\\pythonw.exe"}
    assert {name: FileBook(master).read(name) for name in tables} == tables


def test_what_install_wrote_can_be_undone_and_so_can_what_was_done_before_it(master: Path) -> None:
    empty = master.read_bytes()
    perform("summarize", Desk(FileBook(master), CREATED.date()))
    before = master.read_bytes()
    connect(master, connection_for(WINDOWS))
    assert [line[2] for line in FileBook(master).read("tblLog").rows[1:]] == [verb("summarize").caption, REASON]
    perform("undo", Desk(FileBook(master), CREATED.date()))
    assert master.read_bytes() == before
    perform("undo", Desk(FileBook(master), CREATED.date()))
    assert master.read_bytes() == empty


def test_a_second_time_changes_nothing(master: Path) -> None:
    connect(master, connection_for(WINDOWS))
    before = master.read_bytes()
    assert connect(master, connection_for(WINDOWS)) == 0
    assert master.read_bytes() == before


def test_a_book_that_is_open_is_told_and_left_alone(master: Path, tmp_path: Path) -> None:
    (tmp_path / f"~${master.name}").write_bytes(b"")
    before = master.read_bytes()
    answers = {one.name: one for one in install(replace(MAC, variables={"HOME": str(tmp_path)}), master, tmp_path)}
    assert (answers["interpreter"].state, "Закройте" in answers["interpreter"].fix) == (State.FAULT, True)
    assert master.read_bytes() == before


def test_on_a_mac_the_script_of_the_installed_xlwings_is_put_in_place(tmp_path: Path) -> None:
    version = ThisMachine().version_of("xlwings")
    mac = replace(MAC, variables={"HOME": str(tmp_path)}, libraries={"xlwings": version})
    (answer,) = install(mac, None)
    made = tmp_path / "Library/Application Scripts/com.microsoft.Excel" / f"xlwings-{version}.applescript"
    assert (answer.name, answer.state) == ("script", State.OK)
    assert "on VbaHandler" in made.read_text("utf-8")


def test_a_file_marked_by_windows_is_told_by_its_second_stream(tmp_path: Path) -> None:
    path = tmp_path / "Район.xlsm"
    stream = Path(f"{path}{STREAM}")  # on NTFS a stream, here a file of that name: the calls are the same
    for zone, marked in (("3", True), ("1", False)):
        stream.write_text(f"[ZoneTransfer]\r\nZoneId={zone}\r\n", encoding="utf-8")
        assert is_marked(path, "windows") is marked
    assert unmark(path, "windows")
    assert not stream.exists()
    assert unmark(path, "windows")


def test_elsewhere_than_on_windows_and_macos_nothing_is_marked(tmp_path: Path) -> None:
    assert not is_marked(tmp_path / "Район.xlsm", "linux")


def test_a_shortcut_on_linux_starts_the_panel_of_a_book_with_any_name(tmp_path: Path) -> None:
    master = tmp_path / 'Район "Северный" 100% $HOME.xlsm'
    made = make_shortcut(LINUX, master, tmp_path)
    lines = dict(line.split("=", 1) for line in made.read_text("utf-8").splitlines() if "=" in line)
    assert os.access(made, os.X_OK)
    assert _unquoted(lines["Exec"]) == [LINUX.python.executable, "-m", "attest_xl", "panel", str(master)]


def _unquoted(command: str) -> list[str]:
    """The arguments of an Exec line, read by the rules of the Desktop Entry Specification."""
    text = command.replace("%%", "%").replace("\\\\", "\\")
    arguments, at = list[str](), 0
    while at < len(text):
        if text[at] == '"':
            argument, at = "", at + 1
            while text[at] != '"':
                at += text[at] == "\\"
                argument, at = argument + text[at], at + 1
            arguments.append(argument)
        at += 1
    return arguments


def test_a_shortcut_on_a_mac_is_a_script_that_the_shell_can_read(tmp_path: Path) -> None:
    (tmp_path / "env").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    (tmp_path / "env").chmod(0o755)
    mac = replace(MAC, python=replace(MAC.python, executable=str(tmp_path / "env")))
    made = make_shortcut(mac, tmp_path / "Район $1 'два'.xlsm", tmp_path)
    done = subprocess.run(["sh", str(made)], capture_output=True, text=True, check=True, timeout=10)
    assert done.stdout.splitlines() == ["-m", "attest_xl", "panel", str(tmp_path / "Район $1 'два'.xlsm")]


def test_where_powershell_is_forbidden_a_command_file_does_the_same(tmp_path: Path) -> None:
    made = make_shortcut(WINDOWS, Path("C:/Район/Район.xlsm"), tmp_path)  # there is no PowerShell here
    assert made == tmp_path / "Аттестация.cmd"
    assert made.read_bytes().startswith(b"@echo off\r\nchcp 65001 >nul\r\n")
    assert 'start "" "py.exe" -m attest_xl panel "C:\\100%%.xlsm"\r\n' in command_file("py.exe", "C:\\100%.xlsm")


def test_the_desktop_is_where_the_system_says(tmp_path: Path) -> None:
    folders = {"HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Shell Folders": {"Desktop": "D:/Стол"}}
    assert desktop_of(replace(WINDOWS, keys=folders, files=frozenset({"D:/Стол"}))) == Path("D:/Стол")
    said = replace(LINUX, sayings={"xdg-user-dir": str(tmp_path)}, files=frozenset({str(tmp_path)}))
    assert desktop_of(said) == tmp_path
    assert desktop_of(replace(MAC, variables={"HOME": str(tmp_path)})) == tmp_path


def test_the_command_prepares_the_book_and_the_desktop(master: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "attest_xl",
        "install",
        "--master",
        str(master),
        "--desktop",
        str(tmp_path),
        "--json",
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    told = {one["name"]: one for one in json.loads(done.stdout)["answers"]}
    assert (told["interpreter"]["state"], told["shortcut"]["state"]) == ("ok", "ok")
    assert ThisMachine().system != "linux" or (tmp_path / "attest-xl.desktop").exists()
