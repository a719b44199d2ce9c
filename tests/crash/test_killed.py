"""Killed at any moment of a save the book is the old one or the new one, byte for byte, beside the new one stands a
copy of the old, folders of files for schools are not there or complete, and the next run finds nothing in its way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import is_zipfile

import pytest

from attest_xl.books.saving import COPIES
from tests.crash.victim import BEFORE_DEATH, TRACED, USED_UP
from tests.crash.works import ANSWERS, MASTER, NEW, WORKS

ROOT = Path(__file__).parents[2]
EXHAUSTIVE = bool(os.environ.get("EXHAUSTIVE"))
"""Set by `make fuzz`: every moment of every verb."""

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.mark.parametrize("work", WORKS)
def test_killed_by_the_system_at_any_call_that_changes_a_disk(tmp_path: Path, work: str) -> None:
    if (strace := shutil.which("strace")) is None or not _may_trace(strace):
        pytest.skip("NOT TESTED: strace is missing or may not trace here; the next test kills without it")
    kill = ["-e", f"trace={TRACED}", "-e", f"inject={TRACED}:signal=SIGKILL:when={BEFORE_DEATH}"]
    shorter = ("fsync", "rename", "mkdir") if work == "distribute" else ("fsync", "rename")
    kinds = USED_UP if EXHAUSTIVE or work == "save" else shorter
    _run([strace, "-f", "-qq", "-o", os.devnull, *kill], work, tmp_path, "strace", "1", ",".join(kinds))
    _check(tmp_path)


@pytest.mark.parametrize("work", WORKS if EXHAUSTIVE else ("save", "distribute", "merge"))
def test_killed_by_itself_at_any_touch_of_a_file(tmp_path: Path, work: str) -> None:
    every = 1 if EXHAUSTIVE or work == "save" else 25
    _run([], work, tmp_path, "hooks", str(every))
    _check(tmp_path, every)


def _may_trace(strace: str) -> bool:
    return subprocess.run([strace, "-qq", "-o", os.devnull, "true"], check=False, capture_output=True).returncode == 0


def _run(tracer: list[str], work: str, folder: Path, *how: str) -> None:
    victim = [sys.executable, "-m", "tests.crash.victim", work, str(folder)]
    kept = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    for command in ([*tracer, *victim, *how], [*victim, "again"]):
        done = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, check=False, text=True, timeout=600)
        assert done.returncode == 0, done.stderr


def _check(folder: Path, every: int = 1) -> None:
    old, new = ((folder / place / MASTER).read_bytes() for place in ("start", "whole"))
    killed, earlier = sorted(folder.glob("* killed")), {copy.name for copy in folder.glob("start/Копии/*")}
    whole = _delivered(folder / "whole")
    found = {place: (place / MASTER).read_bytes() for place in killed}
    assert {old} <= set(found.values()) <= {old, new}
    assert new in found.values() or every > 1
    for place, content in found.items():
        copies = [copy.read_bytes() for copy in place.glob("Копии/[!.]*") if copy.name not in earlier]
        folders = _delivered(place)
        assert set(copies) <= {old}, place.name
        assert copies or content == old, place.name
        assert folders == whole if content == new else folders in ({}, whole), place.name
        again = place.with_name(place.name.replace("killed", "again"))
        changed = copies or folders  # a second copy or folder has another name in «Журнал»
        assert (again / MASTER).read_bytes() == new or changed, again.name
        assert is_zipfile(again / MASTER) or new == NEW, again.name
        assert all(set(files) == set(*whole.values()) for files in _delivered(again).values()), again.name
        assert bool(whole) <= bool(_delivered(again)), again.name
        assert not [file for file in again.rglob("*") if file.name.endswith(".tmp")], again.name


def _delivered(place: Path) -> dict[str, dict[str, bytes]]:
    """By folder beside the book: what a person and `merge` find in it. Those of answers are not the run's."""
    folders = [folder for folder in place.iterdir() if folder.is_dir() and folder.name not in (COPIES, ANSWERS)]
    return {
        folder.name: {file.relative_to(folder).as_posix(): file.read_bytes() for file in _files(folder)}
        for folder in folders
        if not folder.name.startswith(".")
    }


def _files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]
