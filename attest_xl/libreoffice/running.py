"""A LibreOffice that a person has started: whether it runs, and asking it to listen. On Linux and Windows."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from attest_xl.libreoffice.process import QUIET, find_soffice

PIPE = "SingleOfficeIPC_"
"""How the pipe is called through which an office hears of later starts; then comes a digest of its profile."""
SOCKETS, PIPES = Path("/proc/net/unix"), Path("//./pipe")
HANDED_OVER_WITHIN = 20
"""Seconds in which a second start has told the running office what it was asked."""


def is_running(profile: str) -> bool:
    """Whether the office with this profile (the URL of its folder) runs here; on Windows, whether any office does."""
    if sys.platform == "win32":
        return any(PIPE in pipe.name for pipe in PIPES.iterdir())
    with suppress(OSError):  # another system has no such list
        return any(line.endswith(f"{PIPE}{_digest(profile)}") for line in SOCKETS.read_text("utf-8", "replace").split())
    return False


def ask_to_listen(profile: str, pipe: str) -> bool:
    """Have the running office with this profile listen on a pipe; whether it was asked. It is a second start that does
    it: the options are handed over to the office that runs, and nothing new is started."""
    program = find_soffice()
    if program is None or not is_running(profile):
        return False
    accept = f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"
    command = [str(program), *QUIET, f"-env:UserInstallation={profile}", accept]
    nothing = subprocess.DEVNULL
    try:
        subprocess.run(command, stdin=nothing, stdout=nothing, stderr=nothing, timeout=HANDED_OVER_WITHIN, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def _digest(profile: str) -> str:
    """As the office spells it: no zeros before a byte below 16."""
    return "".join(f"{byte:x}" for byte in hashlib.md5(profile.encode("utf-16-le"), usedforsecurity=False).digest())
