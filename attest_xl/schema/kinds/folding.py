"""One way to make spellings equal: case, spaces, dashes, look-alike letters."""

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\ufeff]+")
_DASHES = str.maketrans("‐‑‒–—−­", "------\u0000")
_LATIN_TO_CYRILLIC = str.maketrans("ABCEHKMOPTXYaceopxykmi", "АВСЕНКМОРТХУасеорхукмі")


def squeezed(text: str) -> str:
    """Composed Unicode, soft hyphens gone, dashes alike, runs of white space as one blank, no blank at either end."""
    composed = unicodedata.normalize("NFC", text).translate(_DASHES).replace("\u0000", "")
    return _SPACES.sub(" ", composed).strip()


def cyrillic(text: str) -> str:
    """Latin letters that look Cyrillic made Cyrillic, for texts that are Russian or Belarusian as a whole."""
    return text.translate(_LATIN_TO_CYRILLIC)


@lru_cache(maxsize=65_536)
def folded(text: str) -> str:
    """For comparing only: squeezed, lower case, ё as е, Latin look-alikes made Cyrillic."""
    return cyrillic(squeezed(text)).casefold().replace("ё", "е")


@lru_cache(maxsize=65_536)
def letters(text: str) -> str:
    """For comparing headers and titles: folded, with everything but letters and digits dropped."""
    return "".join(sign for sign in folded(text) if sign.isalnum())
