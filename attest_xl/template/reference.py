"""How formulas in the workbook point at its tables: by whole columns, which no change of a table's size can break."""

from datetime import date

from attest_xl.schema.address import column_letters, quoted, target
from attest_xl.schema.cells import Link
from attest_xl.schema.sheet import Row, columns_of

_DAY_ZERO = date(1899, 12, 30)
"""The day from which Excel counts."""


def column_index(row: type[Row], field: str) -> int:
    """Where the field's column stands on the sheet, from 0."""
    return [name for name, _ in columns_of(row)].index(field)


def whole_column(row: type[Row], field: str) -> str:
    """The field's column with its header: `'График'!$K:$K`."""
    letters = column_letters(column_index(row, field) + 1)
    return f"{quoted(row.sheet.title)}!${letters}:${letters}"


def first_cell(row: type[Row], field: str) -> str:
    """The field's first cell below the header: `'Справочники'!$C$2`."""
    letters = column_letters(column_index(row, field) + 1)
    return f"{quoted(row.sheet.title)}!${letters}$2"


def same_row(row: type[Row], field: str) -> str:
    """The field's cell in the row a conditional format is looking at: `$K2`."""
    return f"${column_letters(column_index(row, field) + 1)}2"


def cell(sheet: str, row: int, column: int) -> str:
    """One cell, absolute, from 0: `'Пульт'!$C$7`."""
    return f"{quoted(sheet)}!${column_letters(column + 1)}${row + 1}"


def place(sheet: str, row: int = 0, column: int = 0) -> str:
    """A link to a cell, from 0."""
    return "internal:" + target(sheet, row + 1, column + 1)


def last_value(value: object) -> object:
    """What a formula gave last, for XlsxWriter, which would write a date as words where a number stands."""
    match value:
        case date():
            return (value - _DAY_ZERO).days
        case None:
            return ""
        case Link():
            return value.text
        case _:
            return value
