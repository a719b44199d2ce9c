"""What worksheet functions cost: 10,000 cells in one call against 10,000 calls, in the cells of a real LibreOffice and
in Python alone.

python -m benchmarks.udfs [rows]
"""

import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import xlwings as xw
from xlsxwriter import Workbook

from attest_xl.libreoffice import start
from attest_xl.schema.address import a1, a1_range
from attest_xl.template.vba import build_project, master_modules
from udfs import attest_udfs
from udfs.uno_bridge import REGISTER, formulas

ROWS = 10_000
RUNS = 3
TOP = 1
POSITIONS = ("Учитель", "Воспитатель", "Педагог-психолог", "Директор")
CATEGORIES = ("1 кв.к.", "ВКК", "без категории", "первая", "высш.")


def person(number: int) -> tuple[object, ...]:
    """Position, category, decided, conformity, started: every row unlike its neighbours."""
    decided = date(2017, 1, 1) + timedelta(days=number % 3000)
    started = date(1999, 1, 1) + timedelta(days=number % 8000)
    return (POSITIONS[number % 4], CATEGORIES[number % 5], f"{decided:%d.%m.%Y}", None, f"{started:%d.%m.%Y}")


def timed(work: Callable[[], object]) -> float:
    """Seconds the work took."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def processor_time(office: int) -> float:
    """Seconds of the processor that this process and the office have had; `office` is the first of its session."""
    tick = os.sysconf("SC_CLK_TCK")
    stats = (path.read_text().rpartition(")")[2].split() for path in Path("/proc").glob("[0-9]*/stat") if path.exists())
    return process_time() + sum(int(stat[11]) + int(stat[12]) for stat in stats if stat[3] == str(office)) / tick


def in_python(name: str, columns: Sequence[list[list[object]]]) -> None:
    """Print what a cell of one call costs without any office program."""
    function = getattr(attest_udfs, name)
    seconds = min(timed(lambda: function(*columns)) for _ in range(RUNS))
    print(f"{name}: {seconds / len(columns[0]) * 1e6:.1f} µs a cell in one call, Python alone")


def in_cells(sheet: xw.Sheet, name: str, width: int, rows: int) -> None:
    """Print the processor time of one call for all the rows and of a call for each, to the value read back."""
    last = TOP + rows - 1
    place = sheet[a1_range(TOP, 20, last, 20)]
    block = ",".join(a1_range(TOP, 9 + column, last, 9 + column) for column in range(width))
    each = tuple(
        (f"={name}({','.join(a1(row, 9 + column) for column in range(width))})",) for row in range(TOP, last + 1)
    )

    def spent(work: Callable[[], object]) -> float:
        begun = processor_time(sheet.book.app.pid)
        work()
        return processor_time(sheet.book.app.pid) - begun

    def computing() -> float:
        return sum(spent(sheet.book.api.calculateAll) for _ in range(RUNS)) / RUNS

    def cost(write: Callable[[], None]) -> tuple[float, float]:
        """Seconds to write the formulas and see the last value, and to compute them all anew."""
        place.clear_contents()
        empty = computing()
        written = spent(lambda: (write(), place[-1].value))
        return written, computing() - empty

    one = cost(lambda: setattr(place, "formula_array", f"={name}({block})"))
    many = cost(lambda: setattr(place, "formula", each))
    place.clear_contents()
    for what, single, several in zip(("written", "computed anew"), one, many, strict=True):
        ratio = f"1/{several / single:.0f} (goal 1/50)"
        print(f"{name}, {rows} cells {what}: one call {single:.3f} s, {rows} calls {several:.2f} s, {ratio}")


def with_macros(path: Path) -> Path:
    """An empty workbook with the master's macros, so that nothing else in it is computed."""
    workbook: Any = Workbook(str(path))
    with workbook as book:
        book.add_worksheet()
        book.add_vba_project(BytesIO(build_project(master_modules())), is_stream=True)
    return path


def main() -> None:
    """Python alone, then LibreOffice with this process as the one who answers."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    people = [person(number) for number in range(rows)]
    columns = [[[row[place]] for row in people] for place in range(5)]
    in_python("ATTEST_CATEGORY", columns[1:2])
    in_python("ATTEST_STATE", columns)
    with tempfile.TemporaryDirectory() as folder, start(macros=True) as app:
        book = app.books.open(with_macros(Path(folder) / "functions.xlsm"))
        book.macro(REGISTER)(formulas())
        sheet = book.sheets[0]
        sheet[a1_range(TOP, 9, TOP + rows - 1, 13)].value = people
        in_cells(sheet, "ATTEST_CATEGORY", 1, rows)
        in_cells(sheet, "ATTEST_STATE", 5, rows)
        book.close()


if __name__ == "__main__":
    main()
