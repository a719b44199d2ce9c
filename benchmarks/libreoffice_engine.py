"""600,000 cells (30,000 rows × 20 columns) through xlwings and the LibreOffice engine, against UNO's own bulk calls.

    python benchmarks/libreoffice_engine.py [rows]

A third of the columns are texts, a third numbers, a third days. The floor is `setDataArray` and `getDataArray` of the
same cells as numbers and texts, called on the UNO object: what no engine can be faster than. Best of three runs, each
into a new book of one headless LibreOffice.
"""

import datetime as dt
import sys
from collections.abc import Callable
from time import perf_counter

import xlwings as xw

from attest_xl.libreoffice import start

ROWS, COLUMNS, RUNS = 30_000, 20, 3
FIRST_DAY = dt.datetime.combine(dt.date(2000, 1, 1), dt.time())


def value(row: int, column: int) -> str | float | dt.datetime:
    match column % 3:
        case 0:
            return f"Иванова Мария {row}"
        case 1:
            return float(row * column)
        case _:
            return FIRST_DAY + dt.timedelta(row % 9_000 + column)


def seconds(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return perf_counter() - began


def run(app: xw.App, table: list[list[str | float | dt.datetime]]) -> dict[str, float]:
    with app.books.add() as book:
        cells = book.sheets[0].range((1, 1), (len(table), COLUMNS))

        def write() -> None:
            cells.value = table

        def mark() -> None:
            book.sheets[0]["A2:T501"].set_colors(
                [[(255, 235, 156) if (r + c) % 5 == 0 else ... for c in range(COLUMNS)] for r in range(500)]
            )

        measured = {"write through xlwings": seconds(write), "read through xlwings": seconds(lambda: cells.value)}
        if cells.value != table:
            sys.exit("what was read is not what was written")
        native = cells.api
        rows = native.getDataArray()
        measured["write by UNO alone"] = seconds(lambda: native.setDataArray(rows))
        measured["read by UNO alone"] = seconds(native.getDataArray)
        measured["colour 2,000 single cells"] = seconds(mark)
        measured["fill a column with a formula"] = seconds(
            lambda: setattr(cells.columns[0].offset(0, COLUMNS), "formula", "=B1*2")
        )
    return measured


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    table = [[value(row, column) for column in range(COLUMNS)] for row in range(rows)]
    began = perf_counter()
    with start() as app:
        print(f"start of a headless LibreOffice {app.version}: {perf_counter() - began:.2f} s")
        runs = [run(app, table) for _ in range(RUNS)]
    best = {name: min(measured[name] for measured in runs) for name in runs[0]}
    for name, figure in best.items():
        print(f"{name:30} {figure:6.2f} s")
    for verb in ("write", "read"):
        print(f"{verb}: {best[f'{verb} through xlwings'] / best[f'{verb} by UNO alone']:.1f} × UNO alone")


if __name__ == "__main__":
    main()
