"""xlwings' converters, for the tests that go through them."""

import json
import subprocess
import sys
from collections.abc import Callable, Generator
from typing import Any

import pytest

Call = Callable[..., Any]


@pytest.fixture(scope="package")
def through_xlwings() -> Generator[Call]:
    """Calls a function by name as Excel does: arguments are rows of cells, `None` where one is left out."""
    command = [sys.executable, "-m", "tests.udfs.server"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        asking, answering = process.stdin, process.stdout

        def call(name: str | None, *arguments: object) -> Any:
            asking.write(json.dumps([name, arguments]) + "\n")
            asking.flush()
            return json.loads(answering.readline())

        yield call
        asking.close()
        process.wait(timeout=20)
