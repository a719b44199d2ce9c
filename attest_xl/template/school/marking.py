"""What a school should look at in its own rows: the checks of «Проверить данные», made on the template itself.

Nothing of another school can come in here, for the checks see nothing else; and a finding that names another row names
it by its place in the template.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from attest_xl.findings import Finding, Severity
from attest_xl.findings.keys import key_of
from attest_xl.profiles.profile import Profile
from attest_xl.rules.checks import check_people
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import Row
from attest_xl.sheets import Institution, Staff
from attest_xl.tables.records import read
from attest_xl.template.school.content import Mark, SheetContent
from attest_xl.template.school.outgoing import Outgoing

CURED_BY: Mapping[str, str] = MappingProxyType(
    {
        "TERM-01": "birth",
        "TERM-03": "birth",
        "TERM-05": "decided",
        "TERM-06": "category",
        "TERM-10": "position",
        "TERM-11": "started",
        "TERM-12": "conformity",
        "PERS-04": "birth",
        "PERS-06": "birth",
        "PERS-07": "started",
        "PERS-08": "service",
        "PERS-11": "birth",
        "PERS-12": "returned",
        "PERS-13": "absence",
        "PERS-14": "started",
        "CLAIM-01": "category",
        "CLAIM-02": "category",
        "CLAIM-05": "category",
        "CLAIM-08": "position",
        "DUP-03": "birth",
        "DUP-06": "birth",
    }
)
"""Where two cells contradict each other: the field of the one that is not marked."""

METHODISTS_OWN = frozenset({"TERM-07", "TERM-09", "CLAIM-06"})
"""What speaks of the rules in force, which a school does not set."""

_ORDER = tuple(Severity)
Lines = Sequence[tuple[Value, ...]]


def checked(
    rows: Mapping[type[Row], Lines],
    sheets: Iterable[Outgoing],
    institution: Institution,
    profile: Profile,
    today: date,
    accepted: Collection[str] = (),
) -> Mapping[type[Row], SheetContent]:
    """The rows of each sheet with the cells to be looked at; what the methodist has `accepted` is asked of nobody."""

    def found(shown: Outgoing) -> list[Finding]:
        return _found(shown, rows.get(shown.row, ()), institution, profile, today, accepted)

    return {shown.row: SheetContent(tuple(rows.get(shown.row, ())), marks_of(shown, found(shown))) for shown in sheets}


def _found(
    shown: Outgoing,
    rows: Lines,
    institution: Institution,
    profile: Profile,
    today: date,
    accepted: Collection[str],
) -> list[Finding]:
    if shown.read_only or not rows:
        return []
    titles = tuple(column.title for column in shown.columns)
    found = read(Grid(shown.title, (titles, *rows)), shown.row)
    findings = list(found.findings)
    if shown.row is Staff:
        people = [record for record in found.records if isinstance(record, Staff)]
        findings += check_people(people, [institution], profile, today)
    if not accepted:
        return findings
    records = {record.origin.row: record for record in found.records if record.origin is not None}
    return [one for one in findings if not _is_accepted(one, records.get(one.place.row or 0), accepted)]


def _is_accepted(finding: Finding, record: Row | None, accepted: Collection[str]) -> bool:
    return finding.severity is not Severity.ERROR and key_of(finding, record) in accepted


def marks_of(shown: Outgoing, findings: Iterable[Finding]) -> tuple[Mark, ...]:
    """The marks, row by row: the gravest finding of a cell gives the colour, and all of them stand in its note."""
    by_cell: defaultdict[tuple[int, int], list[Finding]] = defaultdict(list)
    for finding in findings:
        place = finding.place
        if place.row is not None and place.column is not None and finding.code not in METHODISTS_OWN:
            by_cell[place.row, place.column].append(finding)
    return tuple(
        Mark(row, column, _gravest(found), "\n\n".join(dict.fromkeys(map(note_of, found))), _also(shown, found))
        for (row, column), found in sorted(by_cell.items())
        if not shown.is_locked(shown.fields[column - 1])
    )


def note_of(finding: Finding) -> str:
    """The finding for somebody who looks at the cell: what is wrong, the rule, the way out."""
    said = f"{finding.said} – {finding.what}" if finding.said else finding.what
    told = " ".join(part for part in (said, finding.rule, finding.fix) if part)
    return told[:1].upper() + told[1:]


def _also(shown: Outgoing, findings: Sequence[Finding]) -> int | None:
    """The column of the other cell, where the one finding has one."""
    field = CURED_BY.get(findings[0].code) if len(findings) == 1 else None
    return shown.index(field) + 1 if field in shown.fields else None


def _gravest(findings: Iterable[Finding]) -> Severity:
    return min((finding.severity for finding in findings), key=_ORDER.index)
