"""A table's rows as they stand, by school: what a merge reads, with the place where each row is written back."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from attest_xl.actions._desk import Desk
from attest_xl.schema.cells import text_of
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.sheets import Staff
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.headers import match
from attest_xl.tables.pairing import has_codes, keys_of
from attest_xl.tables.values import filled


@dataclass(frozen=True, slots=True)
class BookRow:
    """A filled row of the book: its cells by field, and the sheet's row it stands in."""

    cells: RawCells
    row: int


Rows = Mapping[str, BookRow]
"""Rows by their keys, in their order."""


class BookRows:
    """The rows of one table, and the fields it has columns for. Rows without an institution of their own belong to the
    school of their person."""

    def __init__(self, desk: Desk, row: type[Row]) -> None:
        self.row = row
        grid = desk.grid(row)
        self.fields = frozenset(match(grid.rows[0], row).fields) if grid is not None else frozenset[str]()
        self._shared = "institution" not in dict(columns_of(row))
        self._by_school: defaultdict[str, list[BookRow]] = defaultdict(list)
        schools = _schools_by_code(desk) if not self._shared and row is not Staff else dict[str, str]()
        for line in _filled_rows(desk, row):
            code, institution = text_of(line.cells.get("code")), letters(text_of(line.cells.get("institution")))
            self._by_school["" if self._shared else institution or schools.get(code, "")].append(line)

    def of(self, institution: str) -> Rows:
        """One school's rows; all rows of a table that is the district's."""
        return self._keyed(self._by_school.get("" if self._shared else letters(institution), []))

    def elsewhere(self, institution: str) -> Rows:
        """The rows of all other schools, where rows have codes."""
        others = (lines for school, lines in self._by_school.items() if school != letters(institution))
        return self._keyed([line for lines in others for line in lines]) if has_codes(self.row.sheet.table) else {}

    def _keyed(self, lines: Sequence[BookRow]) -> Rows:
        return dict(zip(keys_of(self.row, [line.cells for line in lines]), lines, strict=True))


def _filled_rows(desk: Desk, row: type[Row]) -> Iterator[BookRow]:
    grid = desk.grid(row)
    if grid is None:
        return
    places = match(grid.rows[0], row).fields
    columns = tuple(zip_longest(*grid.rows))
    lines = zip(*(columns[place] for place in places.values()), strict=True)
    for index, line in enumerate(islice(lines, 1, None), start=1):
        if any(map(filled, line)):
            yield BookRow(dict(zip(places, line, strict=True)), grid.row_number(index))


def _schools_by_code(desk: Desk) -> Mapping[str, str]:
    people = desk.staff.records
    return {person.code: letters(person.institution) for person in people if person.code and person.institution}
