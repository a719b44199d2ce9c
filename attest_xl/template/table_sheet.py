"""One sheet of the workbook from its class: the table with its rows, headers with notes, checks, colours, page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import wrap
from typing import Any

from attest_xl.books.number_formats import shows_a_day
from attest_xl.schema.address import a1_range
from attest_xl.schema.cells import Link, Value, text_of
from attest_xl.schema.column import Column, Owner
from attest_xl.schema.heights import row_height
from attest_xl.schema.kinds import Day
from attest_xl.schema.sheet import Row, Sheet, columns_of, owner_on, values_of
from attest_xl.sheets import ListLine, Setting
from attest_xl.template.checks_while_typing import LAST_ROW, add_checks, add_setting_checks
from attest_xl.template.conditions import add_conditions
from attest_xl.template.dress import NOTHING, PLAIN_DRESS, Dress, is_shaded
from attest_xl.template.formats import Formats
from attest_xl.template.page import set_page
from attest_xl.template.palette import OWNER_NAMES, OWNERS
from attest_xl.template.reference import last_value

HEADER_LINE = 14
FILTER_BUTTON = 17
"""Points: a line of a header, and the room below it for Excel's button."""

OWN_WIDTH = 12
"""Characters: a column that a person has added."""

LEADING = ("name", "institution", "title")
"""A sheet's leading columns end with the first of these that is among its first three; they stay while it scrolls."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell with a formula, written without `=`, and the value it gave last."""

    text: str
    value: Value


@dataclass(frozen=True, slots=True)
class Written:
    """A table's body as it is to stand: for each row the cells of the sheet's columns, then those of the user's own
    columns, whose headers are `titles`."""

    lines: Sequence[Sequence[Value | Formula]]
    titles: Sequence[str] = ()
    dress: Dress = PLAIN_DRESS


def add_table_sheet(
    workbook: Any,
    formats: Formats,
    row: type[Row],
    records: Sequence[Row],
    *,
    district: str,
    visible: bool,
    written: Written | None = None,
) -> Any:
    """Add the sheet of `row` with its records, or with what was `written`; a table without either has a blank row."""
    sheet = workbook.add_worksheet(row.sheet.title)
    body = written or Written([values_of(record) for record in records])
    _set_columns(sheet, formats, row, body)
    _write_header(sheet, formats, row)
    _write_body(sheet, formats, row, body)
    sheet.ignore_errors({"number_stored_as_text": a1_range(1, 1, LAST_ROW + 1, len(columns_of(row)))})
    add_checks(sheet, row)
    add_setting_checks(sheet, [line for line in records if isinstance(line, Setting)])
    add_conditions(sheet, row, formats)
    frozen = frozen_columns(row)
    sheet.freeze_panes(1, frozen)
    set_page(sheet, row.sheet, frozen, district)
    sheet.set_tab_color(OWNERS[row.sheet.owner])
    if row.sheet.owner is Owner.COMPUTED:
        sheet.hide_gridlines(2)
    if not visible:
        sheet.hide()
    return sheet


def frozen_columns(row: type[Row]) -> int:
    """How many leading columns stay in sight, and are repeated on paper."""
    fields = [name for name, _ in columns_of(row)][:3]
    return next((fields.index(name) + 1 for name in LEADING if name in fields), 0)


def note_of(sheet: Sheet, column: Column) -> str:
    """What the note on a header says: what to write there, who does, whether it may stay empty."""
    who = f"Заполняет {OWNER_NAMES[owner_on(sheet, column)]}."
    must = "Не оставляйте пустым." if column.required and owner_on(sheet, column) is not Owner.COMPUTED else ""
    return "\n".join(part for part in (column.help, who, must) if part)


def width_of(column: Column) -> float:
    """The column's width in characters: never less than the longest word of its bold header."""
    return max(column.shown_width, 1.05 * max(map(len, column.title.split())) + 3)


def _set_columns(sheet: Any, formats: Formats, row: type[Row], written: Written) -> None:
    dress, columns = written.dress, columns_of(row)
    for index, (_, column) in enumerate(columns):
        hidden = {"hidden": dress.hidden.get(index, column.hidden)}
        sheet.set_column(index, index, dress.width(index, width_of(column)), formats.column(column), hidden)
    for index in range(len(columns), len(columns) + len(written.titles)):
        hidden = {"hidden": dress.hidden.get(index, False)}
        sheet.set_column(index, index, dress.width(index, OWN_WIDTH), None, hidden)


def _write_header(sheet: Any, formats: Formats, row: type[Row]) -> None:
    columns = [column for _, column in columns_of(row)]
    sheet.set_row(0, FILTER_BUTTON + HEADER_LINE * max(map(_header_lines, columns)))
    for index, column in enumerate(columns):
        note = note_of(row.sheet, column)
        if index == 0:
            note = f"{row.sheet.purpose}\n\n{note}"
        lines = sum(len(wrap(line, 38)) or 1 for line in note.split("\n"))
        size = {"width": 230, "height": 14 + 15 * lines}
        sheet.write_comment(0, index, note, size | {"color": "#FFFDF2", "font_name": "Calibri", "font_size": 9})


def _header_lines(column: Column) -> int:
    return len(wrap(column.title, int(width_of(column) - 2), break_long_words=False))


def _write_body(sheet: Any, formats: Formats, row: type[Row], written: Written) -> None:
    columns = [column for _, column in columns_of(row)]
    bodies = [formats.body(column, shaded=is_shaded(row.sheet, column)) for column in columns]
    described = [
        {"header": column.title, "header_format": formats.header(OWNERS[owner_on(row.sheet, column)]), "format": body}
        for column, body in zip(columns, bodies, strict=True)
    ]
    described += [
        {"header": title, "header_format": formats.header(OWNERS[Owner.METHODIST])} for title in written.titles
    ]
    table = {"name": row.sheet.table, "columns": described, "style": None, "autofilter": row is not ListLine}
    sheet.add_table(0, 0, max(1, len(written.lines)), len(described) - 1, table)
    blank: tuple[Value, ...] = (None,) * len(described)
    for number, values in enumerate(written.lines or [blank], start=1):
        _fit_row(sheet, number, columns, values, written.dress)
        for index, value in enumerate(values):
            own = written.dress.looks.get((number - 1, index), NOTHING)
            if index >= len(columns):
                look = formats(**({"valign": "top"} | dict(own)))
            elif own:
                look = formats.body(columns[index], shaded=is_shaded(row.sheet, columns[index]), **own)
            else:
                look = bodies[index]
            write_cell(sheet, number, index, value, look, formats)
    for (number, index), note in written.dress.notes.items():
        sheet.write_comment(number + 1, index, note)


def _fit_row(
    sheet: Any, number: int, columns: Sequence[Column], values: Sequence[Value | Formula], dress: Dress
) -> None:
    cells = zip(columns, values, strict=False)
    usual = row_height((text_of(_value(cell)), width_of(column)) for column, cell in cells if column.kind.wraps)
    height = dress.height(number - 1, usual)
    if height is not None:
        sheet.set_row(number, height)


def _value(cell: Value | Formula) -> Value:
    return cell.value if isinstance(cell, Formula) else cell


def write_cell(sheet: Any, row: int, column: int, value: Value | Formula, look: Any, formats: Formats) -> None:
    """Write the cell (from 0) as what it is: a text that begins with `=` stays a text."""
    match value:
        case None:
            sheet.write_blank(row, column, None, look)
        case Formula():
            sheet.write_formula(
                row, column, f"={value.text}", _fitting(value.value, look, formats), last_value(value.value)
            )
        case Link():
            sheet.write_url(row, column, f"internal:{value.target}", look, value.text)
        case bool():
            sheet.write_boolean(row, column, value, look)
        case int() | float():
            sheet.write_number(row, column, value, look)
        case date():
            sheet.write_datetime(row, column, value, _fitting(value, look, formats))
        case _:
            sheet.write_string(row, column, value, look)


def _fitting(value: Value, look: Any, formats: Formats) -> Any:
    """A look that shows a date as one: a person may write a date where texts are meant to stand."""
    known = look.num_format if isinstance(look.num_format, int) else None
    if not isinstance(value, date) or shows_a_day(known or 0, None if known else str(look.num_format)):
        return look
    return formats(valign="top", num_format=Day().number_format)
