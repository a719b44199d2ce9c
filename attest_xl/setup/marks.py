"""The mark that a file comes from the internet: Excel runs no macros of a marked workbook."""

import subprocess
from pathlib import Path

from attest_xl.setup.machine import System

STREAM = ":Zone.Identifier"  # a second stream of the file, on NTFS
_INTERNET = ("ZoneId=3", "ZoneId=4")
QUARANTINE = "com.apple.quarantine"
_SECONDS = 10


def is_marked(path: Path, system: System) -> bool:
    """Whether the file has the mark. A zone below "internet" (the intranet, this computer) is none."""
    if system == "windows":
        try:
            said = Path(f"{path}{STREAM}").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        return any(zone in said for zone in _INTERNET)
    return system == "macos" and _xattr("-p", path)


def unmark(path: Path, system: System) -> bool:
    """Take the mark off; whether it is off now."""
    if system == "windows":
        try:
            Path(f"{path}{STREAM}").unlink(missing_ok=True)
        except OSError:
            return False
        return True
    return system != "macos" or not _xattr("-p", path) or _xattr("-d", path)


def _xattr(option: str, path: Path) -> bool:
    try:
        done = subprocess.run(
            ["xattr", option, QUARANTINE, str(path)], capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0
