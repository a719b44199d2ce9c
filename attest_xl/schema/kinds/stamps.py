"""Finds the dates that stand in a text, whole or in part, without judging whether such days exist."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from attest_xl.schema.kinds.folding import cyrillic, lowered, remembered, squeezed
from attest_xl.schema.kinds.months import month_of, month_spelled, roman_month


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as it is written: `text[start:end]` of the text `flat` gives.

    `year` keeps its digits: `21`, `2021`, `202`. `month` and `day` are `None` when not written.
    `glued` tells that digits cling to it, so that it may be a part of something else. `ranged` tells that it is the
    end of a range whose beginning is not a whole date: `12–24.03.2021`.
    """

    start: int
    end: int
    said: str
    year: str
    month: int | None = None
    day: int | None = None
    glued: bool = False
    ranged: bool = False


# One digit before a doubled or a spaced sign may have been two.
_SEP = r"(?:(?:(?<=[0-9][0-9])\s)?[./\-]\s?|(?<=[0-9][0-9])(?:\.\.|//|--)|,)"
_LETTERS = "a-zа-яёіў"
_CLOSED = r"(?![0-9]|[./][0-9])"
_YEAR = rf"(?P<year>[0-9]{{3,6}}{_CLOSED}|[0-9]{{2}}(?![0-9№]|[.,/][0-9]|\s[0-9]{{2}}(?!\s?(?:ч|а\.?\s?ч|[0-9:]))))"
_FROM = r"(?:(?P<from>[0-9]{1,2}(?:\.[0-9]{1,2})?\.?)\s?(?:-|по)\s?)?(?<![0-9])"
_MONTH = r"(?P<month>[0-9]{1,2}|[іvх]{1,4})"
_WORD = rf"(?P<word>[{_LETTERS}]{{3,12}})"
_FULL = (
    rf"(?P<year>[0-9]{{4}}){_SEP}(?P<month>[0-9]{{1,2}}){_SEP}(?P<day>[0-9]{{1,2}})(?![0-9№])",
    rf"{_FROM}(?P<day>[0-9]{{1,2}}){_SEP}{_MONTH}{_SEP}{_YEAR}",
    rf"{_FROM}(?P<day>[0-9]{{1,2}})(?:-?(?:ого|го|ое|е))?[»\"”’')]?[\s./,\-]*{_WORD}[\s.,/\-]*{_YEAR}",
)
_PART = (
    r"(?P<school>(?:19|20)[0-9]{2})\s?[/\-]\s?(?P<year>(?:19|20)?[0-9]{2})(?![0-9]|[./\-][0-9])",
    rf"(?<![{_LETTERS}]){_MONTH}\s?[./\-]\s?(?P<year>[0-9]{{4}})(?![0-9]|[./\-][0-9])",
    r"(?P<year>(?:19|20)[0-9]{2})[./\-](?P<month>[0-9]{1,2})(?![0-9]|[./\-][0-9])",
    rf"(?<![{_LETTERS}]){_WORD}[\s.,\-]*(?P<year>[0-9]{{4}})(?![0-9]|[./\-][0-9])",
    r"(?P<year>(?:19|20)[0-9]{2})(?![0-9]|[./\-][0-9])",
)
_SHAPES = tuple(re.compile(rf"(?<![0-9]){pattern}") for pattern in (*_FULL, *_PART))
_WHOLE = _SHAPES[: len(_FULL)]
_TAIL = re.compile(
    r"(?:[ tт][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?z?)?"
    r"(?:\s?(?:г\.?\s?р\.?|уч[а-я]*\.?\s?г[а-я]*\.?|г\.?\s?г\.?|г(?:од[ау]?|\.)?)(?![а-яёіў]))?"
)
NUMBER = re.compile(r"(?:(?<![0-9])№|(?<![a-zа-яё])n)\s?[0-9a-zа-яё]+(?:[/.\-][0-9a-zа-яё]+)*")
_DATED = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{2,4}")
_CLINGS_BEFORE = re.compile(r"[0-9](?:\s?[./\-]\s?|,)$")
_CLINGS_BEFORE_PART = re.compile(r"[0-9][\s.,/\-]*$")
_FREE_BEFORE = re.compile(r"(?:^|[\s(\[«\"“„'])$")
_CLINGS_AFTER = re.compile(r"[./\-]?[0-9]")
_DIGITS = re.compile(r"(?<![0-9a-zа-яё])(?=[оз]*[0-9])[0-9оз]+(?![a-zа-вд-яё])")
_MADE_DIGITS = str.maketrans("оз", "03")


@remembered
def flat(text: str) -> str:
    """The text as stamps see it: lower case, look-alikes Cyrillic, the letters О and З among digits made digits."""
    low = lowered(cyrillic(squeezed(text)))
    return _DIGITS.sub(lambda digits: digits[0].translate(_MADE_DIGITS), low)


@remembered
def stamps_in(text: str) -> tuple[Stamp, ...]:
    """Every date of a text made by `flat`, in order. What follows `№` is no date."""
    return tuple(_found(NUMBER.sub(_hidden, text)))


def _hidden(number: re.Match[str]) -> str:
    return number[0] if _DATED.search(number[0]) else " " * len(number[0])


def _found(text: str) -> Iterator[Stamp]:
    ahead = [shape.search(text) for shape in _SHAPES]
    last = 0
    while (first := min((match.start() for match in ahead if match), default=None)) is not None:
        here = (_stamp(text, match, last) for match in ahead if match and match.start() == first)
        stamp = next((stamp for stamp in here if stamp), None)
        last = stamp.end if stamp else last
        _pass(ahead, text, stamp.end if stamp else first + 1)
        if stamp:
            yield stamp


def _pass(ahead: list[re.Match[str] | None], text: str, place: int) -> None:
    """Looks again for those shapes only whose match lies before the place: long texts stay linear."""
    for index, match in enumerate(ahead):
        if match and match.start() < place:
            ahead[index] = _SHAPES[index].search(text, place)


def _stamp(text: str, match: re.Match[str], last: int) -> Stamp | None:
    written = match.groupdict()
    year, word, day = written["year"], written.get("word"), written.get("day")
    month = _month(written.get("month"), word, sure=day is None and match.start() > 0)
    if (word and month is None) or (written.get("school") and not _consecutive(written["school"], year)):
        return None
    tail = _TAIL.match(text, match.end())
    end = tail.end() if tail else match.end()
    return Stamp(
        match.start(),
        end,
        match[0],
        year if not written.get("school") else str(int(written["school"]) + 1),
        month,
        int(day) if day else None,
        glued=_clings(text, last, match.start(), end, written),
        ranged=bool(written.get("from")),
    )


def _month(digits: str | None, word: str | None, *, sure: bool) -> int | None:
    if word:
        return month_spelled(word) if sure else month_of(word)
    if digits is None:
        return None
    return int(digits) if digits.isdecimal() else (roman_month(digits) or 0)


def _consecutive(first: str, second: str) -> bool:
    return str(int(first) + 1).endswith(second)


def _clings(text: str, last: int, start: int, end: int, written: Mapping[str, str | None]) -> bool:
    """Whether more digits than those read may belong to the date. One digit of a day that does not stand free may have
    been two."""
    day, ahead = written.get("day"), text[max(last, start - 12) : start]
    before = (_CLINGS_BEFORE if day else _CLINGS_BEFORE_PART).search(ahead)
    lone = day is not None and len(day) == 1 and start > last and not _FREE_BEFORE.search(ahead)
    after = _CLINGS_AFTER.match(text, end)
    goes_on = after and any(shape.match(text, after.end() - 1) for shape in _WHOLE)
    return bool(before or (lone and ahead.strip() != "-") or (after and not goes_on))
