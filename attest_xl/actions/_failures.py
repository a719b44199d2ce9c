"""The log of what went wrong inside the program: in English, for developers, with no word from anybody's cells."""

import os
import sys
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from attest_xl import __version__

LOG = "attest-xl.log"
LONGEST = 1_000_000
"""Bytes after which the log is begun anew."""


def state_folder() -> Path:
    """Where the program keeps what is neither a document nor a setting of this user."""
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local")) / "attest-xl"
    if sys.platform == "darwin":
        return home / "Library/Logs/attest-xl"
    return Path(os.environ.get("XDG_STATE_HOME", home / ".local/state")) / "attest-xl"


def noted(verb: str, error: BaseException) -> Path:
    """Write down where the error arose; the log's path. Its message stays out: it may quote a cell."""
    log = state_folder() / LOG
    with suppress(OSError):  # a log that cannot be written must not hide the error itself
        log.parent.mkdir(parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LONGEST:
            log.unlink()
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join(_lines(verb, error)) + "\n\n")
    return log


def _lines(verb: str, error: BaseException) -> list[str]:
    at = datetime.now().astimezone().isoformat(timespec="seconds")
    lines = [f"{at} attest-xl {__version__} Python {sys.version.split()[0]} {sys.platform}: {verb} failed"]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(f"{type(chain).__module__}.{type(chain).__qualname__}")
        lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(chain.__traceback__)]
        chain = chain.__cause__ or chain.__context__
    return lines
