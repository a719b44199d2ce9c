"""What a person who pressed a button gets to know, whatever happens: never a traceback, never silence."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from attest_xl.actions._changes import Progress, Report
from attest_xl.actions._desk import Desk
from attest_xl.actions._failures import noted
from attest_xl.actions._perform import perform
from attest_xl.books.port import Book, BookError
from attest_xl.schema.verbs import verb as verb_named
from attest_xl.sheets import Conflict


@dataclass(frozen=True, slots=True)
class Wanted:
    """The files a verb reads: what the person is asked to choose, and the setting that names their folder."""

    title: str
    setting: str


FILES_FOR = {
    "import": Wanted("Списки школ", "lists_folder"),
    "merge": Wanted("Файлы, которые вернули школы", "answers_folder"),
}
"""By verb that reads files."""

Pick = Callable[[str], Sequence[Path]]
"""Asks the person for files, under that title."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What to tell. `grave` where something needs a person, or nothing was done. `report` is what the verb has done,
    `None` where it did nothing. `stops` where the person must be stopped to read it: nothing was done, or questions
    wait that did not wait before. Findings do not stop anybody: they stand on «Проверка» and on «Пульт»."""

    said: str
    grave: bool = False
    report: Report | None = None
    stops: bool = False


GiveUp = Callable[[], str]
"""Called when the verb did not come to its end: makes good what was begun, and says so; `""` if nothing was."""


def nothing_begun() -> str:
    """For books that hold nothing of an action before it is saved."""
    return ""


def answer(verb: str, book: Book, pick: Pick, progress: Progress, give_up: GiveUp = nothing_begun) -> Answer:
    """Do what the verb says; how it ended."""

    def work() -> Answer:
        desk = Desk(book, datetime.now().astimezone().date(), progress=progress)
        files = _files(desk, FILES_FOR[verb], pick) if verb in FILES_FOR else ()
        if verb in FILES_FOR and not files:
            return Answer("Файлы не выбраны, ничего не изменилось.")
        waited = _waiting(desk)
        report = perform(verb, desk, files)
        shown = report.needs_person and report.findings and not report.refused
        more = " Подробности – на листе «Проверка»." if shown else ""
        asks = "rows" in report.facts and bool(_waiting(desk.fresh()) - waited)
        return Answer(report.said + more, report.needs_person, report, stops=report.refused or asks)

    return guarded(verb, work, give_up=give_up)


def _waiting(desk: Desk) -> frozenset[str]:
    """The questions on «Сверка», by their numbers."""
    return frozenset(line.key for line in desk.read(Conflict).records if line.key)


def _files(desk: Desk, wanted: Wanted, pick: Pick) -> Sequence[Path]:
    """The folder of the settings, beside the book unless it says otherwise; without one the person is asked."""
    said = desk.settings.get(wanted.setting, "").strip()
    return (desk.book.path.parent / said,) if said else pick(wanted.title)


def guarded(verb: str, work: Callable[[], Answer], caption: str = "", *, give_up: GiveUp = nothing_begun) -> Answer:
    """The work's answer, or why there is none in words a methodist understands. `caption` is what the person pressed,
    where that is not the verb's own button."""
    try:
        return work()
    except BookError as error:
        return Answer(error.finding.message + give_up(), grave=True, stops=True)
    except Exception as error:  # whatever it is, the person must hear of it and go on working
        log, pressed = noted(verb, error), caption or verb_named(verb).caption
        return Answer(
            f"«{pressed}» не получилось: в программе ошибка ({type(error).__name__}).{give_up()} "
            f"Пришлите разработчику файл {log} – сведений о людях в нём нет.",
            grave=True,
            stops=True,
        )
