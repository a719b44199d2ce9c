"""The hidden sheet of a template: whose it is, and what was sent. Everything in it is text, so that any program that
saves the file keeps it.

The layout of version 1, row by row; the first cell says what the row is:

    attest-xl | 1 | district | school's code | template's number | sent at | hash of what was sent
    sheet     | tblStaff | code | name | …          the fields, in the order of the cells below
    row       | П00001 | Иванова Мария | …          a row as it was sent

The identity stands in the file twice more, as defined names and as custom document properties (`NAMES`), since some
programs drop one or the other; and the template's number can be read on the instruction sheet.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import cast

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.sheets import Achievement, Course, Experience, PlanLine, Staff, Trajectory
from attest_xl.tables.pairing import keys_of
from attest_xl.tables.values import sent_text

BASE_SHEET = "_base"
TOLD_TO_SCHOOLS = ("График", "_lists")
"""Sheets of a template that tell the program nothing when they come back."""
OWN_SHEETS = ("Инструкция", *TOLD_TO_SCHOOLS, BASE_SHEET)
"""Sheets of a template that hold nothing to merge."""

VERSION = 1
"""The version of the layout that is written; all up to it are read."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "district": "attest_district",
        "school": "attest_school",
        "template_id": "attest_template",
        "sent_at": "attest_sent",
        "version": "attest_version",
    }
)
"""What the parts of an identity are called as defined names (a text constant each) and as document properties."""

OUTGOING: tuple[type[Row], ...] = (Staff, Course, Experience, Achievement, Trajectory, PlanLine)
"""The sheets that may go out in a template."""

_TEXT = frozenset({str})
_MAGIC, _SHEET, _ROW = "attest-xl", "sheet", "row"
_BY_TABLE: Mapping[str, type[Row]] = MappingProxyType({row.sheet.table: row for row in OUTGOING})

RawCells = Mapping[str, Value]
"""A row's cells as they stand, by field."""

Sent = Mapping[type[Row], Sequence[RawCells]]
"""What was sent: for each sheet that went out its rows, in their order."""

Line = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose template it is. `school` is the code of the institution, `template_id` the number of this sending,
    `sent_at` its local time (ISO), `version` that of the hidden sheet's layout; 0 when it is not a number."""

    district: str
    school: str
    template_id: str
    sent_at: str
    version: int = VERSION


def base_grid(identity: Identity, sent: Sent) -> tuple[Line, ...]:
    """The cells of the hidden sheet, all of them text."""
    return tuple(_lines(identity, sent))


def read_base(rows: Iterable[Sequence[Value]]) -> tuple[Identity, Sent] | None:
    """Whose template it is and what was sent, as text cells; `None` when the cells are no such sheet, or of a layout
    that only a newer program knows (its identity is then found elsewhere)."""
    lines = [
        tuple(["" if cell is None else cell if isinstance(cell, str) else text_of(cell) for cell in row])
        for row in rows
    ]
    head = next((line for line in lines if any(line)), ())
    if len(head) < 6 or head[0] != _MAGIC or not 0 < _number(head[1]) <= VERSION:
        return None
    _, version, district, school, template_id, sent_at, *_ = head
    return Identity(district, school, template_id, sent_at, _number(version)), _sent(lines)


def written_version(rows: Sequence[Sequence[Value]]) -> int:
    """The version of the layout that a sheet says it is in, known to this program or not; 0 for any other sheet."""
    head = next((row for row in rows[:5] if any(cell is not None for cell in row)), ())
    return _number(text_of(head[1])) if len(head) > 1 and head[0] == _MAGIC else 0


def keyed(row: type[Row], rows: Sequence[RawCells]) -> Mapping[str, Mapping[str, str]]:
    """The rows of a sheet that were sent, as text, by their keys."""
    known = dict(columns_of(row))
    if not all(cells.keys() <= known.keys() for cells in rows):
        rows = [{field: text for field, text in cells.items() if field in known} for cells in rows]
    return dict(zip(keys_of(row, rows), _texts(row, rows), strict=True))


def identity_from(named: Mapping[str, str]) -> Identity | None:
    """The identity as defined names or document properties tell it; `None` without a template's number."""
    parts = {part: named.get(name, "") for part, name in NAMES.items()}
    if not parts["template_id"]:
        return None
    version = _number(parts.pop("version"))
    return Identity(**parts, version=version)


def base_hash(sent: Sent) -> str:
    """SHA-256 over what was sent, whatever the order of the sheets; blanks do not count, for programs change them: a
    line break of Gnumeric's .ods is nothing at all to LibreOffice."""
    digest = sha256()
    for row in sorted(sent, key=lambda one: one.sheet.table):
        digest.update(f"{row.sheet.table}\n".encode())
        for cells in _texts(row, sent[row]):
            told = "|".join([f"{field}:{text}" for field, text in sorted(cells.items()) if text and not text.isspace()])
            digest.update("".join(told.split()).encode() + b"\n")
    return digest.hexdigest()


def _lines(identity: Identity, sent: Sent) -> Iterator[Line]:
    told = (str(identity.version), identity.district, identity.school, identity.template_id, identity.sent_at)
    yield (_MAGIC, *told, base_hash(sent))
    for row, rows in sent.items():
        fields = [field for field, _ in columns_of(row)]
        yield (_SHEET, row.sheet.table, *fields)
        for cells in _texts(row, rows):
            yield (_ROW, *(cells.get(field, "") for field in fields))


def _texts(row: type[Row], rows: Sequence[RawCells]) -> Iterator[Mapping[str, str]]:
    kinds = {field: column.kind for field, column in columns_of(row)}
    for cells in rows:
        if _TEXT.issuperset(map(type, cells.values())):  # as it is whenever a base is read
            yield cast("Mapping[str, str]", cells)
        else:
            yield {
                field: value if isinstance(value, str) else sent_text(kinds[field], value)
                for field, value in cells.items()
            }


def _sent(lines: Iterable[Line]) -> Sent:
    sent: dict[type[Row], list[RawCells]] = {}
    row: type[Row] | None = None
    fields: tuple[str, ...] = ()
    for line in lines:
        if line[:1] == (_SHEET,):
            row, fields = _BY_TABLE.get(line[1]), line[2:]
            if row is not None:
                sent[row] = []
        elif line[:1] == (_ROW,) and row is not None:
            sent[row].append({field: text for field, text in zip(fields, line[1:], strict=False) if field and text})
    return sent


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0
