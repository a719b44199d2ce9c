"""Takes the companion's place when that is killed: a process that waits beside it and costs nothing meanwhile.

Whoever is killed in the middle of an action leaves the book half changed and its window deaf to keys and clicks; only
another process can put that right.

    python -m attest_xl.standby BOOK        (its standard input ends when the companion does)
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

GOOD_END = b"."
"""What is said to it when there is nothing to take over."""
ASKED = 30
"""How often an office is asked that may be busy with the one who was killed."""
STOPPED = "Программа остановилась посреди действия."
AS_BEFORE = "Книга снова такая, какой была до действия."
UNCHANGED = "Книга не изменилась."
WORKING = "Кнопки снова работают."


@contextmanager
def standing_by(path: Path) -> Generator[None]:
    """Somebody waits within to take over; not when the work ends by itself or by Ctrl+C."""
    command = [sys.executable, "-m", "attest_xl.standby", str(path)]
    nothing = subprocess.DEVNULL
    waiting = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=nothing,
        stderr=nothing,
        start_new_session=True,  # what ends the companion's group must not end it
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        yield
    except KeyboardInterrupt:
        _let_go(waiting)
        raise
    else:
        _let_go(waiting)
    finally:
        if waiting.stdin is not None:
            with suppress(OSError):  # it has ended, and with it the other end
                waiting.stdin.close()


def _let_go(waiting: subprocess.Popen[bytes]) -> None:
    with suppress(OSError, subprocess.TimeoutExpired):
        waiting.communicate(GOOD_END, timeout=10)


def take_over(path: Path) -> None:
    """Serve the book where it is still open, after whatever was begun has been taken back."""
    from attest_xl.books.live.book import announce
    from attest_xl.books.opening import is_of, listening
    from attest_xl.companion import Companion

    app = next((app for _ in range(ASKED) if (app := listening(path)) is not None), None)
    if app is None or not any(is_of(book, path) for book in app.books):
        return
    said = "" if app.interactive else _taken_back(app, path)
    companion = Companion(app, path)
    if said:
        announce(app, said, grave=True)
    with standing_by(path):
        companion.serve()


def _taken_back(app: Any, path: Path) -> str:
    """Let the window take input again and bring the book back as it was before the action; what to say of it."""
    from attest_xl.books import saving
    from attest_xl.books.aside import left_aside
    from attest_xl.books.live.book import FAILURE, LiveBook
    from attest_xl.books.opening import opened
    from attest_xl.books.port import BookError

    book = opened(app, path)
    app.interactive = app.screen_updating = True
    app.calculation = "automatic"
    made = left_aside(path)
    if made is None:
        return f"{STOPPED} {UNCHANGED} {WORKING}"
    copy = saving.back_up(path, FAILURE, data=made.read_bytes())
    try:
        LiveBook(book).restore(copy.name)
    except BookError as error:
        return f"{STOPPED} Книга до действия – в копии «{copy.name}»: {error.finding.message}"
    return f"{STOPPED} {AS_BEFORE} {WORKING}"


def main() -> None:
    """Wait for the companion to end, and see how."""
    if not sys.stdin.buffer.read():
        take_over(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
