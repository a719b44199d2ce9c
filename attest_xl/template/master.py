"""Builds the master workbook of a district from the sheet classes."""

import re
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from xlsxwriter import Workbook

from attest_xl.profiles import DEFAULT_PROFILE, PROFILES, rule_lines
from attest_xl.schema.sheet import Row
from attest_xl.schema.verbs import VERBS
from attest_xl.sheets import SHEETS, ConnectionLine, ListLine, RuleLine, Setting
from attest_xl.sheets.connection import CONNECTION
from attest_xl.sheets.settings import DEFAULTS
from attest_xl.template.examples import add_examples
from attest_xl.template.formats import Formats
from attest_xl.template.kept import NOTHING_KEPT, Kept, add_own_sheet
from attest_xl.template.lists import default_lists, list_names
from attest_xl.template.package import fitted_rows, parts_of, write_package
from attest_xl.template.panel import TITLE, Board, draw_panel, names
from attest_xl.template.ribbon import with_ribbon
from attest_xl.template.table_sheet import add_table_sheet
from attest_xl.template.tally import Content
from attest_xl.template.vba import build_project, default_code_names, master_modules

_TABLE_SHEET = re.compile(r"xl/worksheets/sheet(?!1\.)\d+\.xml")

WINDOW = (1366, 740)
"""The size of the window where a program does not fill the screen with it, in pixels."""

EMPTY: Content = MappingProxyType({})


def build_master(
    path: Path,
    *,
    profile: str = DEFAULT_PROFILE,
    district: str = "",
    verbs: Sequence[str],
    created: datetime,
    content: Content = EMPTY,
    kept: Kept = NOTHING_KEPT,
) -> None:
    """Write the master to `path`.

    `verbs` are the names of the verbs that work: no others get a button. `content` holds the rows of sheets by the
    table's name; «Справочники», «Правила», «Настройки» and the sheet of xlwings have rows of their own where it holds
    none. `kept` is what stands in the tables instead, cell for cell, and what the user added. The same arguments always
    give the same bytes.
    """
    rows = default_content(profile, district) | dict(content)
    parts = parts_of(_workbook(rows, district, verbs, created, kept))
    fitted = {name: fitted_rows(data) if _TABLE_SHEET.fullmatch(name) else data for name, data in parts.items()}
    write_package(path, with_ribbon(fitted, verbs))


def default_content(profile: str, district: str) -> dict[str, Sequence[Row]]:
    """What stands in a new master before anyone has typed anything."""
    given = {"profile": profile, "district": district or None}
    settings = [line.model_copy(update={"value": given.get(line.name or "", line.value)}) for line in DEFAULTS]
    return {
        ListLine.sheet.table: default_lists(),
        RuleLine.sheet.table: rule_lines(PROFILES[profile]),
        Setting.sheet.table: tuple(settings),
        ConnectionLine.sheet.table: CONNECTION,
    }


def visible_sheets(verbs: Sequence[str]) -> frozenset[type[Row]]:
    """The sheets that a person or a built verb has a use for."""
    return frozenset(row for row in SHEETS if row.sheet.visible and row.sheet.verb in ("", *verbs))


def _workbook(content: Content, district: str, verbs: Sequence[str], created: datetime, kept: Kept) -> bytes:
    stream = BytesIO()
    workbook: Any = Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    made = created.replace(tzinfo=None)
    workbook.set_properties({"title": "Аттестация педагогов", "company": district, "created": made})
    workbook.set_size(*WINDOW)
    workbook.set_tab_ratio(80)
    _add_sheets(workbook, content, district, verbs, created, kept)
    for name, formula in {**kept.names, **list_names(), **names()}.items():
        workbook.define_name(name, formula)
    _add_macros(workbook)
    workbook.close()
    return stream.getvalue()


def _add_sheets(
    workbook: Any, content: Content, district: str, verbs: Sequence[str], created: datetime, kept: Kept
) -> None:
    formats, visible = Formats(workbook), visible_sheets(verbs)
    panel = workbook.add_worksheet(TITLE)
    for row in SHEETS:
        records = content.get(row.sheet.table, ())
        seen, written = row in visible, kept.tables.get(row.sheet.table)
        sheet = add_table_sheet(workbook, formats, row, records, district=district, visible=seen, written=written)
        if row.sheet.secret:
            sheet.very_hidden()
    add_examples(workbook, formats)
    for own in kept.sheets:
        add_own_sheet(workbook, formats, own)
    built = tuple(verb for verb in VERBS if verb.name in verbs)
    draw_panel(Board(workbook, panel, formats, content, created.date(), built, visible))
    panel.activate()


def _add_macros(workbook: Any) -> None:
    sheets = workbook.worksheets()
    code_names = default_code_names(len(sheets))
    workbook.set_vba_name("ThisWorkbook")
    for sheet, code_name in zip(sheets, code_names, strict=True):
        sheet.set_vba_name(code_name)
    workbook.add_vba_project(BytesIO(build_project(master_modules(), sheet_code_names=code_names)), is_stream=True)
