"""What one row of a list tells of a person: values, the words that could not be read, findings, where each stood."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.facts import facts_of_category
from attest_xl.schema.kinds.folding import shown, squeezed
from attest_xl.schema.sheet import column_of
from attest_xl.schema.verdict import Trouble
from attest_xl.sheets import Staff
from attest_xl.tables.institutions import institution_in
from attest_xl.tables.layout import Layout, Source
from attest_xl.tables.view import DATED, ERRORS, LONGEST, View, may_be_name

CATEGORY: Final = frozenset({"category", "decided", "order", "conformity", "valid_until", "conformity_until", "young"})
"""Meanings that one reader of cells tells apart."""
TEXTS: Final = frozenset({"remark", "education", "order", "trained"})
"""Meanings whose cells may hold a page of text; of others only the beginning is read."""
_DAYS: Final = ("birth", "decided", "started", "trained", "returned")
_NUMBERED: Final = re.compile(r"^.*?№\s*\d+(?:[»\"]|\s+[«\"][^»\"]*[»\"])*")
_PARTS: Final = re.compile(r"[\n;,]|\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Told:
    """A cell, or a part of one, with the column it stands in."""

    value: Value
    source: Source


@dataclass
class RowFacts:
    """Gathers what a row tells. The first to speak for a field is heard; others are compared with it."""

    view: View
    layout: Layout
    row: int
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    unread: dict[str, str] = field(default_factory=dict[str, str])
    columns: dict[str, int] = field(default_factory=dict[str, int])
    findings: list[Finding] = field(default_factory=list[Finding])

    def __post_init__(self) -> None:
        self.told = self._cells()

    def first(self, meaning: str) -> Told | None:
        """The filled cell for a meaning: its own column's before one that holds other facts too."""
        return next(iter(self.told.get(meaning, ())), None)

    def read(self, name: str, told: Told | None) -> None:
        """Read a cell as the field's kind does."""
        if told is not None:
            self.take(name, column_of(Staff, name).kind.read(told.value), told)

    def take(self, name: str, verdict: Any, told: Told) -> None:
        """Take a value, or a doubt with the value that it leaves; what cannot be read stays in the school's words."""
        self.columns.setdefault(name, self.view.grid.column_number(told.source.column))
        value = verdict
        if isinstance(verdict, Trouble):
            self.findings.append(Finding.of(verdict, self.place(told)))
            value = verdict.value
            if value is None and self.values.get(name) is None:
                own = name == told.source.meanings[0]
                self.unread.setdefault(name, squeezed(text_of(told.value)) if own else verdict.said)
        if value is not None and self.values.get(name) is None:
            self.values[name] = value
            self.unread.pop(name, None)

    def find(self, code: str, told: Told, said: str = "", **details: str) -> None:
        """A finding at the cell."""
        quoted = said or shown(squeezed(text_of(told.value)))
        self.findings.append(Finding(code, self.place(told), quoted, tuple(details.items())))

    def place(self, told: Told) -> Place:
        """Where the cell stands."""
        grid = self.view.grid
        column = grid.column_number(told.source.column)
        return Place(grid.sheet, grid.row_number(self.row), column, told.source.header, grid.file)

    def _cells(self) -> Mapping[str, tuple[Told, ...]]:
        """The filled cells by meaning; those of columns with one meaning come first."""
        cells: dict[str, tuple[Told, ...]] = {}
        for source in sorted(self.layout.sources, key=lambda source: len(source.meanings)):
            for meaning, told in self._of(source):
                cells[meaning] = (*cells.get(meaning, ()), told)
        return cells

    def _of(self, source: Source) -> Iterator[tuple[str, Told]]:
        value = self._value(source)
        told = Told(value, source)
        if value is None:
            return
        if text_of(value).strip().upper() in ERRORS:
            self.find("IMPORT-10", told)
        elif len(source.meanings) == 1:
            yield source.meanings[0], told
        elif set(source.meanings) <= CATEGORY:
            yield "category", told
        else:
            yield from ((meaning, Told(part, source)) for meaning, part in parted(text_of(value), source.meanings))

    def _value(self, source: Source) -> Value:
        value = self.view.spread(self.row, source.column)
        if isinstance(value, str) and not TEXTS & set(source.meanings):
            value = value[:LONGEST]
        if not source.more:
            return value
        texts = [text_of(self.view.spread(self.row, column)) for column in (source.column, *source.more)]
        return squeezed(" ".join(texts)) or None


def parted(text: str, meanings: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The facts of a cell that holds several, told apart by what they look like; the rest belongs to the first text."""
    wanted, rest = set(meanings), list[str]()
    day = next((meaning for meaning in _DAYS if meaning in wanted), None)
    dated = DATED.search(text) if day and not wanted & CATEGORY - {"decided"} else None
    if day and dated:
        yield day, dated[0]
        text = f"{text[: dated.start()]};{text[dated.end() :]}"
    if "institution" in wanted and (found := _institution_apart(text)):
        yield "institution", found
        wanted.discard("institution")
        text = text.replace(found, ";", 1)
    for part in map(squeezed, _PARTS.split(text)):
        fits = next((meaning for meaning in ("name", "category") if meaning in wanted and _fits(meaning, part)), None)
        if fits:
            wanted -= {fits} - {"category"}
            yield fits, part
        elif part.strip(" .г"):
            rest.append(part)
    yield from _rest(rest, [meaning for meaning in meanings if meaning in wanted and meaning != day])


def _institution_apart(text: str) -> str | None:
    """The institution within a text that tells more: `МБОУ СОШ № 3` in `МБОУ СОШ № 3 учитель математики`."""
    found = next((name for part in _PARTS.split(text) if (name := institution_in(part)) and name in text), None)
    numbered = _NUMBERED.match(found or "")
    return numbered[0] if numbered else found


def _fits(meaning: str, part: str) -> bool:
    if meaning == "name":
        return may_be_name(part)
    facts = facts_of_category(part)
    return facts.category is not None or facts.conformity or isinstance(facts.decided, date)


def _rest(parts: Sequence[str], meanings: Sequence[str]) -> Iterator[tuple[str, str]]:
    texts = [meaning for meaning in meanings if meaning not in CATEGORY]
    if parts and texts:
        yield texts[0], ", ".join(parts)
    elif parts and meanings:
        yield meanings[0], ", ".join(parts)
