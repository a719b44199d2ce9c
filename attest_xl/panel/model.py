"""What the panel does, without any window: one job at a time in a thread, events in a queue."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

from attest_xl.actions._answer import Answer, answer, guarded
from attest_xl.actions._desk import Desk
from attest_xl.actions._rebuild import rebuild
from attest_xl.actions.undo import last_done
from attest_xl.books.file import FileBook
from attest_xl.books.port import Book, BookError
from attest_xl.books.reaching import Reach, Standing
from attest_xl.panel.events import Ended, FilesAsked, Moved, PanelEvent, Stood, SureAsked
from attest_xl.panel.outcome import ended, summary
from attest_xl.panel.outside import OPENS_WITHIN, open_book
from attest_xl.schema.verbs import verb as verb_named
from attest_xl.sheets import LogLine
from attest_xl.template.wholeness import damage_of

GREETING, REBUILD, OPEN, COMPUTER, SHOW = "greeting", "rebuild", "open", "doctor", "show"
CAPTIONS = {REBUILD: "Восстановить книгу", OPEN: "Открыть книгу", COMPUTER: "Проверить компьютер"}
"""What the panel does beside the verbs, with a button each."""
THE_BOOK = "Книга района"
LOOK_EVERY = 2.0
"""Seconds between two looks at how the workbook stands."""
STOPPED = "Прервано."

T = TypeVar("T")


class Stopped(BaseException):
    """The person does not want the job to go on; no error, so nothing on the way takes it for one."""


class Panel:
    """A master and the job being done on it. Methods are called by the window's thread; work is done in another."""

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        self._reach = Reach(self.path)
        self._events: SimpleQueue[PanelEvent] = SimpleQueue()
        self._thread: Thread | None = None
        self._stop = Event()

    @property
    def busy(self) -> bool:
        """Whether a job is under way, or its end has not been told yet."""
        return self._thread is not None

    def start(self, job: str, sheet: str = "") -> bool:
        """Begin a verb or another job, `SHOW` with the sheet to be shown; whether it was begun: there is one job at a
        time."""
        if self.busy:
            return False
        self._stop.clear()
        self._thread = Thread(target=self._run, args=(job, sheet), daemon=True)
        self._thread.start()
        return True

    def stop(self) -> None:
        """Ask the job to end at its next step; what it has begun is taken back."""
        self._stop.set()

    def watch(self) -> None:
        """From now on tell whenever the workbook comes to stand otherwise."""
        Thread(target=self._watch, daemon=True).start()

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

    def _run(self, job: str, sheet: str) -> None:
        caption = CAPTIONS.get(job) or (THE_BOOK if job in (GREETING, SHOW) else verb_named(job).caption)
        beside: dict[str, Callable[[], Answer]] = {
            GREETING: self._greet,
            OPEN: lambda: open_book(self.path),
            SHOW: lambda: self._shown(sheet),
            REBUILD: self._rebuilt,
            COMPUTER: self._examined,
        }
        done = guarded(job, beside.get(job) or (lambda: self._done(job)), caption)
        self._events.put(Stood(self._reach.look()))
        self._events.put(ended("" if job == SHOW else job, caption, done))

    def _watch(self) -> None:
        last: Standing | None = None
        while True:
            if not self.busy and (standing := self._reach.look()) != last:
                last = standing
                self._events.put(Stood(standing))
            time.sleep(LOOK_EVERY)

    def _done(self, verb: str) -> Answer:
        with self._reach.working() as work:

            def pick(title: str) -> Sequence[Path]:
                with work.free():
                    return self._ask(lambda take: FilesAsked(title, take))

            try:
                if verb == "undo":
                    with work.free():
                        if not self._is_sure(work.book):
                            return Answer("Ничего не отменено.")
                return answer(verb, work.book, pick, self._progress, work.give_up)
            except Stopped:
                return Answer(STOPPED + (work.give_up() or " В книге ничего не изменилось."))

    def _progress(self, done: int, total: int, what: str) -> None:
        if self._stop.is_set():
            raise Stopped
        self._events.put(Moved(done, total, what))

    def _is_sure(self, book: Book) -> bool:
        """Whether the last action is to be undone; without one to undo the verb itself says so."""
        last = last_done(Desk(book, datetime.now().astimezone().date()))
        if last is None:
            return True
        question = (
            f"Отменить «{last.action}» от {last.at}? Книга станет такой, какой была перед этим действием; "
            "нынешняя останется в папке «Копии»."
        )
        return self._ask(lambda take: SureAsked(verb_named("undo").caption, question, "Да, отменить", take))

    def _ask(self, event: Callable[[Callable[[T], None]], PanelEvent]) -> T:
        """Put the question to the window and wait for the answer."""
        given, told = list[T](), Event()

        def take(value: T) -> None:
            given.append(value)
            told.set()

        self._events.put(event(take))
        told.wait()
        return given[0]

    def _greet(self) -> Answer:
        """What is to be said before anything was done: what it did last, who holds the book, what it has lost."""
        lines = ["Выберите действие слева. Что получилось, появится здесь.", *self._last()]
        standing = self._reach.look()
        if not standing.reached and standing.holder is not None:
            holder = standing.holder
            raise BookError("BOOK-01", self.path.name, who=holder.named, lock=holder.lock)
        lost = damage_of(self.path) if standing.holder is None else ()
        if lost:
            lines += ["Книга повреждена другой программой – нажмите «Восстановить книгу»:", *summary(lost)]
        return Answer("\n".join(lines), bool(lost))

    def _last(self) -> tuple[str, ...]:
        """The last line of «Журнал»."""
        with suppress(BookError, OSError):
            lines = Desk(FileBook(self.path), datetime.now().astimezone().date()).read(LogLine).records
            return tuple(f"Последнее действие – «{one.action}», {one.at}:\n{one.outcome}" for one in lines[-1:])
        return ()

    def _shown(self, sheet: str) -> Answer:
        """Bring the sheet before the person, in the program that has the workbook open or opens it."""
        said, last = Answer(f"Лист «{sheet}» показан в открытой книге."), time.monotonic() + OPENS_WITHIN
        if self._reach.show(sheet):
            return said
        opened = open_book(self.path)
        while not opened.grave and time.monotonic() < last:
            if self._reach.show(sheet):
                return said
            time.sleep(0.5)
        return opened

    def _rebuilt(self) -> Answer:
        try:
            report = rebuild(self.path)
        except FileExistsError as error:
            return Answer(
                f"Рядом уже есть книга {Path(str(error)).name}. Уберите её или переименуйте и повторите.", True
            )
        self.path = Path(str(report.facts["master"]))
        self._reach = Reach(self.path)
        return Answer(report.said, report.needs_person, report)

    def _examined(self) -> Answer:
        from attest_xl.setup.doctor import examine, subject_of
        from attest_xl.setup.this_machine import ThisMachine

        ill = [one for one in examine(ThisMachine(), subject_of(self.path)) if one.fix]
        lines = [line for one in ill for line in (one.said, f"    {one.fix}")]
        head = f"Замечаний: {len(ill)}." if ill else "С компьютером и книгой всё в порядке."
        return Answer("\n".join((head, *lines)), bool(ill))
