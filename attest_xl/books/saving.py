"""A workbook's file on disk: read once, written whole or not at all, copied before every action."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from attest_xl.books.holders import holder_of
from attest_xl.books.port import BookError
from attest_xl.books.unfinished import SUFFIX, held, sweep_files, sweep_folders

COPIES = "Копии"
KEPT = 20
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A file as it was read."""

    data: bytes
    digest: bytes


def take(path: Path) -> Snapshot:
    """Read the file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refusal(error, path, reading=True) from error
    return Snapshot(data, _digest(data))


def replace(path: Path, data: bytes, read: Snapshot) -> Snapshot:
    """Put the new content in the file's place, unless the file is held, may not be written, or is no longer what was
    read. Stopped at any moment, the old file or the new one is there, whole."""
    path = path.resolve()  # a link stays a link

    def ensure_ours() -> None:
        ensure_free(path)
        if take(path).digest != read.digest:
            raise BookError("BOOK-02", path.name)

    ensure_ours()
    try:
        _sweep(path)
        _written_whole(path, data, path, ensure_ours)
    except OSError as error:
        raise refusal(error, path) from error
    return Snapshot(data, _digest(data))


def create(path: Path, data: bytes, like: Path) -> None:
    """Write a file that is not there yet, with the rights of `like`. Raises `FileExistsError` when it is there."""
    if path.exists():
        raise FileExistsError(path)
    try:
        _written_whole(path, data, like)
    except OSError as error:
        raise refusal(error, path) from error


def back_up(
    path: Path,
    reason: str,
    now: Callable[[], datetime] = lambda: datetime.now().astimezone(),
    data: bytes | None = None,
) -> Path:
    """Copy the file into the folder of copies, as it is on disk or as `data` has it; the last ones stay. `reason`
    completes "перед …"."""
    folder = path.resolve().parent / COPIES
    try:
        folder.mkdir(exist_ok=True)
        copy = _free_name(folder, path, now(), reason)
        _written_whole(copy, path.read_bytes() if data is None else data, path)
        for old in copies_of(path)[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        raise refusal(error, path) from error
    return copy


def copy_named(path: Path, name: str) -> bytes:
    """What the copy of that name holds. Raises `BookError` when it is gone."""
    copy = next((copy for copy in copies_of(path) if copy.name == name), None)
    if copy is None:
        raise BookError("BOOK-21", path.name, copy=name)
    return take(copy).data


def copies_of(path: Path) -> tuple[Path, ...]:
    """The copies of this book, oldest first."""
    return tuple(file for *_, file in _dated_copies(path))


def _dated_copies(path: Path) -> list[tuple[str, int, Path]]:
    """The second of each copy, its number within the second, and its file."""
    name = re.compile(
        rf"{re.escape(path.stem)} (\d{{4}}-\d\d-\d\d \d\d-\d\d-\d\d)(?: \((\d+)\))? перед .*{re.escape(path.suffix)}"
    )
    folder = path.resolve().parent / COPIES
    found = ((name.fullmatch(file.name), file) for file in folder.glob("*"))
    return sorted((match[1], int(match[2] or 1), file) for match, file in found if match)


def refusal(error: OSError, path: Path, *, reading: bool = False) -> BookError:
    """What the system's refusal means for a person."""
    if isinstance(error, FileNotFoundError):
        code = "FILE-04"
    elif reading:
        code = "FILE-05"
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        code = "BOOK-03"
    else:
        code = "BOOK-04" if error.errno in _FULL else "BOOK-05"
    return BookError(code, path.name, reason=error.strerror or str(error))


def ensure_free(path: Path) -> None:
    """Raises `BookError` when another program holds the book or it may not be written."""
    if (holder := holder_of(path)) is not None:
        raise BookError("BOOK-01", path.name, who=holder.named, lock=holder.lock)
    with suppress(OSError):  # a file that is gone is told by reading it
        if not (path.stat().st_mode & 0o222 and os.access(path, os.W_OK)):
            raise BookError("BOOK-03", path.name)


def _written_whole(target: Path, data: bytes, like: Path, last_look: Callable[[], None] = lambda: None) -> None:
    """Write under another name in the same folder, make sure it is on disk, look once more, then rename."""
    handle, name = tempfile.mkstemp(prefix=_unfinished(target), suffix=SUFFIX, dir=target.parent)
    fresh = Path(name)
    try:
        with held(fresh):
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            shutil.copymode(like, fresh)
            last_look()
            fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Make the renaming itself last; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(path: Path) -> None:
    """Remove what earlier work, ended by force, left beside the book and among its copies."""
    beginning = _unfinished(path)[:-1]
    for folder in (path.parent, path.parent / COPIES):
        sweep_files(file for file in folder.glob(f".*{SUFFIX}") if file.name.startswith(beginning) and file.is_file())
    sweep_folders(path.parent)


def _unfinished(path: Path) -> str:
    return f".{path.stem[:40]}."


def _free_name(folder: Path, path: Path, at: datetime, reason: str) -> Path:
    second = f"{at:%Y-%m-%d %H-%M-%S}"
    number = max((number for taken, number, _ in _dated_copies(path) if taken == second), default=0) + 1
    said = _NOT_IN_NAMES.sub(" ", reason).strip()[:60].rstrip(" .")
    return folder / f"{path.stem} {second}{f' ({number})' if number > 1 else ''} перед {said}{path.suffix}"


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
