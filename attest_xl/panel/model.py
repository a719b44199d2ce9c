"""What the panel does, without any window: one job at a time in a thread, events in a queue."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import IO

from attest_xl.actions._answer import Answer, answer, guarded
from attest_xl.actions._rebuild import rebuild
from attest_xl.books.file import FileBook
from attest_xl.books.holders import holder_of
from attest_xl.findings import Finding, Severity
from attest_xl.schema.verbs import verb as verb_named
from attest_xl.template.wholeness import damage_of

REBUILD, OPEN, COMPUTER = "rebuild", "open", "doctor"
CAPTIONS = {REBUILD: "Восстановить книгу", OPEN: "Открыть книгу", COMPUTER: "Проверить компьютер"}
"""What the panel does beside the verbs."""
SHOWN = 12
"""How many kinds of findings a result lists."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Work goes on: `done` of `total`."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The job wants files and waits until `take` is called with them."""

    title: str
    take: Callable[[Sequence[Path]], None]


@dataclass(frozen=True, slots=True)
class Ended:
    """The job is over: `lines` are what to show, the first is the sentence; `grave` where it has to be noticed."""

    caption: str
    lines: tuple[str, ...]
    grave: bool


OPENS_WITHIN = 60
"""Seconds in which an office program that opens the book has said so."""

PanelEvent = Moved | Asked | Ended


class Panel:
    """A master and the job being done on it. Methods are called by the window's thread; work is done in another."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._events: SimpleQueue[PanelEvent] = SimpleQueue()
        self._thread: Thread | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is under way, or its end has not been told yet."""
        return self._thread is not None

    def start(self, job: str) -> bool:
        """Begin a verb, or one of `CAPTIONS`; whether it was begun: there is one job at a time."""
        if self.busy:
            return False
        self._thread = Thread(target=self._run, args=(job,), daemon=True)
        self._thread.start()
        return True

    def events(self) -> Iterator[PanelEvent]:
        """What has happened since the last look."""
        while True:
            try:
                event = self._events.get_nowait()
            except Empty:
                return
            if isinstance(event, Ended):
                self._thread = None
            yield event

    def greeting(self) -> Ended:
        """What is to be said before anything was done: who holds the book, what it has lost."""
        holder = holder_of(self.path)
        lost = damage_of(self.path)
        lines = ["Выберите действие слева. Что получилось, появится здесь."]
        if holder is not None:
            who = f"{holder.program}: {holder.who}" if holder.who else holder.program
            lines.append(f"Книгу держит {who}. Закройте её, чтобы работать отсюда.")
        if lost:
            lines += ["Книга повреждена другой программой – нажмите «Восстановить книгу»:", *summary(lost)]
        return Ended("Готово к работе", tuple(lines), bool(lost or holder))

    def _run(self, job: str) -> None:
        caption = CAPTIONS.get(job) or verb_named(job).caption
        beside = {OPEN: self._opened, REBUILD: self._rebuilt, COMPUTER: self._examined}
        ended = guarded(job, beside.get(job) or (lambda: self._done(job)), caption)
        findings = ended.report.findings if ended.report is not None else ()
        self._events.put(Ended(caption, (*ended.said.split("\n"), *summary(findings)), ended.grave))

    def _done(self, verb: str) -> Answer:
        return answer(verb, FileBook(self.path), self._pick, self._progress)

    def _progress(self, done: int, total: int, what: str) -> None:
        self._events.put(Moved(done, total, what))

    def _pick(self, title: str) -> Sequence[Path]:
        """Ask the window for files and wait for them."""
        chosen, given = list[Path](), Event()

        def take(files: Sequence[Path]) -> None:
            chosen.extend(files)
            given.set()

        self._events.put(Asked(title, take))
        given.wait()
        return chosen

    def _rebuilt(self) -> Answer:
        try:
            report = rebuild(self.path)
        except FileExistsError as error:
            return Answer(
                f"Рядом уже есть книга {Path(str(error)).name}. Уберите её или переименуйте и повторите.", True
            )
        self.path = Path(str(report.facts["master"]))
        return Answer(report.said, report.needs_person, report)

    def _opened(self) -> Answer:
        """Open the book with its buttons live, in a process of its own that goes on without us."""
        command = [sys.executable, "-m", "attest_xl", "open", str(self.path)]
        with tempfile.TemporaryFile() as told:  # no pipe: the process may speak after the panel has gone
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=told, start_new_session=True)
            said, last = "", time.monotonic() + OPENS_WITHIN
            while not said and process.poll() is None and time.monotonic() < last:
                time.sleep(0.1)
                said = _first_line(told)
            return Answer(said or _first_line(told) or "Книга открывается.", bool(process.poll()))

    def _examined(self) -> Answer:
        from attest_xl.setup.doctor import examine, subject_of
        from attest_xl.setup.this_machine import ThisMachine

        ill = [one for one in examine(ThisMachine(), subject_of(self.path)) if one.fix]
        lines = [line for one in ill for line in (one.said, f"    {one.fix}")]
        head = f"Замечаний: {len(ill)}." if ill else "С компьютером и книгой всё в порядке."
        return Answer("\n".join((head, *lines)), bool(ill))


def _first_line(told: IO[bytes]) -> str:
    told.seek(0)
    return told.readline().decode("utf-8", "replace").strip()


def summary(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The findings by kind, gravest first: how grave, what, how many."""
    counts: dict[tuple[int, str], int] = {}
    grades = tuple(Severity)
    for finding in findings:
        key = (grades.index(finding.severity), finding.entry.title)
        counts[key] = counts.get(key, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (item[0][0], -item[1]))
    lines = [f"{grades[grade].value}: {title} – {count}" for (grade, title), count in ranked[:SHOWN]]
    return (*lines, f"… и ещё видов: {len(ranked) - SHOWN}") if len(ranked) > SHOWN else tuple(lines)
