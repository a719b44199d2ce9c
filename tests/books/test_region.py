"""The same files through other pools: processes of this computer, and a real dask cluster of two workers."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter

from attest_xl.books.incoming import arrived
from attest_xl.books.port import BookError
from attest_xl.books.region import executor_at
from attest_xl.books.strangers.reading import FileRead, Limits, read_each

USUAL = Limits()


def write_book(path: Path, number: int) -> Path:
    workbook: Any = xlsxwriter.Workbook(str(path))
    with workbook as book:
        sheet = book.add_worksheet("Сотрудники")
        for row in range(30):
            sheet.write_row(row, 0, [f"Иванова {number}", row, "первая"])
    return path


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """A dozen books, and among them a text that is none, a torn book and one that is not there."""
    folder = tmp_path_factory.mktemp("files")
    good = [write_book(folder / f"{number}.xlsx", number) for number in range(12)]
    torn, none = folder / "torn.xlsx", folder / "none.xlsx"
    torn.write_bytes(good[0].read_bytes()[:2000])
    none.write_bytes(b"")
    return (*good[:5], torn, none, folder / "gone.xlsx", *good[5:])


@pytest.fixture(scope="module")
def cluster() -> Iterator[str]:
    """The address of a scheduler with two workers of two threads, each in a process of its own."""
    from distributed import LocalCluster

    made: Any = LocalCluster
    with made(n_workers=2, threads_per_worker=2, processes=True, dashboard_address=":0") as running:
        yield str(running.scheduler_address)


def told(results: Iterator[FileRead]) -> list[tuple[str, Any]]:
    return [(one.path.name, one.refusal.code if one.refusal else one.grids) for one in results]


def test_a_cluster_reads_what_this_computer_reads(files: tuple[Path, ...], cluster: str) -> None:
    with executor_at(cluster) as executor:
        there = told(read_each(files, USUAL, executor=executor))
    assert there == told(read_each(files, USUAL))
    assert {what for name, what in there if name in {"torn.xlsx", "none.xlsx", "gone.xlsx"}} == {
        "READ-04", "READ-01", "READ-08"}  # fmt: skip


def test_limits_hold_in_a_cluster(files: tuple[Path, ...], cluster: str) -> None:
    with executor_at(cluster) as executor:
        refused = list(read_each(files[:3], USUAL._replace(cells=10), executor=executor))
    assert [one.refusal.code for one in refused if one.refusal] == ["READ-05"] * 3


def test_a_pool_of_processes_reads_the_same(files: tuple[Path, ...]) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        assert told(read_each(files, USUAL, executor=executor)) == told(read_each(files, USUAL))


class Distant(Executor):
    """A computer that begins when this one has forgotten what it asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = []

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.asked.append((Future(), fn, args))
        return self.asked[-1][0]

    def begin(self) -> None:
        for future, work, told in self.asked:
            future.set_result(work(*told))


def archive(folder: Path, files: Sequence[Path]) -> Path:
    with ZipFile(folder / "ответы.zip", "w") as made:
        for path in files:
            if path.exists():
                made.write(path, path.name)
    return folder / "ответы.zip"


def test_what_was_unpacked_here_goes_along_to_computers_that_do_not_see_it(
    files: tuple[Path, ...], tmp_path: Path
) -> None:
    pool = Distant()
    with arrived([archive(tmp_path, files)], USUAL) as came:
        results = read_each([file.path for file in came.files], USUAL, executor=pool)
    assert not any(file.path.exists() for file in came.files)
    pool.begin()
    expected = [what for name, what in told(read_each(files, USUAL)) if name != "gone.xlsx"]
    assert [_plainly(what) for _, what in told(results)] == [_plainly(what) for what in expected]


def test_a_cluster_reads_what_was_unpacked_here(files: tuple[Path, ...], tmp_path: Path, cluster: str) -> None:
    with arrived([archive(tmp_path, files)], USUAL) as came, executor_at(cluster) as executor:
        paths = [file.path for file in came.files]
        assert told(read_each(paths, USUAL, executor=executor)) == told(read_each(paths, USUAL))


def _plainly(what: Any) -> Any:
    """The cells, whatever the file is called."""
    return what if isinstance(what, str) else [grid.rows for grid in what]


class Broken(Executor):
    """A pool whose computers are lost with every second file."""

    asked = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.asked += 1
        future: Future[Any] = Future()
        if self.asked % 2:
            future.set_exception(ConnectionError("lost"))
        else:
            future.set_result(fn(*args, **kwargs))
        return future


def test_a_lost_computer_costs_its_files_and_no_others(files: tuple[Path, ...]) -> None:
    good = [path for path in files if path.stem.isdigit()]
    codes = [one.refusal.code if one.refusal else "" for one in read_each(good, USUAL, executor=Broken())]
    assert codes == ["READ-12", ""] * 6


def test_only_a_few_files_are_asked_for_ahead_and_more_while_they_are_small(
    files: tuple[Path, ...], tmp_path: Path
) -> None:
    large = tmp_path / "большой.xlsx"
    large.write_bytes(bytes(4 * 1024 * 1024))
    asked: list[int] = []
    for file in (large, files[0]):
        pool = Broken()
        next(read_each([file] * 500, USUAL, workers=3, executor=pool))
        asked.append(pool.asked)
    assert asked[0] == 2 * 3 + 1
    assert asked[0] < asked[1] < 250


def test_no_address_means_this_computer() -> None:
    with executor_at("") as executor:
        assert executor is None


def test_a_scheduler_that_does_not_answer_is_named() -> None:
    with pytest.raises(BookError) as caught, executor_at("tcp://127.0.0.1:9"):
        pass
    assert caught.value.code == "BOOK-61"
    assert "tcp://127.0.0.1:9" in caught.value.finding.message
