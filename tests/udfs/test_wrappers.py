"""The VBA wrappers: made from the descriptions, and what xlwings would write."""

import re
import subprocess
import sys

from attest_xl.schema.functions import FUNCTIONS
from attest_xl.template.vba import macros_folder
from attest_xl.template.vba_udfs import MODULE, udfs_source


def calls(source: str) -> dict[str, tuple[str, str]]:
    """By function: its arguments, and its call to Python."""
    joined = re.sub(r"\s+_\n\s*", " ", source)
    function = re.compile(r"^Function (\w+)\((.*)\)\n(?:.*\n)*?\s*\1 = (XLPy\.CallUDF\(.*\))$", re.MULTILINE)
    found = function.findall(joined)
    return {name: (arguments, call) for name, arguments, call in found}


def test_the_module_is_what_the_descriptions_give() -> None:
    written = (macros_folder() / f"{MODULE}.bas").read_bytes().decode("ascii")
    assert written == udfs_source().replace("\n", "\r\n"), "run `python -m attest_xl.template.vba_udfs`"


def test_the_wrappers_call_python_as_those_that_xlwings_would_import() -> None:
    command = [sys.executable, "-m", "tests.udfs.windows_wrappers"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert calls(udfs_source()) == calls(done.stdout)
    assert set(calls(done.stdout)) == {each.name for each in FUNCTIONS}


def test_no_function_is_volatile() -> None:
    assert not any("Volatile" in path.read_text("ascii") for path in macros_folder().glob("*.bas"))
