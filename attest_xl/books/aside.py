"""The book as it was before an action, set aside on disk while the action works on the open book: for whoever takes the
place of a process that was killed in the middle of it."""

from contextlib import suppress
from pathlib import Path

from attest_xl.books.saving import COPIES


def _place(path: Path) -> Path:
    return path.resolve().parent / COPIES / f".before {path.name}"


def set_aside(path: Path, data: bytes) -> None:
    """Keep this until `clear`; where it cannot be written the action goes on without."""
    with suppress(OSError):
        _place(path).parent.mkdir(exist_ok=True)
        _place(path).write_bytes(data)


def clear(path: Path) -> None:
    """The action has come to its end."""
    with suppress(OSError):
        _place(path).unlink(missing_ok=True)


def left_aside(path: Path) -> Path | None:
    """What an action has set aside that did not come to its end; `None` where none had begun to change the book."""
    return _place(path) if _place(path).is_file() else None
