"""The right side of the window: what came of a job, and buttons for what may be wanted next."""

import tkinter as tk
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from tkinter import ttk

from attest_xl.panel.look import Look
from attest_xl.template.palette import INK, NAVY, PAPER, RED, RULE, SEVERITIES


@dataclass(frozen=True, slots=True)
class Offer:
    """A button under the result; the `first` stands out."""

    caption: str
    do: Callable[[], object]
    first: bool = False


class ResultView:
    """A caption, a text that can be read and copied, and offers. `buttons` are the offers shown, by caption."""

    def __init__(self, parent: ttk.Frame, look: Look) -> None:
        self.frame, self._look = ttk.Frame(parent), look
        self.buttons: dict[str, ttk.Button] = {}
        self.frame.columnconfigure(0, weight=1)
        self.frame.rowconfigure(1, weight=1)
        self._caption = ttk.Label(self.frame, style="Caption.TLabel")
        self._caption.grid(row=0, column=0, sticky="w", pady=(0, look.px(6)))
        self._text = self._add_text()
        self._offers = ttk.Frame(self.frame)
        self._offers.grid(row=2, column=0, columnspan=2, sticky="ew", pady=(look.px(8), 0))

    @property
    def said(self) -> str:
        """What the text says."""
        return self._text.get("1.0", "end").strip()

    def show(self, caption: str, lines: Sequence[str], *, grave: bool) -> None:
        """Show what came of a job: the first line is the sentence."""
        self._caption.configure(text=caption, foreground=RED.text if grave else NAVY)
        self._text.configure(state="normal")
        self._text.delete("1.0", "end")
        self._text.insert("end", lines[0] + "\n", "said")
        for line in lines[1:]:
            grade = next((grade for grade in SEVERITIES if line.startswith(f"{grade}:")), "")
            self._text.insert("end", f"\n{grade}", (grade,), line.removeprefix(grade), ())
        self._text.configure(state="disabled")

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show these buttons and no others."""
        for button in self.buttons.values():
            button.destroy()
        self.buttons.clear()
        for offer in offers:
            style = "First.TButton" if offer.first else "TButton"
            button = ttk.Button(self._offers, text=offer.caption, style=style, command=offer.do)
            button.pack(side="left", padx=(0, self._look.px(8)))
            self.buttons[offer.caption] = button

    @staticmethod
    def _scroll(text: tk.Text, *place: str) -> None:
        text.tk.call(text, "yview", *place)

    def _add_text(self) -> tk.Text:
        look = self._look
        text = tk.Text(self.frame, wrap="word", relief="flat", height=12, width=56, foreground=INK, background=PAPER)
        text.configure(padx=look.px(10), pady=look.px(8), highlightthickness=1, highlightbackground=RULE)
        text.configure(font="TkDefaultFont", state="disabled")
        for grade, tone in SEVERITIES.items():
            text.tag_configure(grade, foreground=tone.text)
        text.tag_configure("said", font=look.type(11, bold=True), spacing3=look.px(4))
        text.grid(row=1, column=0, sticky="nsew")
        bar = ttk.Scrollbar(self.frame, orient="vertical", command=partial(self._scroll, text))
        bar.grid(row=1, column=1, sticky="ns")
        text.configure(yscrollcommand=partial(_set, bar))
        return text


def _set(bar: ttk.Scrollbar, first: float, last: float) -> None:
    """Move the scroll bar; there is none while all of the text can be seen."""
    (bar.grid_remove if (float(first), float(last)) == (0, 1) else bar.grid)()
    bar.set(float(first), float(last))
