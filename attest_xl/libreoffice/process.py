"""Finding, starting and ending the office program. It never inherits a terminal or a pipe of ours."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

LINUX_FOLDERS = ("/usr/lib/libreoffice/program", "/usr/lib64/libreoffice/program", "/usr/local/lib/libreoffice/program")
NEWEST_FIRST = "libreoffice*/program"
QUIET = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard")


def program_folders() -> tuple[Path, ...]:
    """The folders LibreOffice's programs may lie in here, the likeliest first."""
    found = shutil.which("soffice")
    folders = [Path(found).resolve().parent] if found else []
    return tuple(dict.fromkeys(folder for folder in (*folders, *_usual_folders()) if folder.is_dir()))


def _usual_folders() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("ProgramFiles", "ProgramFiles(x86)", "ProgramW6432"):
            yield Path(os.environ.get(variable, "C:/Program Files")) / "LibreOffice/program"
    else:
        yield from map(Path, LINUX_FOLDERS)
        yield from sorted(Path("/opt").glob(NEWEST_FIRST), reverse=True)


def find_soffice() -> Path | None:
    """The program to start, or None where there is no LibreOffice."""
    name = "soffice.exe" if sys.platform == "win32" else "soffice"
    return next((folder / name for folder in program_folders() if (folder / name).exists()), None)


def has_screen() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@dataclass(frozen=True)
class Process:
    """An office program of ours. `endpoint` is where it listens, `scratch` the profile made for it, or None when it has
    one that stays."""

    popen: subprocess.Popen[bytes]
    endpoint: str
    scratch: Path | None

    @property
    def pid(self) -> int:
        return self.popen.pid

    @property
    def is_running(self) -> bool:
        return self.popen.poll() is None

    def hands_over(self, seconds: float = 0.5) -> bool:
        """Whether it ends by itself: the second start of a person's office leaves the work to the first."""
        try:
            self.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def end(self, seconds: float = 5) -> None:
        """Wait that long for it to go by itself, then end it and what it started, by their ids."""
        try:
            self.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            _kill(self.popen)
        if self.scratch:
            _remove(self.scratch)


def launch(program: Path, endpoint: str, headless: bool, profile: Path | None = None) -> Process:
    """Start the program listening at `endpoint` (`pipe,name=…`). A headless one gets a scratch profile unless told
    which to use; one with a window uses the person's own."""
    if not program.exists():
        raise FileNotFoundError(f"no such program: {program}")
    scratch = Path(tempfile.mkdtemp(prefix="office-profile-")) if headless and profile is None else None
    used = profile or scratch
    command = [
        str(program),
        *(("--headless", "--invisible") if headless else ()),
        *QUIET,
        *((f"-env:UserInstallation={used.absolute().as_uri()}",) if used else ()),
        f"--accept={endpoint};urp;StarOffice.ComponentContext",
    ]
    popen = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a group of its own: ended together, untouched by our Ctrl+C
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    return Process(popen, endpoint, scratch)


def _remove(folder: Path) -> None:
    """A program that is just dying may still put a file there."""
    for _ in range(20):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.1)


def _kill(popen: subprocess.Popen[bytes]) -> None:
    """The program's first process may only be a launcher: its children go too."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/PID", str(popen.pid), "/T", "/F"], check=False, capture_output=True, timeout=10)
    else:
        with suppress(ProcessLookupError):
            os.killpg(popen.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        popen.wait(5)
