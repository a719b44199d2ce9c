"""What the name of an institution says, and whether two names contradict each other."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from attest_xl.schema.kinds.folding import folded, squeezed
from attest_xl.tables.institution_words import EMPTY, FORMS, GENERAL, LEGAL, SELF_NAMED

_FORM = tuple((short, re.compile(rf"\b(?:{pattern})(?![^\W\d_])")) for short, _, pattern in FORMS)
_NUMBER = re.compile(r"(?:№|\bn|\bno|\bnо)\s*\.?\s*(\d{1,4})\b|\b(\d{1,3})\b")
PLACE = re.compile(
    r"(?<![\w./])(?:(?:г|гор|с|п|пос|пгт|рп|д|дер|ст|аг|х)\.\s*"
    r"|(?:г|пгт|рп|города?|сел[оае]|пос[её]л(?:ок|ка|ке)|станиц[аые]|деревн[яие]|хутор[ае]?)\s+)([А-ЯЁ][\w\-]+)"
)
STREET = re.compile(
    r"\b(?i:ул(?:\.|иц[аеы]\b)|пр(?:-т|осп(?:\.|ект[ае]?\b))|пер(?:\.|еул(?:ок|к[ае])\b)|б-р|бульвар[ае]?\b)\s*"
    r"((?:\d+[ -]\S+\s+)?(?:[А-ЯЁ]\.\s*)*[А-ЯЁ\d][\w\-]*(?:\s[А-ЯЁ]\w+)?)"
    r"(?:\s*,?\s*(?:д(?:ом|\.)?\s*)?\d+(?:\s?[а-я]\b|/\d+)?)?"
)
WORD = re.compile(r"[^\W\d_]{2,}")
_BRANCH = re.compile(
    r"\b(?i:филиал(?!ов|ах|ам)\w*|структурн\w+ подразделени\w+)|\bСП(?=\s*[«\"]|\s+(?:[Дд]етск|[Дд]\s?/\s?с|Д?ДОУ))"
)
_HONOUR = re.compile(r"\b(?:им\.|имени)\s*([^«»\"“”„(),;]+)", re.IGNORECASE)
_INSIDE = re.compile(r"(?:[«„“]|(?:^|(?<=[\s(«„“]))\")\s*([^«»\"“”„]+)")
_AFTER_NUMBER = re.compile(r"\d\s+(?!Воспит|Педаг|Спис|Работ|Сотруд|Учит|Групп)([А-ЯЁ][а-яё]{2,})\s*(?:$|[,(])")
_CAPITAL = re.compile(r"\b[А-ЯЁ][а-яё]+\b")
_OF_A_DISTRICT = ("ского", "цкого", "ской", "цкой")


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a name says: the `form` (`сош`, `дс` …), the number, the words of its own, the town. Of the own words,
    `named` are those of the proper name (`title` as it was written), `honour` those of the person it is named after.
    `branch` is a part of an institution, not the institution."""

    form: str = ""
    number: str = ""
    own: tuple[str, ...] = ()
    place: str = ""
    legal: bool = False
    title: str = ""
    named: tuple[str, ...] = ()
    honour: tuple[str, ...] = ()
    street: tuple[str, ...] = ()
    branch: bool = False

    @property
    def kind(self) -> str:
        """The kind as far as numbers are counted within it."""
        return GENERAL.get(self.form, self.form)

    @property
    def much(self) -> int:
        """How many things it says that tell it from others; a name that stands for the number is none more."""
        beside = self.named if self.number or self.form in SELF_NAMED else ()
        told = (self.number, self.place, self.street, beside, self.honour, self.form != "школа")
        return sum(map(bool, told))

    @property
    def telling(self) -> set[str]:
        """All that tells it from others of its number, words shortened to where they bend."""
        return {word[:6] for word in (*self.own, *self.street, self.place) if word}


@lru_cache(maxsize=16_384)
def parsed(text: str) -> Parsed:
    """Take a name apart."""
    said = squeezed(text)
    street = STREET.search(said)
    branch = _BRANCH.search(said) is not None
    bare = _BRANCH.sub(" ", STREET.sub(" ", said))
    plain = folded(bare)
    form, rest = _form(plain)
    number, rest = _number(rest)
    town = PLACE.search(bare)
    place = folded(town[1])[:5] if town else ""
    own = _own(rest, place)
    title = _title(PLACE.sub(" ", bare), form)
    return Parsed(
        form, number, own, place, LEGAL.search(plain) is not None,
        title, _own(folded(title), place), _honour(PLACE.sub(" ", bare)),
        tuple(WORD.findall(folded(street[1]))) if street else (), branch,
    )  # fmt: skip


def _own(rest: str, place: str) -> tuple[str, ...]:
    words = (word for word in WORD.findall(LEGAL.sub(" ", rest)) if word not in EMPTY)
    return tuple(word for word in words if not (place and word.startswith(place)))


def is_own(word: str) -> bool:
    """Whether a folded word can be one institution's: `энского` is the district's."""
    return not word.endswith(_OF_A_DISTRICT)


def _form(plain: str) -> tuple[str, str]:
    """The form that stands first in the text; of two at one place the one that comes first in the list."""
    found = [(match.start(), order, short, pattern) for order, (short, pattern) in enumerate(_FORM)
             if (match := pattern.search(plain))]  # fmt: skip
    if not found:
        return "", plain
    best = min(found, key=lambda one: one[:2])
    return best[2], best[3].sub(" ", plain)


def _number(rest: str) -> tuple[str, str]:
    match = _NUMBER.search(rest)
    if match is None:
        return "", rest
    return (match[1] or match[2]).lstrip("0"), f"{rest[: match.start()]} {rest[match.end() :]}"


def _title(said: str, form: str) -> str:
    """The proper name: the words in quotation marks; in a longer name there only those with a capital letter.
    Kindergartens are often called without the marks: `д/с 3 Ромашка`."""
    for inside in reversed(_INSIDE.findall(said)):
        part = _HONOUR.sub(" ", inside)
        if title := _named_alone(part):
            return title
    after = _AFTER_NUMBER.search(said) if GENERAL.get(form) == "детский сад" else None
    return _named_alone(after[1]) if after else ""


def _named_alone(part: str) -> str:
    whole = _form(folded(part))[0] == "" and not _NUMBER.search(part)
    if whole:
        return squeezed(part).strip(" .,-") if _own(folded(part), "") else ""
    words = (word for word in _CAPITAL.findall(part) if is_own(folded(word)))
    return " ".join(word for word in words if _own(_form(folded(word))[1], "") and not _begins_form(word, part))


def _begins_form(word: str, part: str) -> bool:
    """`Средняя` of `Средняя общеобразовательная школа` is a word of the form."""
    return folded(word) not in _form(folded(part))[1].split()


def _honour(said: str) -> tuple[str, ...]:
    found = _HONOUR.search(said)
    return tuple(folded(word) for word in _CAPITAL.findall(found[1]) if folded(word) not in EMPTY) if found else ()


def contradict(one: Parsed, other: Parsed) -> bool:
    """Whether something that both say differs: the kind, the number, the town, the street, the proper name, the person
    it is named after; or one of the two is a branch."""
    return (
        one.branch != other.branch
        or not _forms_agree(one.form, other.form)
        or _differ(one.number, other.number)
        or _differ(one.place[:4], other.place[:4])
        or _apart(one.street, other.street, all)
        or _apart(one.named, other.named, all)
        or _apart(one.honour, other.honour, any)
    )


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _forms_agree(one: str, other: str) -> bool:
    """A plain «школа» can be any school, «сш» and «сош» are one; a secondary school is no basic one."""
    same = {"сш": "сош", "ясли-сад": "дс", "црр": "дс"}
    left, right = same.get(one, one), same.get(other, other)
    if not left or not right or left == right:
        return True
    return "школа" in (left, right) and GENERAL.get(left) == GENERAL.get(right)


def _apart(one: Sequence[str], other: Sequence[str], enough: Callable[[Iterable[bool]], bool]) -> bool:
    """Whether both say words, and the shorter's are not – all or any – among the other's."""
    short, long = sorted((one, other), key=len)
    return bool(short) and not enough(any(_alike(word, known) for known in long) for word in short)


def _alike(one: str, other: str) -> bool:
    """The same word, bent or with a slip of the pen; «Журавлик» is not «Журавушка»."""
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.8
