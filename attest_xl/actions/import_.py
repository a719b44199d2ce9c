"""«Загрузить списки»: the lists that schools keep, understood and joined to «Сотрудники»."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from attest_xl.actions import check
from attest_xl.actions._carry_out import Step
from attest_xl.actions._changes import Changes
from attest_xl.actions._codes import SCHOOL_CODES, STAFF_CODES, last_given, remember
from attest_xl.actions._desk import Desk
from attest_xl.actions._patch import Cells, patch
from attest_xl.books.incoming import IncomingFile, arrived, at
from attest_xl.books.strangers.reading import TEMPORARY, Limits, read_each
from attest_xl.findings import Finding, Severity
from attest_xl.schema.change import TableWrite
from attest_xl.schema.sheet import columns_of, fields_of
from attest_xl.sheets import Institution, Staff
from attest_xl.sheets.staff import WORKS
from attest_xl.tables.incoming import Incoming, Understanding
from attest_xl.tables.intake import understand
from attest_xl.tables.joining import Joined, join


@dataclass(slots=True)
class _Gathered:
    """What the files have given so far."""

    people: list[Incoming] = field(default_factory=list[Incoming])
    findings: list[Finding] = field(default_factory=list[Finding])
    files: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])


def steps(files: Sequence[Path]) -> tuple[Step, Step]:
    """Load the files; then check the book as it has become and show on «Проверка» what was found in both."""
    loaded: list[Changes] = []

    def load(desk: Desk) -> Changes:
        loaded.append(propose(desk, files))
        return loaded[-1]

    def look(desk: Desk) -> Changes:
        return check.after_files(desk, loaded[-1].findings, loaded[-1].files)

    return load, look


def propose(desk: Desk, files: Sequence[Path]) -> Changes:
    """Read the files, understand each list, and join its people to the book. A refused file never stops the others."""
    limits = Limits.from_settings(desk.settings)
    with arrived(_files_in(files), limits, besides=desk.book.path) as came:
        gathered = _gather(desk, came.files, limits)
    gathered.findings.extend(came.findings)
    joined = join(gathered.people, desk.staff.records, desk.institutions.records, desk.staff.unread)
    findings = (*gathered.findings, *joined.findings)
    refused = sum(file["state"] == "refused" for file in gathered.files)
    reasons = _reasons(gathered) if refused == len(gathered.files) else []
    return Changes(
        writes=_writes(desk, joined),
        findings=findings,
        said=f"Прочитано файлов: {len(gathered.files) - refused}, отклонено: {refused}; "
        f"новых строк: {len(joined.new)}, дополнено: {len(joined.filled)}, "
        f"без изменений: {joined.same}, расходится: {len(joined.differing)}.{''.join(reasons[:3])}",
        facts={
            "files": gathered.files,
            "rows": {
                "read": len(gathered.people),
                "new": len(joined.new),
                "filled": len(joined.filled),
                "same": joined.same,
                "differing": len(joined.differing),
            },
            "institutions_added": len(joined.institutions),
        },
        files=tuple(file["file"] for file in gathered.files),
        refused=refused == len(gathered.files),
    )


def _reasons(gathered: _Gathered) -> list[str]:
    """Why no file is read, to be said at once: «Проверка» is not written then."""
    grave = [finding for finding in gathered.findings if finding.severity is Severity.ERROR]
    return [f" {finding.message}" for finding in grave or gathered.findings]


def _files_in(paths: Sequence[Path]) -> list[Path]:
    """The files named, and those in the folders named, in order of name: whatever a school has put there. A folder
    that holds none stands for itself, to be told of."""
    files = [(path.is_dir() and sorted(filter(_is_listed, path.rglob("*")))) or [path] for path in paths]
    return [file for group in files for file in group]


def _is_listed(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(TEMPORARY)


def _gather(desk: Desk, files: Sequence[IncomingFile], limits: Limits) -> _Gathered:
    gathered = _Gathered()
    read = read_each([file.path for file in files], limits, desk.progress, executor=desk.executor)
    for file, one in zip(files, read, strict=True):
        gathered.findings.extend(at(note, file) for note in one.notes)
        if one.refusal is not None:
            refusal = at(one.refusal, file)
            gathered.findings.append(refusal)
            gathered.files.append({"file": file.shown, "state": "refused", "reason": refusal.message})
            continue
        understood = [understand(replace(grid, file=file.shown), desk.institutions.records) for grid in one.grids]
        for sheet in understood:
            gathered.people.extend(sheet.people)
            gathered.findings.extend(sheet.findings)
        gathered.files.append({"file": file.shown, "state": "read", "sheets": [_told(sheet) for sheet in understood]})
    return gathered


def _told(sheet: Understanding) -> dict[str, Any]:
    """How one sheet was understood, for a person to check."""
    titles = {name: column.title for name, column in columns_of(Staff)}
    return {
        "sheet": sheet.sheet,
        "institution": sheet.institution,
        "rows": len(sheet.people),
        "columns": [
            {
                "header": column.header,
                "column": column.letter,
                "taken_as": titles.get(column.field or ""),
                "remark": column.remark,
            }
            for column in sheet.columns
        ],
    }


def _writes(desk: Desk, joined: Joined) -> tuple[TableWrite, ...]:
    staff, schools = desk.grid(Staff), desk.grid(Institution)
    writes: list[TableWrite] = []
    remembered: dict[str, str] = {}
    if schools is not None and joined.institutions:
        known = [line.code for line in desk.institutions.records]
        codes = SCHOOL_CODES.after(last_given(desk, SCHOOL_CODES, known))
        added = [{**_cells(Institution, fields_of(line)), "code": next(codes)} for line in joined.institutions]
        remembered[SCHOOL_CODES.setting] = str(added[-1]["code"])
        writes.append(patch(schools, Institution, {}, added))
    if staff is not None and (joined.new or joined.filled):
        known = [person.code for person in desk.staff.records]
        codes = STAFF_CODES.after(last_given(desk, STAFF_CODES, known))
        added = [{"status": WORKS, **_incoming_cells(person), "code": next(codes)} for person in joined.new]
        if added:
            remembered[STAFF_CODES.setting] = str(added[-1]["code"])
        writes.append(patch(staff, Staff, joined.filled, added))
    if remembered:
        writes.extend(remember(desk, remembered).writes)
    return tuple(writes)


def _incoming_cells(person: Incoming) -> Cells:
    """The cells of a new row: what was read in its canonical form, what was not read in the school's own words."""
    read = {name: value for name, value in fields_of(person.staff).items() if value is not None}
    return {**_cells(Staff, read), **person.unread}


def _cells(row: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    kinds = {name: column.kind for name, column in columns_of(row)}
    return {name: kinds[name].write(value) for name, value in values.items()}
