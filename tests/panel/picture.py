"""Renews the panel's picture of the docs: `python -m tests.panel.picture docs/pictures/panel-window.png`."""

import sys
import tempfile
from pathlib import Path

from tests.panel.test_window import SCREEN, pythons_with_tkinter, shown
from tests.support.window import loaded_master, virtual_screen


def main(target: Path) -> None:
    """A district whose data have been checked."""
    with tempfile.TemporaryDirectory() as folder, virtual_screen(SCREEN) as screen:
        documents = Path(folder, "Документы")
        documents.mkdir()
        master = loaded_master(documents, 12, 300)
        with shown(next(pythons_with_tkinter()), {"DISPLAY": screen, "HOME": folder}, master) as panel:
            panel.click("check")
            panel.says("Подробности – на листе «Проверка»")
            panel.run("xdotool", "mousemove", "990", "700")
            [window, *_] = panel.run("xdotool", "search", "--onlyvisible", "--class", "attest-xl").split()
            panel.run("import", "-window", window, str(target))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
