"""A worksheet part cut into rows without building a tree: 400,000 cells would be a tree of a million nodes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from attest_xl.books.markup import Element, parsed, serialised
from attest_xl.books.row_xml import attributes_of, cells_of
from attest_xl.books.spelling import Tags, tags

_NUMBER = re.compile(rb"""\sr\s*=\s*["'](\d+)["']""")
_DATA = re.compile(rb"<((?:[\w.-]+:)?)sheetData\s*(/?)>")
_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col\s[^>]*>")
_WIDTH = re.compile(r"\d+(?:\.\d+)?$")


@dataclass(slots=True)
class SheetXml:
    """A worksheet: what stands before its rows, the rows by number as the bytes they are, and what stands after."""

    head: bytes
    rows: dict[int, bytes]
    tail: bytes
    tags: Tags

    @classmethod
    def cut(cls, data: bytes) -> SheetXml:
        """The part in pieces. Raises `ValueError` for one without a place for rows."""
        inside = _rows_of(data)
        sheet = cls(data[: inside.before], dict(_each_row(data, inside)), data[inside.after :], tags(inside.prefix))
        sheet.around()
        return sheet

    def around(self) -> Element:
        """What stands around the rows, as a tree."""
        return parsed(self.head + self._no_rows + self.tail)

    def put_around(self, root: Element) -> None:
        """Take what stands around the rows from the tree."""
        self.head, _, self.tail = serialised(root).partition(self._no_rows)

    @property
    def _no_rows(self) -> bytes:
        return f"<{self.tags.prefix}sheetData/>".encode()

    def joined(self) -> bytes:
        """The part again."""
        name = f"{self.tags.prefix}sheetData".encode()
        rows = b"".join(self.rows[number] for number in sorted(self.rows))
        return b"".join((self.head, b"<", name, b">", rows, b"</", name, b">", self.tail))

    def cells(self, number: int) -> dict[int, str]:
        """The cells of a row by column, each as its element."""
        return cells_of(self.rows.get(number, b""), number, self.tags)

    def column_styles(self, columns: range) -> dict[int, int]:
        """The styles that cells without one of their own have from their column."""
        return {
            column: int(style)
            for column, told in self._told_of(columns).items()
            if (style := told.get("style", "")).isdecimal()
        }

    def column_widths(self, columns: range) -> dict[int, float]:
        """The widths of the columns that have one of their own, in characters; hidden ones show nothing."""
        return {
            column: float(width)
            for column, told in self._told_of(columns).items()
            if _WIDTH.match(width := told.get("width", "")) and told.get("hidden") not in {"1", "true"}
        }

    def _told_of(self, columns: range) -> dict[int, dict[str, str]]:
        """What the elements that cover a column say of it, by the names of their attributes."""
        found: dict[int, dict[str, str]] = {}
        for match in _COLUMN.finditer(self.head):
            told = {name: value[1:-1] for name, value in attributes_of(match[0]).items()}
            first, last = told.get("min", ""), told.get("max", "")
            covered = range(int(first), int(last) + 1) if first.isdecimal() and last.isdecimal() else range(0)
            for column in columns:
                if column in covered:
                    found.setdefault(column, {}).update(told)
        return found


class _Inside(NamedTuple):
    """Where the rows stand: their element begins at `before`, they at `start`, they end at `end`, it at `after`."""

    before: int
    start: int
    end: int
    after: int
    prefix: str


def _rows_of(data: bytes) -> _Inside:
    opening = _DATA.search(data)
    if opening is None:
        raise ValueError("no sheetData")
    prefix, start = opening[1].decode(), opening.end()
    if opening[2]:
        return _Inside(opening.start(), start, start, start, prefix)
    closing = data.rindex(f"</{prefix}sheetData".encode())
    return _Inside(opening.start(), start, closing, data.index(b">", closing) + 1, prefix)


def rows_between(data: bytes, first: int, last: int) -> tuple[Tags, Iterator[tuple[int, bytes]]]:
    """How the part spells its elements, and the rows from `first` to `last` that it holds."""
    inside = _rows_of(data)
    rows = ((number, row) for number, row in _each_row(data, inside) if first <= number <= last)
    return tags(inside.prefix), rows


def _each_row(data: bytes, inside: _Inside) -> Iterator[tuple[int, bytes]]:
    """All rows with their numbers. One that does not say its number follows the one before; it comes back saying it."""
    opening, closing = f"<{inside.prefix}row".encode(), f"</{inside.prefix}row".encode()
    number, at = 0, data.find(opening, inside.start, inside.end)
    while at >= 0:
        head = data.index(b">", at, inside.end) + 1
        empty = data[head - 2 : head - 1] == b"/"
        tail = head if empty else data.index(b">", data.index(closing, head, inside.end), inside.end + 1) + 1
        said = _NUMBER.search(data, at, head)
        number = int(said[1]) if said else number + 1
        row = data[at:tail]
        yield number, row if said else opening + b' r="%d"' % number + row[len(opening) :]
        at = data.find(opening, tail, inside.end)
