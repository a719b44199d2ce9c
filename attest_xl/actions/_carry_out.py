"""From proposals to a saved book: copy, write, mark, log, save."""

import getpass
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from attest_xl.actions._changes import Changes, Report
from attest_xl.actions._desk import Desk
from attest_xl.findings import Finding
from attest_xl.schema.change import TableWrite
from attest_xl.schema.sheet import titles_of, values_of
from attest_xl.schema.verbs import verb as verb_named
from attest_xl.sheets import LogLine

LOG_LINES = 500
"""How many actions «Журнал» keeps."""

Step = Callable[[Desk], Changes]


def carry_out(desk: Desk, verb: str, steps: Sequence[Step]) -> Report:
    """Do the steps one after another, each on what the one before has written, and save once.

    The copy is of the file as it was before the first step. When no cell changes, nothing is copied, logged or saved.
    When the book cannot be saved, what the steps wrote beside it is withdrawn. A refused step leaves the file as it is.
    """
    done = list[Changes]()
    try:
        cells, shown = _do(desk.fresh(), steps, done)
        findings = tuple(finding for changes in done for finding in changes.findings)
        said = " ".join(changes.said for changes in done if changes.said)
        refused = done[-1].refused
        copy = _keep(desk.fresh(), verb, done, cells, said) if (cells or shown) and not refused else None
    except BaseException:
        for changes in done:
            if changes.withdraw is not None:
                changes.withdraw()
        raise
    facts = {name: fact for changes in done for name, fact in changes.facts.items()}
    desk.book.tell(said)
    return Report(verb, said, 0 if refused else cells, _unique(findings), facts, copy, refused)


def _do(desk: Desk, steps: Sequence[Step], done: list[Changes]) -> tuple[int, bool]:
    """How many cells the steps have changed, and whether a sheet came into sight; `done` tells what each of them
    proposed."""
    cells, shown = 0, False
    for step in steps:
        done.append(step(desk))
        if done[-1].refused:
            break
        changed = _apply(desk, done[-1])
        cells += changed
        shown = desk.book.show(done[-1].shows) or shown
        desk = desk.fresh() if changed else desk
    return cells, shown


def _keep(desk: Desk, verb: str, done: Sequence[Changes], cells: int, said: str) -> Path:
    """Copy, log, save; the copy."""
    files = tuple(file for changes in done for file in changes.files)
    copy = note(desk, verb_named(verb).caption, said, cells, files)
    desk.book.save()
    return copy


def note(desk: Desk, action: str, outcome: str, cells: int, files: Sequence[str] = ()) -> Path:
    """Copy the file as it is on disk and write the line of «Журнал» that leads back to the copy; the copy."""
    copy = desk.book.back_up(action)
    _log(desk, LogLine(
        at=f"{datetime.now().astimezone():%d.%m.%Y %H:%M:%S}",
        who=_user(),
        action=action,
        outcome=outcome,
        cells=cells,
        copy_name=copy.name,
        files=", ".join(files[:20]) + (f" и ещё {len(files) - 20}" if len(files) > 20 else "") or None,
    ))  # fmt: skip
    return copy


def _apply(desk: Desk, changes: Changes) -> int:
    cells = sum(desk.book.write(write) for write in changes.writes)
    return cells + sum(desk.book.mark(table, marks) for table, marks in changes.marks.items())


def _log(desk: Desk, line: LogLine) -> None:
    """Append the line; the oldest go when the log is full."""
    grid = desk.grid(LogLine)
    if grid is None:
        return
    old = [index for index, row in enumerate(grid.rows[1:]) if any(value not in (None, "") for value in row)]
    kept = old[-(LOG_LINES - 1) :]
    titles = titles_of(LogLine)
    known = {str(title): index for index, title in enumerate(grid.rows[0])}
    rows = [tuple(grid.rows[1 + index][known[title]] if title in known else None for title in titles) for index in kept]
    write = TableWrite(LogLine.sheet.table, titles, (*rows, values_of(line)), (*kept, None))
    desk.book.write(write)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _unique(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(findings))
