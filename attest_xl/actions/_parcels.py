"""Which rows go to which school. A row goes to the institution that stands in it, and to nobody else."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from attest_xl.actions._desk import Desk
from attest_xl.findings import Finding, Place
from attest_xl.rules.check_institutions import repeated_institutions
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.sheet import Row, column_of
from attest_xl.sheets import Due, Institution, PlanLine, Staff
from attest_xl.sheets.staff import LEFT
from attest_xl.tables.headers import match
from attest_xl.template.school.outgoing import KEYS, Outgoing

Line = tuple[Value, ...]
School = str
"""An institution's name as `letters`: case, spaces and punctuation apart."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What goes to one institution, `number` being its place on «Учреждения»: each sheet's rows as they stand there."""

    number: int
    institution: Institution
    rows: Mapping[type[Row], Sequence[Line]]


@dataclass(frozen=True, slots=True)
class Parcels:
    """All parcels, and what could not be sent to anybody."""

    parcels: tuple[Parcel, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A filled row of a sheet: whose it is by its code and by its institution (`""`: it does not say), the row's number
    and its cells in the order that goes out."""

    by_code: School
    said: str
    row: int
    line: Line

    @property
    def school(self) -> School:
        return letters(self.said) or self.by_code

    @property
    def torn(self) -> bool:
        """Whether the code says one institution and the row another."""
        return bool(self.by_code and self.said) and self.by_code != letters(self.said)


@dataclass(slots=True)
class _Sorting:
    desk: Desk
    known: Mapping[School, Institution]
    findings: list[Finding] = field(default_factory=list[Finding])

    def rows_of(self, shown: Outgoing) -> Mapping[School, list[Line]]:
        """The sheet's rows by school."""
        grid = self.desk.grid(shown.row)
        if grid is None:
            return {}
        if shown.row is PlanLine:
            lines = [found.line for found in _filled(grid, shown, {})]
            return dict.fromkeys(self.known, lines)
        codes: Mapping[str, School] = {} if shown.row is Staff else self._codes
        sorted_rows: defaultdict[School, list[Line]] = defaultdict(list)
        lost: list[_Found] = []
        for found in _filled(grid, shown, codes):
            if found.torn or found.school not in self.known:
                lost.append(found)
            else:
                sorted_rows[found.school].append(found.line)
        if not shown.read_only:
            self.findings += _lost(lost, grid, shown)
        return {school: _ordered(shown, lines) for school, lines in sorted_rows.items()}

    @property
    def _codes(self) -> Mapping[str, School]:
        """The school of each person's code."""
        people = self.desk.staff.records
        return {person.code: letters(person.institution) for person in people if person.code and person.institution}


def parcels(desk: Desk, sheets: Sequence[Outgoing], wanted: Sequence[str] | None = None) -> Parcels:
    """Sort the rows of the sheets by school. `wanted` are names or codes of institutions; `None` means all."""
    records = [line for line in desk.institutions.records if line.institution]
    known: dict[School, Institution] = {}
    for line in records:
        known.setdefault(letters(line.institution or ""), line)
    sorting = _Sorting(desk, known)
    rows = {shown.row: sorting.rows_of(shown) for shown in sheets}
    chosen, unknown = _chosen(known, wanted)
    made = tuple(
        Parcel(number, line, {row: found.get(school, []) for row, found in rows.items()})
        for number, (school, line) in enumerate(known.items(), start=1)
        if school in chosen
    )
    return Parcels(made, (*unknown, *sorting.findings, *repeated_institutions(records)))


def _chosen(
    known: Mapping[School, Institution], wanted: Sequence[str] | None
) -> tuple[frozenset[School], tuple[Finding, ...]]:
    """The schools meant, and the names that mean none."""
    if wanted is None:
        return frozenset(known), ()
    means: dict[str, School] = {}
    for school, line in known.items():
        means |= {letters(said): school for said in (line.code, line.full_name, line.institution) if said}
    unknown = [said for said in wanted if letters(said) not in means]
    found = frozenset(means[letters(said)] for said in wanted if letters(said) in means)
    return found, tuple(_nobody(said, means, known) for said in unknown)


def _nobody(said: str, means: Mapping[str, School], known: Mapping[School, Institution]) -> Finding:
    near = get_close_matches(letters(said), means, n=1, cutoff=0.6)
    hint = f"; может быть, «{known[means[near[0]]].institution}»" if near else ""
    return Finding("SEND-05", Place(Institution.sheet.title), said, (("hint", hint),))


def _filled(grid: Grid, shown: Outgoing, codes: Mapping[str, School]) -> Iterator[_Found]:
    """The rows that say something beside whose they are."""
    places = match(grid.rows[0], shown.row).fields
    order = [places.get(name) for name in shown.fields]
    keys = [places.get(name) for name in KEYS]
    telling = [place for name, place in places.items() if name not in KEYS]
    for index, cells in enumerate(grid.rows[1:], start=1):
        if any(place < len(cells) and cells[place] not in (None, "") for place in telling):
            code, said = (text_of(_at(cells, place)).strip() for place in keys)
            line = tuple(_at(cells, place) for place in order)
            yield _Found(codes.get(code, ""), said, grid.row_number(index), line)


def _at(cells: Sequence[Value], place: int | None) -> Value:
    return cells[place] if place is not None and place < len(cells) else None


def _ordered(shown: Outgoing, lines: list[Line]) -> list[Line]:
    """Who has left stands last; what is due first stands first."""
    if shown.row is Staff:
        place, kind = shown.index("status"), column_of(Staff, "status").kind
        return sorted(lines, key=lambda line: kind.read(line[place]) == LEFT)
    if shown.row is Due:
        place = shown.index("due")
        return sorted(lines, key=lambda line: _day(line[place]))
    return lines


def _day(value: Value) -> date:
    return value if isinstance(value, date) else date.max


def _lost(lost: Iterable[_Found], grid: Grid, shown: Outgoing) -> Iterator[Finding]:
    """What nobody gets, once for each institution."""
    counts = Counter((_why(found), found.said) for found in lost)
    first = {(_why(found), found.said): found for found in reversed(list(lost))}
    column = match(grid.rows[0], shown.row).fields.get("institution")
    title = column_of(shown.row, "institution").title
    for (code, said), count in counts.items():
        place = Place(shown.title, first[code, said].row, None if column is None else grid.column_number(column), title)
        yield Finding(code, place, said, (("count", str(count)),))


def _why(found: _Found) -> str:
    if found.torn:
        return "SEND-03"
    return "SEND-02" if found.said else "SEND-01"
