"""Run by a Python that has tkinter: the panel's window, which writes where its buttons stand on the screen.

python -m tests.panel.watched MASTER PLACES
"""

import json
import sys
import tkinter
from pathlib import Path

from attest_xl.panel.model import Panel
from attest_xl.panel.window import Window


def main(master: Path, places: Path) -> None:
    """Show the window until it is closed."""
    root = tkinter.Tk(className="attest-xl")
    window = Window(root, Panel(master))

    def write() -> None:
        root.update_idletasks()
        middles = {
            job: (
                button.winfo_rootx() + button.winfo_width() // 2,
                button.winfo_rooty() + button.winfo_height() // 2,
                str(button.cget("text")),
            )
            for job, button in window.buttons.items()
        }
        places.write_text(json.dumps(middles), encoding="utf-8")

    root.after(300, write)
    root.mainloop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
