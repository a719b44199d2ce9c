"""The shape of what a formula is given and gives back: a cell, a row, a column, a block."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, TypeGuard

from attest_xl.rules.cells import sentence
from attest_xl.schema.cells import Link, Value
from attest_xl.schema.verdict import Trouble

Block = tuple[tuple[Value, ...], ...]
"""Rows of cells, all of one length; a single cell is a block of one."""

_ERROR = re.compile(r"#[A-ZА-Я][A-ZА-Я/0!?]*|Err:\d{3}|#{3,}")
"""What Excel, in English and Russian, and LibreOffice show in place of a value."""


def block_of(given: Any) -> Block:
    """The cells of what xlwings, LibreOffice or Python hand over; a flat list is a column."""
    if not is_list(given):
        return ((cell_of(given),),)
    rows = [tuple(map(cell_of, row)) if is_list(row) else (cell_of(row),) for row in given]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ((None,),)
    return tuple(row + (None,) * (width - len(row)) for row in rows)


def cell_of(given: Any) -> Value:
    """The cell's value: a blank text is an empty cell, a time of day is dropped, «да» and «нет» are words."""
    match given:
        case str():
            return given if given.strip() else None
        case bool():
            return "да" if given else "нет"
        case datetime():
            return given.date()
        case int() | float() | date() | Link() | None:
            return given
        case _:
            return str(given)


def each(answer: Callable[..., Value], *given: Any) -> Any:
    """The answer for each row of cells, in the shape of what is given: one cell goes with every row of a column, and a
    row with a column gives a block. A cell without an answer is `""`."""
    blocks = [block_of(one) for one in given]
    height, width = max(map(len, blocks)), max(len(block[0]) for block in blocks)
    misfit = next((block for block in blocks if len(block) not in {1, height} or len(block[0]) not in {1, width}), None)
    if misfit is not None:
        return _as_cell(_misfit(misfit, height, width), given)
    rows = list(zip(*(_stretched(block, height, width) for block in blocks), strict=True))
    answers = {cells: _said(answer, cells) for cells in dict.fromkeys(rows)}  # cells repeat a lot
    return _shaped([answers[cells] for cells in rows], width, given)


def _said(answer: Callable[..., Value], cells: tuple[Value, ...]) -> Value:
    for cell in cells:
        if isinstance(cell, str) and cell[0] in "#E" and _ERROR.fullmatch(cell):
            return sentence(Trouble("FORMULA-01", cell), "Исходная ячейка")
    said = answer(*cells)
    return "" if said is None else said


def _stretched(block: Block, height: int, width: int) -> Iterable[Value]:
    """The cells row by row, one row or one column repeated to the size."""
    rows = block * height if len(block) == 1 else block
    if len(block[0]) == 1 < width:
        rows = [row * width for row in rows]
    return chain.from_iterable(rows)


def _misfit(block: Block, height: int, width: int) -> str:
    of_rows = len(block) not in {1, height}
    sizes = sorted((len(block), height) if of_rows else (len(block[0]), width))
    return sentence(Trouble("FORMULA-02", "", hint=f"{sizes[0]} и {sizes[1]}"), "Формула")


def _shaped(answers: Sequence[Value], width: int, given: Sequence[Any]) -> Any:
    depth = max(map(_depth, given))
    if depth < 2 and width == 1:
        return list(answers) if depth else answers[0]
    return [list(answers[start : start + width]) for start in range(0, len(answers), width)]


def _as_cell(text: str, given: Sequence[Any]) -> Any:
    return [[text]] if max(map(_depth, given)) == 2 else text


def _depth(given: Any) -> int:
    if not is_list(given):
        return 0
    return 2 if any(map(is_list, given)) else 1


def is_list(given: Any) -> TypeGuard[Sequence[Any]]:
    return isinstance(given, list | tuple)
