"""LibreOffice writes no buttons into Excel workbooks: a book it has saved gets them back each time it is opened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import xlwings as xw

from attest_xl.libreoffice import add_button, captions
from attest_xl.schema.verbs import Verb

LIBRARY = "VBAProject.AttestVerbs"
ROWS = COLUMNS = 2
"""A button covers so many rows and columns, to the left of the words that say what it does."""


def put_missing_buttons(sheet: xw.Sheet, verbs: Iterable[Verb]) -> tuple[str, ...]:
    """Put buttons where the sheet explains verbs and has none; their captions. The book stays as saved as it was."""
    present = set(captions(sheet))
    missing = [verb for verb in verbs if verb.caption not in present]
    if not missing:
        return ()
    used = sheet.used_range
    rows = used.options(ndim=2).value
    explained = {text: row for row, line in enumerate(rows, used.row) for text in line if isinstance(text, str)}
    document: Any = sheet.book.api
    modified = document.isModified()
    placed = [verb for verb in missing if verb.help in explained]
    for verb in placed:
        cells = sheet[explained[verb.help] - 1, 1].resize(ROWS, COLUMNS)
        add_button(cells, verb.caption, f"{LIBRARY}.{verb.sub}", verb.help)
    document.setModified(modified)
    return tuple(verb.caption for verb in placed)
