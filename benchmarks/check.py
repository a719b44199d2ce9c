"""How the cost of «Проверить данные» grows with the people, in processor time and memory.

    python -m benchmarks.check

Each check is a process of its own. «checked» is the check that is proposed – every sheet read, every rule asked –,
«button» the first press of the button: all findings written, their cells marked, the master saved. With ten times the
people their namesakes are nearly a hundred times as many, as in life; so the button has more than ten times to write.
"""

import multiprocessing
import resource
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import process_time

from attest_xl.actions import check
from attest_xl.actions._changes import Changes, Report
from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.opening import open_book
from benchmarks.answers import crowd

TODAY = date(2026, 2, 20)
SIZES = ((3_000, 30_000), (10_000, 100_000))
GOAL = 11


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time, megabytes at the peak, and how much was found."""

    seconds: float
    megabytes: float
    found: int


def checked(master: Path) -> Changes:
    """The check alone."""
    return check.propose(Desk(open_book(master), TODAY))


def pressed(master: Path) -> Report:
    """The whole button."""
    return perform("check", Desk(open_book(master), TODAY))


def cost(work: Callable[[Path], Changes | Report], master: Path) -> Cost:
    """What the work costs, in this process."""
    began = process_time()
    found = len(work(master).findings)
    return Cost(process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, found)


def costs(people: int) -> Sequence[Cost]:
    """Of the check and of the button, printed."""
    processes = multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1)
    with tempfile.TemporaryDirectory() as folder, processes as pool:
        master = pool.apply(crowd, (Path(folder), people))
        measured = [pool.apply(cost, (work, master)) for work in (checked, pressed)]
    parts = ", ".join(
        f"{name} {one.seconds:.2f} s {one.megabytes:.0f} MB"
        for name, one in zip(("checked", "button"), measured, strict=True)
    )
    print(f"{people:,} people: {parts}; {measured[0].found:,} findings", flush=True)
    return measured


def main() -> None:
    """Each size and ten times it."""
    for small, large in SIZES:
        before, after = costs(small), costs(large)
        grown = [big.seconds / little.seconds for little, big in zip(before, after, strict=True)]
        print(f"ten times the people cost: checked {grown[0]:.1f} ×, button {grown[1]:.1f} × (goal {GOAL})", flush=True)


if __name__ == "__main__":
    main()
