"""What one cell tells of a position: which, the subject taught in it, and whether there is a second one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.folding import LONGEST, letters, remembered, shown, squeezed
from attest_xl.schema.kinds.nearness import nearest
from attest_xl.schema.kinds.position_list import CATEGORIES_MET, DOUBTFUL, OTHER_POSITIONS, POSITIONS
from attest_xl.schema.kinds.position_words import BREAK, exact_position_at, full_words, position_at, words_of
from attest_xl.schema.kinds.subjects import SUBJECT_BY_LETTERS, subjects_in
from attest_xl.schema.verdict import Trouble


@dataclass(frozen=True, slots=True)
class PositionFacts:
    """What a cell such as `учитель математики, физики` tells.

    `position` is as the list names it; one that is in no list is kept as it stands, `None` means that none is told.
    `subject` is in the nominative, several with commas; one nobody knows is as it stands. `trouble` is what is doubtful
    about the position.
    """

    position: str | None = None
    subject: str | None = None
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a position stands among the words. `loose` when it is named by one word of several."""

    position: str
    begin: int
    end: int
    loose: bool = False


_NAMES: Mapping[str, str] = MappingProxyType({letters(name): name for name in (*POSITIONS, *OTHER_POSITIONS)})
_WITH_SUBJECT = frozenset({
    "Учитель", "Преподаватель", "Педагог дополнительного образования", "Старший педагог дополнительного образования",
    "Концертмейстер", "Тренер-преподаватель", "Мастер производственного обучения", "Методист",
})  # fmt: skip
_PLACES = frozenset({"школы", "доу", "доо", "мбоу", "мбдоу", "мкоу", "моу", "сош", "детского", "сада", "группы"})
_NO_SUBJECT = frozenset({
    "ставка", "ставки", "ст", "совместитель", "совместительство", "внутренний", "внешний", "декрет", "категории",
    "категория", "кат", "стаж", "лет", "года", "высшей", "первой", "второй", "на", "в", "с", "до", "руководитель",
})  # fmt: skip


def facts_of_position(cell: Value) -> PositionFacts:
    """All that the cell tells. Of two positions the first is taken, with a doubt: the second needs its own row."""
    return _told(text_of(cell))


@remembered
def _told(text: str) -> PositionFacts:
    said = squeezed(text)
    if not said.strip("- "):
        return PositionFacts()
    words = words_of(said) if len(said) <= LONGEST else ()
    category = CATEGORIES_MET.get("-".join(words[:2]))
    if category is not None:
        return PositionFacts(category or None, trouble=Trouble("POS-04", shown(said), category or None))
    place = _place(words)
    if place is None:
        return PositionFacts(said, trouble=Trouble("POS-02", shown(said), said, _guess(said, words)))
    return _weighed(place, words, said)


def _place(words: Sequence[str]) -> _Place | None:
    """The position that comes first; after other words only where it is named exactly and they are apart from it."""
    first = position_at(words)
    if first:
        return _Place(first[0], 0, first[1])
    loose = DOUBTFUL.get(full_words(words[:1])[0]) if words else None
    if loose:
        return _Place(loose, 0, 1, loose=True)
    for begin in range(1, len(words)):
        later = exact_position_at(words[begin:])
        if later and (words[begin - 1] == BREAK or not subjects_in(words[:begin])[1]):
            return _Place(later[0], begin, begin + later[1])
    return None


def _weighed(place: _Place, words: tuple[str, ...], said: str) -> PositionFacts:
    position, rest = place.position, (*words[: place.begin], BREAK, *words[place.end :])
    second = _second(rest, position)
    if second:
        rest = (*rest[: second.begin], BREAK, *rest[second.end :])
    subject, left = (None, "") if position not in POSITIONS else _subject(rest, position)
    if second:
        return PositionFacts(position, subject, Trouble("POS-01", shown(said), position, position))
    if left:
        return PositionFacts(position, subject, Trouble("POS-03", shown(said), position, left))
    trouble = Trouble("POS-05", shown(said), position, position) if place.loose else None
    return PositionFacts(position, subject, trouble)


def _second(rest: Sequence[str], position: str) -> _Place | None:
    """Another position, named exactly."""
    for begin in range(len(rest)):
        other = exact_position_at(rest[begin:])
        if other and other[0] != position:
            return _Place(other[0], begin, begin + other[1])
    return None


def _subject(rest: Sequence[str], position: str) -> tuple[str | None, str]:
    """The subject named beside the position, and the words that were not understood."""
    whole = SUBJECT_BY_LETTERS.get("".join(word for word in rest if word != BREAK))
    if whole:
        return whole, ""
    known: list[str] = []
    others: list[str] = []
    for segment in _segments(rest):
        subjects, strange = subjects_in([word for word in segment if word not in _PLACES])
        known += subjects
        others += strange
    left = " ".join(others)
    unknown = left if position in _WITH_SUBJECT and others and not _NO_SUBJECT & set(others) else ""
    as_it_stands = unknown if not known and unknown.replace(" ", "").isalpha() else None
    return ", ".join(dict.fromkeys(known)) or as_it_stands, left


def _segments(words: Sequence[str]) -> Iterator[Sequence[str]]:
    begin = 0
    for place, word in enumerate((*words, BREAK)):
        if word == BREAK:
            yield words[begin:place]
            begin = place + 1


def _guess(said: str, words: Sequence[str]) -> str:
    """What the position may be, as the end of a sentence."""
    named = [word for word in words if word != BREAK]
    taught = bool(named) and not subjects_in(named)[1]
    near = nearest(letters(said), _NAMES, min(3, len(said) // 3))
    meant = "Учитель" if taught else _NAMES[near[0]] if near else None
    return f"может быть, «{meant}»" if meant else "если её там нет, оставьте как есть"
