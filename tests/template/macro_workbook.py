"""A small workbook with all that the master's macros need: buttons, the VBA project, the notice, the ribbon."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from attest_xl.schema.verbs import VERBS, verb
from attest_xl.template.ribbon import with_ribbon
from attest_xl.template.vba import NOTICE_NAME, NOTICE_TEXT, build_project, default_code_names, master_modules

ALL_VERBS = tuple(each.name for each in VERBS)


def macro_workbook(path: Path, verbs: Sequence[str] = ALL_VERBS) -> Path:
    """Writes it to `path`: «Пульт» with a button a verb, «Настройки» with the notice in B2."""
    written = io.BytesIO()
    made: Any = Workbook(written)
    with made as book:
        panel, settings = book.add_worksheet("Пульт"), book.add_worksheet("Настройки")
        for row, name in enumerate(verbs):
            panel.insert_button(2 * row, 1, {"macro": verb(name).sub, "caption": verb(name).caption, "width": 160})
        settings.write("B2", NOTICE_TEXT)
        book.define_name(NOTICE_NAME, "='Настройки'!$B$2")
        project = build_project(master_modules(), sheet_code_names=default_code_names(2))
        book.add_vba_project(io.BytesIO(project), is_stream=True)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, part in with_ribbon({name: source.read(name) for name in source.namelist()}, verbs).items():
            target.writestr(name, part)
    return path
