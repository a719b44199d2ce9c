"""xlwings' own converters around our functions, in a process of their own: a call a line, as JSON.

Run by `tests/udfs/test_through_xlwings.py`. The variables say to xlwings, before it is imported, that it serves custom
functions; arguments then arrive as Office.js sends them: rows of cells, dates as serial numbers, errors as records.
"""

import asyncio
import json
import os
import sys
from typing import Any

os.environ["XLWINGS_ON_SERVER"] = "true"
os.environ["XLWINGS_LICENSE_KEY"] = "noncommercial"

import xlwings
from xlwings import server

from udfs import attest_udfs


def main() -> None:
    """Answer the calls on standard input until it ends; an empty list of arguments asks for the description."""
    absent: Any = None
    sys.modules.setdefault("pyodide", absent)  # xlwings' server looks for it at every cell
    serving: Any = server
    for line in sys.stdin:
        name, arguments = json.loads(line)
        if name is None:
            answer = serving.custom_functions_meta(attest_udfs)
        else:
            call = {"func_name": name, "args": arguments, "version": xlwings.__version__, "client": "Office.js"}
            call |= {"runtime": "1.4", "date_format": None}
            answer: Any = asyncio.run(serving.custom_functions_call(call, attest_udfs))
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
