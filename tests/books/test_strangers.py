"""Strangers' files: every format the same cells, every bad file refused with its own words, none stops another."""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from attest_xl.books.strangers.reading import Limits, read_each, read_files
from attest_xl.findings import Finding
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid
from tests.books import strangers_files as files


def grids(*paths: Path, limits: Limits | None = None) -> list[Grid]:
    return [grid for result in read_each(paths, limits or Limits()) for grid in result.grids]


def filled(grid: Grid) -> list[tuple[Value, ...]]:
    """The rows without the blank cells at their ends."""
    return [row[: max((i + 1 for i, cell in enumerate(row) if cell is not None), default=0)] for row in grid.rows]


EXPECTED = [tuple(row) for row in files.LIST]


@pytest.mark.parametrize("write", [files.xlsx, files.xls, files.ods, files.xlsb])
def test_each_format_gives_the_same_cells(tmp_path: Path, write: Callable[[Path], Path]) -> None:
    [grid] = grids(write(tmp_path / f"Школа.{getattr(write, '__name__', '')}"))
    assert (grid.sheet, grid.file.startswith("Школа."), grid.top, grid.left) == ("Список", True, 1, 1)
    assert filled(grid) == EXPECTED


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    [grid] = grids(files.csv(tmp_path / "Школа 5.csv", encoding=encoding, delimiter=delimiter))
    assert grid.sheet == "Школа 5"
    assert filled(grid)[3] == ("1", "Иванова Мария Петровна", "12.03.1980", "Учитель", "первая", "12,5")
    assert filled(grid)[1] == ()


def test_blank_rows_and_columns_before_the_data_are_kept(tmp_path: Path) -> None:
    [grid] = grids(files.xlsx(tmp_path / "a.xlsx", [(), (), (None, None, "ФИО")]))
    assert grid.rows[2][2] == "ФИО"


def test_merged_ranges_come_along(tmp_path: Path) -> None:
    assert grids(files.xlsx(tmp_path / "a.xlsx"))[0].merged == ((1, 1, 1, 6),)


def test_workbooks_that_count_from_1904_give_the_same_days(tmp_path: Path) -> None:
    new, old = grids(files.xlsx(tmp_path / "a.xlsx", date_1904=True), files.xls(tmp_path / "a.xls", dates_1904=True))
    assert new.rows[3][2] == old.rows[3][2] == date(1980, 3, 12)


def test_a_date_with_a_time_is_a_date_and_a_time_alone_is_text(tmp_path: Path) -> None:
    [grid] = grids(files.with_time(tmp_path / "a.xlsx"))
    assert grid.rows == ((date(2021, 3, 12), "15:00", "36:00"),)


def test_hidden_sheets_are_passed_over_with_a_note_unless_asked_for(tmp_path: Path) -> None:
    path = files.with_hidden_sheet(tmp_path / "a.xlsx")
    [result] = read_each([path])
    assert [grid.sheet for grid in result.grids] == ["Список"]
    assert [(note.code, note.place.sheet) for note in result.notes] == [
        ("READ-11", "Справочник"),
        ("READ-11", "Основа"),
    ]
    assert [grid.sheet for grid in grids(path, limits=Limits(hidden=True))] == ["Список", "Справочник", "Основа"]


def test_every_hostile_file_is_refused_with_its_own_code_and_the_others_are_read(tmp_path: Path) -> None:
    codes = files.hostile(tmp_path)
    good = files.xlsx(tmp_path / "good.xlsx")
    order = [path for name in codes for path in (tmp_path / name, good)]
    results = list(read_files(order))
    assert [path for path, _ in results] == order
    refused = {path.name: answer.code for path, answer in results if isinstance(answer, Finding)}
    assert refused == codes
    read = [answer for path, answer in results if path == good]
    assert all(isinstance(answer, tuple) and filled(answer[0]) == EXPECTED for answer in read)


def test_a_refusal_names_the_file_and_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "Школа 5.xls").write_bytes(b"<html></html>")
    [(_, finding)] = read_files([tmp_path / "Школа 5.xls"])
    assert isinstance(finding, Finding)
    assert finding.message.startswith("Школа 5.xls: это страница HTML, а не книга с таблицей.")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    [(_, finding)] = read_files([tmp_path / "нет.xlsx"])
    assert isinstance(finding, Finding)
    assert finding.code == "READ-08"


def test_files_that_office_programs_leave_beside_open_books_are_passed_over(tmp_path: Path) -> None:
    assert list(read_files([tmp_path / "~$a.xlsx", tmp_path / ".~lock.a.ods#"])) == []


@pytest.mark.parametrize(
    "limits, code",
    [
        (Limits(cells=18), "READ-05"),
        (Limits(unpacked_mb=0), "READ-05"),
        (Limits(file_mb=0), "READ-05"),
        (Limits(macros=False), "READ-09"),
    ],
)
def test_limits_hold(tmp_path: Path, limits: Limits, code: str) -> None:
    path = files.edited(tmp_path / "a.xlsx", "xl/vbaProject.bin", lambda data: data)
    with files.zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macros")
    [(_, finding)] = read_files([path], limits)
    assert isinstance(finding, Finding)
    assert finding.code == code


def test_a_sheet_of_macros_is_macros_too(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx")
    with files.zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/macrosheets/sheet1.xml", b"<macrosheet/>")
    [(_, finding)] = read_files([path], Limits(macros=False))
    assert isinstance(finding, Finding)
    assert finding.code == "READ-09"


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    small = files.xlsx(tmp_path / "small.xlsx")
    slow = files.csv(tmp_path / "slow.csv", [("слово", "другое")] * 400_000)
    results = [answer for _, answer in read_files([small, slow, small], Limits(seconds=0.15), workers=1)]
    assert [answer.code if isinstance(answer, Finding) else "read" for answer in results] == ["read", "READ-06", "read"]


def test_cells_far_apart_take_no_more_memory_than_allowed(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with files.new_book(path) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "x")
        sheet.write(9_000, 16_383, "x")
    [(_, finding)] = read_files([path])
    assert isinstance(finding, Finding)
    assert finding.code == "READ-05"


def test_cells_far_below_are_left_out_however_wide_the_list_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "far.xlsx"
    with files.new_book(path) as book:
        sheet = book.add_worksheet("Список")
        sheet.write_row(0, 0, range(60))
        sheet.write_row(1_000_000, 7, ["а", "б"])
        sheet.write(1_048_575, 16_383, "в")
    [result] = read_each([path])
    assert [len(grid.rows) for grid in result.grids] == [1]
    assert [grid.beyond for grid in result.grids] == [3]
    assert [(note.code, note.place.cell) for note in result.notes] == [("READ-13", "Список!H1000001")]


def test_settings_set_the_limits_and_nonsense_keeps_the_defaults() -> None:
    limits = Limits.from_settings({"max_file_mb": "7", "max_seconds": "быстро", "max_unpacked_mb": "-1"})
    assert limits == Limits(file_mb=7)


def test_the_workers_end_when_the_reader_is_left_early(tmp_path: Path) -> None:
    paths = [files.xlsx(tmp_path / f"{number}.xlsx") for number in range(6)]
    results = read_each(paths)
    assert next(results).path == paths[0]
    results.close()
    assert next(results, None) is None


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    paths = [files.csv(tmp_path / f"{number}.csv") for number in range(7)]
    told: list[tuple[int, int, str]] = []
    list(read_files(paths, progress=lambda done, total, name: told.append((done, total, name))))
    assert told == [(number + 1, 7, f"{number}.csv") for number in range(7)]


def test_reading_works_from_a_program_without_a_main_file(tmp_path: Path) -> None:
    path = files.xlsx(tmp_path / "a.xlsx")
    code = (
        "from pathlib import Path; from attest_xl.books.strangers.reading import read_files\n"
        f"[(_, grids)] = read_files([Path({str(path)!r})]); print(grids[0].sheet)"
    )
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", code], capture_output=True, check=True, text=True,
                          encoding="utf-8")  # fmt: skip
    assert done.stdout.strip() == "Список"


def test_a_worker_imports_only_what_reading_needs() -> None:
    code = "import sys; from attest_xl.books.strangers import worker, cells, text\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    loaded = set(done.stdout.split())
    assert not loaded & {"pydantic", "lxml", "openpyxl", "xlsxwriter", "attest_xl.schema", "attest_xl.findings"}
