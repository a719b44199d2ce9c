"""How the collection of answers stands: the settings of sending, and the days each school has been waited for."""

from datetime import timedelta
from pathlib import Path

from attest_xl.actions._changes import Changes
from attest_xl.actions._desk import Desk
from attest_xl.actions._patch import Cells, patch
from attest_xl.rules.waiting import days_waiting
from attest_xl.schema.change import TableWrite
from attest_xl.sheets import Institution
from attest_xl.template.school.content import Sender

ANSWER_DAYS = 14


def sender_of(desk: Desk) -> Sender:
    """Who sends, by the settings."""
    parts = ("district", "office", "office_email", "signature")
    return Sender(*(desk.settings.get(part, "") for part in parts))


def answer_term(desk: Desk) -> timedelta:
    """How long a school has to answer, by the settings."""
    said = desk.settings.get("answer_days", "")
    return timedelta(days=int(said) if said.isascii() and said.isdigit() else ANSWER_DAYS)


def waiting_write(desk: Desk) -> TableWrite | None:
    """«Дней ждём» as it is today; `None` where nothing has to change."""
    grid = desk.grid(Institution)
    changed: dict[int, Cells] = {}
    for line in desk.institutions.records:
        days = days_waiting(line, desk.today)
        if line.origin is not None and days != line.waiting:
            changed[line.origin.row] = {"waiting": days}
    return patch(grid, Institution, changed) if grid is not None and changed else None


def count_days(desk: Desk) -> Changes:
    """The step that keeps «Дней ждём» right, after any verb that has to do with days or answers."""
    write = waiting_write(desk)
    return Changes((write,) if write else ())


def free_folder(beside: Path, name: str) -> Path:
    """A folder beside the book that is not there yet: `Шаблоны 2026-01-15`, else `Шаблоны 2026-01-15 (2)`."""
    folder, number = beside / name, 1
    while folder.exists():
        number += 1
        folder = beside / f"{name} ({number})"
    return folder
