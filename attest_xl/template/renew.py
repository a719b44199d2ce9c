"""Renews `workbook/`: the built empty master, and its parts unzipped so that a change shows as a diff.

    python -m attest_xl.template.renew        (or: make workbook)

The day of the build is fixed. `xl/vbaProject.bin` is left out of the golden: its sources stand in `macros/`, the rest
of it is the installed xlwings' own.
"""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from attest_xl.schema.verbs import BUILT
from attest_xl.template.master import build_master
from attest_xl.template.package import parts_of

FOLDER = Path(__file__).parents[2] / "workbook"
MASTER = "attest-xl.xlsm"
GOLDEN = "golden"
CREATED = datetime(2025, 9, 1, 9, 0, tzinfo=UTC)
LEFT_OUT = frozenset({"xl/vbaProject.bin"})


def renew(folder: Path = FOLDER) -> None:
    """Write the master and its golden into the folder."""
    master, golden = folder / MASTER, folder / GOLDEN
    build_master(master, verbs=BUILT, created=CREATED)
    if golden.exists():
        shutil.rmtree(golden)
    for name, text in golden_of(master).items():
        (golden / name).parent.mkdir(parents=True, exist_ok=True)
        (golden / name).write_bytes(text)


def golden_of(master: Path) -> Mapping[str, bytes]:
    """The workbook's parts with a line for each element."""
    parts = parts_of(master.read_bytes())
    return {name: data.replace(b"><", b">\n<") + b"\n" for name, data in parts.items() if name not in LEFT_OUT}


if __name__ == "__main__":
    renew()
