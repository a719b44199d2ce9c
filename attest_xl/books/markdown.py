r"""Tables in markdown ⇄ grids, for tests, docs and samples.

    | Сотрудники | Код | ФИО       | Дата решения |
    |            | 1   | Иванова М | 2024-02-28   |

The first cell of a header row names the sheet and stands in column A; a row whose first cell is filled begins the next
table, and a row of dashes is decoration. The header is row 1 of its sheet. A value is text, an empty cell, or – when
written as `2024-02-28` – a date. A backslash makes the next character plain: `\2024-02-28` is a text, `\|` a bar, and
`\ ` at the edge a space that stays; `<br>` is a new line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.grid import Grid

_CELL = re.compile(r"[ \t]*((?:\\.|[^\\|])*?)[ \t]*\|")
_DECORATION = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PIECE = re.compile(r"\\(.)|<br>")
_TO_ESCAPE = re.compile(r"[\\|]|^[ \t]|[ \t]$|<(?=br>)")


def grids_from(text: str) -> tuple[Grid, ...]:
    """The tables of the text, each as a sheet of its own."""
    tables: list[list[tuple[str, ...]]] = []
    for row in _rows(text):
        if row[0]:
            tables.append([])
        if not tables:
            raise ValueError(f"the first row must name its sheet: {row}")
        tables[-1].append(row)
    return tuple(_grid(rows) for rows in tables)


def to_markdown(grids: Iterable[Grid]) -> str:
    """The tables as aligned text that `grids_from` reads again; numbers and yes/no become text."""
    return "\n".join("\n".join(_lines(grid)) + "\n" for grid in grids)


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    for line in map(str.strip, text.split("\n")):
        if line.startswith("|") and not _DECORATION.fullmatch(line):
            yield tuple(_CELL.findall(line[1:]))


def _grid(rows: list[tuple[str, ...]]) -> Grid:
    sheet, *titles = rows[0]
    width = len(titles)
    body = tuple(tuple(map(_value, row[1:])) + (None,) * (width - len(row) + 1) for row in rows[1:])
    return Grid(_plain(sheet), (tuple(map(_plain, titles)), *(body or ((None,) * width,))), 1, 2)


def _value(cell: str) -> Value:
    if _ISO.fullmatch(cell):
        with suppress(ValueError):  # a day that does not exist is a text
            return date.fromisoformat(cell)
    return _plain(cell) or None


def _plain(cell: str) -> str:
    return _PIECE.sub(lambda piece: piece[1] or "\n", cell)


def _lines(grid: Grid) -> Iterator[str]:
    cells = [[_said(value) for value in row] for row in grid.rows]
    rows = [[_said(grid.sheet), *cells[0]], *(["", *row] for row in cells[1:])]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"


def _said(value: Value) -> str:
    if isinstance(value, date):
        return (value.date() if isinstance(value, datetime) else value).isoformat()
    text = _TO_ESCAPE.sub(r"\\\g<0>", text_of(value)).replace("\n", "<br>")
    return "\\" + text if _ISO.fullmatch(text) else text
