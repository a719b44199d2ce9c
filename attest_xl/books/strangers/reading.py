"""Strangers' files, read in worker processes that may take only so long and so much memory, and may die.

A worker lives as long as the files last; one that was too slow, too greedy or fell over is replaced, and its file is
refused with a finding. Nothing a file holds can stop the others or this process.
"""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from attest_xl.books.strangers.crew import Crew, read_sent, read_there
from attest_xl.books.strangers.limits import MB, Limits
from attest_xl.books.strangers.process import unpacked
from attest_xl.books.strangers.worker import FELL_OVER
from attest_xl.findings import Finding, Place
from attest_xl.schema.grid import Grid

Progress = Callable[[int, int, str], None]
"""Called after each file: how many are done, of how many, the file's name."""

AHEAD_MB, SMALL = 3, 16_384
"""So many megabytes of files are read before they are asked after; each counts for at least so many bytes."""
HERE, ELSEWHERE = 8, 32
"""The most files read at once on this computer, and in a pool whose size nobody tells."""
UNPACKED = "attest-xl-"
"""How the name begins of the temporary folder in which archives are unpacked: other computers do not see it."""
TEMPORARY = ("~$", ".~lock.")
"""How the names begin of files that office programs put beside an open book."""


USUAL = Limits()


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file gave: its sheets, or why it was refused; `notes` are findings that stop nothing. Where hidden sheets
    are read too, `properties` are what it tells of itself (`properties.py`)."""

    path: Path
    grids: tuple[Grid, ...] = ()
    refusal: Finding | None = None
    notes: tuple[Finding, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict[str, str])


def read_files(
    paths: Iterable[Path], limits: Limits = USUAL, progress: Progress | None = None, workers: int | None = None
) -> Iterator[tuple[Path, tuple[Grid, ...] | Finding]]:
    """Each file's visible sheets, or the finding why it was refused, in the order given."""
    for result in read_each(paths, limits, progress, workers):
        yield result.path, result.refusal or result.grids


def read_each(
    paths: Iterable[Path],
    limits: Limits = USUAL,
    progress: Progress | None = None,
    workers: int | None = None,
    executor: Executor | None = None,
) -> Generator[FileRead]:
    """What each file gave, in the order given; only a few files are held in memory at a time. Reading begins at once:
    whoever asks may do something else before the first result is wanted.

    With an `executor` – of processes, of a cluster – each file is read in a limited worker wherever the executor runs
    it; `workers` then says how many run there at once.
    """
    files = [path for path in paths if not path.name.startswith(TEMPORARY)]
    count = _at_once(len(files), workers, executor)
    results = _results(files, count, progress, _reading(count, limits, executor))
    next(results)
    return results


def _results(
    files: Sequence[Path],
    count: int,
    progress: Progress | None,
    reading: AbstractContextManager[Callable[[Path], Future[bytes]]],
) -> Generator[FileRead]:
    """What each file gave; before that a value that only says that the first files have been asked for."""
    with reading as read:
        ahead = _Ahead(files, 2 * count)
        waiting = deque((path, read(path)) for path in ahead.more())
        yield FileRead(Path())
        for done in range(1, len(files) + 1):
            first, answer = waiting.popleft()
            result = _result(first, unpacked(_answer(answer)))
            ahead.taken()
            waiting.extend((path, read(path)) for path in ahead.more())
            if progress is not None:
                progress(done, len(files), first.name)
            yield result


class _Ahead:
    """Which files may be asked for by now: so many at once, and more of them while they are small. So the workers have
    something to do whatever keeps the one who asks, and little is held."""

    def __init__(self, files: Sequence[Path], count: int) -> None:
        self._rest = deque(files)
        self._least = count
        self._asked_for = deque[int]()

    def more(self) -> Iterator[Path]:
        """The next files."""
        while self._rest and (len(self._asked_for) < self._least or sum(self._asked_for) < AHEAD_MB * MB):
            self._asked_for.append(_size(self._rest[0]))
            yield self._rest.popleft()

    def taken(self) -> None:
        """The first of the files asked for is no longer waited for."""
        self._asked_for.popleft()


def _size(path: Path) -> int:
    """How large the file is; the smallest count for more, so that they are not too many."""
    try:
        return max(path.stat().st_size, SMALL)
    except (OSError, ValueError):
        return SMALL


def _at_once(files: int, workers: int | None, executor: Executor | None) -> int:
    if executor is not None:
        return min(workers or ELSEWHERE, files)
    return min(workers or os.cpu_count() or 1, files, HERE) or 1


@contextmanager
def _reading(count: int, limits: Limits, executor: Executor | None) -> Generator[Callable[[Path], Future[bytes]]]:
    """What asks for a file to be read, here or elsewhere."""
    if executor is not None:
        yield lambda path: _elsewhere(executor, path.resolve(), limits)
        return
    crew = Crew(count, limits)
    try:
        yield lambda path: crew.submit(str(path))
    finally:
        crew.end()


def _elsewhere(executor: Executor, path: Path, limits: Limits) -> Future[bytes]:
    """Ask another computer to read a file that both see; one out of an archive is sent along."""
    if path.parent.name.startswith(UNPACKED):
        with path.open("rb") as file:
            return executor.submit(read_sent, path.name, file.read(limits.file_mb * MB + 1), limits)
    return executor.submit(read_there, str(path), limits)


def _answer(future: Future[bytes]) -> bytes:
    """The answer; a computer that was lost with the file costs no more than the file."""
    try:
        return future.result()
    except Exception:  # each pool has its own errors
        return FELL_OVER


def _result(path: Path, answer: tuple[Any, ...]) -> FileRead:
    if answer[0] == "refused":
        _, code, hint = answer
        return FileRead(path, refusal=Finding(code, Place("", file=path.name), details=(("hint", hint),)))
    _, sheets, hidden, far, told = answer
    beyond = {name: cells for name, *_, cells in far}
    grids = tuple(
        Grid(name, rows, file=path.name, merged=merged, beyond=beyond.get(name, 0)) for name, rows, merged in sheets
    )
    notes = [Finding("READ-11", Place(name, file=path.name)) for name in hidden]
    notes += [Finding("READ-13", Place(name, row, column, file=path.name)) for name, row, column, _ in far]
    return FileRead(path, grids, notes=tuple(notes), properties=told)
