"""A sheet is a class: its rows are frozen records, its columns are their fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from attest_xl.schema.address import a1
from attest_xl.schema.cells import Value
from attest_xl.schema.column import Column, Owner


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet is called and how it stands in the workbook.

    `table` is the ASCII name of its ListObject. `purpose` is one Russian sentence that says what the sheet is for.
    `visible` is false while no verb and no person has a use for it; `verb` names the one that fills it, `""` where
    people do. `key` names the field that tells rows apart, if there is one. `pages_wide` is how many pages of
    landscape A4 it prints on side by side. A `secret` sheet is the program's own: no menu of Excel shows it.
    """

    title: str
    table: str
    owner: Owner
    purpose: str
    visible: bool = True
    key: str | None = None
    pages_wide: int = 1
    verb: str = ""
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read: the sheet's row and, by field, the sheet's column."""

    sheet: str
    row: int
    columns: tuple[tuple[str, int], ...]
    file: str = ""

    def cell(self, field: str) -> str | None:
        """The A1 address of a field's cell; `None` when the sheet has no such column."""
        column = self.column(field)
        return None if column is None else a1(self.row, column)

    def column(self, field: str) -> int | None:
        """The sheet's column that holds the field."""
        return next((number for name, number in self.columns if name == field), None)


class Row(BaseModel):
    """A frozen record that knows its cell. Subclasses set `sheet` and annotate each field with its `Column`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sheet: ClassVar[Sheet]
    origin: Origin | None = Field(default=None, exclude=True, repr=False)


@cache
def columns_of(row: type[Row]) -> tuple[tuple[str, Column], ...]:
    """The row's fields with their columns, in the order in which they stand on the sheet."""
    return tuple(_described(row))


def _described(row: type[Row]) -> Iterator[tuple[str, Column]]:
    for name, field in row.model_fields.items():
        for note in field.metadata:
            if isinstance(note, Column):
                yield name, note


def owner_on(sheet: Sheet, column: Column) -> Owner:
    """Who may change the column's cells on this sheet: what joins a computed line to a person is computed too."""
    if sheet.owner is Owner.COMPUTED and column.owner is Owner.SCHOOL:
        return Owner.COMPUTED
    return column.owner


@cache
def titles_of(row: type[Row]) -> tuple[str, ...]:
    """The headers of the sheet, left to right."""
    return tuple(column.title for _, column in columns_of(row))


def column_of(row: type[Row], field: str) -> Column:
    """The column of one field."""
    return dict(columns_of(row))[field]


def values_of(record: Row) -> tuple[Value, ...]:
    """The record as the cells of one row, in the order of `titles_of`."""
    return tuple(column.kind.write(getattr(record, name)) for name, column in columns_of(type(record)))


def fields_of(record: Row) -> dict[str, Any]:
    """The record's values by field name, without its origin."""
    return {name: getattr(record, name) for name, _ in columns_of(type(record))}
