"""Reads the words of cells about a category. Pieces of words are joined before they are looked up."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from attest_xl.schema.kinds.facts.vocabulary import LEVELS, WORDS, Sense
from attest_xl.schema.kinds.folding import letters, remembered
from attest_xl.schema.kinds.nearness import distance, nearest, slips
from attest_xl.schema.kinds.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Word:
    """A run of signs that means one thing. `value` is the category of a `LEVEL` or the issuer of an `ORDER`; `stamp` is
    the date of a `DATE`."""

    sense: Sense
    said: str
    value: str = ""
    stamp: Stamp | None = None


def _listed() -> Iterator[tuple[str, Sense, str]]:
    for level, spellings in LEVELS.items():
        yield from ((letters(spelling), Sense.LEVEL, level) for spelling in spellings.split())
    for sense, spellings in WORDS.items():
        yield from ((letters(spelling), sense, "") for spelling in spellings.split())


_KNOWN: Mapping[str, tuple[Sense, str]] = MappingProxyType({word: (sense, level) for word, sense, level in _listed()})
_LONG = tuple(word for word in _KNOWN if len(word) >= 6)
_PIECES = re.compile(r"[0-9]+|[^\W\d_]+|[^\s\w.,;:/\\\-()\[\]«»\"“”„'’`]")
_ROMAN = re.compile(r"(?<![а-яё0-9a-z])[1іl|]*[іl|][1іl|]*(?![0-9a-z])")
_LONGEST = 6


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text made by `flat` that holds no dates and no numbers of orders. The signs I, І, l and | that
    stand for themselves are Roman numbers."""
    pieces = _PIECES.findall(_ROMAN.sub(lambda run: f"{len(run[0])} ", text))
    whole = "".join(pieces)
    if whole in _KNOWN:
        return (_word(whole),)
    return tuple(_read([part for piece in pieces for part in _unglued(piece)]))


def _word(spelling: str) -> Word:
    sense, level = _KNOWN.get(spelling, (Sense.UNKNOWN, ""))
    return Word(sense, spelling, level)


def _read(pieces: Sequence[str]) -> Iterator[Word]:
    place = 0
    while place < len(pieces):
        word, used = _longest(pieces[place : place + _LONGEST])
        place += used
        yield word


def _longest(pieces: Sequence[str]) -> tuple[Word, int]:
    """The longest run of pieces that is known as it stands; else with slips of the pen, where two pieces come first if
    they make a category: `педагог-мтодист`."""
    for used in range(len(pieces), 1, -1):
        if (joined := "".join(pieces[:used])) in _KNOWN:
            return _word(joined), used
    one, two = _misspelt(pieces[0]), _misspelt("".join(pieces[:2])) if len(pieces[0]) > 2 else None
    if two and _KNOWN[two][0] is Sense.LEVEL:
        return _word(two), len(pieces[:2])
    if pieces[0] in _KNOWN or one:
        return _word(one or pieces[0]), 1
    return (_word(two), len(pieces[:2])) if two else (_word(pieces[0]), 1)


@remembered
def _misspelt(word: str) -> str | None:
    """The known word meant, if only one sense can be; `не…` never stands for a word without it."""
    if word in _KNOWN or not word.isalpha():
        return word if word in _KNOWN else None
    near = nearest(word, _LONG, slips(word))
    meant = [known for known in near if distance(word, known, 2) <= slips(known)]
    if len({_KNOWN[known] for known in meant}) != 1 or word.startswith("не") != meant[0].startswith("не"):
        return None
    return meant[0]


def _unglued(piece: str) -> Sequence[str]:
    """`перваякатегория` → `первая`, `категория`."""
    if piece in _KNOWN:
        return (piece,)
    cuts = (place for place in range(3, len(piece) - 1) if piece[:place] in _KNOWN and piece[place:] in _KNOWN)
    place = next(cuts, 0)
    return (piece[:place], piece[place:]) if place else (piece,)
