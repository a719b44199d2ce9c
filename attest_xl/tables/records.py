"""A table whose header stands in its first row – the master's own, a template's – to records that know their cells."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, Generic, TypeVar

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds import Kind
from attest_xl.schema.sheet import Origin, Row, columns_of
from attest_xl.schema.verdict import Trouble
from attest_xl.tables.headers import HeaderMatch, header_findings, match
from attest_xl.tables.writing import append_rows, replace_rows, update_rows

__all__ = ["Column", "Read", "append_rows", "read", "read_cells", "replace_rows", "update_rows"]

R = TypeVar("R", bound=Row)

Words = Mapping[int, Mapping[str, str]]
"""By sheet row, then by field: the text of cells that could not be read."""


@dataclass(frozen=True, slots=True)
class Read(Generic[R]):
    """The records of a table in the order of its rows, and what was found while reading.

    `unread` keeps the text of the cells whose field is `None` although something stands in them.
    """

    records: tuple[R, ...]
    findings: tuple[Finding, ...]
    unread: Words = field(default_factory=dict[int, Mapping[str, str]])


@dataclass(frozen=True, slots=True)
class Column:
    """One column as its kind reads it: a value a cell, and the cells that are not plainly right, by index."""

    values: tuple[Any, ...]
    troubles: tuple[tuple[int, Trouble], ...]


def read(grid: Grid, row_type: type[R]) -> Read[R]:
    """Read every filled row. A doubtful cell is a finding at its place and the value that could be taken, or `None`."""
    matched = match(grid.rows[0], row_type) if grid.rows else match((), row_type)
    filled = [index for index, row in enumerate(grid.rows) if index and not _is_blank(row, matched)]
    body = [grid.rows[index] for index in filled]
    kinds = {name: column.kind for name, column in columns_of(row_type)}
    cells = tuple(zip_longest(*body))
    blank: tuple[Value, ...] = (None,) * len(body)
    columns = {
        name: read_cells(kinds[name], cells[place] if place < len(cells) else blank)
        for name, place in matched.fields.items()
    }
    numbers = [grid.row_number(index) for index in filled]
    troubles = tuple(_troubles(columns, numbers))
    return Read(
        tuple(_records(grid, row_type, matched, columns, numbers)),
        (*header_findings(matched, grid, row_type), *_findings(grid, matched, troubles)),
        _unread(troubles),
    )


def read_cells(kind: Kind[Any], cells: Sequence[Value]) -> Column:
    """Read a column's cells; each different cell is read once."""
    keys: Sequence[Hashable] = cells
    if bool in set(map(type, cells)):  # True is 1 to a dictionary, and not to a person
        keys = [(type(cell), cell) for cell in cells]
    known: dict[Hashable, Any] = {key: kind.read(cell) for key, cell in dict(zip(keys, cells, strict=True)).items()}
    doubtful = {key for key, value in known.items() if isinstance(value, Trouble)}
    if not doubtful:
        return Column(tuple(map(known.__getitem__, keys)), ())
    troubles = tuple((index, known[key]) for index, key in enumerate(keys) if key in doubtful)
    known.update({key: known[key].value for key in doubtful})
    return Column(tuple(map(known.__getitem__, keys)), troubles)


def _is_blank(row: Sequence[Value], matched: HeaderMatch) -> bool:
    """Whether nothing stands in any column of ours."""
    if row.count(None) == len(row):
        return True
    return all(place >= len(row) or not _says_something(row[place]) for place in matched.fields.values())


def _says_something(cell: Value) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _records(
    grid: Grid, row_type: type[R], matched: HeaderMatch, columns: Mapping[str, Column], numbers: Sequence[int]
) -> Iterator[R]:
    places = tuple((name, grid.column_number(place)) for name, place in matched.fields.items())
    names = tuple(columns)
    rows = zip(*(column.values for column in columns.values()), strict=True)
    for number, values in zip(numbers, rows, strict=True):
        origin = Origin(grid.sheet, number, places, grid.file)
        yield row_type(origin=origin, **dict(zip(names, values, strict=True)))


Doubt = tuple[int, str, Trouble]
"""The sheet's row, the field, what is wrong."""


def _troubles(columns: Mapping[str, Column], numbers: Sequence[int]) -> Iterator[Doubt]:
    found = ((index, name, trouble) for name, column in columns.items() for index, trouble in column.troubles)
    for index, name, trouble in sorted(found, key=lambda doubt: doubt[0]):
        yield numbers[index], name, trouble


def _findings(grid: Grid, matched: HeaderMatch, troubles: Sequence[Doubt]) -> Iterator[Finding]:
    titles = {name: text_of(grid.rows[0][place]) for name, place in matched.fields.items()}
    for row, name, trouble in troubles:
        place = Place(grid.sheet, row, grid.column_number(matched.fields[name]), titles[name], grid.file)
        yield Finding.of(trouble, place)


def _unread(troubles: Sequence[Doubt]) -> Words:
    unread: dict[int, dict[str, str]] = {}
    for row, name, trouble in troubles:
        if trouble.value is None:
            unread.setdefault(row, {})[name] = trouble.said
    return unread
