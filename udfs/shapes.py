"""The shape of what a formula is given and gives back: a cell, a row, a column, a block."""

import re
from collections.abc import Callable, Iterable, Sequence, Set
from datetime import date, datetime
from itertools import chain, repeat
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
    cells, width = _read(given)
    return tuple(zip(*[iter(cells)] * width, strict=True))


def _read(given: Any) -> tuple[Sequence[Value], int]:
    """The cells row by row, and how many make a row."""
    if not is_list(given):
        return (cell_of(given),), 1
    rows = [row if is_list(row) else (row,) for row in given]
    width = max(map(len, rows), default=0)
    if not width:
        return (None,), 1
    if min(map(len, rows)) < width:
        rows = [(*row, *(None,) * (width - len(row))) for row in rows]
    return _meant(list(chain.from_iterable(rows))), width


def _meant(cells: list[Any]) -> list[Value]:
    """What each of them says; those that repeat are looked at once."""
    if bool in set(map(type, cells)):  # True equals 1 and is another cell
        return list(map(cell_of, cells))
    meant = {cell: cell_of(cell) for cell in set(cells)}
    return list(map(meant.__getitem__, cells))


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
    blocks = [_read(one) for one in given]
    height, width = max(len(cells) // wide for cells, wide in blocks), max(wide for _, wide in blocks)
    for cells, wide in blocks:
        if (high := len(cells) // wide) not in {1, height} or wide not in {1, width}:
            return _as_cell(_misfit(high, wide, height, width), given)
    rows = list(zip(*[_stretched(cells, wide, height, width) for cells, wide in blocks], strict=True))
    answers = _answers(answer, dict.fromkeys(rows))  # cells repeat a lot
    return _shaped(list(map(answers.__getitem__, rows)), width, given)


def _answers(answer: Callable[..., Value], rows: Iterable[tuple[Value, ...]]) -> dict[tuple[Value, ...], Value]:
    """By the cells of a row: what is said of them."""
    errors = {cell for cell in set(chain.from_iterable(rows)) if _is_error(cell)}
    if not errors:
        return {cells: _shown(answer(*cells)) for cells in rows}
    return {cells: _error_in(cells, errors) or _shown(answer(*cells)) for cells in rows}


def _is_error(cell: Value) -> bool:
    return isinstance(cell, str) and cell[0] in "#E" and _ERROR.fullmatch(cell) is not None


def _error_in(cells: Iterable[Value], errors: Set[Value]) -> str | None:
    """The first error among the cells, in words."""
    found = next((cell for cell in cells if cell in errors), None)
    return None if found is None else sentence(Trouble("FORMULA-01", str(found)), "Исходная ячейка")


def _shown(said: Value) -> Value:
    return "" if said is None else said


def _stretched(cells: Sequence[Value], wide: int, height: int, width: int) -> Iterable[Value]:
    """The cells row by row, one row or one column repeated to the size."""
    if wide < width:
        cells = [cell for cell in cells for _ in range(width)]
    return cells if len(cells) == height * width else chain.from_iterable(repeat(cells, height))


def _misfit(high: int, wide: int, height: int, width: int) -> str:
    sizes = sorted((high, height) if high not in {1, height} else (wide, width))
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
