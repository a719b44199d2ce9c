"""«Пересчитать график»: when each person is next attested, why, and what has moved since the last time."""

from collections import Counter
from typing import TypeVar

from attest_xl.actions._changes import Changes
from attest_xl.actions._desk import Desk
from attest_xl.actions._patch import patch
from attest_xl.rules.deadlines import application_deadlines, result_deadlines, session_deadlines
from attest_xl.rules.schedule import schedule
from attest_xl.schema.change import TableWrite
from attest_xl.schema.column import Owner
from attest_xl.schema.sheet import Row, columns_of, fields_of
from attest_xl.sheets import Application, Due, Result, Session
from attest_xl.tables.records import replace_rows

R = TypeVar("R", bound=Row)


def propose(desk: Desk) -> Changes:
    """Fill «График», and the deadlines on «Заседания», «Заявления» and «Результаты»."""
    before = desk.read(Due).records
    lines = schedule(desk.staff.records, desk.profile, desk.today, before or None, desk.unread_staff)
    states = Counter(line.state for line in lines)
    moved = sum(line.changed is not None for line in lines)
    grid = desk.grid(Due)
    return Changes(
        writes=((replace_rows(grid, Due, lines),) if grid else ()) + _deadlines(desk),
        findings=(*desk.staff.findings, *desk.rule_findings),
        said=f"График: {len(lines)} строк на {desk.today:%d.%m.%Y}, просрочено {states['просрочено']}, "
        f"срочно {states['срочно']}, скоро {states['скоро']}, нет данных {states['нет данных']}; изменилось {moved}.",
        facts={
            "today": desk.today.isoformat(),
            "profile": desk.profile.name,
            "rows": len(lines),
            "states": dict(states),
            "changed": moved,
        },
    )


def _deadlines(desk: Desk) -> tuple[TableWrite, ...]:
    """The computed cells of the three sheets of the process, where they are filled at all."""
    sessions, applications, results = desk.read(Session), desk.read(Application), desk.read(Result)
    writes = (
        _computed(desk, Session, [session_deadlines(line, desk.profile, desk.calendar) for line in sessions.records]),
        _computed(desk, Application, [application_deadlines(line, desk.profile) for line in applications.records]),
        _computed(desk, Result, [result_deadlines(line, desk.profile) for line in results.records]),
    )
    return tuple(write for write in writes if write is not None)


def _computed(desk: Desk, row: type[R], records: list[R]) -> TableWrite | None:
    grid = desk.grid(row)
    if grid is None or not records:
        return None
    ours = [name for name, column in columns_of(row) if column.owner is Owner.COMPUTED and name != "code"]
    cells = {
        record.origin.row: {name: value for name, value in fields_of(record).items() if name in ours}
        for record in records
        if record.origin is not None
    }
    return patch(grid, row, cells)
