"""A spreadsheet that is nothing but xlwings' JSON of a book, and does at once what the remote engine records.

    actions = Actions(book)       # give these to a remote book as its list of actions
    replayed(book, actions)       # another book of the same JSON, after the same actions

It takes what is put into a cell as Excel does when somebody types it there: a text that looks like a number, a date or
a formula becomes one unless an apostrophe stands before it. Beside the `values` that xlwings knows, a sheet keeps its
`formulas` and `fills`. What it was not taught it refuses by name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from datetime import datetime
from typing import Any, NamedTuple

from attest_xl.schema.address import a1_range, corners

Json = dict[str, Any]
LAYERS = ("values", "formulas", "fills")
BLANK = ""
HEARD = frozenset({"setScreenUpdating", "setCalculation", "setNumberFormat", "activateSheet", "rangeSelect", "save"})
"""Actions that change nothing a table shows: cells have no formats here, and what is shown where is the engine's."""

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?([eE][+-]?\d+)?")
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y")
_LINK = re.compile(r'=HYPERLINK\("(?:[^"]|"")*","((?:[^"]|"")*)"\)')


class Area(NamedTuple):
    """A rectangle of a sheet, counted from 0."""

    top: int
    left: int
    rows: int
    columns: int


class Actions(list[Json]):
    """The recorded actions, each done to the book as it comes, and each such as goes over the wire."""

    def __init__(self, book: Json) -> None:
        super().__init__()
        self._book = book

    def append(self, action: Json) -> None:
        sent: Json = json.loads(json.dumps(action))
        super().append(sent)
        act(self._book, sent)


def replayed(book: Json, actions: Iterable[Json]) -> Json:
    """What the book becomes by these actions; it stays as it is."""
    other = deepcopy(book)
    for action in actions:
        act(other, action)
    return other


def act(book: Json, action: Json) -> None:
    """Do what the action says."""
    if action["func"] in HEARD:
        return
    if action["func"] not in _DEEDS:
        raise NotImplementedError(action["func"])
    _DEEDS[action["func"]](book["sheets"][action["sheet_position"]], action)


def laid_out(table: Json, place: tuple[int, int, int, int]) -> None:
    """Let the table stand there (its corners, counted from 1), its header in the first row."""
    top, left, bottom, right = place
    table["range_address"] = a1_range(*place)
    table["header_row_range_address"] = a1_range(top, left, top, right)
    table["data_body_range_address"] = a1_range(top + 1, left, bottom, right) if bottom > top else None


def _area(action: Json) -> Area:
    return Area(action["start_row"], action["start_column"], action["row_count"], action["column_count"])


def _give_room(sheet: Json, area: Area) -> None:
    rows, columns = area.top + area.rows, area.left + area.columns
    for name in LAYERS:
        layer: list[list[Any]] = sheet[name]
        width = max(columns, *map(len, layer), 0)
        layer += [[] for _ in range(rows - len(layer))]
        for row in layer:
            row.extend([BLANK] * (width - len(row)))


# What cells take


def _set_values(sheet: Json, action: Json) -> None:
    area = _area(action)
    _give_room(sheet, area)
    for row, line in enumerate(action["values"][: area.rows], area.top):
        for column, given in enumerate(line[: area.columns], area.left):
            if given is not None:
                sheet["formulas"][row][column] = given if _is_formula(given) else BLANK
                sheet["values"][row][column] = _computed(given) if _is_formula(given) else _typed(given)


def _is_formula(given: object) -> bool:
    return isinstance(given, str) and given.startswith("=")


def _computed(formula: str) -> str:
    link = _LINK.fullmatch(formula)
    if link is None:
        raise NotImplementedError(formula)
    return link[1].replace('""', '"')


def _typed(given: object) -> object:
    if not isinstance(given, str):
        return given
    if given.startswith("'"):
        return given[1:]
    if given.casefold() in ("true", "false"):
        return given.casefold() == "true"
    if _NUMBER.fullmatch(given):
        return float(given.replace(",", "."))
    return _day(given) or given


def _day(given: str) -> str | None:
    for pattern in _DAYS:
        try:
            return f"{datetime.strptime(given, pattern):%Y-%m-%d}T00:00:00.000Z"  # noqa: DTZ007 a day has no zone
        except ValueError:
            continue
    return None


def _set_color(sheet: Json, action: Json) -> None:
    area = _area(action)
    _give_room(sheet, area)
    for line in sheet["fills"][area.top : area.top + area.rows]:
        line[area.left : area.left + area.columns] = [action["args"][0] or BLANK] * area.columns


# Where cells go


def _insert(sheet: Json, action: Json) -> None:
    """New rows, filled as the row above them."""
    area, (shift, origin) = _area(action), action["args"]
    if (shift, origin) != ("down", "format_from_left_or_above"):
        raise NotImplementedError(f"rangeInsert {shift} {origin}")
    _give_room(sheet, area)
    width = len(sheet["values"][0])
    for name in LAYERS:
        layer: list[list[Any]] = sheet[name]
        layer += [[BLANK] * width for _ in range(area.rows)]
        for column in range(area.left, area.left + area.columns):
            cells = [row[column] for row in layer]
            new = cells[area.top - 1] if name == "fills" and area.top else BLANK
            _put_column(layer, column, [*cells[: area.top], *[new] * area.rows, *cells[area.top : -area.rows]])
    _follow(sheet, area, lambda row: row + area.rows if row > area.top else row)


def _delete(sheet: Json, action: Json) -> None:
    area = _area(action)
    if action["args"] != ["up"]:
        raise NotImplementedError(f"rangeDelete {action['args']}")
    _give_room(sheet, area)
    end = area.top + area.rows
    for name in LAYERS:
        for column in range(area.left, area.left + area.columns):
            cells = [row[column] for row in sheet[name]]
            _put_column(sheet[name], column, [*cells[: area.top], *cells[end:], *[BLANK] * area.rows])
    _follow(sheet, area, lambda row: row - len(range(area.top + 1, min(row, end) + 1)))


def _put_column(layer: list[list[Any]], column: int, cells: Iterable[object]) -> None:
    for row, cell in zip(layer, cells, strict=True):
        row[column] = cell


def _follow(sheet: Json, area: Area, to: Callable[[int], int]) -> None:
    """Tables go along with their cells; Excel shifts no part of one."""
    for table in sheet["tables"]:
        top, left, bottom, right = corners(table["range_address"])
        first, last = area.left + 1, area.left + area.columns
        if bottom <= area.top or right < first or left > last:
            continue
        if left < first or right > last:
            raise ValueError(f"part of {table['name']} would be shifted")
        laid_out(table, (to(top), left, to(bottom), right))


def _copy(sheet: Json, action: Json) -> None:
    area, (position, address) = _area(action), action["args"]
    if position != action["sheet_position"]:
        raise NotImplementedError("copyRange to another sheet")
    top, left, bottom, right = corners(address)
    _give_room(sheet, Area(top - 1, left - 1, bottom - top + 1, right - left + 1))
    for name in LAYERS:
        source = [row[area.left : area.left + area.columns] for row in sheet[name][area.top : area.top + area.rows]]
        for row, cells in zip(sheet[name][top - 1 : bottom], source, strict=True):
            row[left - 1 : right] = cells


def _resize(sheet: Json, action: Json) -> None:
    index, address = action["args"]
    laid_out(sheet["tables"][index], corners(address))


_DEEDS: Mapping[str, Callable[[Json, Json], None]] = {
    "setValues": _set_values,
    "setRangeColor": _set_color,
    "rangeInsert": _insert,
    "rangeDelete": _delete,
    "copyRange": _copy,
    "resizeTable": _resize,
}
