"""Records back to a table: what its body becomes, touching no cell that still says the same."""

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from attest_xl.schema.cells import Link, Value, text_of
from attest_xl.schema.change import TableWrite
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds import Kind
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.schema.verdict import Trouble
from attest_xl.tables.headers import match

Line = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """The columns of a grid that are a row type's, and its body."""

    name: str
    titles: tuple[str, ...]
    fields: tuple[str, ...]
    kinds: tuple[Kind[Any], ...]
    body: tuple[Line, ...]
    places: tuple[int, ...]
    first_row: int

    def line(self, index: int) -> Line:
        """The body row's cells in the columns written."""
        row = self.body[index]
        return tuple(row[place] if place < len(row) else None for place in self.places)

    def index_of(self, record: Row, sheet: str) -> int | None:
        """The body row that the record was read from; `None` for a record from elsewhere."""
        origin = record.origin
        if origin is None or origin.file or origin.sheet != sheet:
            return None
        index = origin.row - self.first_row
        return index if 0 <= index < len(self.body) else None


def _table(grid: Grid, row_type: type[Row], fields: Iterable[str] | None = None) -> _Table:
    header = grid.rows[0] if grid.rows else ()
    found = match(header, row_type).fields
    wanted = set(found) if fields is None else set(fields)
    names = tuple(name for name, _ in columns_of(row_type) if name in found and name in wanted)
    kinds = dict(columns_of(row_type))
    return _Table(
        name=row_type.sheet.table,
        titles=tuple(text_of(header[found[name]]) for name in names),
        fields=names,
        kinds=tuple(kinds[name].kind for name in names),
        body=grid.rows[1:],
        places=tuple(found[name] for name in names),
        first_row=grid.top + 1,
    )


def replace_rows(
    grid: Grid, row_type: type[Row], records: Sequence[Row], key: str | Sequence[str] | None = None
) -> TableWrite:
    """The write after which the table holds exactly these records.

    A record keeps the row it was read from, or the row with the same `key` (the sheet's own unless given), so that the
    user's columns, formats and order stay. A new record stands after the one that precedes it in `records`. On a sheet
    without a key rows are told apart by all they say and stand in the order given. Rows that hold only what the user
    put into columns of his own stay; blank rows are used up or go.
    """
    table = _table(grid, row_type)
    named = key if key is not None else row_type.sheet.key
    keys = (named,) if isinstance(named, str) else tuple(named or ())
    old = _rows_of(table, grid.sheet, records, keys)
    order = _order(table, old, stable=bool(keys))
    spare = deque(index for index, row in enumerate(table.body) if _blank(row))
    origin = [spare.popleft() if item is None and spare else item for item, _ in order]
    lines = [table.line(index) if index is not None else None for index in origin]
    new = [None if at is None else records[at] for _, at in order]
    return TableWrite(table.name, table.titles, tuple(_written(table, lines, new)), tuple(origin))


def append_rows(grid: Grid, row_type: type[Row], records: Sequence[Row]) -> TableWrite:
    """The write that adds the records below the last filled row and changes no other."""
    table = _table(grid, row_type)
    filled = len(table.body)
    while filled and _blank(table.body[filled - 1]):
        filled -= 1
    spare = range(filled, min(filled + len(records), len(table.body)))
    origin = (*range(filled), *spare, *(None for _ in range(len(records) - len(spare))))
    lines = [table.line(index) if index is not None else None for index in origin]
    new = [None] * filled + list(records)
    return TableWrite(table.name, table.titles, tuple(_written(table, lines, new)), origin)


def update_rows(grid: Grid, row_type: type[Row], changes: Mapping[int, Mapping[str, Any]]) -> TableWrite:
    """The write that sets values (by the sheet's row, then the field) and touches nothing else."""
    table = _table(grid, row_type, {name for change in changes.values() for name in change})
    rows = list(map(table.line, range(len(table.body))))
    kinds = dict(zip(table.fields, table.kinds, strict=True))
    for row, change in changes.items():
        cells = {name: kinds[name].write(value) for name, value in change.items() if name in kinds}
        index = row - table.first_row
        rows[index] = tuple(cells.get(name, old) for name, old in zip(table.fields, rows[index], strict=True))
    return TableWrite(table.name, table.titles, tuple(rows), tuple(range(len(rows))))


def _rows_of(table: _Table, sheet: str, records: Sequence[Row], keys: Sequence[str]) -> list[int | None]:
    """The body row of each record: where it was read, else the first free row with its key."""
    rows, taken = list[int | None](), set[int | None]()
    for record in records:
        row = table.index_of(record, sheet)
        rows.append(None if row in taken else row)
        taken.add(row)
    free = _free_rows(table, keys or table.fields, taken)
    for at, record in enumerate(records):
        if rows[at] is None:
            waiting = free.get(_key(getattr(record, name) for name in keys or table.fields))
            rows[at] = waiting.popleft() if waiting else None
    return rows


def _free_rows(table: _Table, keys: Sequence[str], taken: set[int | None]) -> dict[Hashable, deque[int]]:
    places = [(place, kind) for name, place, kind in zip(table.fields, table.places, table.kinds, strict=True)
              if name in keys]  # fmt: skip
    free: dict[Hashable, deque[int]] = {}
    for index, row in enumerate(table.body):
        if index not in taken:
            said = _key(_said(kind, row[place] if place < len(row) else None) for place, kind in places)
            if any(part is not None for part in said):
                free.setdefault(said, deque()).append(index)
    return free


def _key(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(value.text if isinstance(value, Link) else value for value in values)


def _said(kind: Kind[Any], cell: Value) -> Any:
    value = kind.read(cell)
    return value.value if isinstance(value, Trouble) else value


Step = tuple[int | None, int | None]
"""A row of the new body: the old body row it was, the record it shows."""


def _order(table: _Table, old: Sequence[int | None], *, stable: bool) -> list[Step]:
    """The new body: old rows in their order with new records after their predecessors, or as given."""
    shown = set(old)
    kept = [(index, None) for index, row in enumerate(table.body) if index not in shown and _users_own(table, row)]
    given: list[Step] = [(row, at) for at, row in enumerate(old)]
    if not stable:
        return [*given, *kept]
    start, followers = list[Step](), dict[int, list[Step]]()
    group = start
    for step in given:
        if step[0] is not None:
            group = followers.setdefault(step[0], [])
        group.append(step)
    followers.update({index: [(index, None)] for index, _ in kept})
    return [*start, *(step for index in sorted(followers) for step in followers[index])]


def _users_own(table: _Table, row: Line) -> bool:
    """Whether a row says nothing in our columns but something in the user's."""
    return not _blank(row) and _blank([row[place] for place in table.places if place < len(row)])


def _blank(cells: Sequence[Value]) -> bool:
    return cells.count(None) == len(cells) or not any(text_of(cell).strip() for cell in cells)


def _written(table: _Table, lines: Sequence[Line | None], records: Sequence[Row | None]) -> Iterator[Line]:
    """Each row's cells. A cell that already says the record's value stays as it is spelt, even if unreadable."""
    known = [dict[Hashable, Any]() for _ in table.fields]
    columns = tuple(zip(table.fields, table.kinds, known, strict=True))
    for line, record in zip(lines, records, strict=True):
        if record is None:
            yield line or ()
        elif line is None:
            yield tuple(kind.write(getattr(record, name)) for name, kind, _ in columns)
        else:
            yield tuple(
                _cell(kind, seen, cell, getattr(record, name))
                for (name, kind, seen), cell in zip(columns, line, strict=True)
            )


def _cell(kind: Kind[Any], seen: dict[Hashable, Any], cell: Value, value: Any) -> Value:
    key = (type(cell), cell)
    if key not in seen:
        seen[key] = _said(kind, cell)
    return cell if _agree(seen[key], value) else kind.write(value)


def _agree(seen: Any, value: Any) -> bool:
    """Whether a cell says the value. Reading tells no target of a link, so one that names none asks for none."""
    if isinstance(seen, Link) and isinstance(value, Link):
        return seen.text == value.text and not value.target
    return bool(seen == value)
