"""What a rebuilt master takes over from the old one as it stood: cells, the user's columns, sheets and names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from attest_xl.schema.cells import Value, text_of
from attest_xl.template.formats import Formats
from attest_xl.template.table_sheet import Formula, Written, write_cell

WIDEST = 60


@dataclass(frozen=True, slots=True)
class OwnSheet:
    """A sheet of the user's: its rows from A1."""

    title: str
    rows: Sequence[Sequence[Value | Formula]]
    visible: bool = True


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
    plain = formats(valign="top")
    for number, row in enumerate(own.rows):
        for column, value in enumerate(row):
            if value is not None:
                write_cell(sheet, number, column, value, plain, formats)
    for column, width in enumerate(_widths(own.rows)):
        sheet.set_column(column, column, width)
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
