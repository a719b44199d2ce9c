"""Cells and rows as a sheet's part spells them. A text stands in its cell: schools share no list of texts."""

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date

from attest_xl.schema.address import column_letters
from attest_xl.schema.cells import Value, text_of

_PLAIN = re.compile(r"(?:[^\W_]|[ .,:;!?()№«»–—/+=-])*")
_TO_CODE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ZERO, _FIRST = date(1899, 12, 30), date(1900, 3, 1)
"""Excel counts days from 0 and believes in 29 February 1900: before March of that year a day is a text."""

_LONGEST_TEXT = 32_767

Look = tuple[str, str]
"""A column's letters, and the style of its cells as an attribute, such as ` s="4"`."""


def escaped(text: str) -> str:
    """The text as XML, also inside a double-quoted attribute; what XML cannot hold is coded as Excel does."""
    if _PLAIN.fullmatch(text):
        return text
    text = _TO_CODE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def serial(day: date) -> int | None:
    """The number Excel keeps for the day; `None` where it knows none."""
    return (date(day.year, day.month, day.day) - _ZERO).days if date(day.year, day.month, day.day) >= _FIRST else None


def cell(place: str, style: str, value: Value) -> str:
    """The cell's element; `style` is its attribute, such as ` s="4"`."""
    match value:
        case None | "":
            return f'<c r="{place}"{style}/>'
        case str():
            return f'<c r="{place}"{style} t="inlineStr">{text(value)}</c>'
        case bool():
            return f'<c r="{place}"{style} t="b"><v>{value:d}</v></c>'
        case int() | float() if math.isfinite(value):
            return f'<c r="{place}"{style}><v>{value!r}</v></c>'
        case date() if (number := serial(value)) is not None:
            return f'<c r="{place}"{style}><v>{number}</v></c>'
        case _:
            return f'<c r="{place}"{style} t="inlineStr">{text(text_of(value))}</c>'


def text(said: str) -> str:
    """What an inline text is made of."""
    if _PLAIN.fullmatch(said) and "  " not in said and said == said.strip():
        return f"<is><t>{said[:_LONGEST_TEXT]}</t></is>"
    return f'<is><t xml:space="preserve">{escaped(said[:_LONGEST_TEXT])}</t></is>'


def row(number: int, values: Sequence[Value], looks: Sequence[Look], height: float | None = None) -> str:
    """A row of cells; `looks` gives each cell's letters and style."""
    high = f' ht="{height:g}"' if height else ""
    cells = [cell(f"{letters}{number}", style, value) for value, (letters, style) in zip(values, looks, strict=True)]
    return f'<row r="{number}"{high}>{"".join(cells)}</row>'


def blank_rows(numbers: Iterable[int], looks: Sequence[Look]) -> str:
    """Rows of nothing but looks."""
    pattern = "".join(f'<c r="{letters}#"{style}/>' for letters, style in looks)
    return "".join(f'<row r="{number}">{pattern.replace("#", str(number))}</row>' for number in numbers)


def text_rows(lines: Iterable[Sequence[str]]) -> str:
    """Rows of plain texts from A1 on; blank cells are left out."""
    return "".join(
        f'<row r="{number}">{"".join(_text_cells(str(number), line))}</row>'
        for number, line in enumerate(lines, start=1)
    )


def _text_cells(number: str, line: Sequence[str]) -> Iterable[str]:
    for column, said in enumerate(line, start=1):
        if said:
            yield f'<c r="{column_letters(column)}{number}" t="inlineStr">{text(said)}</c>'
