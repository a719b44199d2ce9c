"""Changing single cells of a table a person keeps: what is not named stays as it is written, read or unread."""

from collections.abc import Mapping, Sequence

from attest_xl.schema.cells import Value
from attest_xl.schema.change import TableWrite
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.tables.headers import match

Cells = Mapping[str, Value]
"""A row's cells by field name."""


def patch(grid: Grid, row: type[Row], changed: Mapping[int, Cells], added: Sequence[Cells] = ()) -> TableWrite:
    """The write that sets `changed` cells (by sheet row, then field) and appends `added` rows below the last filled.

    Fields the table has no column for are passed over. Blank rows at the end of the table are used up first.
    """
    places = match(grid.rows[0], row).fields
    fields = [name for name, _ in columns_of(row) if name in places]
    titles = tuple(str(grid.rows[0][places[name]]) for name in fields)
    body = grid.rows[1:]
    filled = len(body)
    while filled and all(value in (None, "") for value in body[filled - 1]):
        filled -= 1
    rows = [_row(body[index], fields, places, changed.get(grid.row_number(index + 1))) for index in range(filled)]
    rows += [tuple(cells.get(name) for name in fields) for cells in added]
    origin = (*range(filled), *(None for _ in added))
    return TableWrite(row.sheet.table, titles, tuple(rows), origin)


def _row(
    old: Sequence[Value], fields: Sequence[str], places: Mapping[str, int], cells: Cells | None
) -> tuple[Value, ...]:
    width = len(old)
    stay = tuple([old[place] if (place := places[name]) < width else None for name in fields])
    return stay if cells is None else tuple(cells.get(name, now) for name, now in zip(fields, stay, strict=True))
