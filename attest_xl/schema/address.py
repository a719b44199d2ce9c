"""The one authority on A1 addresses. Rows and columns are 1-based, as Excel shows them."""

import re
from functools import cache

_A1 = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")


@cache
def column_letters(column: int) -> str:
    """1 → `A`, 28 → `AB`."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """`A` → 1, `AB` → 28."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def a1(row: int, column: int) -> str:
    """The cell's address without its sheet: `H14`."""
    return f"{column_letters(column)}{row}"


def a1_range(top: int, left: int, bottom: int, right: int) -> str:
    """`A2:H14`; the two corners are always written, also for one cell."""
    return f"{a1(top, left)}:{a1(bottom, right)}"


def corner(address: str) -> tuple[int, int]:
    """`H14` or `$H$14` → `(14, 8)`."""
    match = _A1.fullmatch(address)
    if match is None:
        raise ValueError(f"not a cell address: {address!r}")
    return int(match[2]), column_number(match[1])


def corners(address: str) -> tuple[int, int, int, int]:
    """`A2:H14` → `(2, 1, 14, 8)`; one cell is a range of one."""
    first, _, last = address.partition(":")
    top, left = corner(first)
    bottom, right = corner(last or first)
    return top, left, bottom, right


def quoted(sheet: str) -> str:
    """The sheet's title as formulas and links need it: `'Итоги года'`."""
    return "'" + sheet.replace("'", "''") + "'"


def target(sheet: str, row: int, column: int) -> str:
    """Where a link to the cell leads: `'Сотрудники'!H14`."""
    return f"{quoted(sheet)}!{a1(row, column)}"
