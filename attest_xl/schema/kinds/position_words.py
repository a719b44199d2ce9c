"""Finds positions among the words of a cell: as they are named, shortened, or misspelt."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from attest_xl.schema.kinds.folding import folded
from attest_xl.schema.kinds.nearness import distance, slips
from attest_xl.schema.kinds.position_list import OTHER_POSITIONS, POSITIONS, SHORT_FORMS, SPELLINGS

BREAK = "|"
"""Stands in a row of words for a comma, a bracket or another sign that divides."""

_PIECES = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[^\W\d_]+|[,;()+&\[\]]")
_BREAKS = frozenset(",;()+&[]")
_FULL: Mapping[str, str] = MappingProxyType(
    {form: word for word, forms in SHORT_FORMS.items() for form in forms.split()}
)
_LONGEST = 12


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a cell, with `BREAK` for the signs that divide."""
    return tuple(BREAK if piece in _BREAKS else piece for piece in _PIECES.findall(folded(text)))


def full_words(words: Sequence[str]) -> tuple[str, ...]:
    """Short and feminine words made the words of the list: `ст`, `зав`, `учительница`."""
    return tuple(_FULL.get(word, word) for word in words)


def _spelled() -> Iterator[tuple[str, str]]:
    for position in (*POSITIONS, *OTHER_POSITIONS):
        for spelling in (position, *SPELLINGS.get(position, ())):
            yield "".join(word for word in full_words(words_of(spelling)) if word != BREAK), position


_BY_LETTERS: Mapping[str, str] = MappingProxyType(dict(_spelled()))
_NAMES = tuple((full_words(words_of(name)), name) for name in (*POSITIONS, *OTHER_POSITIONS))


def position_at(words: Sequence[str]) -> tuple[str, int] | None:
    """The position named by the first words, and how many they are; the longest there is, with slips of the pen where
    it is not named exactly."""
    exact = exact_position_at(words)
    near = _misspelt(words[:_LONGEST])
    if exact and near:
        return near if near[1] > exact[1] else exact
    return exact or near


def exact_position_at(words: Sequence[str]) -> tuple[str, int] | None:
    """The same, without slips of the pen."""
    full = full_words(words[:_LONGEST])
    for used in range(len(full), 0, -1):
        position = _BY_LETTERS.get("".join(full[:used]))
        if position:
            return position, used
    return None


def _misspelt(words: Sequence[str]) -> tuple[str, int] | None:
    full = full_words(words)
    for length in range(len(full), 0, -1):
        meant = [name for known, name in _NAMES if len(known) == length and _near(full, known)]
        if meant:
            return (meant[0], length) if len(meant) == 1 else None
    return None


def _near(words: Sequence[str], known: Sequence[str]) -> bool:
    """Each word like its fellow. The first letter must be right: `родитель` is no misspelt `водитель`."""
    return all(_like(word, name) for word, name in zip(words, known, strict=False))


def _like(word: str, name: str) -> bool:
    return word[0] == name[0] and distance(word, name, slips(name)) <= slips(name)
