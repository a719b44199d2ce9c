"""What a press costs before its work begins: the first one, which starts a Python, and those a companion serves.

    python benchmarks/buttons.py

The first press is a fresh Python that makes all ready for a press in Excel, against `python -c pass`; the next ones go
from the macro to the Python that serves it, in a real LibreOffice.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from attest_xl.books.opening import office, opened
from attest_xl.books.port import BookError
from attest_xl.libreoffice import listener
from attest_xl.schema.verbs import verb
from attest_xl.template.new import new_master

RUNS = 7
FIRST_AT_MOST, NEXT_AT_MOST = 1.0, 0.05
PRESS = "from attest_xl.buttons import prepare; prepare()"


def python(code: str) -> Callable[[], object]:
    """Start a Python that runs the code and ends."""
    return lambda: subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def seconds(work: Callable[[], object]) -> float:
    """The best of some runs after one that warms up."""
    work()
    times: list[float] = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def next_press() -> float:
    """From the macro's start until its verb has reached the serving Python, in a real office."""
    with tempfile.TemporaryDirectory() as folder:
        path = new_master(Path(folder) / "master.xlsm")
        app = office(path, headless=True)
        try:
            heard: list[str] = []
            book = opened(app, path)
            book.macro("AttestCompanion.AttestRegister")(
                listener("com.sun.star.task.XJobExecutor", trigger=heard.append)
            )
            took = seconds(book.macro(f"AttestVerbs.{verb('check').sub}"))
            if len(heard) != RUNS + 1:
                raise RuntimeError(f"{len(heard)} presses were heard")
            return took
        finally:
            app.quit()


def main() -> None:
    """Print seconds, and how they stand to what is allowed."""
    bare = seconds(python("pass"))
    print(f"python -c pass                     {bare:5.3f} s")
    show("first press", seconds(python(PRESS)) - bare, FIRST_AT_MOST)
    try:
        show("next press", next_press(), NEXT_AT_MOST)
    except BookError as error:
        print(f"next press: not measured. {error.finding.message}")


def show(what: str, took: float, at_most: float) -> None:
    """A line: seconds, and how they stand to the goal."""
    print(f"{what:34}+{took:5.3f} s  {took / at_most:4.2f} of the allowed {at_most} s")


if __name__ == "__main__":
    main()
