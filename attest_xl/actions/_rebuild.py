"""`rebuild`: a fresh master with everything the damaged one held. The damaged file stays in «Копии»."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from attest_xl.actions._carry_out import _user
from attest_xl.actions._carrying import Carried, carried
from attest_xl.actions._changes import Report
from attest_xl.actions._not_carried import about_fixed_sheets
from attest_xl.books import saving
from attest_xl.books.file import FileBook
from attest_xl.books.port import BookError
from attest_xl.books.salvage import salvage
from attest_xl.findings import Finding
from attest_xl.profiles import DEFAULT_PROFILE, PROFILES
from attest_xl.schema.cells import text_of
from attest_xl.schema.sheet import Row, columns_of, values_of
from attest_xl.schema.verbs import BUILT
from attest_xl.sheets import SHEETS, ConnectionLine, Institution, LogLine, Setting, Staff
from attest_xl.sheets.connection import CONNECTION
from attest_xl.sheets.settings import DEFAULTS
from attest_xl.tables.records import read
from attest_xl.template.master import build_master
from attest_xl.template.table_sheet import Written
from attest_xl.template.wholeness import damage_of

REASON = "Восстановить книгу"


def rebuild(path: Path) -> Report:
    """Build the master anew beside or in the place of `path` (always .xlsm), with all that could be carried over.

    Raises `BookError` when the book cannot be reached or holds nothing of a master, `FileExistsError` when a book of
    another kind would come to stand in the place of an existing .xlsm.
    """
    target = path.with_suffix(".xlsm")
    if target != path and target.exists():
        raise FileExistsError(target)
    saving.ensure_free(path)
    read_now = saving.take(path)
    old = salvage(read_now.data, path.name)
    result = carried(old)
    if not {Staff.sheet.table, Institution.sheet.table} & result.grids.keys():
        raise BookError("BOOK-55", path.name)
    lost = damage_of(path)
    copy = saving.back_up(path, REASON)
    said = _sentence(result, lost, copy.name)
    data = _built(_completed(result, _log_line(said, copy if target == path else None)))
    beyond = about_fixed_sheets(old, salvage(data, target.name))
    findings = tuple(_naming(finding, copy.name) for finding in (*result.findings, *beyond))
    if target == path:
        saving.replace(path, data, read_now)
    else:
        saving.create(target, data, path)
        path.unlink()
    facts = {"master": str(target), "lost": [finding.code for finding in lost], "tables": _rows(result)}
    return Report("rebuild", said, 0, findings, facts, copy)


def _sentence(result: Carried, lost: Sequence[Finding], copy: str) -> str:
    rows = sum(_rows(result).values())
    was = f"Было потеряно: {'; '.join(finding.entry.title.lower() for finding in lost)}. " if lost else ""
    return f"Книга собрана заново, перенесено строк: {rows}. {was}Прежняя – в копии «{copy}». Теперь проверьте данные."


def _rows(result: Carried) -> Mapping[str, int]:
    return {name: len(grid.rows) - 1 for name, grid in result.grids.items()}


def _naming(finding: Finding, copy: str) -> Finding:
    return replace(finding, details=(*finding.details, ("copy", copy)))


def _log_line(said: str, copy: Path | None) -> LogLine:
    """The line of «Журнал»; the copy of a file of another kind is none to go back to."""
    at = f"{datetime.now().astimezone():%d.%m.%Y %H:%M:%S}"
    return LogLine(at=at, who=_user(), action=REASON, outcome=said, cells=0, copy_name=copy.name if copy else None)


def _completed(result: Carried, line: LogLine) -> Carried:
    """With the settings and keys that the old book did not know yet, and the line of the log."""
    tables = dict(result.kept.tables)
    for row, known in ((Setting, DEFAULTS), (ConnectionLine, CONNECTION)):
        if row.sheet.table in tables:
            place = [name for name, _ in columns_of(row)].index("name")
            there = {text_of(_shown(cells[place])) for cells in tables[row.sheet.table].lines}
            missing = [record for record in known if record.name not in there]
            tables[row.sheet.table] = _longer(tables[row.sheet.table], missing)
    tables[LogLine.sheet.table] = _longer(tables.get(LogLine.sheet.table, Written(())), [line])
    return replace(result, kept=replace(result.kept, tables=tables))


def _shown(cell: object) -> str | None:
    return cell if isinstance(cell, str) else None


def _longer(written: Written, records: Sequence[Row]) -> Written:
    return replace(written, lines=(*written.lines, *(values_of(record) for record in records)))


def _built(result: Carried) -> bytes:
    """The new book's file."""
    records = {row.sheet.table: read(result.grids[row.sheet.table], row).records
               for row in SHEETS if row.sheet.table in result.grids}  # fmt: skip
    settings = {line.name: line.value for line in records.get(Setting.sheet.table, ()) if isinstance(line, Setting)}
    chosen = settings.get("profile")
    with tempfile.TemporaryDirectory(prefix="attest-xl-") as folder:
        path = Path(folder) / "book.xlsm"
        build_master(
            path,
            profile=chosen if chosen and chosen in PROFILES else DEFAULT_PROFILE,
            district=settings.get("district") or "",
            verbs=BUILT,
            created=datetime.now().astimezone(),
            content=records,
            kept=result.kept,
        )
        book = FileBook(path)
        book.show(result.shown)
        book.save()
        return path.read_bytes()
