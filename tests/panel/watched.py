"""Run by a Python that has tkinter: the panel's window, which keeps writing what it shows and where its buttons are.

python -m tests.panel.watched MASTER STATE
"""

import json
import sys
import tkinter
from pathlib import Path
from tkinter import ttk

from attest_xl.panel.model import Panel
from attest_xl.panel.window import Window

WRITE_EVERY = 100
"""Milliseconds."""


def main(master: Path, state: Path) -> None:
    """Show the window until it is closed."""
    root = tkinter.Tk(className="attest-xl")
    window = Window(root, Panel(master))

    def write() -> None:
        root.update_idletasks()
        told = {
            "places": {job: _place(button) for job, button in window.buttons.items()},
            "offers": {caption: _place(button) for caption, button in window.result.buttons.items()},
            "standing": window.standing.said,
            "said": window.result.said,
            "busy": window.panel.busy,
        }
        fresh = state.with_suffix(".new")
        fresh.write_text(json.dumps(told), encoding="utf-8")
        fresh.replace(state)
        root.after(WRITE_EVERY, write)

    root.after(WRITE_EVERY, write)
    root.mainloop()


def _place(button: ttk.Button) -> tuple[int, int, str]:
    """The middle of the button on the screen, and what it says."""
    x, y = button.winfo_rootx() + button.winfo_width() // 2, button.winfo_rooty() + button.winfo_height() // 2
    return x, y, str(button.cget("text"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
