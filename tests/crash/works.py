"""What is killed: a plain save, and verbs of the command line, each on a folder of its own with a clock that stands."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from datetime import datetime, tzinfo
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attest_xl.actions import _carry_out
from attest_xl.books import saving
from attest_xl.schema.verbs import BUILT
from tests.hostile.books import xlsx

MASTER, LIST, ANSWERS = "Район.xlsm", "СОШ № 1.xlsx", "Ответы"
NEW = b"PK new" * 20_000


class StandingClock(datetime):
    """Always the same second, so that two runs write the same bytes."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> StandingClock:
        return cls(2026, 1, 15, 12, 0, 0, tzinfo=tz)

    def astimezone(self, tz: tzinfo | None = None) -> StandingClock:
        return self.replace(tzinfo=tz)


def stop_the_clock() -> None:
    """For the process that is killed; it has nothing else to do."""
    for module in (saving, _carry_out):
        setattr(module, "datetime", StandingClock)  # noqa: B010


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
    press("import", str(folder / MASTER), str(folder / LIST), "--today", "2026-01-15")


def prepare_merge(folder: Path) -> None:
    """A master with a teacher, sent out, and the answer of her school, in which a cell is changed."""
    prepare_import(folder)
    import_(folder)
    press("distribute", str(folder / MASTER), "--to", str(folder / ANSWERS))
    library: Any = import_module("openpyxl")
    [answer] = [path for path in (folder / ANSWERS).glob("*.xlsx") if LIST.removesuffix(".xlsx") in path.name]
    book = library.load_workbook(answer)
    titles = [cell.value for cell in book["Сотрудники"][1]]
    book["Сотрудники"].cell(2, titles.index("Предмет") + 1).value = "математика"
    book.save(answer)


def merge(folder: Path) -> None:
    """Merge the answer."""
    press("merge", str(folder / MASTER), str(folder / ANSWERS))


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
    **({"merge": (prepare_merge, merge)} if "merge" in BUILT else {}),
})  # fmt: skip
