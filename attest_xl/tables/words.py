"""Words of a header, and whether two of them are the same word: inflected, abbreviated or misspelt."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from attest_xl.schema.kinds.folding import folded

_BROKEN = re.compile(r"(?<=[^\W\d_])-\s*(?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+|№")
_NUMERO = re.compile(r"\b(?:n|nо|номер[а-я]{0,2})\b\.?|№")

SAME = 1.0
INFLECTED = 0.96
ABBREVIATED = 0.9
MISSPELT = 0.85
CLOSE = 0.86
"""The likeness from which on a word is the known one with a slip of the pen."""
NO_MORE_THAN_FILLER = frozenset(
    (
        *("в", "во", "и", "на", "о", "об", "по", "с", "со", "к", "от", "для", "у", "из", "за", "их", "его", "ее"),
        *("данном", "данной", "указать", "указывается", "полностью", "подробно", "наименование", "название"),
        *("педагога", "педагогов", "педагогического", "педагогических", "педработника", "педработников"),
        *("работника", "работников", "сотрудника", "сотрудников"),
    )
)
"""Words that add nothing to what a header says."""


@lru_cache(maxsize=65_536)
def words_of(text: str) -> tuple[str, ...]:
    """The words, folded; one broken at the cell's edge (`кате-гория`) is put together again; № for any number sign."""
    whole = _BROKEN.sub("", folded(text))
    return tuple(_WORD.findall(_NUMERO.sub(" № ", whole)))


@lru_cache(maxsize=65_536)
def alike(said: str, known: str) -> float:
    """How surely a word of a header is the known one: 1.0 the same, 0.0 another. Only the header may abbreviate."""
    if said == known:
        return SAME
    if not (said.isalpha() and known.isalpha()):
        return 0.0
    common, shorter, longer = _common_start(said, known), min(len(said), len(known)), max(len(said), len(known))
    if common >= max(3, shorter - 3, 0.61 * longer) and common >= longer - 3:
        return INFLECTED
    if common == len(said) >= 3:
        return ABBREVIATED
    return _misspelt(said, known)


def _common_start(one: str, other: str) -> int:
    for place, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return place
    return min(len(one), len(other))


def _misspelt(said: str, known: str) -> float:
    if min(len(said), len(known)) < 5 or said[0] != known[0]:
        return 0.0
    same = SequenceMatcher(None, said, known, autojunk=False)
    close = same.real_quick_ratio() >= CLOSE and same.quick_ratio() >= CLOSE and same.ratio() >= CLOSE
    return MISSPELT if close else 0.0
