"""What a column's header in a stranger's list means: one thing, several, or nothing that is known."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from attest_xl.schema.kinds.folding import letters, squeezed
from attest_xl.schema.sheet import columns_of
from attest_xl.sheets import Staff
from attest_xl.tables.vocabulary import BENT, FOREIGN, HARMLESS, PHRASES, TOPICS
from attest_xl.tables.words import NO_MORE_THAN_FILLER, alike, words_of

SURE = 80
"""From here a header is taken at its word."""
LIKELY = 66
"""From here it is taken when the cells below agree, with a note."""
WHOLE = 100
MOST_WORDS = 20
"""A text with more words is no header."""

_APART = re.compile(r"[,;/+&]|\sи\s|\sи/или\s")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_TRIFLE = 0.15
_NAME = frozenset({"surname", "given", "patronymic"})
_OF_A_CATEGORY = frozenset({"category", "order", "conformity", "valid_until"})


@dataclass(frozen=True, slots=True)
class Caption:
    """What a header means. `meanings` are those of the vocabulary, several where one cell holds several facts; `score`
    is how sure, 0–100; `rivals` are other meanings that fit as well."""

    meanings: tuple[str, ...] = ()
    score: int = 0
    rivals: tuple[str, ...] = ()


NOTHING = Caption()


@dataclass(frozen=True, slots=True)
class _Phrase:
    meaning: str
    words: tuple[str, ...]
    needed: frozenset[str]
    folded: str
    initials: frozenset[str]


def read_caption(levels: Sequence[str]) -> Caption:
    """The meaning of a header whose levels are given from the top; each says more than the one above."""
    said = tuple(dict.fromkeys(text for level in levels if (text := squeezed(level))))
    return _read_levels(said) if said else NOTHING


@lru_cache(maxsize=8192)
def _read_levels(levels: tuple[str, ...]) -> Caption:
    leaf = _read(levels[-1])
    if len(levels) == 1:
        return leaf
    above = " ".join(levels[:-1])
    joined = _read(f"{above} {levels[-1]}")
    if any(word.startswith("стаж") for word in words_of(above)):
        return joined
    bent = _bent(leaf, _topics(above))
    return bent if bent is not leaf else max(joined, leaf, key=lambda caption: (_says_what(caption), caption.score))


def _says_what(caption: Caption) -> bool:
    return caption.score >= SURE and caption.meanings != ("day",)


def _topics(text: str) -> tuple[str, ...]:
    words = words_of(text)
    return tuple(topic for topic, known in TOPICS.items() if any(alike(word, stem) for word in words for stem in known))


def _bent(leaf: Caption, topics: Sequence[str]) -> Caption:
    for topic in topics:
        if any(meaning in BENT[topic] for meaning in leaf.meanings):
            meanings = tuple(dict.fromkeys(BENT[topic].get(meaning, meaning) for meaning in leaf.meanings))
            return Caption(meanings, leaf.score)
    return leaf


@lru_cache(maxsize=8192)
def _read(text: str) -> Caption:
    """One text: as a whole, else part by part, else by the words in it that are known."""
    service = _service(words_of(text))
    if service is not None:
        return service
    whole = _best(text)
    if whole.score == WHOLE:
        return whole
    return _in_parts(text) or _without_brackets(text) or whole


def _service(words: Sequence[str]) -> Caption | None:
    """Headers of years of service know their own parts: all of it, teaching, in this institution, in this position."""
    if not any(word.startswith("стаж") and len(word) <= 6 for word in words) and "педстаж" not in words:
        return None
    parts = tuple(part for word in words if (part := service_part(word)))
    if not parts or "teaching" in parts:
        return Caption(("service",), WHOLE)
    return Caption(("all_service" if "all" in parts else "local_service",), WHOLE)


def service_part(word: str) -> str | None:
    """Which service a word of the header is about."""
    if word.startswith(("пед", "науч", "препод")):
        return "teaching"
    if word.startswith(("общ", "трудов", "всего")):
        return "all"
    if word.startswith(("учр", "вучр", "орг", "школ", "доу")) or word in {"оу", "оо"}:
        return "institution"
    return "position" if word.startswith(("долж", "вдолж", "специальн", "занимаем")) else None


def _in_parts(text: str) -> Caption | None:
    """`Категория, дата присвоения`: every part is understood by itself."""
    inside = " , ".join(_BRACKETS.findall(text))
    parts = [part for part in _APART.split(f"{_BRACKETS.sub(' ', text)} , {inside}") if words_of(part)]
    read = [_best(part) for part in parts]
    if len(read) < 2 or any(caption.score < SURE or caption.rivals for caption in read):
        return None
    meanings = _settled(tuple(dict.fromkeys(meaning for caption in read for meaning in caption.meanings)))
    return Caption(meanings, min(caption.score for caption in read))


def _settled(meanings: tuple[str, ...]) -> tuple[str, ...]:
    """Parts that mean more together: three parts of a name are a name, a date beside an order is the decision's."""
    if _NAME & set(meanings) and len(_NAME & set(meanings)) > 1:
        meanings = ("name", *(meaning for meaning in meanings if meaning not in _NAME))
    if len(meanings) > 1:
        spare = {"number", *(("course", "hours", "day") if "trained" in meanings else ())}
        meanings = tuple(meaning for meaning in meanings if meaning not in spare)
    if "day" in meanings and _OF_A_CATEGORY & set(meanings):
        dated = "conformity" if "conformity" in meanings and "category" not in meanings else "decided"
        meanings = tuple(dict.fromkeys(dated if meaning == "day" else meaning for meaning in meanings))
    return meanings


def _without_brackets(text: str) -> Caption | None:
    """`Категория (указать: первая, высшая)`: what stands in brackets is advice."""
    outside = _BRACKETS.sub(" ", text)
    if outside == text or not words_of(outside):
        return None
    read = _best(outside)
    return Caption(read.meanings, min(read.score, 95), read.rivals) if read.score >= SURE else None


@lru_cache(maxsize=8192)
def _best(text: str) -> Caption:
    """The meaning whose phrase says the most of what the text says."""
    words, folded = words_of(text), letters(text)
    if len(words) > MOST_WORDS:
        return NOTHING
    initials = {word[0] for word in words}  # words that are alike begin alike
    likely = [phrase for phrase in _phrases() if phrase.initials <= initials]
    scored = [(*_score(words, folded, phrase), phrase.meaning) for phrase in likely]
    top = max(scored, key=lambda one: one[:2], default=(0, 0.0, ""))
    if top[0] < LIKELY:
        return NOTHING
    rivals = {meaning for score, said, meaning in scored if (score, said) == top[:2]}
    meaning = next(phrase.meaning for phrase in _phrases() if phrase.meaning in rivals)
    return Caption(tuple(meaning.split()), top[0], tuple(sorted(rivals - {meaning})))


def _score(words: Sequence[str], folded: str, phrase: _Phrase) -> tuple[int, float]:
    """How sure, and how much of the text the phrase says."""
    if folded and folded == phrase.folded:
        return WHOLE, sum(map(_weight, words))
    sure, said, weight = 1.0, set[int](), 0.0
    for known in phrase.words:
        alikes = ((alike(word, known), -place) for place, word in enumerate(words) if word[0] == known[0])
        best, place = max(alikes, default=(0.0, 0))
        if not best and (known in phrase.needed):
            return 0, 0.0
        if best:
            sure, said = min(sure, best), said | {-place}
            weight += min(_weight(known), _weight(words[-place]))
    rest = [word for place, word in enumerate(words) if place not in said]
    if not said or any(alike(word, foreign) >= 0.9 for word in rest for foreign in FOREIGN):
        return 0, 0.0
    share = weight / (weight + sum(map(_weight, rest)))
    return min(round(100 * sure * (0.4 + 0.6 * share)), WHOLE - 1), weight


@cache
def _weight(word: str) -> float:
    """How much a word says."""
    return _TRIFLE if word in HARMLESS or word in NO_MORE_THAN_FILLER or word.isdigit() else 1.0


@cache
def _phrases() -> tuple[_Phrase, ...]:
    return tuple(_phrase(meaning, text) for meaning, text in _spellings())


def _phrase(meaning: str, text: str) -> _Phrase:
    """Words that say little may be missing in a header, but where only one says much, they all count."""
    words = words_of(text)
    telling = [word for word in words if _weight(word) == 1]
    needed = frozenset(telling if len(telling) > 1 else words)
    return _Phrase(meaning, words, needed, letters(text), frozenset(word[0] for word in needed))


def _spellings() -> Iterator[tuple[str, str]]:
    for name, column in columns_of(Staff):
        if name != "code":
            yield from ((name, text) for text in (column.title, *column.aliases))
    for meaning, texts in PHRASES.items():
        yield from ((meaning, text) for text in texts)
