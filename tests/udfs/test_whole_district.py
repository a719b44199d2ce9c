"""The functions give what the sheet «График» gives: every person of a whole district, from the sheet's own cells."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.file import FileBook
from attest_xl.district import district
from attest_xl.schema.address import a1_range
from attest_xl.schema.cells import Value
from attest_xl.schema.sheet import column_of, titles_of
from attest_xl.schema.verbs import BUILT
from attest_xl.sheets import Due, Staff
from attest_xl.sheets.staff import LEFT
from attest_xl.template.examples import TITLE
from attest_xl.template.master import build_master
from tests.support.office import Office
from tests.template.district import CREATED
from tests.udfs.people import COLUMNS, TODAY, serial, serials
from udfs.uno_bridge import REGISTER, formulas

Lines = Mapping[str, tuple[Value, Value, Value]]
"""By a person's code: date, state, reason."""
ASKED = ("ATTEST_NEXT_DATE", "ATTEST_STATE", "ATTEST_EXPLAIN")
PLACES = [titles_of(Staff).index(column_of(Staff, name).title) + 1 for name in COLUMNS]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The master of the demo's district, recalculated."""
    path = tmp_path_factory.mktemp("district") / "Район.xlsm"
    people = district()
    content = {"tblStaff": people.staff, "tblSchools": people.institutions}
    build_master(path, verbs=BUILT, created=CREATED, content=content)
    perform("recalculate", Desk(FileBook(path), TODAY, TODAY))
    return path


@pytest.fixture(scope="module")
def scheduled(master: Path) -> Lines:
    """«График» as it stands in the file."""
    header, *rows = FileBook(master).read("tblSchedule").rows
    places = [header.index(column_of(Due, name).title) for name in ("code", "due", "state", "reason")]
    lines = [tuple(row[place] for place in places) for row in rows]
    return {str(code): (_serial(due), state, reason) for code, due, state, reason in lines}


def _serial(value: Value) -> Value:
    """Nothing is a blank text in a formula's answer."""
    return serial(value) if isinstance(value, date) else ""


def people(master: Path) -> list[tuple[Value, ...]]:
    """The rows of «Сотрудники»."""
    return list(FileBook(master).read("tblStaff").rows[1:])


def by_code(staff: list[tuple[Value, ...]], *answers: list[Value]) -> Lines:
    """What is said of those who have not left."""
    status = titles_of(Staff).index(column_of(Staff, "status").title)
    rows = zip(staff, *answers, strict=True)
    return {str(row[0]): (due, state, reason) for row, due, state, reason in rows if row[status] != LEFT}


def test_the_district_is_a_whole_one(scheduled: Lines) -> None:
    assert len(scheduled) > 2500
    assert len({state for _, state, _ in scheduled.values()}) == 7


def test_in_the_cells_of_libreoffice(master: Path, scheduled: Lines, soffice: Office) -> None:
    staff = people(master)
    with soffice.document(master) as document:
        soffice.run_macro(document, REGISTER, formulas())
        block = document.Sheets.getByName(TITLE).getCellRangeByPosition(20, 0, 20, len(staff) - 1)
        columns = [f"$'Сотрудники'.{a1_range(2, place, len(staff) + 1, place)}" for place in PLACES]
        answers = [_answered(block, f"={name}({';'.join([*columns, str(serial(TODAY))])})") for name in ASKED]
    assert by_code(staff, *answers) == scheduled


def _answered(block: Any, formula: str) -> list[Value]:
    block.setArrayFormula(formula)
    said = [cell for (cell,) in block.getDataArray()]
    block.clearContents(16)  # com.sun.star.sheet.CellFlags.FORMULA
    return said


def test_through_the_converters_of_xlwings(master: Path, scheduled: Lines, through_xlwings: Callable[..., Any]) -> None:
    staff = people(master)
    columns = [serials([[row[place - 1]] for row in staff]) for place in PLACES]
    said = [through_xlwings(name, *columns, [[serial(TODAY)]], [["ru-196"]]) for name in ASKED]
    assert by_code(staff, *([cell for (cell,) in column] for column in said)) == scheduled
