import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.libreoffice.grid import (
    MAX_COLUMNS,
    MAX_ROWS,
    Box,
    address,
    around,
    around_holes,
    column_name,
    column_number,
    corners,
    parse_address,
    quoted,
    vertical_runs,
)

boxes = st.builds(Box, st.integers(1, 40), st.integers(1, 40), st.integers(1, 20), st.integers(1, 20))


def cells(box: Box) -> set[tuple[int, int]]:
    return {(r, c) for r in range(box.row, box.last_row + 1) for c in range(box.column, box.last_column + 1)}


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("A1", Box(1, 1)),
        ("$B$2:c3", Box(2, 2, 2, 2)),
        ("C3:B2", Box(2, 2, 2, 2)),
        ("XFD1048576", Box(MAX_ROWS, MAX_COLUMNS)),
        ("A:C", Box(1, 1, MAX_ROWS, 3)),
        ("2:3", Box(2, 1, 2, MAX_COLUMNS)),
    ],
)
def test_an_address_means_a_rectangle(text: str, box: Box) -> None:
    assert parse_address(text) == box


@pytest.mark.parametrize("text", ["", "A0", "итог", "total", "A1048577", "XFE1", "A1,B2", "R1C1", "A1:"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert parse_address(text) is None


@given(boxes)
def test_an_address_reads_back(box: Box) -> None:
    assert parse_address(address(box)) == parse_address(address(box, False, False)) == box


def test_whole_columns_are_written_without_rows() -> None:
    assert address(Box(1, 1, MAX_ROWS, 3)) == "$A:$C"


@given(st.integers(1, MAX_COLUMNS))
def test_a_column_name_reads_back(number: int) -> None:
    assert column_number(column_name(number)) == number


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 99), st.integers(1, 99))
def test_corners_may_come_in_any_order(row: int, column: int, other_row: int, other_column: int) -> None:
    box = corners(row, column, other_row, other_column)
    assert box == corners(other_row, column, row, other_column) == corners(other_row, other_column, row, column)
    assert {(row, column), (other_row, other_column)} <= {
        (r, c) for r in (box.row, box.last_row) for c in (box.column, box.last_column)
    }


@given(boxes, boxes)
def test_the_overlap_holds_the_cells_of_both(one: Box, other: Box) -> None:
    overlap = one.overlap(other)
    assert (cells(overlap) if overlap else set()) == cells(one) & cells(other)


@given(boxes, boxes)
def test_what_is_around_two_holds_both(one: Box, other: Box) -> None:
    assert cells(one) | cells(other) <= cells(around(one, other))


@given(boxes, st.data())
def test_pieces_around_holes_cover_all_but_the_holes_once(box: Box, data: st.DataObject) -> None:
    holes = data.draw(st.sets(st.sampled_from(sorted(cells(box)))))
    pieces = [cell for piece in around_holes(box, holes) for cell in cells(piece)]
    assert sorted(pieces) == sorted(cells(box) - holes)


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 4))))
def test_runs_are_whole_strips_of_the_cells(given_cells: set[tuple[int, int]]) -> None:
    runs = list(vertical_runs(given_cells))
    assert sorted(cell for run in runs for cell in cells(run)) == sorted(given_cells)
    assert not {(run.last_row + 1, run.column) for run in runs} & given_cells


@pytest.mark.parametrize(
    ("name", "written"), [("Лист1", "Лист1"), ("Мой лист", "'Мой лист'"), ("O'Hara", "'O''Hara'"), ("A1", "'A1'")]
)
def test_sheet_names_are_quoted_where_addresses_need_it(name: str, written: str) -> None:
    assert quoted(name) == written
