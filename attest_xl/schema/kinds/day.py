"""Dates without a time, in all the spellings of real sheets: understood, or reported, never guessed."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.kinds.day_words import Company, company
from attest_xl.schema.kinds.folding import remembered, shown, squeezed
from attest_xl.schema.kinds.stamps import Stamp, flat, stamps_in
from attest_xl.schema.verdict import Trouble

EARLIEST = date(1920, 1, 1)
LATEST = date(2100, 12, 31)

# Excel believes in 29 February 1900, so from March 1900 on its serial numbers count from this day.
_SERIAL_ZERO = date(1899, 12, 30)
_USUAL = re.compile(r"\s*([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})(?:\s?г\.?)?\s*")
_SERIAL = re.compile(r"[0-9]{5}(?:[.,]0+)?")
_SPREAD = re.compile(r"([0-9]{1,2})[ ,]+([0-9]{1,2})[ ,]+([0-9]{4})|([0-9]{2})([0-9]{2})((?:19|20|21)[0-9]{2})")
_YEARLESS = re.compile(r"[0-9]{1,2}[./\-][0-9]{1,2}\.?|[0-9]{1,2}[\s.\-]*[а-яі]{3,10}|[а-яі]{3,8}[\s.\-]*[0-9]{1,2}\.?")
_BLANK = frozenset({"", "-", "--", "---", "нет", "н/д", "нет данных"})


@dataclass(frozen=True, slots=True)
class Day(Kind[date]):
    """A date from `earliest` to `latest`.

    Two digits of a year up to `pivot` are of this century, the rest of the last: with 40, `12.3.21` is 2021 and
    `12.3.65` is 1965. A column of birth dates wants a lower pivot.
    """

    earliest: date = EARLIEST
    latest: date = LATEST
    width: int = 12
    number_format: str = "dd.mm.yyyy"
    pivot: int = 40

    def read(self, cell: Value) -> date | Trouble | None:
        if isinstance(cell, date):
            return self._within(cell.date() if isinstance(cell, datetime) else cell)
        if isinstance(cell, str):
            return _reader(self.earliest, self.latest, self.pivot)(cell)
        if isinstance(cell, float) and not cell.is_integer() and not 10_000 <= cell < 100_000:
            return Trouble("DATE-01", text_of(cell))
        text = str(int(cell)) if isinstance(cell, float) and 10_000 <= cell < 100_000 else text_of(cell)
        return _reader(self.earliest, self.latest, self.pivot)(text)

    def write(self, value: date | None) -> Value:
        return value

    def validation(self) -> Validation:
        return Validation(
            "date",
            minimum=self.earliest,
            maximum=self.latest,
            prompt="Дата из документа: день.месяц.год, например 28.02.2024.",
            error="Нужна дата вида 28.02.2024.",
        )

    def judged(self, stamp: Stamp) -> date | Trouble:
        """The day a stamp names, or why it names none; a month alone gives its first day, with a doubt."""
        year = self._year(stamp.year)
        if stamp.glued or year is None:
            return Trouble("DATE-01", stamp.said) if stamp.glued else self._beyond(stamp.said)
        if stamp.month is None:
            return Trouble("DATE-05", stamp.said)
        day = _made(year, stamp.month, 1 if stamp.day is None else stamp.day)
        if day is None:
            return Trouble("DATE-02", stamp.said, hint=_possible(year, stamp.month, stamp.day or 0))
        if stamp.day is None:
            return Trouble("DATE-04", stamp.said, day, f"{day:%d.%m.%Y}")
        return Trouble("DATE-06", stamp.said) if stamp.ranged else self._within(day, stamp.said)

    def _text(self, text: str) -> date | Trouble | None:
        usual = _USUAL.fullmatch(text)
        day = _made(int(usual[3]), int(usual[2]), int(usual[1])) if usual else None
        return self._other_text(text) if day is None else self._within(day, text.strip())

    def _other_text(self, text: str) -> date | Trouble | None:
        plain, said = flat(text), shown(squeezed(text))
        if plain in _BLANK:
            return None
        if _SERIAL.fullmatch(plain):
            return self._counted(int(plain[:5]), said)
        spread = _SPREAD.fullmatch(plain)
        plain = ".".join(part for part in spread.groups() if part) if spread else plain
        stamps = stamps_in(plain)
        if not stamps:
            return Trouble("DATE-09" if _YEARLESS.fullmatch(plain) else "DATE-01", said)
        return self._in_company(self._agreed(stamps, said), company(plain, stamps), said)

    def _agreed(self, stamps: tuple[Stamp, ...], said: str) -> date | Trouble:
        verdicts = [self.judged(stamp) for stamp in stamps]
        if any(verdict != verdicts[0] for verdict in verdicts):
            return Trouble("DATE-06", said)
        return replace(verdicts[0], said=said) if isinstance(verdicts[0], Trouble) else verdicts[0]

    def _in_company(self, verdict: date | Trouble, around: Company, said: str) -> date | Trouble:
        value = verdict.value if isinstance(verdict, Trouble) else verdict
        if around is Company.FOREIGN and value is not None:
            return Trouble("DATE-08", said, hint=f"{value:%d.%m.%Y}")
        if around is Company.FOREIGN and isinstance(verdict, Trouble) and verdict.code == "DATE-05":
            return Trouble("DATE-01", said)
        if around is Company.NONE or value is None:
            return verdict
        return verdict if isinstance(verdict, Trouble) else Trouble("DATE-07", said, value, f"{value:%d.%m.%Y}")

    def _year(self, digits: str) -> int | None:
        if len(digits) not in {2, 4}:
            return None
        year = int(digits)
        year += 0 if len(digits) == 4 else 2000 if year <= self.pivot else 1900
        return year if self.earliest.year <= year <= self.latest.year else None

    def _counted(self, serial: int, said: str) -> date | Trouble:
        day = _SERIAL_ZERO + timedelta(days=serial)
        return day if self.earliest <= day <= self.latest else Trouble("DATE-01", said)

    def _within(self, day: date, said: str = "") -> date | Trouble:
        return day if self.earliest <= day <= self.latest else self._beyond(said or f"{day:%d.%m.%Y}")

    def _beyond(self, said: str) -> Trouble:
        return Trouble("DATE-03", said, hint=f"{self.earliest.year}–{self.latest.year}")


@cache
def _reader(earliest: date, latest: date, pivot: int) -> Callable[[str], date | Trouble | None]:
    return remembered(Day(earliest, latest, pivot=pivot)._text)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _possible(year: int, month: int, day: int) -> str:
    """An example for a day that does not exist: the last one of its month (in February the 28th, which every year
    has), or day and month the other way round."""
    if 1 <= month <= 12:
        last = 28 if month == 2 else monthrange(year, month)[1]
        return f"{max(1, min(day, last)):02}.{month:02}.{year}"
    swapped = _made(year, day, month) if 1 <= day <= 12 else None
    return f"{swapped:%d.%m.%Y}" if swapped else "28.02.2024"
