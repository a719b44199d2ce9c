"""A whole district ten times over: memory of recalculating 30,000 rows through the command line, and how cost grows.

python benchmarks/big_master.py
"""

import resource
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from attest_xl.schema.verbs import BUILT
from attest_xl.sheets import Institution, Staff
from attest_xl.template.master import build_master
from benchmarks.recalculate import person

SMALL, BIG = 3_000, 30_000
MEMORY_GOAL, GROWTH_GOAL = 400, 11
TODAY = "2025-09-01"


def master(path: Path, rows: int) -> Path:
    """A master with so many people in 79 schools."""
    staff: list[Staff] = [person(number) for number in range(rows)]
    schools = [Institution(code=f"У{number:03}", institution=f"Школа № {number}") for number in range(79)]
    content = {"tblStaff": staff, "tblSchools": schools}
    build_master(path, verbs=BUILT, created=datetime.fromisoformat("2025-09-01"), content=content)
    return path


def verb(name: str, path: Path) -> tuple[float, int]:
    """Run the verb in a process of its own: seconds, and the peak of its memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    start = perf_counter()
    command = [sys.executable, "-m", "attest_xl", name, str(path), "--today", TODAY, "--quiet"]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
    took = perf_counter() - start
    if done.returncode == 2:
        raise RuntimeError(f"{name} did nothing")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return took, max(before, peak) // 1024


def main() -> None:
    """The small master first: the peak of children only ever rises."""
    with TemporaryDirectory() as folder:
        small = verb("recalculate", master(Path(folder, "small.xlsm"), SMALL))
        big = verb("recalculate", master(Path(folder, "big.xlsm"), BIG))
        again = verb("recalculate", Path(folder, "big.xlsm"))
    print(f"recalculate {SMALL:,} rows: {small[0]:.2f} s, {small[1]} MB")
    print(f"recalculate {BIG:,} rows: {big[0]:.2f} s, {big[1]} MB (goal {MEMORY_GOAL} MB); again {again[0]:.2f} s")
    print(f"ten times the rows cost {big[0] / small[0]:.1f} times (goal {GROWTH_GOAL})")


if __name__ == "__main__":
    main()
