"""What a table should become: the new body, and which old row each new row was."""

from dataclasses import dataclass

from attest_xl.schema.cells import Value


@dataclass(frozen=True, slots=True)
class TableWrite:
    """The new body of one table.

    Only the columns named in `titles` are written; `rows[i]` holds their values in that order. Every other column of
    the table is the user's: its cells follow their row. `origin[i]` is the index (0-based, within the body before the
    write) of the row that row `i` was; `None` is a new row, which takes the format (and a calculated column's formula)
    of the row above. Body rows whose index is not in `origin` go. A cell whose value does not change is not touched.
    """

    table: str
    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    origin: tuple[int | None, ...]
