"""What is done outside the panel: the workbook opened in its program, folders in the system's own windows."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from attest_xl.actions._answer import Answer

OPENS_WITHIN = 60
"""Seconds in which an office program that opens the workbook has said so."""
NO_PROGRAM = "[BOOK-08]"
"""What `attest-xl open` says, among other words, where there is neither Excel nor LibreOffice."""
BY_SYSTEM = "Книга открывается программой, назначенной для таких файлов. Чтобы работать отсюда, закройте её там."


def open_book(path: Path) -> Answer:
    """Open the workbook with its buttons live, in a process of its own that goes on without us; where there is neither
    Excel nor LibreOffice, in whatever program the system has for it."""
    command = [sys.executable, "-m", "attest_xl", "open", str(path)]
    with tempfile.TemporaryFile() as told:  # no pipe: the process may speak after the panel has gone
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told, start_new_session=True)
        said, last = "", time.monotonic() + OPENS_WITHIN
        while not said and process.poll() is None and time.monotonic() < last:
            time.sleep(0.1)
            said = _first_line(told)
        said = said or _first_line(told) or "Книга открывается."
        if process.poll() and NO_PROGRAM in said and open_outside(path):
            return Answer(BY_SYSTEM)
        return Answer(said, bool(process.poll()))


def open_outside(path: Path) -> bool:
    """Have the system open a file or a folder; whether it has a program for that."""
    if sys.platform == "win32":
        os.startfile(path)
        return True
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is not None:
        nothing = subprocess.DEVNULL
        subprocess.Popen([program, str(path)], stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True)
    return program is not None


def _first_line(told: IO[bytes]) -> str:
    told.seek(0)
    return told.readline().decode("utf-8", "replace").strip()
