"""Years of service written together: `12/5/5` is teaching, in this institution, in this position."""

import re
from dataclasses import dataclass
from datetime import date

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.folding import remembered, shown, squeezed
from attest_xl.schema.kinds.stamps import flat, stamps_in
from attest_xl.schema.verdict import Trouble

LONGEST_SERVICE = 70


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """Full years of service: as a teacher, in this institution, in this position; `None` where the cell does not tell.
    With a `trouble` nothing was taken."""

    teaching: int | None = None
    institution: int | None = None
    position: int | None = None
    trouble: Trouble | None = None


_MONTHS = r"[0-9]{1,2}\s?(?:месяц[а-я]*|мес|м)\b\.?"
_YEARS = rf"{_MONTHS}|([0-9]{{1,2}})(?:\s?(?:лет|л|года?|г)\b\.?)?(?:[\s,и]*{_MONTHS})?"
_NEXT = r"\s?[/|\\;]\s?|\s?-\s?"
_SERVICE = re.compile(rf"(?:{_YEARS})(?:(?:{_NEXT})(?:{_YEARS})(?:{_NEXT})(?:{_YEARS}))?")
_APART = re.compile(rf"({_YEARS})")
_COMMAS = re.compile(r"([0-9]{1,2})(?:, |,| )([0-9]{1,2})(?:, |,| )([0-9]{1,2})")
_NOTHING = frozenset({"", "-", "нет", "--"})


def facts_of_service(cell: Value) -> ServiceFacts:
    """One number is teaching; three are all; two could be any, so they are reported; so is a date, for that is what
    Excel makes of `12/5/5`."""
    if isinstance(cell, date):
        return ServiceFacts(trouble=Trouble("FACT-04", text_of(cell)))
    if isinstance(cell, float) and 0 <= cell <= LONGEST_SERVICE:
        return ServiceFacts(teaching=int(cell))
    return _told(text_of(cell))


@remembered
def _told(text: str) -> ServiceFacts:
    plain = flat(text)
    if plain in _NOTHING:
        return ServiceFacts()
    if any(len(stamp.year) == 4 for stamp in stamps_in(plain)):
        return ServiceFacts(trouble=Trouble("FACT-04", shown(squeezed(text))))
    plain = _COMMAS.sub(r"\1/\2/\3", plain) if _COMMAS.fullmatch(plain) else plain
    whole = _SERVICE.fullmatch(plain)
    years = [int(found[2] or 0) for found in _APART.finditer(plain)]
    if whole is None or any(year > LONGEST_SERVICE for year in years):
        return ServiceFacts(trouble=Trouble("FACT-03", shown(squeezed(text))))
    teaching, institution, position = years if len(years) == 3 else (years[0], None, None)
    return ServiceFacts(teaching, institution, position)
