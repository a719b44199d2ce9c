"""The district's book while a run merges answers: what is read of it once, and what one merge leaves to the next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from attest_xl.actions._asking import Asked, asked
from attest_xl.actions._codes import STAFF_CODES, last_given
from attest_xl.actions._desk import Desk
from attest_xl.actions._memory import Remembered, remembered
from attest_xl.actions._returned import School
from attest_xl.actions._rows import BookRows, Rows
from attest_xl.schema.sheet import Row
from attest_xl.sheets import Staff
from attest_xl.tables.former import recall
from attest_xl.tables.likeness import People, Person
from attest_xl.tables.merging import Merged, rekeyed
from attest_xl.tables.sides import Sides


@dataclass(slots=True)
class Book:
    """The book as the merges of one run find it, and leave it to one another."""

    desk: Desk
    tables: dict[type[Row], BookRows] = field(default_factory=dict[type[Row], BookRows])
    memory: Remembered = field(init=False)
    asked: Asked = field(init=False)
    people: People = field(init=False)
    codes: Iterator[str] = field(init=False)
    last_code: str = ""

    def __post_init__(self) -> None:
        staff = self.desk.staff.records
        self.memory, self.asked = remembered(self.desk), asked(self.desk)
        self.people = People(
            Person(one.code or "", one.institution or "", one.name or "", one.birth, one.position)
            for one in staff
            if one.name
        )
        for seen in self.memory.parts.values():
            recall(self.people, seen)
        self.people.news.clear()
        self.codes = STAFF_CODES.after(last_given(self.desk, STAFF_CODES, (one.code for one in staff)))

    def rows(self, row: type[Row]) -> BookRows:
        """The table's rows, read once."""
        if row not in self.tables:
            self.tables[row] = BookRows(self.desk, row)
        return self.tables[row]

    def sides(self, school: School, row: type[Row], rows: Rows) -> Sides:
        """The school's part of the table."""
        part = (school.code, row.sheet.table)
        return Sides(
            row,
            school.name,
            {key: line.cells for key, line in rows.items()},
            self.memory.parts.get(part, {}),
            self.asked.questions.get(part, {}),
            self.people,
        )

    def coded(self, merged: Merged) -> tuple[Merged, Mapping[str, str]]:
        """The merge with codes for its new people, and those codes by the rows' keys."""
        codes: dict[str, str] = {}
        if merged.row is Staff:
            for key in merged.added:
                self.last_code = codes[key] = next(self.codes)
            self.people.rekeyed(codes)
        return rekeyed(merged, codes) if codes else merged, codes
