"""Writing 30,000 computed rows into a master that holds 30,000 people, against openpyxl loading and saving that master.

    python benchmarks/write_rows.py [rows]

Both run here, one after the other, each in a process of its own. Ours counts all that a button does to the file:
opening, reading both tables, writing every row of the schedule, saving to disk.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from attest_xl.books.file import open_book
from attest_xl.schema.cells import Value
from attest_xl.schema.change import TableWrite
from attest_xl.schema.sheet import Row, columns_of, titles_of
from attest_xl.sheets import Due, Staff

ROWS = 30_000
AT_MOST = 0.25
DAYS = (date(1960, 1, 1), date(2030, 12, 31))


def main() -> None:
    """Measure, print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Район.xlsx"
        make_master(path, rows)
        ours = _in_a_process("ours", path)
        theirs = _in_a_process("openpyxl", path)
    print(f"{rows} × {len(titles_of(Due))} cells into a master with {rows} × {len(titles_of(Staff))} cells of people")
    print("  ours: " + ", ".join(f"{step} {seconds:.2f} s" for step, seconds in ours["steps"].items()))
    print("  openpyxl: " + ", ".join(f"{step} {seconds:.2f} s" for step, seconds in theirs["steps"].items()))
    reading = ours["steps"]["read people"]
    ratio = (ours["total"] - reading) / theirs["total"]
    print(f"  writing (open, read the schedule, write, save): {ratio:.3f} × openpyxl, at most {AT_MOST}")
    print(f"  with reading the people: {ours['total'] / theirs['total']:.3f} ×")
    print(f"  memory: {ours['megabytes']} MB, openpyxl {theirs['megabytes']} MB")


def make_master(path: Path, rows: int) -> None:
    """A workbook with the staff and an old schedule of so many rows."""
    chance = random.Random(1)
    made: Any = Workbook(str(path))
    with made as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for row in (Staff, Due):
            sheet = book.add_worksheet(row.sheet.title)
            columns = [{"header": title} for title in titles_of(row)]
            sheet.add_table(0, 0, rows, len(columns) - 1, {"name": row.sheet.table, "columns": columns})
            for number in range(1, rows + 1):
                for column, value in enumerate(some_row(row, number, chance)):
                    if isinstance(value, date):
                        sheet.write_datetime(number, column, value, day)
                    elif value is not None:
                        sheet.write(number, column, value)


def some_row(row: type[Row], number: int, chance: random.Random) -> tuple[Value, ...]:
    """Cells of the row's kinds: dates where the sheet has dates, names that hardly repeat, lists that do."""
    return tuple(_some_value(title, column.kind.number_format, number, chance) for title, column in _columns(row))


def _columns(row: type[Row]) -> list[tuple[str, Any]]:
    return [(column.title, column) for _, column in columns_of(row)]


def _some_value(title: str, number_format: str, number: int, chance: random.Random) -> Value:
    if number_format == "dd.mm.yyyy":
        return DAYS[0] + timedelta(chance.randrange((DAYS[1] - DAYS[0]).days))
    if title == "Код":
        return f"{number:05}"
    if title == "ФИО":
        return f"Фамилия{chance.randrange(9000)} Имя{chance.randrange(300)} Отчество{chance.randrange(300)}"
    if title in {"Основание", "Примечание", "Приказ"}:
        return (
            f"Приказ № {chance.randrange(20_000)} от такого-то числа, пункт {chance.randrange(60)} порядка аттестации"
        )
    return f"значение {chance.randrange(60)}" if chance.random() < 0.8 else None


def measure_ours(path: Path) -> dict[str, float]:
    """Each step of a button's work on the file."""
    clock = _Clock()
    book = clock.step("open", lambda: open_book(path))
    clock.step("read people", lambda: book.read(Staff.sheet.table))
    schedule = clock.step("read schedule", lambda: book.read(Due.sheet.table))
    chance = random.Random(2)
    rows = tuple(some_row(Due, number, chance) for number in range(1, len(schedule.rows)))
    change = TableWrite(Due.sheet.table, titles_of(Due), rows, tuple(range(len(rows))))
    clock.step("write", lambda: book.write(change))
    clock.step("save", book.save)
    return clock.steps


def measure_openpyxl(path: Path) -> dict[str, float]:
    """Loading and saving."""
    from openpyxl import load_workbook

    clock = _Clock()
    book: Any = clock.step("load", lambda: load_workbook(path))
    clock.step("save", lambda: book.save(path.with_name("openpyxl.xlsx")))
    return clock.steps


class _Clock:
    def __init__(self) -> None:
        self.steps: dict[str, float] = {}

    def step(self, name: str, work: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        result = work()
        self.steps[name] = time.perf_counter() - start
        return result


def _in_a_process(which: str, path: Path) -> dict[str, Any]:
    done = subprocess.run([sys.executable, __file__, "--measure", which, str(path)], capture_output=True, check=True)
    return json.loads(done.stdout)


def _measure(which: str, path: Path) -> None:
    steps = measure_ours(path) if which == "ours" else measure_openpyxl(path)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"steps": steps, "total": sum(steps.values()), "megabytes": megabytes}))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        _measure(sys.argv[2], Path(sys.argv[3]))
    else:
        main()
