"""From how an old sheet looks to what of it the new one keeps."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from attest_xl.books.looks import PLAIN, CellLook, SheetLook
from attest_xl.books.salvage import SavedSheet
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.template.dress import Dress, Look, own_look, usual_look

_LAST_WIDTH = 256


def dress_of_table(row: type[Row], look: SheetLook, grid: Grid, places: Sequence[int | None]) -> Dress:
    """What a person has given a table. `places` tells for each column of the new table where it stood in the grid."""
    stood = {index: grid.left + place for index, place in enumerate(places) if place is not None}
    rows = {index - 1: grid.row_number(index) for index in range(len(grid.rows))}
    described = [column for _, column in columns_of(row)]
    return Dress(
        looks=dict(_looks(row, look, grid, stood)),
        notes={
            (index, place): look.notes[number, column]
            for index, number in rows.items()
            for place, column in stood.items()
            if (number, column) in look.notes and (index >= 0 or place >= len(described))
        },
        widths={index: look.widths[column] for index, column in stood.items() if column in look.widths},
        hidden={index: column in look.hidden for index, column in stood.items()} if look.widths else {},
        heights={index: look.heights[at] for index, at in rows.items() if index >= 0 and at in look.heights},
    )


def _looks(
    row: type[Row], look: SheetLook, grid: Grid, stood: Mapping[int, int]
) -> Iterator[tuple[tuple[int, int], Look]]:
    described = [column for _, column in columns_of(row)]
    for index, column in stood.items():
        ours = index < len(described)
        numbers = range(grid.top + 1, grid.top + len(grid.rows))
        seen = [look.cells.get((number, column), PLAIN) for number in numbers]
        usual = usual_look(row.sheet, described[index]) if ours else PLAIN
        usual = replace(usual, number_format=_most(seen) if ours else 0)
        for line, cell in enumerate(seen):
            if own := own_look(cell, usual):
                yield (line, index), own


def _most(looks: Sequence[CellLook]) -> str | int:
    """The number format of most of the cells: programs spell formats their way, so one alone tells nothing."""
    counted = Counter(each.number_format for each in looks)
    return max(counted, key=lambda each: counted[each], default=0)


def dress_of_sheet(sheet: SavedSheet) -> Dress:
    """What a person has given a sheet of their own."""
    look = sheet.look
    looks = ((place, own_look(cell, PLAIN)) for place, cell in look.cells.items())
    return Dress(
        looks={_from_zero(place): own for place, own in looks if own},
        notes={_from_zero(place): note for place, note in look.notes.items()},
        widths={column - 1: width for column, width in look.widths.items() if column <= _LAST_WIDTH},
        hidden={column - 1: True for column in look.hidden},
        heights={number - 1: height for number, height in look.heights.items()},
    )


def _from_zero(place: tuple[int, int]) -> tuple[int, int]:
    return place[0] - 1, place[1] - 1


def merged_in(sheet: SavedSheet) -> list[tuple[int, int, int, int]]:
    """The ranges of merged cells, counted from 0."""
    return [(top - 1, left - 1, bottom - 1, right - 1) for top, left, bottom, right in sheet.look.merged]


def only_in(old: Grid, new: Grid) -> Iterator[tuple[int, int]]:
    """The places of both sheets' cells, from A1, where only the old one says anything."""
    for number, cells in enumerate(old.rows):
        there = new.rows[number] if number < len(new.rows) else ()
        for column, value in enumerate(cells):
            if value is not None and (column >= len(there) or there[column] is None):
                yield number + 1, column + 1
