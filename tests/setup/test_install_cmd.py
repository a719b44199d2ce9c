"""`install.cmd`, as far as it can be judged without Windows."""

import re
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "install.cmd"
TEXT = SCRIPT.read_bytes().decode()


def test_its_lines_end_as_the_command_processor_wants_them() -> None:
    assert TEXT.count("\r\n") == TEXT.count("\n")


def test_every_label_that_is_gone_to_is_there() -> None:
    asked = set(re.findall(r"(?:goto|call) :(\w+)", TEXT))
    assert asked
    assert asked <= set(re.findall(r"^:(\w+)", TEXT, re.MULTILINE))


def test_nothing_is_started_that_stops_working_when_the_folder_is_moved() -> None:
    commands = [line for line in TEXT.splitlines() if not line.startswith("rem")]
    assert not any("attest-xl.exe" in line for line in commands)


def test_russian_words_come_only_after_the_console_is_told_how_they_are_written() -> None:
    before, _, _ = TEXT.partition("chcp 65001")
    lines = [line for line in before.splitlines() if not line.startswith("rem")]
    assert all(line.isascii() for line in lines)
