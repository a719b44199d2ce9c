"""The lists of an invented district, in ten layouts and four formats, are read as a perfect reader would."""

from pathlib import Path

import pytest

from attest_xl.books.strangers.reading import read_each
from attest_xl.district import WrittenList, district, write_lists
from attest_xl.schema.kinds.name import name_key
from attest_xl.schema.sheet import fields_of
from attest_xl.sheets import Staff
from attest_xl.tables.incoming import Incoming
from attest_xl.tables.intake import understand
from attest_xl.tables.joining import join
from tests.tables.staff_sheet import written

SAID_OTHERWISE = {"order", "remark"}
"""Fields that a list may tell more of than its writer notes: an order's number beside a category, any remark."""


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> tuple[WrittenList, ...]:
    return write_lists(district(seed=7, institutions=24, people=700), tmp_path_factory.mktemp("lists"))


@pytest.fixture(scope="module")
def people(lists: tuple[WrittenList, ...]) -> dict[str, list[Incoming]]:
    read = {result.path.name: result.grids for result in read_each([one.path for one in lists])}
    return {name: [person for grid in grids for person in understand(grid).people] for name, grids in read.items()}


def told(staff: Staff) -> dict[str, object]:
    return {
        name: name_key(str(value)) if name == "name" else value
        for name, value in fields_of(staff).items()
        if name not in SAID_OTHERWISE
    }


def at(path: Path, sheet: str, row: int) -> tuple[str, int]:
    """A .csv has one sheet, called after the file."""
    return (path.stem if path.suffix == ".csv" else sheet, row)


def test_every_row_without_a_slip_gives_exactly_what_it_tells(
    lists: tuple[WrittenList, ...], people: dict[str, list[Incoming]]
) -> None:
    for one in lists:
        found = {(person.staff.origin.sheet, person.staff.origin.row): person.staff
                 for person in people[one.path.name] if person.staff.origin}  # fmt: skip
        for row in one.rows:
            if not row.slips:
                assert told(found[at(one.path, row.sheet, row.row)]) == told(row.told), (one.path.name, row.row)


def test_nobody_is_invented_and_nobody_is_lost(
    lists: tuple[WrittenList, ...], people: dict[str, list[Incoming]]
) -> None:
    for one in lists:
        copies = sum(planted.slip == "duplicate" for planted in one.planted)
        assert len(people[one.path.name]) == len(one.rows) + copies, one.path.name


def test_a_second_import_of_everything_adds_nothing(people: dict[str, list[Incoming]]) -> None:
    everybody = [person for file in people.values() for person in file]
    first = join(everybody, (), ())
    assert len(first.institutions) == 24
    staff = written(first)
    again = join(everybody, staff.records, first.institutions, staff.unread)
    assert (again.new, again.filled, again.same, again.differing) == ((), {}, len(everybody), ())
    assert again.institutions == ()
