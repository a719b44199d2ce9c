"""The line that says which way the panel works: in the closed file, in the open book, or not at all."""

import tkinter as tk
from tkinter import ttk

from attest_xl.books.reaching import Standing
from attest_xl.panel.look import Look
from attest_xl.panel.outcome import words_of
from attest_xl.template.palette import BLUE, GREEN, MUTED, RED

LOOKING = "Смотрю, открыта ли книга…"


class StandingLine:
    """A dot and a sentence."""

    def __init__(self, parent: ttk.Frame, look: Look) -> None:
        self.frame = ttk.Frame(parent)
        self._dot = ttk.Label(self.frame, text="●", foreground=MUTED)
        self._dot.pack(side="left", padx=(0, look.px(6)))
        self._said = tk.StringVar(parent, LOOKING)
        ttk.Label(self.frame, textvariable=self._said).pack(side="left")

    @property
    def said(self) -> str:
        """The sentence."""
        return self._said.get()

    def show(self, standing: Standing) -> None:
        """Say how the workbook stands."""
        colour = GREEN.solid if standing.holder is None else BLUE if standing.reached else RED.solid
        self._said.set(words_of(standing))
        self._dot.configure(foreground=colour)
