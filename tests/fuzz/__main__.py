"""Fuzz for minutes, led by coverage: python -m tests.fuzz [SECONDS [TARGET …]]. `make fuzz` installs atheris for it.

Each target runs in a process of its own, since the fuzzer ends its process. What made a target fail lies in
`build/fuzz/` under the target's name; to see it again: python -m tests.fuzz again TARGET FILE. Exit code 1 when
anything was found.
"""

from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

FOUND = Path("build/fuzz")


def main(arguments: list[str]) -> int:
    match arguments:
        case ["again", target, file]:
            _target(target)(Path(file).read_bytes())
            return 0
        case ["one", target, *options]:
            return _fuzz(target, options)
        case _:
            seconds = arguments[0] if arguments else "60"
            return max(_in_process(target, seconds) for target in arguments[1:] or _names())


def _names() -> list[str]:
    return list(import_module("tests.fuzz.targets").TARGETS)


def _target(name: str) -> Any:
    return import_module("tests.fuzz.targets").TARGETS[name]


def _in_process(target: str, seconds: str) -> int:
    corpus, found = FOUND / "corpus" / target, FOUND / target
    corpus.mkdir(parents=True, exist_ok=True)
    found.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", "-max_len=600", "-timeout=20", "-rss_limit_mb=2000", "-verbosity=0"]
    options += [f"-artifact_prefix={found}{os.sep}", str(corpus)]
    command = [sys.executable, "-m", "tests.fuzz", "one", target, *options]
    done = subprocess.run(command, check=False, stderr=subprocess.PIPE, text=True, errors="replace")
    failed = done.returncode != 0
    sys.stderr.write(f"{target}: {'FAILED' if failed else 'nothing found'}\n{done.stderr[-5000:] if failed else ''}")
    return int(failed)


def _fuzz(target: str, options: list[str]) -> int:
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["attest_xl"]):
        act = _target(target)
    atheris.Setup([sys.argv[0], *options], act)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
