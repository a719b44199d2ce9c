"""The window: buttons on the left, how work goes and what came of it on the right. Needs tkinter."""

import tkinter as tk
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from tkinter import filedialog, messagebox, ttk

from attest_xl.panel.events import Ended, FilesAsked, Moved, PanelEvent, Stood, SureAsked
from attest_xl.panel.look import GAP, Look, band
from attest_xl.panel.model import CAPTIONS, COMPUTER, GREETING, OPEN, REBUILD, SHOW, Panel
from attest_xl.panel.outside import open_outside
from attest_xl.panel.result import Offer, ResultView
from attest_xl.panel.standing_line import StandingLine
from attest_xl.schema.verbs import BUILT, VERBS, in_groups

LOOK_EVERY = 80
"""Milliseconds between two looks at what has happened."""
WIDTH, HEIGHT = 860, 610
"""Pixels of a usual screen."""
FILE_KINDS = (("Таблицы и архивы", "*.xlsx *.xlsm *.xls *.xlsb *.ods *.csv *.zip"), ("Все файлы", "*"))
CLOSE = "Действие ещё идёт. Закрыть панель? Книга останется целой: старой или новой."
WHICH_FILES = "Выберите файлы – можно много сразу – или папку целиком, с архивами и вложенными папками."
STOP, NO = "Прервать", "Не надо"


class Window:
    """The panel as a window. `buttons` are by verb or job."""

    def __init__(self, root: tk.Tk, panel: Panel) -> None:
        self.root, self.panel = root, panel
        self.buttons: dict[str, ttk.Button] = {}
        self._look = Look(root)
        root.minsize(self._look.px(760), self._look.px(560))
        root.geometry(f"{self._look.px(WIDTH)}x{self._look.px(HEIGHT)}")
        root.columnconfigure(1, weight=1)
        root.rowconfigure(1, weight=1)
        band(root, self._look, panel.path).grid(row=0, column=0, columnspan=2, sticky="ew")
        self._hint = tk.StringVar(root)
        self._again, self._offered = "", tuple[Offer, ...]()
        self._add_buttons()
        side = ttk.Frame(root, padding=(0, self._look.px(GAP), self._look.px(GAP), self._look.px(GAP)))
        side.grid(row=1, column=1, sticky="nsew")
        side.columnconfigure(0, weight=1)
        side.rowconfigure(1, weight=1)
        self.standing = StandingLine(side, self._look)
        self.standing.frame.grid(row=0, column=0, sticky="w", pady=(0, self._look.px(8)))
        self.result = ResultView(side, self._look)
        self.result.frame.grid(row=1, column=0, sticky="nsew")
        self._bar = ttk.Progressbar(side)
        self._bar.grid(row=2, column=0, sticky="ew", pady=(self._look.px(8), 0))
        ttk.Label(side, textvariable=self._hint, style="Quiet.TLabel").grid(row=3, column=0, sticky="w")
        root.protocol("WM_DELETE_WINDOW", self.close)
        self.press(GREETING)
        panel.watch()
        root.after(LOOK_EVERY, self._look_around)

    def press(self, job: str, sheet: str = "") -> None:
        """Begin the job, as its button does."""
        if self.panel.start(job, sheet):
            self._enable(False)
            self._again, self._offered = "", (Offer(STOP, self._stop),) if job in BUILT else ()
            self._work()

    def close(self) -> None:
        """Close the window; while a job is under way only after a question."""
        if not self.panel.busy or messagebox.askyesno("Аттестация", CLOSE):
            self.root.destroy()

    def _look_around(self) -> None:
        for event in self.panel.events():
            self._take(event)
        self.root.after(LOOK_EVERY, self._look_around)

    def _take(self, event: PanelEvent) -> None:
        match event:
            case Moved():
                self._bar.stop()
                self._bar.configure(mode="determinate", maximum=max(1, event.total), value=event.done)
                self._hint.set(f"{event.done} из {event.total}: {event.what}")
            case FilesAsked():
                self._ask_for_files(event)
            case SureAsked():
                yes = Offer(event.yes, partial(self._answer, partial(event.take, True)), first=True)
                no = Offer(NO, partial(self._answer, partial(event.take, False)))
                self._ask(event.title, event.question, (yes, no))
            case Stood():
                self.standing.show(event.standing)
                if event.standing.reached and self._again == GREETING:
                    self.press(GREETING)
            case Ended():
                self._end(event)

    def _end(self, ended: Ended) -> None:
        self._bar.stop()
        self._bar.configure(mode="determinate", value=0)
        self._hint.set("")
        self.root.title(f"Аттестация – {self.panel.path.name}")
        self._enable(True)
        self._again = ended.again
        self.result.show(ended.caption, ended.lines, grave=ended.grave)
        self.result.offer(tuple(self._next(ended)))

    def _next(self, ended: Ended) -> Iterable[Offer]:
        if ended.again:
            yield Offer("Повторить", partial(self.press, ended.again), first=True)
        for sheet in ended.sheets:
            yield Offer(f"Лист «{sheet}»", partial(self.press, SHOW, sheet))
        if ended.folder is not None:
            yield Offer(f"Папка «{ended.folder.name}»", partial(open_outside, ended.folder))

    def _enable(self, yes: bool) -> None:
        for button in self.buttons.values():
            button.state(["!disabled" if yes else "disabled"])

    def _ask(self, title: str, question: str, offers: Sequence[Offer]) -> None:
        self._bar.stop()
        self._bar.configure(mode="determinate", value=0)
        self._hint.set("Жду ответа.")
        self.result.show(title, (question,), grave=False)
        self.result.offer(offers)

    def _answer(self, give: Callable[[], None]) -> None:
        """Let the job go on with the answer."""
        self._work()
        give()

    def _work(self) -> None:
        self._bar.configure(mode="indeterminate")
        self._bar.start(20)
        self._hint.set("Работаю…")
        self.result.offer(self._offered)

    def _stop(self) -> None:
        self.panel.stop()
        self._hint.set("Прерываю…")
        self.result.offer(())

    def _ask_for_files(self, asked: FilesAsked) -> None:
        folder = str(self.panel.path.parent)

        def files() -> None:
            chosen = filedialog.askopenfilenames(
                parent=self.root, title=asked.title, initialdir=folder, filetypes=FILE_KINDS
            )
            if chosen:
                self._answer(partial(asked.take, tuple(map(Path, chosen))))

        def whole_folder() -> None:
            chosen = filedialog.askdirectory(parent=self.root, title=asked.title, initialdir=folder, mustexist=True)
            if chosen:
                self._answer(partial(asked.take, (Path(chosen),)))

        nothing = Offer(NO, partial(self._answer, partial(asked.take, ())))
        offers = (Offer("Файлы…", files, first=True), Offer("Папка…", whole_folder), nothing)
        self._ask(asked.title, WHICH_FILES, offers)

    def _add_buttons(self) -> None:
        side = ttk.Frame(self.root, padding=self._look.px(GAP))
        side.grid(row=1, column=0, sticky="ns")
        built = in_groups(verb for verb in VERBS if verb.name in BUILT)
        for group, verbs in groupby(built, key=lambda verb: verb.group):
            self._add_group(side, group.value, ((verb.name, verb.caption, verb.help) for verb in verbs))
        self._add_group(side, "Книга", ((job, CAPTIONS[job], "") for job in (OPEN, REBUILD, COMPUTER)))

    def _add_group(self, side: ttk.Frame, title: str, jobs: Iterable[tuple[str, str, str]]) -> None:
        ttk.Label(side, text=title, style="Group.TLabel").pack(anchor="w", pady=(0, 1))
        for job, caption, help_text in jobs:
            button = ttk.Button(side, text=caption, width=26, command=partial(self.press, job))
            button.pack(fill="x", pady=1)
            button.bind("<Enter>", partial(self._explain, help_text))
            button.bind("<Leave>", partial(self._explain, ""))
            self.buttons[job] = button
        ttk.Frame(side, height=self._look.px(7)).pack()

    def _explain(self, help_text: str, _: "tk.Event[tk.Misc]") -> None:
        if not self.panel.busy:
            self._hint.set(help_text)
