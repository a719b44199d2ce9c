"""Tables of spellings: what a cell means, then the cells that say so, with bars between them."""

from collections.abc import Mapping


def cells(row: str) -> list[str]:
    """The cells of one row; whatever stands around a bar but its two blanks belongs to the cells."""
    return row.split(" | ")


def pairs(table: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each cell with its meaning."""
    return [(cell, meaning) for meaning, row in table.items() for cell in cells(row)]
