"""What a person has given the columns, rows and cells of a sheet, beyond what the sheet has by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from attest_xl.books.looks import CellLook
from attest_xl.schema.column import Column, Owner
from attest_xl.schema.heights import LINE
from attest_xl.schema.kinds import Jump
from attest_xl.schema.sheet import Sheet, owner_on
from attest_xl.template.palette import BLUE, INK, SHADE

Look = Mapping[str, Any]
"""What a format is to have, in XlsxWriter's words."""

MARGIN = 0.71
"""Characters by which a width in a file is greater than the same width said to XlsxWriter."""
ALIKE = 1.0
"""Widths that differ by less are the same: programs round them."""
NOTHING: Look = {}


@dataclass(frozen=True, slots=True)
class Dress:
    """Places are (row, column) from 0; of a table, the first row of its body is 0 and its header -1. Widths are as
    files hold them; `hidden` tells of every column of the old sheet whether it was."""

    looks: Mapping[tuple[int, int], Look] = field(default_factory=dict[tuple[int, int], Look])
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    widths: Mapping[int, float] = field(default_factory=dict[int, float])
    hidden: Mapping[int, bool] = field(default_factory=dict[int, bool])
    heights: Mapping[int, float] = field(default_factory=dict[int, float])

    def width(self, column: int, usual: float) -> float:
        """The width a person has given the column, else the usual one."""
        own = self.widths.get(column, usual + MARGIN) - MARGIN
        return own if abs(own - usual) > ALIKE else usual

    def height(self, row: int, usual: float | None) -> float | None:
        """The height a person has given the row, else the usual one; `None` for what fits one line."""
        own = self.heights.get(row, usual or LINE)
        return own if abs(own - (usual or LINE)) > 3 * ALIKE else usual


PLAIN_DRESS = Dress()


def usual_look(sheet: Sheet, column: Column) -> CellLook:
    """How cells of the column look by themselves."""
    shaded = is_shaded(sheet, column)
    jump = isinstance(column.kind, Jump)
    return CellLook(SHADE[1:] if shaded else None, (BLUE if jump else INK)[1:], underlined=jump)


def is_shaded(sheet: Sheet, column: Column) -> bool:
    """Whether the program fills this column of a sheet that people fill."""
    return sheet.owner is not Owner.COMPUTED and owner_on(sheet, column) is Owner.COMPUTED


def own_look(look: CellLook, usual: CellLook) -> dict[str, Any]:
    """What of the look is a person's own."""
    wanted = {
        "bg_color": look.fill and look.fill != usual.fill and f"#{look.fill}",
        "font_color": look.colour and look.colour != usual.colour and f"#{look.colour}",
        "bold": look.bold and not usual.bold,
        "italic": look.italic and not usual.italic,
        "underline": int(look.underlined and not usual.underlined),
        "font_strikeout": look.struck and not usual.struck,
        "num_format": look.number_format != usual.number_format and look.number_format,
    }
    return {name: value for name, value in wanted.items() if value}
