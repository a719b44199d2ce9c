"""How cells show numbers: Excel's codes and UNO's keys, and which cells hold days, truth values or nothing special."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.grid import Box
from attest_xl.libreoffice.uno_office import Document
from attest_xl.libreoffice.uno_types import CellRange, NumberFormats

DATE, TIME, LOGICAL = 2, 4, 1024  # com.sun.star.util.NumberFormat
DAYS, MOMENTS, BOOLEANS = 21, 47, 48  # com.sun.star.i18n.NumberFormatIndex: DATE_SYS_DDMMYYYY …
KEYS_A_LOCALE = 10_000  # the first key of each locale's block is its "General"
GENERAL = "General"

_QUOTED_OR_DAY_LETTERS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|AM/PM|A/P|[DMYHS]+', re.IGNORECASE)


class Meaning(Enum):
    """What the numbers in cells of a format stand for."""

    GENERAL = auto()
    DAY = auto()
    BOOLEAN = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Formats:
    """The number formats of a document."""

    document: Document

    @cached_property
    def _native(self) -> NumberFormats:
        return self.document.getNumberFormats()

    def meaning(self, key: int) -> Meaning:
        if key % KEYS_A_LOCALE == 0:
            return Meaning.GENERAL
        kind = self._native.getByKey(key).Type
        if kind & DATE:
            return Meaning.DAY
        return Meaning.BOOLEAN if kind & LOGICAL else Meaning.OTHER

    def usual(self, look: int) -> int:
        """The key of the document's usual format for `DAYS` (years in full), `MOMENTS` or `BOOLEANS`."""
        return self._native.getFormatIndex(look, bridge.locale())

    def key(self, code: str) -> int:
        """The key of a format given by Excel's (English) code; made if the document does not have it."""
        english = bridge.locale("en", "US")
        found = self._native.queryKey(code, english, False)
        return self._native.addNew(code, english) if found == -1 else found

    def code(self, key: int) -> str:
        """Excel's code of a format: `General`, `0.00`, `dd.mm.yyyy`."""
        if key % KEYS_A_LOCALE == 0:
            return GENERAL
        english = self._native.getFormatForLocale(key, bridge.locale("en", "US"))
        form = self._native.getByKey(english)
        return _as_excel_spells_days(form.FormatString) if form.Type & (DATE | TIME) else form.FormatString

    def groups(self, cells: CellRange) -> Iterator[tuple[Meaning, list[Box]]]:
        """The cells by what their format makes of a number. One call a look, whatever the number of cells."""
        meanings: dict[int, Meaning] = {}
        looks = cells.getUniqueCellFormatRanges()
        for index in range(looks.getCount()):
            look = looks.getByIndex(index)
            key = look.NumberFormat or 0
            meaning = meanings.setdefault(key, self.meaning(key)) if key not in meanings else meanings[key]
            if meaning is not Meaning.OTHER:
                yield meaning, [bridge.box_of(place) for place in look.getRangeAddresses()]


def _as_excel_spells_days(code: str) -> str:
    def lower(found: re.Match[str]) -> str:
        word = found[0]
        return word.lower() if re.fullmatch("[DMYHS]+", word) else word

    return _QUOTED_OR_DAY_LETTERS.sub(lower, code)
