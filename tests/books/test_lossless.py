"""Whatever is written to the tables of a workbook full of other things, the other things stay as they are."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from attest_xl.books.body import applied
from attest_xl.books.file import open_book
from attest_xl.books.markup import coded
from attest_xl.books.port import Mark, TableWrite
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid
from tests.books.foreign import faults
from tests.books.workbooks import PEOPLE_TITLES, TIMES_TITLES, parts, rich_workbook

SHEET_OF = {"tblPeople": "xl/worksheets/sheet1.xml", "tblTimes": "xl/worksheets/sheet2.xml"}
PANEL = "xl/worksheets/sheet3.xml"
NOTES = ("xl/comments1.xml", "xl/drawings/vmlDrawing1.vml")  # a note goes with its row
MEANT = {
    "tblPeople": {SHEET_OF["tblPeople"], "xl/tables/table1.xml", PANEL, *NOTES},
    "tblTimes": {SHEET_OF["tblTimes"], "xl/tables/table2.xml"},
}
WHEN_WRITTEN = {"xl/workbook.xml", "xl/styles.xml"}
FORMULAS = "Удвоено"
WRITTEN = {"tblPeople": tuple(title for title in PEOPLE_TITLES if title != FORMULAS), "tblTimes": TIMES_TITLES}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(["=1+1", "@a", " ", "_x000A_"])
values: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1900, 1, 1), date(9999, 12, 31)),
    texts,
)


@st.composite
def steps(
    draw: st.DrawFn,
) -> list[tuple[str, tuple[str, ...], list[tuple[int | None, list[Value]]], list[Mark | None]]]:
    """Writes; an origin counts from the end of the body, so that it fits whatever the body is then."""
    made: list[tuple[str, tuple[str, ...], list[tuple[int | None, list[Value]]], list[Mark | None]]] = []
    for _ in range(draw(st.integers(1, 3))):
        table = draw(st.sampled_from(sorted(WRITTEN)))
        titles = tuple(draw(st.lists(st.sampled_from(WRITTEN[table]), unique=True)))
        row = st.tuples(st.none() | st.integers(0, 4), st.lists(values, min_size=len(titles), max_size=len(titles)))
        marks: st.SearchStrategy[Mark | None] = st.sampled_from([None, "error", "warning", "note"])
        made.append((table, titles, draw(st.lists(row, max_size=6)), draw(st.lists(marks, max_size=5))))
    return made


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_workbook(tmp_path_factory.mktemp("rich") / "Богатая.xlsm")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(steps())
def test_only_what_was_written_changes(
    rich: Path,
    todo: list[tuple[str, tuple[str, ...], list[tuple[int | None, list[Value]]], list[Mark | None]]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(rich, folder))
        book = open_book(path)
        expected = {table: book.read(table) for table in book.tables}
        for table, titles, rows, marks in todo:
            change = _change(expected[table], table, titles, rows)
            expected[table] = applied(expected[table], change).grid
            book.write(change)
            grid = expected[table]
            book.mark(table, {(grid.top + 1 + row, grid.left): mark for row, mark in enumerate(marks) if mark})
            assert _plain(book.read(table)) == _plain(grid)
        book.save()
        _check_values(path, expected)
        _check_parts(rich, path, {table for table, *_ in todo})
        assert faults(path) == []


def _change(
    grid: Grid, table: str, titles: tuple[str, ...], rows: Sequence[tuple[int | None, list[Value]]]
) -> TableWrite:
    height = len(grid.rows) - 1
    seen: set[int] = set()
    origins: list[int | None] = []
    for origin, _ in rows:
        fits = origin is not None and origin < height and origin not in seen
        origins.append(origin if fits else None)
        seen |= {origin} if origin is not None and fits else set()
    return TableWrite(table, titles, tuple(tuple(row) for _, row in rows), tuple(origins))


def _check_values(path: Path, expected: dict[str, Grid]) -> None:
    again = open_book(path)
    foreign = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
    for table, grid in expected.items():
        assert _plain(again.read(table)) == _plain(grid)
        seen = foreign.get_sheet_by_name(grid.sheet).to_python(skip_empty_area=False)
        for index, row in enumerate(_plain(grid)):
            shown = seen[grid.top - 1 + index] if grid.top - 1 + index < len(seen) else []
            for position, value in row:
                at = grid.left - 1 + position
                assert _same(value, shown[at] if at < len(shown) else "")


def _plain(grid: Grid) -> list[list[tuple[int, Value]]]:
    """The rows without the column of formulas, whose results an office program fills in."""
    kept = [position for position, title in enumerate(grid.rows[0]) if title != FORMULAS]
    return [[(position, row[position]) for position in kept] for row in grid.rows]


def _same(ours: Value, theirs: object) -> bool:
    if ours is None:
        return theirs == ""
    if isinstance(ours, date):
        return theirs in (ours, datetime.combine(ours, time()))
    if isinstance(ours, str):
        return theirs in (ours, coded(ours))  # calamine leaves `_x000D_` as it stands
    return ours == theirs


def _check_parts(before: Path, after: Path, tables: set[str]) -> None:
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    meant = WHEN_WRITTEN.union(*(MEANT[table] for table in tables))
    assert {name for name in old if old[name] != new[name]} <= meant
    assert _without_results(old[PANEL]) == _without_results(new[PANEL])


def _without_results(sheet: bytes) -> bytes:
    return re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", re.sub(rb' spans="[^"]*"', b"", sheet))
