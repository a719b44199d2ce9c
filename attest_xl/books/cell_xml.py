"""A cell's XML ⇄ its value."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from attest_xl.books.body import EXACT
from attest_xl.books.markup import coded, decoded, escaped, unescaped
from attest_xl.books.number_formats import day_of, serial_of
from attest_xl.books.row_xml import column_number, styled_blank
from attest_xl.books.spelling import CellParts, Tags, tags
from attest_xl.schema.address import column_letters
from attest_xl.schema.cells import Link, Value, text_of

_EDGE_OR_BREAK = re.compile(r"^\s|\s$|[\n\t]|  ")
_DELICATE = re.compile("[^\x20-\x25\x27-\x3b\x3d\x3f-\x5e\x60-\ud7ff]|^ | $|  ")  # one look that most texts pass
_STRINGS = re.compile(rb"<((?:[\w.-]+:)?)sst[\s>]")
_LONGEST_LITERAL = 255  # characters of one text inside a formula


@dataclass(slots=True)
class CellReader:
    """Reads cells. Equal numbers and texts become one object: most cells of a column repeat a few values."""

    strings: Sequence[str]
    is_day: Callable[[int], bool]
    from_1904: bool
    _numbers: dict[tuple[str, str], Value] = field(default_factory=dict[tuple[str, str], Value])
    _texts: dict[str, str] = field(default_factory=dict[str, str])
    _inline: dict[str, str | None] = field(default_factory=dict[str, str | None])

    def row(self, cells: Iterable[CellParts], left: int, width: int, spelling: Tags) -> tuple[Value, ...]:
        """The values in `width` columns from `left`, given the cells the row's XML holds."""
        values: list[Value] = [None] * width
        column = 0
        for letters, style, kind, plain, inner in cells:
            column = column_number(letters) if letters else column + 1
            if (plain or inner) and 0 <= column - left < width:
                values[column - left] = self.value(style, kind, plain, inner, spelling)
        return tuple(values)

    def value(self, style: str, kind: str, plain: str, inner: str, spelling: Tags) -> Value:
        """What the cell holds (`CellParts`); of a formula, what it last gave."""
        if kind == "inlineStr":
            known = self._inline.get(inner)
            return self._inline_text(inner, spelling) if known is None else known
        if not plain:
            found = spelling.value.search(inner)
            plain = found[1] if found else ""
        if kind == "s":
            return self.strings[int(plain)] or None
        if kind in {"", "n"}:
            known = self._numbers.get((style, plain))
            return self._number(style, plain) if known is None else known
        return self._rare(kind, plain)

    def _rare(self, kind: str, plain: str) -> Value:
        match kind:
            case "b":
                return plain.strip() in {"1", "true"}
            case "d":
                return _iso_day(plain)
            case _:  # the text of a formula, an error
                return self._text(decoded(unescaped(plain)))

    def _inline_text(self, inner: str, spelling: Tags) -> str | None:
        text = self._inline[inner] = self._text(text_in(inner, spelling))
        return text

    def _text(self, text: str) -> str | None:
        return self._texts.setdefault(text, text) or None

    def _number(self, style: str, plain: str) -> Value:
        read = self._numbers[style, plain] = self._read_number(style, plain)
        return read

    def _read_number(self, style: str, plain: str) -> Value:
        if not plain.strip():
            return None
        number = float(plain)
        if self.is_day(int(style or 0)) and (day := day_of(number, self.from_1904)) is not None:
            return day
        return int(number) if number.is_integer() and abs(number) < EXACT else number


def _iso_day(plain: str) -> Value:
    try:
        return date.fromisoformat(plain[:10])
    except ValueError:
        return plain or None


def text_in(inner: str, spelling: Tags) -> str:
    """All text in a string item, its runs joined, without the reading aids of Asian scripts."""
    if spelling.prefix + "rPh" in inner:
        inner = spelling.phonetic.sub("", inner)
    return decoded(unescaped("".join(spelling.text.findall(inner))))


def strings_in(data: bytes) -> Iterator[str]:
    """The shared strings of a workbook, from their part."""
    root = _STRINGS.search(data)
    spelling = tags(root[1].decode() if root else "")
    for item in spelling.item.finditer(data.decode("utf-8-sig")):
        yield text_in(item[1] or "", spelling)


@dataclass(frozen=True, slots=True)
class CellWriter:
    """Writes cells in the spelling of one part. `fit` gives the style that shows a value as what it is: a date needs
    a date format, and a number must not have one."""

    spelling: Tags
    fit: Callable[[int, Value], int]
    from_1904: bool

    def cell(self, row: int, column: int, style: int, value: Value) -> str:
        """The cell's element; one without value and style is `""`: nothing need stand there."""
        p = self.spelling.prefix
        if value is None:
            return styled_blank(row, column, style, self.spelling)
        style = self.fit(style, value)
        look = f' s="{style}"' if style else ""
        return f'<{p}c r="{column_letters(column)}{row}"{look}{self._content(value, p)}</{p}c>'

    def _content(self, value: Value, p: str) -> str:
        match value:
            case str():
                return _inline(value, p)
            case bool():
                return f' t="b"><{p}v>{value:d}</{p}v>'
            case int() | float() if math.isfinite(value):
                return f"><{p}v>{value!r}</{p}v>"
            case date() if (serial := serial_of(value, self.from_1904)) is not None:
                return f"><{p}v>{serial}</{p}v>"
            case Link() if max(len(value.text), len(value.target)) < _LONGEST_LITERAL:
                formula = f"HYPERLINK({_literal('#' + value.target)},{_literal(value.text)})"
                return f' t="str"><{p}f>{escaped(formula)}</{p}f><{p}v>{escaped(coded(value.text))}</{p}v>'
            case _:
                return _inline(text_of(value), p)


def _inline(text: str, p: str) -> str:
    if not _DELICATE.search(text):
        return f' t="inlineStr"><{p}is><{p}t>{text}</{p}t></{p}is>'
    space = ' xml:space="preserve"' if _EDGE_OR_BREAK.search(text) else ""
    return f' t="inlineStr"><{p}is><{p}t{space}>{escaped(coded(text))}</{p}t></{p}is>'


def _literal(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
