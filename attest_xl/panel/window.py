"""The window: buttons on the left, how work goes and what came of it on the right. Needs tkinter."""

import tkinter as tk
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from tkinter import filedialog, font, messagebox, ttk
from tkinter.scrolledtext import ScrolledText

from attest_xl.panel.model import CAPTIONS, COMPUTER, OPEN, REBUILD, Asked, Ended, Moved, Panel
from attest_xl.schema.verbs import BUILT, VERBS, in_groups
from attest_xl.template.palette import BLUE, INK, MUTED, NAVY, PAPER, RED, RULE, SHADE, SKY

LOOK_EVERY = 80
"""Milliseconds between two looks at what has happened."""
GAP = 12
FILE_KINDS = (("Таблицы и архивы", "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.zip"), ("Все файлы", "*"))


class Window:
    """The panel as a window. `buttons` are by verb or job."""

    def __init__(self, root: tk.Tk, panel: Panel) -> None:
        self.root, self.panel = root, panel
        self.buttons: dict[str, ttk.Button] = {}
        _style(root)
        root.title(f"Аттестация – {panel.path.name}")
        root.minsize(760, 520)
        root.columnconfigure(1, weight=1)
        root.rowconfigure(1, weight=1)
        self._band = _band(root, panel.path)
        self._add_buttons()
        self._caption, self._result = self._add_result()
        self._bar, self._what = self._add_progress()
        root.protocol("WM_DELETE_WINDOW", self.close)
        self.show(panel.greeting())
        root.after(LOOK_EVERY, self._look)

    def press(self, job: str) -> None:
        """Begin the job, as its button does."""
        if self.panel.start(job):
            self._enable(False)
            self._bar.configure(mode="indeterminate")
            self._bar.start(20)
            self._what.set("Работаю…")

    def show(self, ended: Ended) -> None:
        """Show what came of a job."""
        self._caption.configure(text=ended.caption, foreground=RED.text if ended.grave else NAVY)
        self._result.configure(state="normal")
        self._result.delete("1.0", "end")
        self._result.insert("end", ended.lines[0] + "\n", "said")
        self._result.insert("end", "".join(f"\n{line}" for line in ended.lines[1:]))
        self._result.configure(state="disabled")

    def close(self) -> None:
        """Close the window; while a job is under way only after a question."""
        said = "Действие ещё идёт. Закрыть панель? Книга останется целой: старой или новой."
        if not self.panel.busy or messagebox.askyesno("Аттестация", said):
            self.root.destroy()

    def _look(self) -> None:
        for event in self.panel.events():
            match event:
                case Moved():
                    self._move(event)
                case Asked():
                    event.take(self._choose(event.title))
                case Ended():
                    self._end(event)
        self.root.after(LOOK_EVERY, self._look)

    def _move(self, moved: Moved) -> None:
        self._bar.stop()
        self._bar.configure(mode="determinate", maximum=max(1, moved.total), value=moved.done)
        self._what.set(f"{moved.done} из {moved.total}: {moved.what}")

    def _end(self, ended: Ended) -> None:
        self._bar.stop()
        self._bar.configure(mode="determinate", value=0)
        self._what.set("")
        self.root.title(f"Аттестация – {self.panel.path.name}")
        self._enable(True)
        self.show(ended)

    def _enable(self, yes: bool) -> None:
        for button in self.buttons.values():
            button.state(["!disabled" if yes else "disabled"])

    def _choose(self, title: str) -> Sequence[Path]:
        chosen = filedialog.askopenfilenames(
            parent=self.root, title=title, initialdir=str(self.panel.path.parent), filetypes=FILE_KINDS
        )
        return tuple(map(Path, chosen or ()))

    def _add_buttons(self) -> None:
        side = ttk.Frame(self.root, padding=GAP)
        side.grid(row=1, column=0, rowspan=2, sticky="ns")
        built = in_groups(verb for verb in VERBS if verb.name in BUILT)
        for group, verbs in groupby(built, key=lambda verb: verb.group):
            self._add_group(side, group.value, ((verb.name, verb.caption) for verb in verbs))
        self._add_group(side, "Книга", ((job, CAPTIONS[job]) for job in (OPEN, REBUILD, COMPUTER)))

    def _add_group(self, side: ttk.Frame, title: str, jobs: Iterable[tuple[str, str]]) -> None:
        ttk.Label(side, text=title, style="Group.TLabel").pack(anchor="w", pady=(0, 1))
        for job, caption in jobs:
            button = ttk.Button(side, text=caption, width=26, command=partial(self.press, job))
            button.pack(fill="x", pady=1)
            self.buttons[job] = button
        ttk.Frame(side, height=7).pack()

    def _add_result(self) -> tuple[ttk.Label, tk.Text]:
        frame = ttk.Frame(self.root, padding=(0, GAP, GAP, 0))
        frame.grid(row=1, column=1, sticky="nsew")
        frame.columnconfigure(0, weight=1)
        frame.rowconfigure(1, weight=1)
        caption = ttk.Label(frame, style="Caption.TLabel")
        caption.grid(row=0, column=0, sticky="w", pady=(0, 6))
        text = ScrolledText(frame, wrap="word", relief="flat", padx=10, pady=8, height=12, width=56, foreground=INK)
        text.configure(background=PAPER, highlightthickness=1, highlightbackground=RULE, font="TkDefaultFont")
        text.tag_configure("said", font=(_family(self.root), 11, "bold"), spacing3=4)
        text.grid(row=1, column=0, sticky="nsew")
        return caption, text

    def _add_progress(self) -> tuple[ttk.Progressbar, tk.StringVar]:
        frame = ttk.Frame(self.root, padding=(0, 8, GAP, GAP))
        frame.grid(row=2, column=1, sticky="ew")
        frame.columnconfigure(0, weight=1)
        bar, what = ttk.Progressbar(frame), tk.StringVar(self.root)
        bar.grid(row=0, column=0, sticky="ew")
        ttk.Label(frame, textvariable=what, style="What.TLabel").grid(row=1, column=0, sticky="w", pady=(4, 0))
        return bar, what


def _style(root: tk.Tk) -> None:
    style = ttk.Style(root)
    if "vista" not in style.theme_names() and "aqua" not in style.theme_names():
        style.theme_use("clam")
        root.configure(background=SHADE)
        style.configure(".", background=SHADE)
        style.configure("TButton", background=PAPER, bordercolor=RULE, padding=(8, 3))
        style.map("TButton", background=[("disabled", SHADE), ("active", SKY)])
        style.configure("TProgressbar", background=BLUE, troughcolor=PAPER, bordercolor=RULE)
    font.nametofont("TkDefaultFont", root).configure(size=10)
    style.configure("Caption.TLabel", font=(_family(root), 13, "bold"))
    style.configure("Group.TLabel", foreground=BLUE, font=(_family(root), 9, "bold"))
    style.configure("What.TLabel", foreground=MUTED)


def _family(root: tk.Tk) -> str:
    return str(font.nametofont("TkDefaultFont", root).actual("family"))


def _band(root: tk.Tk, path: Path) -> tk.Frame:
    band = tk.Frame(root, background=NAVY, padx=16, pady=10)
    band.grid(row=0, column=0, columnspan=2, sticky="ew")
    title = tk.Label(band, text="Аттестация педагогов", background=NAVY, foreground=PAPER)
    title.configure(font=(_family(root), 16, "bold"))
    title.pack(anchor="w")
    tk.Label(band, text=str(path), background=NAVY, foreground=SKY).pack(anchor="w")
    return band
