"""A crew of limited workers on this computer, and the same crew as a task for somebody else's pool of computers."""

import os
import tempfile
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from queue import LifoQueue
from threading import Event, Thread

from attest_xl.books.strangers.limits import Limits
from attest_xl.books.strangers.process import Worker

LOOK_EVERY = 0.05
"""Seconds between two looks at the workers."""


class Crew:
    """So many workers; whichever is free reads the next file. A worker that is never needed is never started."""

    def __init__(self, count: int, limits: Limits) -> None:
        self._workers = [Worker(limits) for _ in range(count)]
        self._idle: LifoQueue[Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._pool = ThreadPoolExecutor(count)
        self._over = Event()
        Thread(target=_watch, args=(self._workers, self._over), daemon=True).start()

    def read(self, path: str) -> bytes:
        """The answer about the file, packed (`process.unpacked`); waits until a worker is free."""
        worker = self._idle.get()
        try:
            return worker.read(Path(path))
        finally:
            self._idle.put(worker)

    def submit(self, path: str) -> Future[bytes]:
        """The same, later."""
        return self._pool.submit(self.read, path)

    def end(self) -> None:
        """End the workers, whatever they are doing."""
        self._over.set()
        for worker in self._workers:
            worker.end()
        self._pool.shutdown(cancel_futures=True)


def read_there(path: str, limits: Limits) -> bytes:
    """Read a file on the computer and in the process where this is called, which need not be the caller's. The path
    must mean the same there. The process keeps its crew for the next file and takes it along when it ends."""
    return _crew_of_process(limits, os.getpid()).read(path)


def read_sent(name: str, data: bytes, limits: Limits) -> bytes:
    """Read a file that lies only on the computer of the one who asks: it comes along, with the name it has there."""
    with tempfile.TemporaryDirectory(prefix="attest-xl-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read_there(str(path), limits)


@cache
def _crew_of_process(limits: Limits, process: int) -> Crew:
    """One crew a process: a forked one must not ask its parent's workers."""
    return Crew(os.cpu_count() or 1, limits)


def _watch(workers: Sequence[Worker], over: Event) -> None:
    while not over.wait(LOOK_EVERY):
        for worker in workers:
            worker.look()
