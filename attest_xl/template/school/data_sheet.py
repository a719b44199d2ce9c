"""A sheet of a template as XlsxWriter makes it: one blank row in the look of each column, for any school to fill."""

from collections.abc import Mapping
from dataclasses import replace
from textwrap import wrap
from types import MappingProxyType
from typing import Any

from attest_xl.schema.address import a1_range
from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Validation
from attest_xl.sheets import Staff
from attest_xl.template.checks_while_typing import LAST_ROW, check_of, options
from attest_xl.template.formats import Formats
from attest_xl.template.page import set_page
from attest_xl.template.palette import GREY, OWNERS
from attest_xl.template.school.colours import add_colours
from attest_xl.template.school.mould import hole
from attest_xl.template.school.outgoing import Outgoing
from attest_xl.template.table_sheet import FILTER_BUTTON, HEADER_LINE, LEADING, width_of

LOCKED_HEADER = OWNERS[Owner.COMPUTED]

ALLOWED: Mapping[str, bool] = MappingProxyType(
    {
        "objects": True,
        "sort": True,
        "autofilter": True,
        "insert_rows": True,
        "format_columns": True,
        "format_rows": True,
    }
)
"""What a protected sheet lets a school do. There is no password: the lock is against slips, not against people."""

PEOPLE = "person"
"""The list of the school's own people, from the staff sheet of the same template."""

ASKED: Mapping[str, str] = MappingProxyType(
    {
        "subject": "Такого предмета в списке нет. Оставить как есть?",
        PEOPLE: "Такого человека нет на листе «Сотрудники». Оставить как есть?",
    }
)
"""What is said when something else than a list's value is typed."""

LAST_CHECKED = 4_999
"""From 0: the row to which typing is checked. More than a school fills; to the end would be millions of checks to
programs that keep one for each cell."""


def add_data_sheet(workbook: Any, formats: Formats, shown: Outgoing) -> Any:
    """Add the sheet with its header and one blank row."""
    sheet = workbook.add_worksheet(shown.title)
    _set_columns(sheet, formats, shown)
    _write_table(sheet, formats, shown)
    _write_notes(sheet, shown)
    sheet.ignore_errors({"number_stored_as_text": a1_range(1, 1, LAST_ROW + 1, len(shown.fields))})
    for index, field in enumerate(shown.fields):
        if (said := check(shown, field)) is not None:
            sheet.data_validation(1, index, LAST_CHECKED, index, said)
    add_colours(sheet, shown, formats)
    frozen = next((shown.index(name) + 1 for name in LEADING if name in shown.fields[:3]), 0)
    sheet.freeze_panes(1, frozen)
    set_page(sheet, replace(shown.row.sheet, pages_wide=_pages(shown)), frozen, hole("header"))
    sheet.set_tab_color(GREY.solid if shown.read_only else OWNERS[Owner.SCHOOL])
    sheet.protect("", dict(ALLOWED))
    return sheet


def check(shown: Outgoing, field: str) -> dict[str, Any] | None:
    """What Excel checks and explains while a person types in the column; `None` for a locked one."""
    if shown.is_locked(field):
        return None
    column, rule = shown.columns[shown.index(field)], rule_of(shown, field)
    said = _prompt(column, rule)
    if rule is None:
        return {"validate": "any", **said} if said else None
    return options(rule, column.title) | said


def rule_of(shown: Outgoing, field: str) -> Validation | None:
    """What may be typed in the column, `None` for anything. People of other sheets are chosen from the staff."""
    if field == "name" and shown.row is not Staff:
        return Validation("list", source=PEOPLE, strict=False, error=ASKED[PEOPLE])
    rule = check_of(shown.row, field, shown.columns[shown.index(field)])
    return replace(rule, error=ASKED[field]) if rule is not None and field in ASKED else rule


def lists_of(shown: Outgoing) -> frozenset[str]:
    """The lists that the sheet's drop-downs need."""
    rules = [rule_of(shown, field) for field in shown.fields if not shown.is_locked(field)]
    return frozenset(rule.source for rule in rules if rule is not None and rule.kind == "list")


def _prompt(column: Column, rule: Validation | None) -> dict[str, Any]:
    """What is shown beside a cell that is being filled."""
    how = rule.prompt if rule is not None else ""
    if rule is not None and not how:
        how = "Выберите из списка." if rule.kind == "list" else rule.error
    message = "\n".join(part for part in (column.help, how) if part)
    return {"input_title": column.title[:32], "input_message": message[:255]} if message else {}


def _set_columns(sheet: Any, formats: Formats, shown: Outgoing) -> None:
    for index, (field, column) in enumerate(zip(shown.fields, shown.columns, strict=True)):
        look = formats.column(column, locked=shown.is_locked(field))
        sheet.set_column(index, index, width_of(column), look)


def _write_table(sheet: Any, formats: Formats, shown: Outgoing) -> None:
    columns = [
        {
            "header": column.title,
            "header_format": formats.header(LOCKED_HEADER if shown.is_locked(field) else OWNERS[Owner.SCHOOL]),
        }
        for field, column in zip(shown.fields, shown.columns, strict=True)
    ]
    sheet.add_table(0, 0, 1, len(columns) - 1, {"name": shown.row.sheet.table, "columns": columns, "style": None})
    lines = max(len(wrap(column.title, int(width_of(column) - 2), break_long_words=False)) for column in shown.columns)
    sheet.set_row(0, FILTER_BUTTON + HEADER_LINE * lines)
    for index, (field, column) in enumerate(zip(shown.fields, shown.columns, strict=True)):
        locked = shown.is_locked(field)
        sheet.write_blank(1, index, None, formats.body(column, shaded=locked and not shown.read_only, locked=locked))


def _write_notes(sheet: Any, shown: Outgoing) -> None:
    for index, (field, column) in enumerate(zip(shown.fields, shown.columns, strict=True)):
        note = _note(shown, field, column)
        if index == 0:
            note = f"{shown.row.sheet.purpose}\n\n{note}"
        lines = sum(len(wrap(line, 38)) or 1 for line in note.split("\n"))
        look = {"width": 230, "height": 14 + 15 * lines, "color": "#FFFDF2", "font_name": "Calibri", "font_size": 9}
        sheet.write_comment(0, index, note, look)


def _note(shown: Outgoing, field: str, column: Column) -> str:
    if shown.read_only:
        who = "Этот лист только для чтения."
    elif shown.is_locked(field):
        who = "Этот столбец ведёт программа, он закрыт."
    else:
        who = "Не оставляйте пустым." if shown.is_required(field) else ""
    return "\n".join(part for part in (column.help, who) if part) or column.title


def _pages(shown: Outgoing) -> int:
    return 2 if sum(map(width_of, shown.columns)) > 260 else 1
