"""Programs a test drives as other people do; where CI is set a missing one is a failure."""

import os

import pytest

from attest_xl.district.office_programs import present


def need(program: str) -> None:
    """Skip the test without the program; fail in CI."""
    if not present(program):
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{program} is not on this computer")
