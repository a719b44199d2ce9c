"""Tables of spellings: what a cell means, then the cells that say so, with bars between them."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st


def cells(row: str) -> list[str]:
    """The cells of one row; whatever stands around a bar but its two blanks belongs to the cells."""
    return row.split(" | ")


def pairs(table: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each cell with its meaning."""
    return [(cell, meaning) for meaning, row in table.items() for cell in cells(row)]


@st.composite
def slips_of(draw: st.DrawFn, names: Sequence[str]) -> tuple[str, str]:
    """One of the names with a letter dropped, added or replaced after its first; and the name meant."""
    name = draw(st.sampled_from(names))
    place = draw(st.integers(1, len(name) - 1))
    letter = draw(st.sampled_from("абвгдежзиклмнопрстуфхцчшщыьэюя"))
    kept = draw(st.sampled_from((name[place + 1 :], letter + name[place:], letter + name[place + 1 :])))
    return name[:place] + kept, name
