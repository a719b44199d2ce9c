"""What is being written under a name that nobody takes for a document: kept from others while work goes on, removed
when it was left behind by work that was ended by force."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows, which by itself keeps a file from being removed while it is open
    fcntl = None

FOLDER, SUFFIX = ".attest-xl.", ".tmp"
"""How the name of a folder begins in which files wait for their delivery, and how all unfinished names end."""
_LEFT_BEHIND = 86_400  # seconds after which unfinished work is rubbish, even where no lock can tell


@contextmanager
def held(path: Path) -> Generator[None]:
    """Keep other runs from taking the file or folder for rubbish."""
    if fcntl is None:
        yield
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError):  # a disk in the network may know no locks
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


@contextmanager
def hidden_folder(place: Path) -> Generator[Path]:
    """A hidden folder in `place` that goes with all that is still in it; those that were left behind go before."""
    sweep_folders(place)
    hidden = Path(tempfile.mkdtemp(prefix=FOLDER, suffix=SUFFIX, dir=place))
    try:
        with held(hidden):
            yield hidden
    finally:
        shutil.rmtree(hidden, ignore_errors=True)


def sweep_folders(place: Path) -> None:
    """Remove hidden folders in which nobody works any more."""
    for folder in place.glob(f"{FOLDER}*{SUFFIX}"):
        if folder.is_dir() and _is_left(folder, unknown=False):
            shutil.rmtree(folder, ignore_errors=True)


def sweep_files(found: Iterable[Path]) -> None:
    """Remove those of the unfinished files that nobody is writing any more."""
    for file in found:
        with suppress(OSError):  # where no lock tells that it is being written, the system itself keeps it
            if _is_left(file, unknown=True):
                file.unlink()


def _is_left(path: Path, *, unknown: bool) -> bool:
    """Whether nobody works on it any more; `unknown` is the answer where no lock can tell."""
    with suppress(OSError):
        if time.time() - path.stat().st_mtime > _LEFT_BEHIND:
            return True
    if fcntl is None:
        return unknown
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
