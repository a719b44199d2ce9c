"""Rows of Python values as rows of what UNO's bulk calls take, and what has to be done beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import cast

from attest_xl.libreoffice.serials import MIDNIGHT, serial_of

Position = tuple[int, int]
"""Row and column, counted from 0 within the rows."""


@dataclass(frozen=True)
class Encoded:
    """`rows` hold numbers and texts only. The positions tell which numbers stand for days, moments and truth values
    (their cells need a format that shows them so) and which cells get a formula in the place of the empty text."""

    rows: list[tuple[float | str, ...]]
    days: list[Position] = field(default_factory=list[Position])
    moments: list[Position] = field(default_factory=list[Position])
    booleans: list[Position] = field(default_factory=list[Position])
    formulas: dict[Position, str] = field(default_factory=dict[Position, str])


def encode(rows: Sequence[Sequence[object]], zero: dt.datetime) -> Encoded:
    """As in Excel, a text that starts with `=` is a formula and a leading apostrophe makes text of anything. Other than
    in Excel, a text never becomes a number or a date."""
    encoded = Encoded([])
    for row, values in enumerate(rows):
        out: list[float | str] = []
        for column, value in enumerate(values):
            kind = type(value)
            if kind is float:
                out.append(cast("float", value))
            elif kind is str and cast("str", value)[:1] not in ("=", "'"):
                out.append(cast("str", value))
            else:
                out.append(_encode(value, (row, column), encoded, zero))
        encoded.rows.append(tuple(out))
    return encoded


def _encode(value: object, position: Position, encoded: Encoded, zero: dt.datetime) -> float | str:
    match value:
        case None:
            return ""
        case str() if is_formula(value):
            encoded.formulas[position] = value
            return ""
        case str():
            return value[1:] if value.startswith("'") else value
        case bool():
            encoded.booleans.append(position)
            return float(value)
        case int() | float() | Decimal():
            return float(value)
        case dt.date():
            whole = not isinstance(value, dt.datetime) or value.time() == MIDNIGHT
            (encoded.days if whole else encoded.moments).append(position)
            return serial_of(value, zero)
        case _:
            raise TypeError(f"a cell cannot hold {type(value).__name__}: {value!r}")


def is_formula(value: object) -> bool:
    """Whether a cell given this value computes; a lone `=` does not."""
    return isinstance(value, str) and value.startswith("=") and len(value) > 1


def as_rows(value: object, rows: int, columns: int) -> list[Sequence[object]]:
    """What a range of that shape was given, as rows: one value stands for every cell, a flat list for one row."""
    if not isinstance(value, list | tuple):
        return [(value,) * columns] * rows
    given = cast("list[object]", value)
    nested = bool(given) and isinstance(given[0], list | tuple)
    table = cast("list[Sequence[object]]", list(given) if nested else [given])
    if len(table) != rows or any(len(row) != columns for row in table):
        raise ValueError(f"the range has {rows}×{columns} cells, the data {len(table)}×{len(table[0])}")
    return table
