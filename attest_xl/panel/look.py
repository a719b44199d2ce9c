"""How the window looks: one place for type, colours and sizes."""

import sys
import tkinter as tk
from contextlib import suppress
from pathlib import Path
from tkinter import font, ttk

from attest_xl.template.palette import BLUE, INK, MUTED, NAVY, PAPER, RULE, SHADE, SKY

GAP = 12
"""The distance between parts, in pixels of a screen of 96 to the inch."""
USUAL = 96
SYSTEM_THEMES = ("vista", "aqua")


def sharpen() -> None:
    """On Windows: tell the system that we scale by ourselves, or it would blow up a small picture of the window."""
    if sys.platform == "win32":
        import ctypes

        with suppress(AttributeError, OSError):  # Windows 7
            ctypes.windll.shcore.SetProcessDpiAwareness(1)


class Look:
    """The styles of the window, and its measures on this screen."""

    def __init__(self, root: tk.Tk) -> None:
        self._scale = max(1.0, root.winfo_fpixels("1i") / USUAL)
        self.family = str(font.nametofont("TkDefaultFont", root).actual("family"))
        font.nametofont("TkDefaultFont", root).configure(size=10)
        style = ttk.Style(root)
        if not set(SYSTEM_THEMES) & set(style.theme_names()):
            self._colour(root, style)
        style.configure("TButton", padding=(self.px(8), self.px(3)))
        style.configure("Caption.TLabel", font=self.type(13, bold=True))
        style.configure("Group.TLabel", foreground=BLUE, font=self.type(9, bold=True))
        style.configure("Quiet.TLabel", foreground=MUTED)

    def px(self, pixels: int) -> int:
        """So many pixels of a usual screen, on this one."""
        return round(pixels * self._scale)

    def type(self, size: int, *, bold: bool = False) -> tuple[str, int, str]:
        """The window's type in that size, in points."""
        return self.family, size, "bold" if bold else "normal"

    def _colour(self, root: tk.Tk, style: ttk.Style) -> None:
        """A look of our own where the system has none."""
        style.theme_use("clam")
        root.configure(background=SHADE)
        style.configure(".", background=SHADE, foreground=INK)
        style.configure("TButton", background=PAPER, bordercolor=RULE, lightcolor=PAPER, darkcolor=PAPER)
        style.map("TButton", background=[("disabled", SHADE), ("active", SKY)], foreground=[("disabled", MUTED)])
        style.configure("First.TButton", background=BLUE, foreground=PAPER, lightcolor=BLUE, darkcolor=BLUE)
        style.map("First.TButton", background=[("active", NAVY)], foreground=[("active", PAPER)])
        style.configure("TProgressbar", background=BLUE, troughcolor=PAPER, bordercolor=RULE)
        style.configure(
            "Vertical.TScrollbar", gripcount=0, background=SHADE, troughcolor=PAPER, bordercolor=RULE, arrowcolor=MUTED
        )


def band(root: tk.Tk, look: Look, path: Path) -> tk.Frame:
    """The dark band on top: what this is, and of which book."""
    made = tk.Frame(root, background=NAVY, padx=look.px(16), pady=look.px(10))
    title = tk.Label(made, text="Аттестация педагогов", background=NAVY, foreground=PAPER)
    title.configure(font=look.type(16, bold=True))
    title.pack(anchor="w")
    tk.Label(made, text=_named(path), background=NAVY, foreground=SKY).pack(anchor="w")
    return made


def _named(path: Path) -> str:
    """The path as people of the system write it."""
    home = Path.home()
    own = sys.platform != "win32" and path.is_relative_to(home)
    return f"~/{path.relative_to(home)}" if own else str(path)
