"""A region's answers, and a country's: how the cost of merging grows with the files, in seconds and memory.

    python -m benchmarks.region              400 and 4,000 answers of 25 rows
    python -m benchmarks.region --country    40,000 answers, 1.1 million rows, in ten masters: a sheet holds no more

Each merge is a process of its own, whose peak of memory is printed; its workers are held to 475 MB each. «merged» is
the merge that is proposed – every file read, recognised, compared with its base and the master –, «button» the whole
press of the button, the district checked and the master saved.
"""

import multiprocessing
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from os import times
from pathlib import Path
from time import perf_counter

from attest_xl.actions import merge
from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.opening import open_book
from benchmarks.answers import region

TODAY = date(2026, 2, 20)
REGION, ROWS = (400, 4000), 25
DISTRICTS, DISTRICT_SCHOOLS, DISTRICT_ROWS = 10, 4000, 28
GOAL_SECONDS, GOAL_MB, GOAL_GROWTH = 300, 1500, 11


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, and of processor time with the workers'; megabytes at the peak."""

    merged: float
    merged_cpu: float
    button: float
    button_cpu: float
    megabytes: float


def cost(master: Path, files: Sequence[Path]) -> Cost:
    """What merging costs, in this process."""

    def merged() -> None:
        cells = merge.propose(Desk(open_book(master), TODAY), files).facts["cells"]
        if sum(cells.values()) != 2 * cells["returned"] or not cells["taken"]:
            raise SystemExit("cells were lost")

    proposed = timed(merged)
    pressed = timed(lambda: perform("merge", Desk(open_book(master), TODAY), files))
    return Cost(*proposed, *pressed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of processor time."""
    began, before = perf_counter(), sum(times()[:4])
    work()
    return perf_counter() - began, sum(times()[:4]) - before


def measured(folder: Path, schools: int, rows: int, first: int = 0) -> Cost:
    """The cost for so many schools, each step in a process of its own."""
    processes = multiprocessing.get_context("spawn")
    with processes.Pool(1) as pool:
        master, files = pool.apply(region, (folder, schools, rows, first))
    with processes.Pool(1) as pool:
        return pool.apply(cost, (master, files))


def told(name: str, found: Cost) -> None:
    """One line of figures."""
    print(
        f"{name:24} merged {found.merged:6.1f} s ({found.merged_cpu:.1f}), "
        f"button {found.button:6.1f} s ({found.button_cpu:.1f}), {found.megabytes:5.0f} MB",
        flush=True,
    )


def of_a_region() -> None:
    """The growth from a district to a region."""
    costs: list[Cost] = []
    for schools in REGION:
        with tempfile.TemporaryDirectory() as folder:
            costs.append(measured(Path(folder), schools, ROWS))
        told(f"{schools} × {ROWS} rows", costs[-1])
    small, large = costs
    print(f"growth of processor time with 10 × the files: merged {large.merged_cpu / small.merged_cpu:.1f} ×, "
          f"button {large.button_cpu / small.button_cpu:.1f} × (goal {GOAL_GROWTH})")  # fmt: skip


def of_a_country() -> None:
    """Ten regional masters one after another."""
    costs: list[Cost] = []
    for number in range(DISTRICTS):
        with tempfile.TemporaryDirectory() as folder:
            costs.append(measured(Path(folder), DISTRICT_SCHOOLS, DISTRICT_ROWS, number * DISTRICT_SCHOOLS))
        told(f"{DISTRICT_SCHOOLS} × {DISTRICT_ROWS} rows, {number + 1}", costs[-1])
    print(f"country: merged {sum(one.merged for one in costs):.0f} s, button {sum(one.button for one in costs):.0f} s "
          f"(goal {GOAL_SECONDS}), {max(one.megabytes for one in costs):.0f} MB (goal {GOAL_MB})")  # fmt: skip


if __name__ == "__main__":
    if "--country" in sys.argv:
        of_a_country()
    else:
        of_a_region()
