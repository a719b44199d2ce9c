"""Every hostile or odd file: its own refusal or a right reading, in a worker that is held to its memory; a sound file
beside it is always read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import chain
from pathlib import Path

import pytest

from attest_xl.books.strangers.memory import enforced_by_system
from attest_xl.books.strangers.process import Worker, unpacked
from attest_xl.books.strangers.reading import FileRead, Limits, read_each
from tests.hostile import kinds, markup, packages
from tests.hostile.books import LIST, cell, relations, sheet, xlsx
from tests.hostile.case import READ, Case

CASES = (*packages.CASES, *markup.CASES, *kinds.CASES)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, FileRead]:
    """What came of each case, by name, all read in one run; between them stand sound files."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = list(chain.from_iterable(_case_and_sound(folder, case) for case in CASES))
    return {result.path.name: result for result in read_each(paths)}


def _case_and_sound(folder: Path, case: Case) -> tuple[Path, Path]:
    path, sound = folder / case.name, folder / f"after {case.name}.xlsx"
    case.make(path)
    sound.write_bytes(xlsx())
    return path, sound


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_file_is_refused_with_its_finding_or_read_right(results: Mapping[str, FileRead], case: Case) -> None:
    result = results[case.name]
    assert (result.refusal.code if result.refusal else READ) == case.code
    if case.code == READ:
        assert result.grids[0].rows[: len(LIST)] == LIST
        assert tuple(note.code for note in result.notes) == case.notes


def test_sound_files_between_hostile_ones_are_all_read(results: Mapping[str, FileRead]) -> None:
    sound = [result for name, result in results.items() if name.startswith("after ")]
    assert len(sound) == len(CASES)
    assert {result.grids[0].rows for result in sound} == {LIST}


def test_a_sheet_that_is_the_book_itself_is_a_blank_sheet(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(book_relations=relations(("rId1", "worksheet", "workbook.xml"))))
    [result] = read_each([path])
    assert [grid.rows for grid in result.grids] == [()]


def test_a_cell_alone_in_the_last_corner_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx(sheet=sheet(f'<row r="1048576">{cell("XFD1048576", "х")}</row>')))
    [result] = read_each([path])
    assert [grid.rows for grid in result.grids] == [()]
    assert [(note.code, note.place.row) for note in result.notes] == [("READ-13", 1_048_576)]


def test_parts_that_are_named_as_if_outside_are_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "1" / "2" / "3" / "4" / "a.xlsx"
    path.parent.mkdir(parents=True)
    monkeypatch.chdir(path.parent)
    path.write_bytes(packages.packed(more=packages.OUTSIDE))
    [result] = read_each([path])
    assert result.grids
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == [path]


@pytest.mark.skipif(not enforced_by_system(), reason="this system does not hold a process to its memory")
def test_a_worker_is_held_to_its_memory_by_the_system(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx())
    worker = Worker(Limits())
    assert unpacked(worker.read(path))[0] == "read"
    process = worker._process
    assert process is not None
    limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="ascii").splitlines()
    worker.end()
    [address_space] = [line.split()[3:5] for line in limits if line.startswith("Max address space")]
    assert address_space == [str(Limits().memory_mb * 1024 * 1024)] * 2
    assert int(address_space[0]) <= 500_000_000


# Places that are no files


def refused(path: Path) -> str:
    [result] = read_each([path])
    assert result.refusal is not None
    return result.refusal.code


def test_a_folder_called_like_a_book_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    assert refused(tmp_path / "a.xlsx") == "READ-08"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    assert refused(tmp_path / "a.xlsx") == "READ-08"


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").symlink_to(tmp_path / "b.xlsx")
    (tmp_path / "b.xlsx").symlink_to(tmp_path / "a.xlsx")
    assert refused(tmp_path / "a.xlsx") == "READ-08"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no such file")
def test_a_device_without_an_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").symlink_to("/dev/zero")
    assert refused(tmp_path / "a.xlsx") == "READ-08"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(xlsx())
    path.chmod(0)
    assert refused(path) == "READ-08"
