"""Reads one stranger's file after another in a process of its own. Imports as little as reading needs.

Asked over stdin, answers over stdout, ends with its parent. An answer is either `("read", sheets, hidden, far, told)`
– see `cells.Read`; `told` are the `properties` – or `("refused", code, hint)`. Whatever goes wrong in here is an
answer, or the end of this process, never more.
"""

import os
import pickle
import struct
import sys
from collections.abc import Iterator, Set
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from attest_xl.books.strangers.archive import ZIP, check_archive
from attest_xl.books.strangers.compound import OLE
from attest_xl.books.strangers.limits import MB, Limits, RefusedError
from attest_xl.books.strangers.parts import Parts

LENGTH = struct.Struct(">Q")
"""What stands before each answer: how many bytes it takes."""
FELL_OVER = pickle.dumps(("refused", "READ-12", ""))
"""The answer of a worker that is not to be asked again."""


def read(path: str, limits: Limits) -> tuple[Any, ...]:
    """Read a file; the answer for the parent."""
    try:
        return _read(Path(path), limits)
    except RefusedError as refused:
        return ("refused", refused.code, refused.hint)
    except OSError:
        return ("refused", "READ-08", "")
    except MemoryError:
        return ("refused", "READ-05", f"на него не хватило {limits.memory_mb} МБ памяти")


def _read(path: Path, limits: Limits) -> tuple[Any, ...]:
    if not path.is_file():  # a folder, a link to itself, a pipe that never answers
        raise RefusedError("READ-08")
    with path.open("rb") as file:
        data = file.read(limits.file_mb * MB + 1)
    if len(data) > limits.file_mb * MB:
        raise RefusedError("READ-05", f"файл больше {limits.file_mb} МБ")
    if not data.strip():
        raise RefusedError("READ-01")
    if data.startswith(OLE):
        from attest_xl.books.strangers.closed import without_password

        data = without_password(data, path.stem, limits)
    parts = None
    if data.startswith(ZIP):
        parts = check_archive(data, limits)
    elif not data.startswith(OLE):
        from attest_xl.books.strangers.text import text_sheet

        return ("read", *text_sheet(path, data, limits), {})
    from attest_xl.books.strangers.cells import with_errors, workbook

    sheets, hidden, far = workbook(parts.data if parts else data, limits)
    if parts is not None and parts.far:
        far += _far_cells(parts, {title for title, *_ in sheets})
    if not limits.hidden:
        return ("read", sheets, hidden, far, {})
    from attest_xl.books.strangers.errors import errors_in_ods, errors_in_xls
    from attest_xl.books.strangers.properties import error_cells, mark_of, properties

    if parts is None:
        return ("read", with_errors(sheets, errors_in_xls(data)), hidden, far, mark_of(data))
    errors = {**error_cells(parts), **errors_in_ods(parts)}
    return ("read", with_errors(sheets, errors), hidden, far, {**mark_of(data), **properties(parts)})


def _far_cells(parts: Parts, read: Set[str]) -> tuple[tuple[str, int, int, int], ...]:
    """The cells left out of the sheets that were read, with the sheets' titles."""
    from attest_xl.books.strangers.properties import titles_of

    titles = titles_of(parts)
    return tuple(
        (title, *cells) for part, cells in parts.far.items() if (title := titles.get(part.lower(), "")) in read
    )


def answers(asked: BinaryIO, limits: Limits) -> Iterator[bytes]:
    """One answer for each path asked for, until the parent stops asking."""
    while True:
        try:
            path = pickle.load(asked)
        except EOFError:
            return
        _set_alarm(limits.seconds + 5)
        try:
            answer = read(path, limits)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException:  # a panic of the reader is no Exception; after it this process is not to be trusted
            yield FELL_OVER
            return
        yield pickle.dumps(answer, protocol=5)
        _set_alarm(0)


def _set_alarm(seconds: float) -> None:
    """End this process when the parent is no longer there to do it; where the system knows alarms."""
    with suppress(ImportError, AttributeError):
        import signal

        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(megabytes: int) -> None:
    """Hold the process to so much memory, where the system can; elsewhere the parent watches."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MB, megabytes * MB))


def main() -> None:
    """The first thing asked is `Limits`, then paths."""
    limits: Limits = pickle.load(sys.stdin.buffer)
    _limit_memory(limits.memory_mb)
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    for answer in answers(sys.stdin.buffer, limits):
        out.write(LENGTH.pack(len(answer)))
        out.write(answer)
        out.flush()
