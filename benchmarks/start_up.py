"""How long `attest-xl --help` takes beyond an empty Python.

python benchmarks/start_up.py
"""

import subprocess
import sys
from statistics import median
from time import perf_counter

RUNS = 15
GOAL = 0.25  # seconds beyond `python -c pass`


def seconds(*arguments: str) -> float:
    """The wall time of one run of this Python."""
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> None:
    """Print the median of pairs run in turn, so that a drifting machine slows both."""
    pairs = [(seconds("-c", "pass"), seconds("-m", "attest_xl", "--help")) for _ in range(RUNS)]
    bare, help_ = (median(pair[side] for pair in pairs) for side in (0, 1))
    beyond = median(second - first for first, second in pairs)
    print(f"attest-xl --help {help_:.3f} s, python -c pass {bare:.3f} s: + {beyond:.3f} s (goal + {GOAL} s)")


if __name__ == "__main__":
    main()
