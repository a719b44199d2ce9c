"""What a command says when it is written wrongly, or cannot make what it should: one JSON object, and exit code 2."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

from attest_xl.actions import _failures
from attest_xl.shell import Shell
from tests.support.master import NOTHING_DONE


def told(*arguments: str) -> dict[str, Any]:
    """The one object on standard output of a command that does nothing; all else went to standard error."""
    command = [sys.executable, "-m", "attest_xl", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == NOTHING_DONE, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such-verb", "Район.xlsm"], "no-such-verb"),
        (["merge", "Район.xlsm"], "ФАЙЛЫ"),
        (["check", "Район.xlsm", "--today", "31.02.2025"], "31.02.2025"),
    ],
)
def test_a_command_written_wrongly_is_refused_in_json_too(arguments: list[str], said: str) -> None:
    error = told(*arguments, "--json")["error"]
    assert error["code"] == "CLI-01"
    assert said in error["message"]


@pytest.mark.parametrize("verb", ["new", "demo"])
def test_what_cannot_be_made_there_is_said(verb: str, tmp_path: Path) -> None:
    (tmp_path / "файл").write_text("no folder")
    error = told(verb, str(tmp_path / "файл" / "Район.xlsm"), "--json")["error"]
    assert error["code"] == "BOOK-33"
    assert "Район.xlsm" in error["message"]


def test_rules_that_nobody_knows_make_no_book(tmp_path: Path) -> None:
    error = told("new", str(tmp_path / "Район.xlsm"), "--profile", "zz", "--json")["error"]
    assert error["code"] == "BOOK-31"
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_of_the_programs_own_is_said_in_the_same_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_failures, "state_folder", lambda: tmp_path)
    with pytest.raises(typer.Exit) as ended:
        Shell(json=True, quiet=True).guard(lambda: divmod(1, 0) and None)
    error = json.loads(capsys.readouterr().out)["error"]
    assert (ended.value.exit_code, error["code"]) == (NOTHING_DONE, "BOOK-34")
    assert "ZeroDivisionError" in error["message"]
    assert "ZeroDivisionError" in (tmp_path / _failures.LOG).read_text(encoding="utf-8")
