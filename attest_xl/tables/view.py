"""A grid as the intake looks at it: texts of cells, what is filled, which cells are merged. Indices are 0-based."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import product

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.grid import Grid, Merge
from attest_xl.schema.kinds.folding import squeezed
from attest_xl.schema.kinds.name_parts import is_initials, is_patronymic, parts_of
from attest_xl.tables.institution_said import parsed

Span = tuple[int, int, int, int]
"""Top, left, bottom, right; inclusive."""

LONGEST = 400
_INITIALS = re.compile(r"(?<!\w)[^\W\d_a-zа-яё]\s?\.|(?<!\w)[А-ЯЁІ]{2}(?!\w)|\s[А-ЯЁІ](?!\w)")
MOST_MERGED_CELLS = 1_000_000
DATED = re.compile(r"\b\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?\d{2,4}\b|\b\d{4}-\d\d-\d\d\b")
ERRORS = frozenset({"#N/A", "#Н/Д", "#REF!", "#ССЫЛКА!", "#VALUE!", "#ЗНАЧ!", "#NAME?", "#ИМЯ?", "#DIV/0!", "#ДЕЛ/0!",
                    "#NUM!", "#ЧИСЛО!", "#NULL!", "#ПУСТО!"})  # fmt: skip


@dataclass(frozen=True)
class View:
    """What stands where."""

    grid: Grid

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.grid.rows)

    @cached_property
    def width(self) -> int:
        """The number of columns of the longest row."""
        return max(map(len, self.grid.rows), default=0)

    def cell(self, row: int, column: int) -> Value:
        """The cell's own value; blank text is nothing."""
        cells = self.grid.rows[row] if 0 <= row < self.height else ()
        value = cells[column] if 0 <= column < len(cells) else None
        return None if isinstance(value, str) and not value.strip() else value

    def text(self, row: int, column: int) -> str:
        """The cell's text on one line; a page of text is cut, for it is no header and no title."""
        return squeezed(text_of(self.cell(row, column))[:LONGEST])

    def spread(self, row: int, column: int) -> Value:
        """The cell's value; where cells are merged downwards, that of the topmost."""
        value = self.cell(row, column)
        span = self.span(row, column)
        return value if value is not None or span is None or span[1] != column else self.cell(span[0], column)

    def filled(self, row: int) -> tuple[int, ...]:
        """The columns in which something stands."""
        cells = self.grid.rows[row]
        return tuple(column for column, value in enumerate(cells) if _says(value))

    def span(self, row: int, column: int) -> Span | None:
        """The merged range the cell is in."""
        return self._spans.get((row, column))

    @cached_property
    def _spans(self) -> Mapping[tuple[int, int], Span]:
        spans: dict[tuple[int, int], Span] = {}
        for merge in self.grid.merged:
            span = self._clipped(merge)
            if len(spans) + _area(span) <= MOST_MERGED_CELLS:
                cells = product(range(span[0], span[2] + 1), range(span[1], span[3] + 1))
                spans.update(dict.fromkeys(cells, span))
        return spans

    def _clipped(self, merge: Merge) -> Span:
        top, left, bottom, right = merge
        return (
            max(top - self.grid.top, 0),
            max(left - self.grid.left, 0),
            min(bottom - self.grid.top, self.height - 1),
            min(right - self.grid.left, self.width - 1),
        )


def _area(span: Span) -> int:
    top, left, bottom, right = span
    return max(bottom - top + 1, 0) * max(right - left + 1, 0)


def _says(value: Value) -> bool:
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def is_data(value: Value) -> bool:
    """Whether a cell can be no header: a date, a number that is no year, a text with a date, a person's name."""
    if isinstance(value, date | float | bool):
        return True
    if isinstance(value, int):
        return not 1990 <= value <= 2100
    text = text_of(value)
    return bool(DATED.search(text)) or text.isdigit() or is_surely_name(text)


@lru_cache(maxsize=65_536)
def is_surely_name(text: str) -> bool:
    """A surname with a patronymic or initials, and nothing beside."""
    said = squeezed(text)
    if not 5 <= len(said) <= 80 or said.casefold().startswith("фамилия"):
        return False
    parts = parts_of(said)
    if len(parts.words) < 2 or parts.strange or parts.crowded or is_initials(parts.words[0]):
        return False
    initials = _INITIALS.search(said) is not None
    return any((initials and is_initials(word)) or is_patronymic(word) for word in parts.words[1:])


@lru_cache(maxsize=65_536)
def may_be_name(text: str) -> bool:
    """Two to four words that begin with capitals and name neither an institution nor a group."""
    if is_surely_name(text):
        return True
    words = squeezed(re.sub(r"\(.*?\)", " ", text)).split(" ")
    begun = all(word[:1].isupper() and word.replace("-", "").replace(".", "").isalpha() for word in words)
    return 2 <= len(words) <= 4 and begun and not parsed(text).form
