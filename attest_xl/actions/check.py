"""«Проверить данные»: everything that can be wrong, on «Проверка», with a link to each cell and a mark on it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from attest_xl.actions._changes import Changes, Marks, counted
from attest_xl.actions._desk import Desk
from attest_xl.actions._stillness import nothing_collected
from attest_xl.books.port import Mark
from attest_xl.findings import Finding, Place, Severity
from attest_xl.findings.keys import key_of
from attest_xl.rules.checks import check_people
from attest_xl.schema.address import target
from attest_xl.schema.cells import Link
from attest_xl.schema.column import Owner
from attest_xl.schema.kinds.folding import spaced
from attest_xl.schema.sheet import Row
from attest_xl.sheets import SHEETS, FindingLine, Institution, Staff
from attest_xl.sheets.findings import AS_IS
from attest_xl.tables.records import Read, replace_rows
from attest_xl.template.wholeness import damage_of

_MARKS: Mapping[Severity, Mark] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_ORDER = tuple(Severity)
_SECONDARY = frozenset({"Правила", "Настройки", "Справочники"})


def propose(desk: Desk) -> Changes:
    """Find what is wrong in every sheet a person fills."""
    return _checked(desk, desk.read(FindingLine).records)


def after_files(desk: Desk, found: Sequence[Finding], files: Sequence[str]) -> Changes:
    """The same after files were read: what was `found` in them is shown too, instead of what an earlier reading of
    them found. The report is the reader's, so this one says no findings of its own."""
    again = set(map(spaced, files))
    kept = [line for line in desk.read(FindingLine).records if line.source not in again]
    fresh = [line_of(finding) for finding in dict.fromkeys(found) if finding.place.file]
    return replace(_checked(desk, [*kept, *fresh]), findings=(), facts={})


@nothing_collected()
def _checked(desk: Desk, before: Iterable[FindingLine]) -> Changes:
    read = {row: _read(desk, row) for row in _kept_by_people()}
    findings = [finding for result in read.values() for finding in result.findings]
    findings += damage_of(desk.book.path)
    findings += desk.rule_findings
    findings += check_people(desk.staff.records, desk.institutions.records, desk.profile, desk.today)
    findings = sorted(dict.fromkeys(findings), key=_rank)
    from_files = _from_files(before, findings)
    lines = [_settled(line, desk.accepted) for line in (*_lines(findings, read), *from_files)]
    open_findings = [one for one, line in zip(findings, lines, strict=False) if line.decision is None]
    counts = counted(open_findings)
    grid = desk.grid(FindingLine)
    left = len(findings) - len(open_findings)
    return Changes(
        writes=(replace_rows(grid, FindingLine, sorted(lines, key=_is_accepted)),) if grid else (),
        marks=_marks(open_findings, [row for row in read if row.sheet.table in desk.book.tables]),
        findings=tuple(open_findings),
        said=f"Проверка: ошибок {counts['error']}, предупреждений {counts['warning']}, к сведению {counts['note']}"
        f"{f', принято как есть {left}' if left else ''}{_of_files(from_files)}.",
        facts={"counts": counts, "accepted": left},
    )


def _of_files(lines: Iterable[FindingLine]) -> str:
    """What stands on «Проверка» beside what is wrong in the book."""
    errors = sum(line.severity == Severity.ERROR.value for line in lines)
    return f"; в файлах школ ошибок {errors}" if errors else ""


def _settled(line: FindingLine, accepted: Collection[str]) -> FindingLine:
    """The line with the methodist's decision, if there is one on what it says, and it can be accepted."""
    decision = AS_IS if line.key in accepted and line.severity != Severity.ERROR.value else None
    return line if line.decision == decision else line.model_copy(update={"decision": decision})


def _is_accepted(line: FindingLine) -> bool:
    return line.decision is not None


def _kept_by_people() -> Iterable[type[Row]]:
    return (row for row in SHEETS if row.sheet.owner is not Owner.COMPUTED and row.sheet.title not in _SECONDARY)


def _read(desk: Desk, row: type[Row]) -> Read[Row]:
    if row is Staff:
        return Read(desk.staff.records, desk.staff.findings)
    if row is Institution:
        return Read(desk.institutions.records, desk.institutions.findings)
    return desk.read(row)


def _rank(finding: Finding) -> tuple[int, str, int, int]:
    place = finding.place
    return _ORDER.index(finding.severity), place.sheet, place.row or 0, place.column or 0


def _lines(findings: Sequence[Finding], read: Mapping[type[Row], Read[Row]]) -> list[FindingLine]:
    places = {(finding.place.sheet, finding.place.row) for finding in findings}
    people = {
        (row.sheet.title, record.origin.row): record
        for row, result in read.items()
        for record in result.records
        if record.origin is not None and (row.sheet.title, record.origin.row) in places
    }
    return [line_of(finding, people.get((finding.place.sheet, finding.place.row or 0))) for finding in findings]


def line_of(finding: Finding, record: Row | None = None) -> FindingLine:
    """The finding as a row of «Проверка»; `record` is the row it is about. Its texts are as they are read back, so that
    the row is known again when it is found again."""
    place = finding.place
    return FindingLine(
        severity=finding.severity.value,
        place=_link(place),
        institution=getattr(record, "institution", None),
        name=getattr(record, "name", None),
        column=spaced(place.title) or None,
        said=spaced(finding.said) or None,
        what=spaced(finding.what) or None,
        rule=spaced(finding.rule) or None,
        fix=spaced(finding.fix) or None,
        source=spaced(place.file) or None,
        key=key_of(finding, record),
        code=finding.code,
    )


def _link(place: Place) -> Link | None:
    """Where the finding is, leading there if it is in this book; `None` when it is about a whole file."""
    if not place.cell:
        return None
    leads = not place.file and place.row is not None and place.column is not None
    return Link(place.cell, target(place.sheet, place.row or 1, place.column or 1) if leads else "")


def _from_files(before: Iterable[FindingLine], findings: Sequence[Finding]) -> list[FindingLine]:
    """What was found in schools' files stays until that file is read again or a person deletes the row.

    A cell that could not be read stands in the book as the school wrote it, so the book's own finding says it already.
    """
    said = {(finding.code, spaced(finding.said)) for finding in findings}
    return [line for line in before if line.source and (line.code, line.said) not in said]


def _marks(findings: Sequence[Finding], rows: Iterable[type[Row]]) -> Marks:
    """The marks of the tables that the book still has."""
    tables = {row.sheet.title: row.sheet.table for row in rows}
    marks: dict[str, dict[tuple[int, int], Mark]] = {table: {} for table in tables.values()}
    for finding in findings:  # gravest first, so the first mark of a cell stays
        place = finding.place
        if place.sheet in tables and place.row is not None and place.column is not None:
            marks[tables[place.sheet]].setdefault((place.row, place.column), _MARKS[finding.severity])
    return marks
