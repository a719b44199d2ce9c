"""A returned sheet as rows by field: found by its title or its header, wherever the header has slid to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.column import Owner
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.sheet import Row, columns_of, owner_on
from attest_xl.sheets.common import PersonRow
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.headers import header_findings, match
from attest_xl.tables.pairing import IDENTITY
from attest_xl.tables.values import filled

LOOKED_AT = 30
"""How many rows from the top are looked at for the header."""
ENOUGH = 3
"""How many columns a row of headers must show."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A row that came back: its cells as they stand, and its row in the file."""

    cells: RawCells
    row: int


@dataclass(frozen=True, slots=True)
class Returned:
    """One sheet of a returned file. `columns` gives the sheet's column of each field; `strange` counts the filled cells
    of columns that no template has and of rows too far below to be read, which are refused."""

    row: type[Row]
    file: str
    sheet: str
    columns: Mapping[str, int]
    rows: tuple[AnswerRow, ...]
    strange: int = 0
    findings: tuple[Finding, ...] = ()


@cache
def locked_fields(row: type[Row]) -> frozenset[str]:
    """The fields that are not the school's: nothing it says there is taken."""
    foreign = {field for field, column in columns_of(row) if owner_on(row.sheet, column) is not Owner.SCHOOL}
    return frozenset(foreign | ({"code", "institution"} & {field for field, _ in columns_of(row)}))


def takes_rows(row: type[Row]) -> bool:
    """Whether schools may add rows to the sheet, and leave some out."""
    return IDENTITY[row.sheet.table][0] not in locked_fields(row)


def returned_sheets(
    grids: Sequence[Grid], wanted: Iterable[type[Row]], file: str
) -> tuple[tuple[Returned, ...], tuple[Finding, ...]]:
    """The wanted sheets that came back, and what was found about those that did not, or that nobody sent."""
    strangers = list(grids)
    found: list[Returned] = []
    findings: list[Finding] = []
    for row, grid in _assigned(strangers, list(wanted)):
        if grid is None:
            findings.append(Finding("MERGE-08", Place(row.sheet.title, file=file)))
            continue
        strangers.remove(grid)
        header = header_index(grid, row)
        if header is None:
            findings.append(Finding("MERGE-09", Place(grid.sheet, file=grid.file)))
        else:
            found.append(returned_sheet(grid, row, header))
    findings += [Finding("MERGE-10", Place(grid.sheet, file=grid.file)) for grid in strangers if _says_something(grid)]
    return tuple(found), tuple(findings)


def returned_sheet(grid: Grid, row: type[Row], header: int) -> Returned:
    """The rows below the header, those that say anything; values of merged cells spread over the rows they cover."""
    matched = match(grid.rows[header], row)
    ours = locked_fields(row)  # a column that is not the school's may be missing
    matched = replace(matched, missing=tuple(name for name in matched.missing if name not in ours))
    below = Grid(grid.sheet, grid.rows[header:], grid.row_number(header), grid.left, grid.file)
    lines = _spread(grid, header, matched.fields)
    rows = tuple(_rows(lines, matched.fields, grid.row_number(header + 1), grid.rows[header]))
    strange, findings = _strange(grid, header, matched.unknown, [i for c in matched.clashes for i in c.indices])
    return Returned(
        row,
        grid.file,
        grid.sheet,
        {field: grid.column_number(index) for field, index in matched.fields.items()},
        rows,
        strange + grid.beyond,
        (*header_findings(matched, below, row), *findings),
    )


def header_index(grid: Grid, row: type[Row]) -> int | None:
    """Which of the first rows is the header; `None` when none shows enough of the sheet's columns."""
    titles = _titles(row)
    scores = [0]
    for index, cells in enumerate(grid.rows[:LOOKED_AT]):
        scores.append(sum(letters(cell) in titles for cell in cells if isinstance(cell, str)))
        if 2 * scores[-1] >= len(titles):
            return index
    if max(scores) >= ENOUGH:
        return scores.index(max(scores)) - 1
    fitting = [len(match(cells, row).fields) for cells in grid.rows[: LOOKED_AT // 2]]
    return fitting.index(max(fitting)) if fitting and max(fitting) >= ENOUGH else None


@cache
def _titles(row: type[Row]) -> frozenset[str]:
    return frozenset(letters(column.title) for _, column in columns_of(row))


def _assigned(grids: Sequence[Grid], wanted: Sequence[type[Row]]) -> list[tuple[type[Row], Grid | None]]:
    """Each wanted sheet with the grid of its title, else with the one whose header shows most of its own columns."""
    by_title = {letters(grid.sheet): index for index, grid in reversed(list(enumerate(grids)))}
    chosen = {row: by_title.get(letters(row.sheet.title)) for row in wanted}
    free = [index for index in range(len(grids)) if index not in chosen.values()]
    open_rows = [row for row in wanted if chosen[row] is None]
    scores = [(_shown(grids[index], row), -order, index) for order, row in enumerate(open_rows) for index in free]
    for (own, known), order, index in sorted(scores, reverse=True):
        row = open_rows[-order]
        if own and known >= ENOUGH and chosen[row] is None and index not in chosen.values():
            chosen[row] = index
    return [(row, None if index is None else grids[index]) for row, index in chosen.items()]


def _shown(grid: Grid, row: type[Row]) -> tuple[int, int]:
    """How many of the sheet's columns the header shows: those that only this sheet has, and all."""
    titles = _titles(row)
    lines = [{letters(cell) for cell in cells if isinstance(cell, str)} & titles for cells in grid.rows[:LOOKED_AT]]
    best = max(lines, key=len, default=set[str]())
    return len(best - _SHARED), len(best)


_SHARED = frozenset(letters(column.title) for _, column in columns_of(PersonRow))


def _says_something(grid: Grid) -> bool:
    return any(filled(cell) for cells in grid.rows for cell in cells)


Lines = Sequence[Sequence[Value]]


def _spread(grid: Grid, header: int, fields: Mapping[str, int]) -> Lines:
    """The rows below the header. A merged cell of one column speaks for every row it covers that says something
    itself: two positions of one person under one name."""
    lines: list[Sequence[Value]] = list(grid.rows[header + 1 :])
    places = {grid.column_number(index): index for index in fields.values()}
    first = grid.row_number(header + 1)
    spread: dict[int, dict[int, Value]] = {}
    for top, left, bottom, right in grid.merged:
        if left == right and left in places and first <= top < bottom:
            value = _at(lines, top - first, places[left])
            for index in range(top - first + 1, min(bottom - first + 1, len(lines))):
                if any(filled(cell) for cell in lines[index]):
                    spread.setdefault(index, {})[places[left]] = value
    for index, cells in spread.items():
        line = list(lines[index]) + [None] * (max(cells) + 1 - len(lines[index]))
        for place, value in cells.items():
            line[place] = value
        lines[index] = line
    return lines


def _at(lines: Lines, index: int, place: int) -> Value:
    return lines[index][place] if index < len(lines) and place < len(lines[index]) else None


def _rows(lines: Lines, fields: Mapping[str, int], first: int, header: Sequence[Value]) -> Iterable[AnswerRow]:
    """Every row that says more than which school it is from, and is not the header once more."""
    telling = [place for field, place in fields.items() if field != "institution"]
    items = tuple(fields.items())
    for index, line in enumerate(lines):
        width = len(line)
        if any(place < width and filled(line[place]) for place in telling) and not _repeats(line, header, telling):
            yield AnswerRow({field: line[place] if place < width else None for field, place in items}, first + index)


def _repeats(line: Sequence[Value], header: Sequence[Value], places: Sequence[int]) -> bool:
    """Whether the row is the header again: printed lists have it on every page."""
    alike = 0
    for place in places:
        if place < len(line) and line[place] is not None:
            if line[place] != header[place]:
                return False
            alike += 1
    return alike >= ENOUGH


def _strange(
    grid: Grid, header: int, unknown: Sequence[int], clashing: Sequence[int]
) -> tuple[int, tuple[Finding, ...]]:
    """The filled cells of columns that are not read; an unknown column is said once, a clash the header tells."""
    count, findings = 0, list[Finding]()
    for place in (*unknown, *clashing):
        rows = [
            index
            for index, line in enumerate(grid.rows)
            if index > header and place < len(line) and filled(line[place])
        ]
        count += len(rows)
        if rows and place in unknown:
            title = text_of(grid.rows[header][place])
            where = Place(grid.sheet, grid.row_number(rows[0]), grid.column_number(place), title, grid.file)
            said = text_of(grid.rows[rows[0]][place])
            findings.append(Finding("MERGE-12", where, said, (("count", str(len(rows))),)))
    return count, tuple(findings)
