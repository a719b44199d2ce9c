"""Cuts a cell about a category into dates, orders, and words with a meaning, in the order in which they stand."""

import re
from collections.abc import Iterator, Sequence

from attest_xl.schema.kinds.facts.vocabulary import Sense
from attest_xl.schema.kinds.facts.words import Word, words_of
from attest_xl.schema.kinds.stamps import flat, stamps_in

_ORDER = r"(?<![а-яё])(?:приказ[а-яё]*|прик|пр|распоряжени[а-яё]*|расп|протокол[а-яё]*|прот)(?![а-яё])\.?"
_CODE = r"[0-9a-zа-яё]+(?:[/.\-][0-9a-zа-яё]+)*"
_MARKS = re.compile(
    rf"(?P<order>{_ORDER})(?P<issuer>[^0-9№,;()]*?)(?=\s?(?:$|[,;()№0-9]|(?<![а-яё])от(?![а-яё])|n\s?[0-9]))"
    rf"|(?:№|(?<![a-zа-яё])n)\s?(?P<number>{_CODE})"
    r"|(?P<break>[,;()])"
)
_BARE_NUMBER = re.compile(rf"\s?(?=[0-9])(?P<number>{_CODE})")
_TAKES_NO_ISSUER = frozenset({Sense.LEVEL, Sense.NONE, Sense.WITHOUT, Sense.NOT, Sense.CONFORMITY, Sense.DOUBT})


def phrases_of(text: str) -> tuple[Word, ...]:
    """Everything a squeezed text says, word by word; dates as `DATE`, commas and brackets as `BREAK`."""
    return tuple(_words(text, flat(text)))


def _words(plain: str, text: str) -> Iterator[Word]:
    place = 0
    for stamp in stamps_in(text):
        gap = text[place : stamp.start]
        yield from [Word(Sense.UNTIL, "-")] if place and gap.strip() == "-" else _between(plain[place:], gap)
        yield Word(Sense.DATE, stamp.said, stamp=stamp)
        place = stamp.end
    yield from _between(plain[place:], text[place:])


def _between(plain: str, text: str) -> Iterator[Word]:
    """The words of a stretch without dates; `plain` begins where `text` does and keeps the case of its letters."""
    place = 0
    while (mark := _MARKS.search(text, place)) is not None:
        yield from words_of(text[place : mark.start()])
        place = mark.end()
        if mark["break"]:
            yield Word(Sense.BREAK, mark["break"])
        elif mark["number"]:
            yield Word(Sense.NUMBER, plain[slice(*mark.span("number"))])
        else:
            yield from _issued(plain[slice(*mark.span("issuer"))], mark["issuer"])
            if (bare := _BARE_NUMBER.match(text, place)) is not None:
                yield Word(Sense.NUMBER, plain[slice(*bare.span("number"))])
                place = bare.end()
    yield from words_of(text[place:])


def _issued(plain: str, issuer: str) -> Sequence[Word]:
    """The word for an order with its issuer; what tells of the category itself is no issuer."""
    words = words_of(issuer)
    if any(word.sense in _TAKES_NO_ISSUER for word in words):
        return (Word(Sense.ORDER, issuer), *words)
    return (Word(Sense.ORDER, issuer, plain.strip(" .")),)
