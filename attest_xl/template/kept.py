"""What a rebuilt master takes over from the old one as it stood: cells, the user's columns, sheets and names."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from xlsxwriter.exceptions import XlsxWriterException

from attest_xl.schema.cells import Value, text_of
from attest_xl.template.dress import NOTHING, PLAIN_DRESS, Dress
from attest_xl.template.formats import Formats
from attest_xl.template.table_sheet import Formula, Written, write_cell

WIDEST = 60


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of the user's: its rows from A1. `merged`: first row and column, last row and column, from 0."""

    title: str
    rows: Sequence[Sequence[Value | Formula]]
    visible: bool = True
    dress: Dress = PLAIN_DRESS
    merged: Sequence[tuple[int, int, int, int]] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """`tables` by the table's name; `names` are the user's own, each with what it means."""

    tables: Mapping[str, Written] = field(default_factory=dict[str, Written])
    sheets: Sequence[OwnSheet] = ()
    names: Mapping[str, str] = field(default_factory=dict[str, str])


NOTHING_KEPT = Kept()


def add_own_sheet(workbook: Any, formats: Formats, own: OwnSheet) -> None:
    """Add the user's sheet behind all others."""
    sheet = workbook.add_worksheet(own.title)
    for place in own.merged:
        with suppress(XlsxWriterException):  # programs have written ranges that overlap
            sheet.merge_range(*place, "", formats(valign="top"))
    values = {(number, column): value for number, row in enumerate(own.rows) for column, value in enumerate(row)}
    for place in {**values, **own.dress.looks}:
        value, look = values.get(place), own.dress.looks.get(place, NOTHING)
        if value is not None or look:
            write_cell(sheet, *place, value, formats(**({"valign": "top"} | dict(look))), formats)
    for column, width in enumerate(_widths(own.rows)):
        hidden = {"hidden": own.dress.hidden.get(column, False)}
        sheet.set_column(column, column, own.dress.width(column, width), None, hidden)
    for number, height in own.dress.heights.items():
        sheet.set_row(number, height)
    for place, note in own.dress.notes.items():
        sheet.write_comment(*place, note)
    if not own.visible:
        sheet.hide()


def _widths(rows: Sequence[Sequence[Value | Formula]]) -> list[int]:
    widths = list[int]()
    for row in rows:
        widths += [8] * (len(row) - len(widths))
        for column, value in enumerate(row):
            said = text_of(value.value if isinstance(value, Formula) else value)
            widths[column] = min(WIDEST, max(widths[column], len(said) + 2))
    return widths
