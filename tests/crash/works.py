"""What is killed: a plain save, and verbs of the command line, each on a folder of its own with a clock that stands."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import datetime, tzinfo
from importlib import import_module
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Any
from uuid import UUID

from attest_xl.actions import _carry_out, _corrections, distribute
from attest_xl.books import saving
from attest_xl.books.file import open_book
from attest_xl.schema.change import TableWrite
from attest_xl.sheets import Conflict
from attest_xl.sheets.conflicts import TAKE
from tests.hostile.books import HEADER, row, sheet, xlsx

MASTER, LIST, OTHER_LIST, ANSWERS = "Район.xlsm", "СОШ № 1.xlsx", "СОШ № 2.xlsx", "Ответы"
DAY = ("--today", "2026-01-15")
NEW = b"PK new" * 20_000


class StandingClock(datetime):
    """Always the same second, so that two runs write the same bytes."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> StandingClock:
        return cls(2026, 1, 15, 12, 0, 0, tzinfo=tz)

    def astimezone(self, tz: tzinfo | None = None) -> StandingClock:
        return self.replace(tzinfo=tz)


def stop_the_clock() -> None:
    """For the process that is killed; it has nothing else to do. Templates are numbered 1, 2, 3 …"""
    for module in (saving, _carry_out, distribute, _corrections):
        module.__dict__["datetime"] = StandingClock
    numbers = count(1)
    distribute.__dict__["uuid4"] = lambda: UUID(int=next(numbers))


def prepare_save(folder: Path) -> None:
    """Any file will do."""
    (folder / MASTER).write_bytes(b"PK old")


def save(folder: Path) -> None:
    """Copy the file and put other content in its place."""
    master = folder / MASTER
    read = saving.take(master)
    saving.back_up(master, "сверкой")
    if read.data != NEW:
        saving.replace(master, NEW, read)


def prepare_import(folder: Path) -> None:
    """A new master, and a list of one teacher."""
    press("new", str(folder / MASTER))
    (folder / LIST).write_bytes(xlsx())


def import_(folder: Path) -> None:
    """Load the list."""
    press("import", str(folder / MASTER), str(folder / LIST), *DAY)


def prepare_recalculate(folder: Path) -> None:
    """A master with a teacher."""
    prepare_import(folder)
    import_(folder)


def recalculate(folder: Path) -> None:
    """Fill the schedule."""
    press("recalculate", str(folder / MASTER), *DAY)


def undo(folder: Path) -> None:
    """Bring back the master without the teacher."""
    press("undo", str(folder / MASTER))


def prepare_distribute(folder: Path) -> None:
    """A master with a teacher in each of two schools."""
    prepare_recalculate(folder)
    (folder / OTHER_LIST).write_bytes(xlsx(sheet=sheet(row(1, HEADER) + row(2, ("Петрова Анна Ильинична", "учитель")))))
    press("import", str(folder / MASTER), str(folder / OTHER_LIST), *DAY)


def send(folder: Path) -> None:
    """Write the templates into a new folder beside the book."""
    press("distribute", str(folder / MASTER), *DAY)


def prepare_merge(folder: Path) -> None:
    """A master with a teacher, sent out, and the answer of her school: one cell is changed, one cannot be read, and one
    says something else than the book says by now."""
    prepare_recalculate(folder)
    press("distribute", str(folder / MASTER), "--to", str(folder / ANSWERS), *DAY)
    library: Any = import_module("openpyxl")
    [answer] = [path for path in (folder / ANSWERS).glob("*.xlsx") if LIST.removesuffix(".xlsx") in path.name]
    book = library.load_workbook(answer)
    page = book["Сотрудники"]
    titles = [cell.value for cell in page[1]]
    for title, said in (("Предмет", "математика"), ("Дата решения", "31.02.2024"), ("Примечание", "в школе")):
        page.cell(2, titles.index(title) + 1).value = said
    book.save(answer)
    _say(folder, "tblStaff", "Примечание", "в районе")


def merge(folder: Path) -> None:
    """Merge the answer; the school gets a file to correct."""
    press("merge", str(folder / MASTER), str(folder / ANSWERS), *DAY)


def prepare_resolve(folder: Path) -> None:
    """The answer merged, its question decided."""
    prepare_merge(folder)
    merge(folder)
    _say(folder, Conflict.sheet.table, "Решение", TAKE)


def resolve(folder: Path) -> None:
    """Apply the decision."""
    press("resolve", str(folder / MASTER), *DAY)


def _say(folder: Path, table: str, title: str, said: str) -> None:
    """Write into the first row of a table, as a methodist does."""
    book = open_book(folder / MASTER)
    header, *rows = book.read(table).rows
    place = header.index(title)
    cells = ((said,), *((row[place],) for row in rows[1:]))
    book.write(TableWrite(table, (title,), cells, tuple(range(len(rows)))))
    book.save()


def press(*arguments: str) -> None:
    """The command, in this process; what it says is not looked at."""
    from attest_xl.cli import app

    with suppress(SystemExit), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        app([*arguments, "--json"])


Work = tuple[Callable[[Path], None], Callable[[Path], None]]
"""How the folder is prepared, and what is then done in it."""

WORKS: Mapping[str, Work] = MappingProxyType({
    "save": (prepare_save, save),
    "import": (prepare_import, import_),
    "recalculate": (prepare_recalculate, recalculate),
    "undo": (prepare_recalculate, undo),
    "distribute": (prepare_distribute, send),
    "merge": (prepare_merge, merge),
    "resolve": (prepare_resolve, resolve),
})  # fmt: skip
