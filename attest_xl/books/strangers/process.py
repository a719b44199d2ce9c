"""One worker process from the parent's side: asked, watched, ended, replaced."""

import io
import pickle
import signal
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import Any

from attest_xl.books.strangers.limits import Limits
from attest_xl.books.strangers.memory import enforced_by_system, resident_mb
from attest_xl.books.strangers.worker import FELL_OVER, LENGTH

START = "import sys; sys.path[:0] = sys.argv[1:]; from attest_xl.books.strangers.worker import main; main()"
OUT_OF_MEMORY = -signal.SIGABRT
"""How a reader written in Rust ends when it gets no memory."""
OUT_OF_TIME = -getattr(signal, "SIGALRM", 0) or None
"""How a worker ends that its own alarm has ended."""
STARTING = 5.0
"""Seconds a new worker may take on top of the file's own, on a machine that is busy."""


class Worker:
    """A process that reads files, started when it is first asked. Used by one thread at a time; `look` by another."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._until: float | None = None
        self._killed_for = ""
        self._ended = False

    def read(self, path: Path) -> bytes:
        """The worker's answer, packed as it came; a worker that gave none is replaced, and its file refused."""
        if self._ended:
            return FELL_OVER
        grace = 0.0 if self._process else STARTING
        process = self._process = self._process or self._start()
        self._killed_for, self._until = "", monotonic() + self._limits.seconds + grace
        try:
            answer = _ask(process, path)
        except (OSError, EOFError):
            answer = b""
        self._until = None
        if answer in (b"", FELL_OVER):
            self._drop()
        return answer or self._refusal(process.returncode)

    def look(self) -> None:
        """End the process when its time is over or its memory too much."""
        process, until = self._process, self._until
        if process is None or until is None:
            return
        if monotonic() >= until:
            self._killed_for = "time"
            process.kill()
        elif not enforced_by_system() and resident_mb(process.pid) > self._limits.memory_mb:
            self._killed_for = "memory"
            process.kill()

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._ended = True
        self._drop()

    def _start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [_interpreter(), "-I", "-S", "-X", "utf8", "-c", START, *_folders()],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0,
        )
        _tell(process, self._limits)
        return process

    def _drop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def _refusal(self, exit_code: int) -> bytes:
        if self._killed_for == "time" or exit_code == OUT_OF_TIME:
            return pickle.dumps(("refused", "READ-06", f"{self._limits.seconds:g}"))
        if self._killed_for == "memory" or exit_code == OUT_OF_MEMORY:
            return pickle.dumps(("refused", "READ-05", f"на него не хватило {self._limits.memory_mb} МБ памяти"))
        return FELL_OVER


class _Plain(pickle.Unpickler):
    """Takes dates and what needs no name: an answer is data, whoever wrote it."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        if (module_name, global_name) == ("datetime", "date"):
            return date
        raise pickle.UnpicklingError(global_name)


def unpacked(answer: bytes) -> tuple[Any, ...]:
    """What an answer says (`worker`)."""
    try:
        return _Plain(io.BytesIO(answer)).load()
    except Exception:  # whoever wrote it: these bytes can make the reader of pickles raise anything
        return pickle.loads(FELL_OVER)


def _ask(process: subprocess.Popen[bytes], path: Path) -> bytes:
    _tell(process, str(path))
    if process.stdout is None or len(length := process.stdout.read(LENGTH.size)) < LENGTH.size:
        raise EOFError
    (size,) = LENGTH.unpack(length)
    if len(answer := process.stdout.read(size)) < size:
        raise EOFError
    return answer


def _tell(process: subprocess.Popen[bytes], what: Any) -> None:
    if process.stdin is None:
        raise EOFError
    process.stdin.write(pickle.dumps(what))
    process.stdin.flush()


def _interpreter() -> str:
    """The Python that runs a worker: this one, or the one beside the program in which this one is embedded."""
    own, home = Path(sys.executable or ""), Path(sys.base_exec_prefix)
    known = (home / "python.exe", home / "bin" / "python3", home / "bin" / "python")
    if own.stem.lower().startswith("python"):
        return str(own)
    return str(next((found for found in known if found.exists()), own))


def _folders() -> tuple[str, ...]:
    """Where a worker finds this package and the reader; it looks nowhere else."""
    reader = find_spec("python_calamine")
    found = [Path(__file__).parents[3], *([Path(reader.origin).parents[1]] if reader and reader.origin else [])]
    return tuple(map(str, found))
