"""Merging 79 answers × 40 rows × 21 columns three-way, every cell validated, against two ways of only reading them.

    python -m benchmarks.merge_answers

The peer is what people do by hand with pandas: `read_excel` by calamine and `concat`, which checks nothing and knows
nothing of what was sent. The floor is bare calamine reading every sheet of the same files. Ours reads the files in
limited workers, recognises each, compares it with its hidden base and with the master, and proposes what to write; the
whole press of the button, with checking the district and saving the master, is printed beside it. The best of five
runs each, by the clock; the workers' start is counted in ours.
"""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pandas
import python_calamine

from attest_xl.actions import merge
from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.actions._stillness import nothing_collected
from attest_xl.books.opening import open_book
from attest_xl.sheets import Staff
from benchmarks.answers import region

ANSWERS, ROWS, RUNS = 79, 40, 5
TODAY = date(2026, 2, 20)


def by_pandas(files: Sequence[Path]) -> int:
    """Rows of all staff sheets, stacked."""
    library: Any = pandas
    read = [library.read_excel(path, sheet_name=Staff.sheet.title, engine="calamine") for path in files]
    return len(library.concat(read))


def by_calamine(files: Sequence[Path]) -> int:
    """Rows of all sheets, as lists."""
    reader: Any = python_calamine
    rows = 0
    for path in files:
        book = reader.CalamineWorkbook.from_path(str(path))
        rows += sum(len(book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names)
    return rows


def merged(master: Path, files: Sequence[Path]) -> int:
    """Cells that were read, judged and accounted for; nothing is saved."""
    with nothing_collected():  # as the action itself does
        return int(merge.propose(Desk(open_book(master), TODAY), files).facts["cells"]["returned"])


def pressed(master: Path, files: Sequence[Path]) -> int:
    """The whole button, on a copy of the master."""
    copy = Path(shutil.copy(master, master.with_name("pressed.xlsm")))
    return perform("merge", Desk(open_book(copy), TODAY), files).cells


def seconds(work: Callable[[], int]) -> float:
    """How long it takes by the clock."""
    began = perf_counter()
    if not work():
        raise SystemExit("nothing was read")
    return perf_counter() - began


def main() -> None:
    """Make the answers, do the work all ways, print figures and ratios."""
    with tempfile.TemporaryDirectory() as folder:
        master, files = region(Path(folder), ANSWERS, ROWS)
        ways: dict[str, Callable[[], int]] = {
            "pandas + calamine": lambda: by_pandas(files),
            "bare calamine": lambda: by_calamine(files),
            "merged": lambda: merged(master, files),
            "the whole button": lambda: pressed(master, files),
        }
        best = {name: min(seconds(work) for _ in range(RUNS)) for name, work in ways.items()}
        for name, value in best.items():
            print(f"{name:18} {value:6.3f} s")
        ours = best["merged"]
        print(f"merged against pandas {ours / best['pandas + calamine']:.2f} × (goal 1.0), against bare calamine "
              f"{ours / best['bare calamine']:.2f} × (goal 3)")  # fmt: skip


if __name__ == "__main__":
    main()
