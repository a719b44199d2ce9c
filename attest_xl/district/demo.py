"""A finished district in a folder: invented people, the messy lists their schools keep, and the book made of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from attest_xl.actions._changes import Progress, Report
from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.opening import open_book
from attest_xl.district.messy import FOLDER, write_lists
from attest_xl.district.people import district
from attest_xl.district.pictures import pictures
from attest_xl.template.new import new_master

MASTER = "Район.xlsm"
PICTURES = "Картинки"


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo has made: the book, its pictures (none without LibreOffice), and what each verb reported."""

    master: Path
    lists: int
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
    reports = tuple(_round(master, folder / FOLDER, today, progress, tell))
    tell("Рисую листы…")
    return Demo(master, len(lists), reports, pictures(master, folder / PICTURES))


def _moved_aside(folder: Path) -> Path:
    """Give the folder a name of its own by the time its book was last saved."""
    saved = datetime.fromtimestamp((folder / MASTER).stat().st_mtime).astimezone()
    return folder.rename(folder.with_name(f"{folder.name} от {saved:%Y-%m-%d %H-%M-%S}"))


def _round(master: Path, lists: Path, today: date, progress: Progress, tell: Callable[[str], None]) -> Iterator[Report]:
    for verb in ("import", "check", "recalculate", "summarize"):
        report = perform(verb, Desk(open_book(master), today, progress=progress), [lists])
        tell(f"  {report.said}")
        yield report
