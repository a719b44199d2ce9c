"""Reading 79 answers (40 rows × 20 columns) in limited workers, against python-calamine reading them in this process.

    python benchmarks/read_answers.py

Both figures are the best of five runs. The start of the workers is counted in the first figure of ours and left out of
the second, where the workers of a run have read one file before the clock starts.
"""

import tempfile
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import python_calamine
import xlsxwriter

from attest_xl.books.strangers.reading import read_each

ANSWERS, ROWS, COLUMNS, RUNS = 79, 40, 20, 5


def write_answer(path: Path, number: int) -> None:
    """One school's answer: names, dates, numbers, texts."""
    workbook: Any = xlsxwriter.Workbook(str(path))
    with workbook as book:
        sheet = book.add_worksheet("Сотрудники")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, [f"Столбец {column}" for column in range(COLUMNS)])
        for row in range(1, ROWS + 1):
            for column in range(COLUMNS):
                if column % 4 == 0:
                    sheet.write_datetime(row, column, date(2015, 1, 1) + timedelta(row * column + number), day)
                elif column % 4 == 1:
                    sheet.write_number(row, column, row * column)
                else:
                    sheet.write_string(row, column, f"Иванова Мария {number} {row} {column % 3}")


def in_process(paths: Sequence[Path]) -> int:
    """What bare calamine needs: every cell of every sheet as a Python value."""
    reader: Any = python_calamine
    cells = 0
    for path in paths:
        book = reader.CalamineWorkbook.from_path(str(path))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            cells += sum(map(len, rows))
    return cells


def in_workers(paths: Sequence[Path]) -> int:
    """The same through limited workers, checked and cleaned."""
    return sum(len(row) for result in read_each(paths) for grid in result.grids for row in grid.rows)


def in_started_workers(paths: Sequence[Path]) -> float:
    """Seconds for the files when the workers are already there."""
    results = read_each([*paths[:8], *paths])
    for _ in range(8):
        next(results)
    began = perf_counter()
    for _ in results:
        pass
    return perf_counter() - began


def seconds(work: Callable[[Sequence[Path]], int], paths: Sequence[Path]) -> float:
    """The best of the runs."""
    times: list[float] = []
    for _ in range(RUNS):
        began = perf_counter()
        if work(paths) < ANSWERS * ROWS * COLUMNS:
            raise SystemExit("cells were lost")
        times.append(perf_counter() - began)
    return min(times)


def main() -> None:
    """Write the answers, read them all ways, print the ratios."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.xlsx" for number in range(ANSWERS)]
        for number, path in enumerate(paths):
            write_answer(path, number)
        floor, ours = seconds(in_process, paths), seconds(in_workers, paths)
        started = min(in_started_workers(paths) for _ in range(RUNS))
        print(f"calamine in-process: {floor:.3f} s; limited workers: {ours:.3f} s = {ours / floor:.2f} × "
              f"(with their start), {started:.3f} s = {started / floor:.2f} × (already started)")  # fmt: skip


if __name__ == "__main__":
    main()
