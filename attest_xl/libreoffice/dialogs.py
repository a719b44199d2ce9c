"""What the office shows a person: message boxes and its status bar."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import xlwings as xw

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.uno_office import Context, FilePicker, Frame, StatusIndicator, Toolkit

BUTTONS: Mapping[str, int] = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
KINDS: Mapping[str | None, str] = {None: "MESSAGEBOX", "info": "INFOBOX", "critical": "ERRORBOX"}
ANSWERS = ("cancel", "ok", "yes", "no")
UNSEEN: Mapping[str, str] = {"ok": "ok", "ok_cancel": "cancel", "yes_no": "no", "yes_no_cancel": "cancel"}
"""What is answered when nobody can see the question: the choice that does nothing."""


def ask(context: Context, frame: Frame, prompt: str, title: str, buttons: str, mode: str | None) -> str:
    """Show a message box and wait: which button was pressed."""
    toolkit = cast("Toolkit", bridge.service(context, "com.sun.star.awt.Toolkit"))
    kind = bridge.enum("com.sun.star.awt.MessageBoxType", KINDS[mode])
    box = toolkit.createMessageBox(frame.getContainerWindow(), kind, BUTTONS[buttons], title, prompt)
    return ANSWERS[box.execute()]


def pick_files(app: xw.App, title: str, folder: Path | None = None) -> tuple[Path, ...]:
    """Let the person choose files, many at once; none when they change their mind or nobody can see the question."""
    native: Any = vars(app)["impl"]
    if not native.visible:
        return ()
    picker = cast("FilePicker", bridge.service(native.context, "com.sun.star.ui.dialogs.FilePicker"))
    picker.setTitle(title)
    picker.setMultiSelectionMode(True)
    if folder is not None:
        picker.setDisplayDirectory(bridge.file_url(str(folder)))
    return tuple(Path(bridge.file_path(url)) for url in picker.getSelectedFiles()) if picker.execute() else ()


class StatusBar:
    """The text the engine put on a window's status bar, until it is taken away."""

    def __init__(self) -> None:
        self._text: str | None = None
        self._indicator: StatusIndicator | None = None

    @property
    def text(self) -> str | bool:
        """False when the office uses its status bar itself."""
        return self._text if self._text is not None else False

    def show(self, frame: Frame, text: str) -> None:
        self.clear()
        self._text = text
        self._indicator = frame.createStatusIndicator()
        self._indicator.start(text, 0)

    def clear(self) -> None:
        if self._indicator is not None:
            self._indicator.end()
        self._text = self._indicator = None
