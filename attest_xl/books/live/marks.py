"""Marks on the cells of an open workbook: fills only marks use. What they hide is kept in names of single cells,
which go along when rows move."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import xlwings as xw

from attest_xl.books.live.rows import runs
from attest_xl.books.port import Mark
from attest_xl.books.styles import MARK_COLOURS
from attest_xl.schema.address import a1

Color = tuple[int, int, int]
Marks = Mapping[tuple[int, int], Mark]

COLORS: Mapping[Mark, Color] = {
    mark: (int(rgb[2:4], 16), int(rgb[4:6], 16), int(rgb[6:8], 16)) for mark, rgb in MARK_COLOURS.items()
}
_MARKS: Mapping[Color, Mark] = {color: mark for mark, color in COLORS.items()}
_HIDDEN = "AttestFill_"
_LONGEST_ADDRESS = 250
"""Characters Excel takes for the address of many cells."""


def marks_in(body: xw.Range) -> dict[tuple[int, int], Mark]:
    """The marks the cells show, by the sheet's row and column."""
    return {place: _MARKS[color] for place, color in _filled(body) if color in _MARKS}


def _filled(body: xw.Range) -> Iterator[tuple[tuple[int, int], Color]]:
    """The cells with a fill of their own. The LibreOffice engine tells in one call; Excel tells of a range whether it
    is of one colour: it is halved until it is."""
    fills = getattr(body.impl, "fills", None)
    parts: Iterable[tuple[tuple[int, int, int, int], Color]] = fills() if fills else _halved(body)
    for (top, left, rows, columns), color in parts:
        for row in range(top, top + rows):
            for column in range(left, left + columns):
                yield (row, column), color


def _halved(cells: xw.Range) -> Iterator[tuple[tuple[int, int, int, int], Color]]:
    color = _common_color(cells)
    rows, columns = cells.shape
    if color is None:
        return
    if color or rows * columns == 1:
        if color:
            yield (cells.row, cells.column, rows, columns), color
        return
    if rows > 1:
        half = rows // 2
        yield from _halved(cells[:half, :])
        yield from _halved(cells[half:, :])
    else:
        half = columns // 2
        yield from _halved(cells[:, :half])
        yield from _halved(cells[:, half:])


def _common_color(cells: xw.Range) -> Color | tuple[()] | None:
    """`None` without a fill, `()` where cells differ: Excel then says black, or nothing that is a colour."""
    try:
        color: Any = cells.color
    except TypeError:
        return ()
    if color is None:
        return None
    return () if tuple(color) == (0, 0, 0) else (int(color[0]), int(color[1]), int(color[2]))


def mark_cells(body: xw.Range, wanted: Marks) -> int:
    """Let exactly these cells be marked; how many have got another mark than they had."""
    fills = dict(_filled(body))
    shown = {place: _MARKS[color] for place, color in fills.items() if color in _MARKS}
    rows, columns = range(body.row, body.row + body.shape[0]), range(body.column, body.column + body.shape[1])
    inside: dict[tuple[int, int], Mark] = {
        place: mark for place, mark in wanted.items() if place[0] in rows and place[1] in columns
    }
    changed = {place for place in shown.keys() | inside.keys() if shown.get(place) != inside.get(place)}
    hidden = _Hidden(body.sheet)
    for place in sorted(changed - shown.keys()):
        if place in fills:
            hidden.keep(place, fills[place])
    back = hidden.give_back(changed - inside.keys()) if changed - inside.keys() else {}
    marked: dict[tuple[int, int], Color | None] = {place: COLORS[mark] for place, mark in inside.items()}
    paint(body.sheet, {place: marked.get(place) or back.get(place) for place in changed})
    return len(changed)


def unmark(cells: xw.Range) -> None:
    """Take away what new rows have inherited from their neighbours."""
    paint(cells.sheet, dict.fromkeys(marks_in(cells)))


def paint(sheet: xw.Sheet, colors: Mapping[tuple[int, int], Color | None]) -> None:
    """Give each cell (by the sheet's row and column) its fill, or none."""
    by_color: dict[Color | None, list[tuple[int, int]]] = {}
    for place, color in colors.items():
        by_color.setdefault(color, []).append(place)
    fill: Any = getattr(sheet.impl, "fill", None)
    for color, places in by_color.items():
        if fill:
            fill(places, color)
        else:
            for address in _addresses(places):
                sheet.range(address).color = color


def _addresses(places: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Addresses of many cells each, as long as may be."""
    columns: dict[int, list[int]] = {}
    for row, column in sorted(places):
        columns.setdefault(column, []).append(row)
    parts = [
        a1(row, column) if count == 1 else f"{a1(row, column)}:{a1(row + count - 1, column)}"
        for column, rows in columns.items()
        for row, count in runs(rows)
    ]
    address = ""
    for part in parts:
        if address and len(address) + len(part) >= _LONGEST_ADDRESS:
            yield address
            address = ""
        address = f"{address},{part}" if address else part
    if address:
        yield address


class _Hidden:
    """The fills beneath marks: a name `AttestFill_RRGGBB_n` for each such cell of the sheet."""

    def __init__(self, sheet: xw.Sheet) -> None:
        self._sheet = sheet
        self._names = {name.name: name for name in sheet.book.names if name.name.startswith(_HIDDEN)}

    def keep(self, place: tuple[int, int], color: Color) -> None:
        start = f"{_HIDDEN}{bytes(color).hex().upper()}_"
        number = next(n for n in range(1, len(self._names) + 2) if f"{start}{n}" not in self._names)
        cell = self._sheet[place[0] - 1, place[1] - 1]
        sheet = self._sheet.name.replace("'", "''")
        name = self._sheet.book.names.add(f"{start}{number}", f"='{sheet}'!{cell.address}")
        with suppress(Exception):  # only Excel can hide a name from its list of names
            name.api.Visible = False
        self._names[name.name] = name

    def give_back(self, places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Color]:
        """The fills of these cells; their names go, and those of cells that are gone."""
        wanted, found = set(places), dict[tuple[int, int], Color]()
        for title, name in tuple(self._names.items()):
            try:
                cell = name.refers_to_range
            except Exception:  # each program has its own error for a name of nothing
                self._forget(title)
                continue
            if cell.sheet == self._sheet and (cell.row, cell.column) in wanted:
                red, green, blue = bytes.fromhex(title.split("_")[1])
                found[cell.row, cell.column] = red, green, blue
                self._forget(title)
        return found

    def _forget(self, title: str) -> None:
        self._names.pop(title).delete()
