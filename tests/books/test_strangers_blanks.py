"""Sheets that are formatted far below what they hold: read as if the formatting were not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from attest_xl.books.strangers.blanks import LARGE, BlankCells, TooManyCellsError
from attest_xl.books.strangers.reading import FileRead, Limits, read_each
from tests.hostile.books import DECLARATION, LIST, MAIN, ROWS, cell, sheet, xlsx

LAST = 90_000
BLANK = "".join(
    f'<row r="{number}">{"".join(f"""<c r="{letter}{number}" s="1"/>""" for letter in "ABCDE")}</row>'
    for number in range(3, LAST)
)
STRAY = f'<row r="{LAST}">{cell(f"C{LAST}", "х")}</row>'
MERGED = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'


def read(folder: Path, content: str, limits: Limits | None = None) -> FileRead:
    assert len(content) > LARGE
    (folder / "а.xlsx").write_bytes(xlsx(sheet=content))
    [result] = read_each([folder / "а.xlsx"], limits or Limits())
    return result


def test_what_stands_above_the_blank_cells_and_after_all_cells_is_read(tmp_path: Path) -> None:
    [grid] = read(tmp_path, sheet(ROWS + BLANK, after=MERGED)).grids
    assert (grid.rows, grid.merged) == (LIST, ((1, 1, 1, 2),))


def test_names_with_a_prefix_are_known(tmp_path: Path) -> None:
    plain = sheet(ROWS + BLANK).removeprefix(DECLARATION).replace(MAIN, MAIN.replace("xmlns", "xmlns:x"))
    [grid] = read(tmp_path, DECLARATION + plain.replace("<", "<x:").replace("<x:/", "</x:")).grids
    assert grid.rows == LIST


def test_a_sheet_without_any_value_is_blank(tmp_path: Path) -> None:
    [grid] = read(tmp_path, sheet(BLANK)).grids
    assert grid.rows == ()


def test_a_value_below_the_blank_cells_is_found(tmp_path: Path) -> None:
    found = read(tmp_path, sheet(ROWS + BLANK + STRAY))
    assert (found.grids[0].rows, [note.code for note in found.notes]) == (LIST, ["READ-13"])


def test_more_cells_up_to_the_last_with_a_value_than_may_be_read_are_refused(tmp_path: Path) -> None:
    refusal = read(tmp_path, sheet(ROWS + BLANK + STRAY), Limits(cells=100_000)).refusal
    assert refusal is not None
    assert refusal.code == "READ-05"


@pytest.mark.parametrize("size", [100, 1000, 4096, 1 << 20])
def test_where_to_cut_does_not_depend_on_how_the_part_comes(size: int) -> None:
    data = sheet(ROWS + BLANK, after=MERGED).encode()
    seen = BlankCells(1_000_000)
    for at in range(0, len(data), size):
        seen.see(data[at : at + size])
    assert seen.cut is not None
    assert data[: seen.cut.kept].decode().endswith(ROWS.removesuffix("</row>"))
    assert seen.cut.end.decode() == f"</row></sheetData>{MERGED}</worksheet>"


def test_counting_ends_as_soon_as_there_are_too_many() -> None:
    seen = BlankCells(1)
    with pytest.raises(TooManyCellsError):
        seen.see(sheet(ROWS).encode())
