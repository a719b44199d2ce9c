"""A finished district in a folder: invented people, the messy lists their schools keep, the book made of them, and a
round of templates: sent, answered by the schools, merged, decided."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from attest_xl.actions._changes import Progress, Report
from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.opening import open_book
from attest_xl.district.answers import FOLDER as ANSWERS
from attest_xl.district.answers import programs, write_answers
from attest_xl.district.messy import FOLDER, write_lists
from attest_xl.district.methodist import correct, decide
from attest_xl.district.office_programs import OPENPYXL
from attest_xl.district.people import district
from attest_xl.district.pictures import pictures
from attest_xl.template.new import new_master

MASTER = "Район.xlsm"
PICTURES, TEMPLATES = "Картинки", "Шаблоны"
SENT_AGO = timedelta(days=30)
"""Before the demo's day the templates went out."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo has made: the book, its pictures (none without LibreOffice), what each verb reported, and how many
    questions are left on «Сверка»."""

    master: Path
    lists: int
    answers: int
    questions: int
    reports: tuple[Report, ...]
    pictures: tuple[Path, ...]


def demo(folder: Path, today: date, profile: str, progress: Progress, tell: Callable[[str], None]) -> Demo:
    """Make the district in `folder`. An earlier demo is moved aside: a person may have worked in it.

    Raises `ExtraMissingError` without the extra `demo`.
    """
    master = folder / MASTER
    if master.exists():
        tell(f"Прежний район лежит в папке «{_moved_aside(folder).name}».")
    folder.mkdir(parents=True, exist_ok=True)
    tell("Придумываю район: 79 учреждений, около 2 900 человек, и списки, какие ведут школы…")
    lists = write_lists(district(profile=profile, today=today), folder)
    tell(f"Списков: {len(lists)}, папка «{FOLDER}». Создаю книгу и загружаю их…")
    new_master(master, profile=profile, district="Учебный район (все люди придуманы)")
    work = _Work(master, today, progress, tell)
    for verb in ("import", "check", "recalculate", "summarize"):
        work.do(verb, [folder / FOLDER] if verb == "import" else [])
    answers, questions = _collect(work, folder)
    tell("Рисую листы…")
    return Demo(master, len(lists), answers, questions, tuple(work.reports), pictures(master, folder / PICTURES))


class _Work:
    """The verbs pressed so far, one after another."""

    def __init__(self, master: Path, today: date, progress: Progress, tell: Callable[[str], None]) -> None:
        self.master, self.today, self.progress, self.tell = master, today, progress, tell
        self.reports: list[Report] = []

    def desk(self, ago: timedelta = timedelta()) -> Desk:
        """The book opened anew, so long before the demo's day."""
        return Desk(open_book(self.master), self.today - ago, progress=self.progress)

    def do(self, verb: str, files: Sequence[Path] = (), *, ago: timedelta = timedelta(), **options: Any) -> Report:
        """Press a button and tell what it says."""
        report = perform(verb, self.desk(ago), files, options)
        self.reports.append(report)
        self.tell(f"  {report.said}")
        return report


def _collect(work: _Work, folder: Path) -> tuple[int, int]:
    """Templates out, answers back, questions decided; how many answers there were, and how many questions are left."""
    work.tell(f"Рассылаю шаблоны в папку «{TEMPLATES}»…")
    work.do("distribute", ago=SENT_AGO, folder=folder / TEMPLATES)
    answers = write_answers(folder / TEMPLATES, folder, work.today - SENT_AGO)
    work.tell(f"Школы прислали файлов: {len(answers)}. Сохраняли их {_who(programs(answers))}. Собираю…")
    correct(work.desk(), answers)
    merged = work.do("merge", [folder / ANSWERS])
    work.tell(f"  {account(merged)}")
    decided, left = decide(work.desk())
    work.tell(f"Решено на «Сверке» вопросов: {decided}, отложено: {left}.")
    resolved = work.do("resolve")
    for verb in ("recalculate", "check", "summarize"):
        work.do(verb)
    return len(answers), resolved.facts["rows"]["questions"]


def account(merged: Report) -> str:
    """The account of a merge, added up."""
    cells: Mapping[str, int] = merged.facts["cells"]
    parts = [cells[name] for name in ("unchanged", "taken", "conflicts", "refused")]
    verdict = "сходится" if sum(parts) == cells["returned"] else "НЕ СХОДИТСЯ"
    return f"Счёт {verdict}: {cells['returned']} = {' + '.join(map(str, parts))}."


def _who(used: Sequence[str]) -> str:
    missing = "" if len(used) > 1 else ": LibreOffice и Gnumeric на этом компьютере нет"
    return f"{', '.join(used) or OPENPYXL}{missing}"


def _moved_aside(folder: Path) -> Path:
    """Give the folder a name of its own by the time its book was last saved."""
    saved = datetime.fromtimestamp((folder / MASTER).stat().st_mtime).astimezone()
    return folder.rename(folder.with_name(f"{folder.name} от {saved:%Y-%m-%d %H-%M-%S}"))
