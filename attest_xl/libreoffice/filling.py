"""One formula for many cells, its references moving along as when a person drags it.

Dragging also copies the look of the first cell, so it is done within cells that look alike. It matters for speed too:
LibreOffice takes quadratic time to be given a long column of such formulas one by one (6,000 cells: 1.2 s, dragged:
0.01 s).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.grid import Box, vertical_runs

if TYPE_CHECKING:
    from attest_xl.libreoffice.ranges import Range

LONG = 200
"""Cells in a column from which dragging is worth its calls."""


def fill(place: Range, formula: str) -> None:
    """Give every cell the formula as the first cell would read it."""
    place.sheet.refuse_if_locked(place.native)
    looks = place.native.getUniqueCellFormatRanges()
    areas = [area for index in range(looks.getCount()) for area in looks.getByIndex(index).getRangeAddresses()]
    parts = [place.sheet.at(bridge.box_of(area)) for area in areas]
    place.first_cell.setFormula(formula)
    tokens = place.first_cell.getTokens()
    for part in parts:
        part.first_cell.setTokens(tokens)
        if part.box.rows > 1:
            part.part(Box(0, 0, part.box.rows)).native.fillAuto(_direction("TO_BOTTOM"), 1)
        if part.box.columns > 1:
            part.native.fillAuto(_direction("TO_RIGHT"), 1)


def fill_alike(column: Range, formulas: Sequence[str]) -> bool:
    """Try to set a long column of formulas (in UNO's spelling) by dragging its first; whether that was worth trying.
    Cells in which the outcome is another formula are then set one by one."""
    if len(formulas) < LONG or len({_without_numbers(formulas[index]) for index in (0, 1, len(formulas) // 2, -1)}) > 1:
        return False
    fill(column, formulas[0])
    found = column.native.getFormulaArray()
    differing = [
        (row, 0)
        for row, (got, wanted) in enumerate(zip(found, formulas, strict=True))
        if _folded(got[0]) != _folded(wanted)
    ]
    for run in vertical_runs(differing):
        column.part(run).native.setFormulaArray(tuple((text,) for text in formulas[run.row : run.last_row + 1]))
    return True


def _without_numbers(formula: str) -> str:
    return re.sub(r"\d+", "", formula)


def _folded(formula: str) -> str:
    """Two formulas alike in this are the same: the office capitalises references and names of functions. Texts in
    quotes stay as they are."""
    parts = formula.split('"')
    return '"'.join(part if index % 2 else part.upper() for index, part in enumerate(parts))


def _direction(name: str) -> object:
    return bridge.enum("com.sun.star.sheet.FillDirection", name)
