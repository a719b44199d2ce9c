"""Why nothing may be taken from a cell about a category."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from attest_xl.schema.kinds.facts.vocabulary import CATEGORIES, OWNERS, Sense
from attest_xl.schema.kinds.facts.words import Word
from attest_xl.schema.kinds.folding import letters, shown
from attest_xl.schema.kinds.nearness import nearest
from attest_xl.schema.verdict import Trouble

_ENDS = frozenset({Sense.BREAK, Sense.DATE, Sense.NUMBER, Sense.ORDER})
_BESIDE_LEVEL = frozenset({Sense.CONFORMITY, Sense.YOUNG})
_DENIED = ({Sense.NONE, Sense.CONFORMITY}, {Sense.NONE, Sense.YOUNG})


def obstacle(words: Sequence[Word], said: str) -> Trouble | None:
    """The trouble that forbids to take anything; `None` when the cell is understood, at least in its main part."""
    senses = {word.sense for word in words}
    levels = {word.value for word in words if word.sense is Sense.LEVEL}
    if any(_contradicts(phrase) for phrase in _phrases(words)) or {Sense.LEVEL, Sense.NONE} <= senses:
        return Trouble("CAT-04", shown(said))
    if len(levels) > 1:
        return Trouble("CAT-02", shown(said), hint=", ".join(level for level in CATEGORIES if level in levels))
    if not senses & OWNERS and Sense.POSITION in senses:
        return Trouble("CAT-03", shown(said))
    told = senses & OWNERS or (Sense.DATE in senses and Sense.UNKNOWN not in senses) or is_dash(said)
    return None if told and not any(_unclear(phrase) for phrase in _phrases(words)) else unknown(said)


def is_dash(said: str) -> bool:
    """Whether dashes alone stand in the cell."""
    return "-" in said and not said.strip("- .,;()«»")


def unknown(said: str) -> Trouble:
    """No such category; the hint is the nearest one, or all of them."""
    near = nearest(letters(said), (letters(category) for category in CATEGORIES), min(3, len(said) // 2))
    meant = next((category for category in CATEGORIES if letters(category) in near), None)
    return Trouble("CAT-01", shown(said), hint=f"«{meant}»" if meant else ", ".join(CATEGORIES))


def _phrases(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The runs of words between commas, brackets, dates and orders."""
    begin = 0
    for place, word in enumerate(words):
        if word.sense in _ENDS:
            yield tuple(words[begin:place])
            begin = place + 1
    yield tuple(words[begin:])


def _contradicts(phrase: Sequence[Word]) -> bool:
    """A category refused, lapsed, asked for, denied, or told in one breath with what excludes it."""
    senses = [word.sense for word in phrase]
    if Sense.DOUBT in senses or (Sense.LEVEL in senses and _BESIDE_LEVEL & set(senses)):
        return True
    if any({left, right} in _DENIED for left, right in pairwise(senses)):
        return True
    if Sense.NOT in senses:
        denied = senses[senses.index(Sense.NOT) + 1 :]
        return not denied or denied[0] is not Sense.HELD or Sense.LEVEL in senses
    return Sense.WITHOUT in senses and (Sense.LEVEL in senses or Sense.NOUN not in senses)


def _unclear(phrase: Sequence[Word]) -> bool:
    """A category told with words nobody knows, a number nobody knows, or «категория» without saying which."""
    senses = {word.sense for word in phrase}
    number = any(word.sense is Sense.UNKNOWN and word.said.isdigit() for word in phrase)
    strange = Sense.UNKNOWN in senses
    return number or bool(senses & OWNERS and strange) or (Sense.NOUN in senses and not senses & OWNERS)
