"""Takes a written name apart: words, initials, what stands in brackets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attest_xl.schema.kinds.folding import cyrillic, folded, remembered

_PARTICLES = frozenset({"оглы", "оглу", "кызы", "гызы", "кизи", "углы", "улы", "заде"})
_PREFIXES = frozenset({"о", "д"})
_LEADING_NUMBER = re.compile(r"^[0-9]{1,4}\s?[.)]\s?(?=[^\W\d_])")
_TRAILING = re.compile(r"[\s,;:*]+$")
_BRACKETS = re.compile(r"\s?\(([^()]*)\)\s?")
_MAIDEN = re.compile(r"(?:(?:ур|урожд|дев|бывш)\.?\s?|урожд[её]нная |ранее |до брака )?([^\W\d_a-zа-яё][\w'’\-]+)")
_SPACED_HYPHEN = re.compile(r"(?<=[^\W\d_])(\s?)-(\s?)(?=[^\W\d_])")
_CAPITAL_INSIDE = re.compile(r"(?<=[а-яёіў])(?=[А-ЯЁІЎ])")
_CAMEL = re.compile(r"[А-ЯЁІЎ][а-яёіў]+[А-ЯЁІЎ][а-яёіў]+")
_PIECE = re.compile(r"([^\W\d_]{1,2})\s?\.\s?-?|([^\W\d_]+(?:['’ʼ][^\W\d_]+)*(?:-[^\W\d_]+(?:['’ʼ][^\W\d_]+)*)*)")
_CYRILLIC = re.compile(r"[а-яёіў]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_HERS = re.compile(r"\w+(?:[оеё]вна|ична|[аеў]ўна)")
_HIS = re.compile(r"\w+(?:[оеё]вич|[аеё]віч|ьич|мич|лукич|никитич|саввич)")


@dataclass(frozen=True, slots=True)
class Parts:
    """A name taken apart: `words` are canonical, the surname first, initials together as one word: `М.П.`

    `maiden` is the surname in brackets, `""` without one. `note` tells that other words or signs were left out;
    `strange`, that signs remain which no name has; `crowded`, that the words are too many for one person; `turned`,
    that the surname stood last.
    """

    words: tuple[str, ...]
    maiden: str = ""
    note: bool = False
    strange: bool = False
    crowded: bool = False
    turned: bool = False

    @property
    def name(self) -> str:
        """The canonical name."""
        return " ".join(self.words)

    @property
    def latin(self) -> bool:
        """Whether there are letters that no Russian or Belarusian name has."""
        return _LATIN.search(self.name) is not None

    @property
    def shortened(self) -> bool:
        """Whether initials stand for the given name."""
        return any(is_initials(word) for word in self.words)

    @property
    def long(self) -> bool:
        """Whether there are more words than surname, given name and patronymic."""
        return len([word for word in self.words if word not in _PARTICLES]) > 3

    @property
    def partial(self) -> bool:
        """Whether the surname, or all but the surname, is missing."""
        return len(self.words) == 1 or (len(self.words) == 2 and is_patronymic(self.words[1], hers_only=True))


def is_initials(word: str) -> bool:
    """`М.П.`"""
    return word.endswith(".")


def is_particle(word: str) -> bool:
    """`Оглы`, `кызы`"""
    return word.lower() in _PARTICLES


def is_patronymic(word: str, *, hers_only: bool = False) -> bool:
    """Whether the word ends as patronymics do. A surname can end in -ович, none ends in -овна: hence `hers_only`."""
    low = word.lower()
    return _HERS.fullmatch(low) is not None or (not hers_only and _HIS.fullmatch(low) is not None)


def beginnings(words: Sequence[str]) -> list[str]:
    """Given name and patronymic as far as they are told, for comparing: `["м", "п"]` or `["мария", "петровна"]`."""
    return [folded(part) for word in words for part in word.split(".") if part]


@remembered
def parts_of(text: str) -> Parts:
    """The squeezed text of a cell, taken apart."""
    bare = _TRAILING.sub("", _LEADING_NUMBER.sub("", text))
    notes = _BRACKETS.findall(bare)
    surnames = [match[1] for note in notes if (match := _MAIDEN.fullmatch(note.strip()))]
    plain = _unglued(_SPACED_HYPHEN.sub(_joined, _BRACKETS.sub(" ", bare).strip()))
    strange = _PIECE.sub("", plain).replace(" ", "") != ""
    words = tuple(_initials_together(_canonical(_PIECE.findall(plain), plain)))
    kept, turned = _surname_first(words)
    person = _one_person(kept)
    return Parts(
        person,
        _titled(surnames[0]) if surnames else "",
        note=len(notes) > len(surnames[:1]) or "*" in text or (len(person) < len(kept) <= 5),
        strange=strange,
        crowded=len(kept) > 5,
        turned=turned,
    )


def _joined(hyphen: re.Match[str]) -> str:
    """`Иванова - Петрова` is one surname, `Ивано- ва` a word broken at the cell's edge, `Мария - учитель` neither."""
    following = hyphen.string[hyphen.end()]
    if not (hyphen[1] or hyphen[2]) or following.isupper():
        return "-"
    return "" if hyphen[2] and not hyphen[1] else hyphen[0]


def _unglued(text: str) -> str:
    """`ИвановаМарияПетровна` and `ИвановаМ.П.`, but not `МакКартни`."""
    pieces = _CAPITAL_INSIDE.split(text)
    return " ".join(pieces) if " " not in text and (len(pieces) > 2 or "." in text) else text


def _canonical(pieces: Sequence[tuple[str, str]], text: str) -> Iterator[str]:
    """Each word in its canonical script and case; initials with a full stop."""
    russian = _CYRILLIC.search(text) is not None
    shouted = text.isupper()
    for place, (initial, word) in enumerate(pieces):
        script = _in_script(initial or word, russian=russian)
        if initial or len(word) == 1:
            yield f"{script.capitalize()}."
        elif len(word) == 2 and word.isupper() and not shouted:
            yield f"{script[0]}.{script[1]}."
        elif place and script.lower() in _PARTICLES:
            yield script.lower()
        else:
            yield _titled(script)


def _in_script(word: str, *, russian: bool) -> str:
    """A word of a Russian name that holds Latin look-alikes, made Cyrillic; other Latin words stay."""
    made = cyrillic(word)
    mixed = _CYRILLIC.search(word) is not None
    return made if russian and (mixed or _LATIN.search(made) is None) else word


def _titled(word: str) -> str:
    return "-".join(_titled_part(part, place) for place, part in enumerate(word.split("-")))


def _titled_part(part: str, place: int) -> str:
    low = part.lower()
    if place and low in _PARTICLES:
        return low
    if _CAMEL.fullmatch(part):
        return part
    begun = part[:1].upper() + low[1:]
    apostrophe = len(part) > 2 and not part[1].isalpha() and low[0] in _PREFIXES
    return begun[:2] + begun[2:].capitalize() if apostrophe else begun


def _initials_together(words: Iterator[str]) -> Iterator[str]:
    run = ""
    for word in words:
        if is_initials(word):
            run += word
            continue
        if run:
            yield run
        run = ""
        yield word
    if run:
        yield run


def _surname_first(words: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """`М.П. Иванова` and `Мария Петровна Иванова` turned round."""
    if len(words) == 2 and is_initials(words[0]) and not is_initials(words[1]):
        return (words[1], words[0]), True
    if len(words) == 3 and is_patronymic(words[1]) and not is_patronymic(words[2]) and words[2] not in _PARTICLES:
        return (words[2], *words[:2]), True
    return words, False


def _one_person(words: tuple[str, ...]) -> tuple[str, ...]:
    """Nothing but a particle follows a patronymic or initials: what does is no part of the name."""
    for place, word in enumerate(words[1:], 1):
        if is_initials(word) or (place > 1 and is_patronymic(word, hers_only=place < 2)):
            end = place + 1
            while end < len(words) and words[end] in _PARTICLES:
                end += 1
            return words[:end]
    return words
