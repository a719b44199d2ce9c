"""What a methodist does: a mouse, a button in a window, and the cells that change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from attest_xl.schema.verbs import verb
from tests.support.office import wait_until
from tests.support.window import loaded_master, missing, window


@pytest.fixture(autouse=True)
def _programs() -> None:
    if absent := missing():
        if os.environ.get("CI"):
            pytest.fail(f"CI must not pass without {', '.join(absent)}")
        pytest.skip(f"NOT TESTED: this machine has no {', '.join(absent)}")


def test_a_click_on_the_button_in_the_window_fills_the_schedule(tmp_path: Path) -> None:
    path = loaded_master(tmp_path, 2, 12)
    with window(path, tmp_path) as shown:
        schedule = shown.book.sheets["График"]
        assert schedule["A2"].value is None
        shown.click(verb("recalculate").caption)
        wait_until(shown.boxes, seconds=15)
        assert schedule["A2"].value is not None
        shown.close_boxes()
        wait_until(lambda: not shown.boxes())
