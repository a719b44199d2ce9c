"""One way to make spellings equal: case, spaces, dashes, look-alike letters; and to remember what was read."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

R = TypeVar("R")

LONGEST = 300
"""A text with more signs than this is a page, not a value: it is not remembered, and no category is sought in it."""

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\ufeff]+")
_INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200c\u200d\u200e\u200f\u2060", ""))
_SIGNS = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | {"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV"})
_LATIN_TO_CYRILLIC = str.maketrans("ABCEHIKMOPTXYaceopxykmi", "АВСЕНІКМОРТХУасеорхукмі")


def remembered(read: Callable[[str], R]) -> Callable[[str], R]:
    """Cells repeat a lot: keeps what a pure function made of each text of ordinary length."""
    seen = lru_cache(maxsize=16_384)(read)

    @wraps(read)
    def look(text: str) -> R:
        return seen(text) if len(text) <= LONGEST else read(text)

    return look


def spaced(text: str) -> str:
    """The same words, tidy: composed Unicode, invisible signs gone, runs of white space one blank, none at the ends."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_INVISIBLE)).strip()


def squeezed(text: str) -> str:
    """Spaced, with all dashes as hyphens and Roman signs as letters: for recognising, not for keeping."""
    return spaced(text).translate(_SIGNS)


def cyrillic(text: str) -> str:
    """Latin letters that look Cyrillic made Cyrillic, for texts that are Russian or Belarusian as a whole."""
    return text.translate(_LATIN_TO_CYRILLIC)


def lowered(text: str) -> str:
    """Lower case, sign by sign: places in the result are places in the text."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(sign.lower()[0] for sign in text)


def shown(text: str, signs: int = 120) -> str:
    """The text as a finding quotes it: a cell that holds a whole page is cut."""
    return text if len(text) <= signs else text[: signs - 1] + "…"


@remembered
def folded(text: str) -> str:
    """For comparing only: squeezed, lower case, ё as е, Latin look-alikes made Cyrillic."""
    return cyrillic(squeezed(text)).casefold().replace("ё", "е")


@remembered
def letters(text: str) -> str:
    """For comparing headers and titles: folded, with everything but letters and digits dropped."""
    return "".join(sign for sign in folded(text) if sign.isalnum())
