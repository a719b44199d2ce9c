"""What worksheet functions cost through xlwings' own converters, as custom functions of a server: 10,000 cells in one
call against 10,000 calls. On Linux this is as near as one comes to Excel; no program stands between, so a single call
is cheap here, and what is measured is Python alone.

python -m benchmarks.udfs_xlwings [rows]
"""

import asyncio
import os
import sys
from time import process_time
from typing import Any

os.environ["XLWINGS_ON_SERVER"] = "true"  # said to xlwings before it is imported
os.environ["XLWINGS_LICENSE_KEY"] = "noncommercial"

import xlwings
from xlwings import server

from benchmarks.udfs import ROWS, person
from udfs import attest_udfs

SERVING: Any = server
SAID = {"version": xlwings.__version__, "client": "Office.js", "runtime": "1.4", "date_format": None}


async def seconds(name: str, calls: list[list[object]]) -> float:
    """Processor time of these calls one after another: all of it is ours and xlwings'."""
    begun = process_time()
    for arguments in calls:
        await SERVING.custom_functions_call({"func_name": name, "args": arguments, **SAID}, attest_udfs)
    return process_time() - begun


def main() -> None:
    """Both functions, cold and warm alike."""
    absent: Any = None
    sys.modules.setdefault("pyodide", absent)  # xlwings' server looks for it at every cell
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    people = [["" if cell is None else cell for cell in person(number)] for number in range(rows)]
    for name, places in (("ATTEST_CATEGORY", (1,)), ("ATTEST_STATE", (0, 1, 2, 3, 4))):
        left_out: list[object] = [] if len(places) == 1 else [None] * 4
        columns: list[object] = [[[row[place]] for row in people] for place in places]
        singles: list[list[object]] = [[*([[row[place]]] for place in places), *left_out] for row in people]
        asyncio.run(seconds(name, singles[:1]))
        several, single = asyncio.run(seconds(name, singles)), asyncio.run(seconds(name, [[*columns, *left_out]]))
        print(f"{name}, {rows} cells through xlwings: one call {single:.3f} s, {rows} calls {several:.2f} s, ", end="")
        print(f"1/{several / single:.0f} (goal 1/50)")


if __name__ == "__main__":
    main()
