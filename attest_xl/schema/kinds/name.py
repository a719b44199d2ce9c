"""A person's name: surname, given name, patronymic."""

import re
from dataclasses import dataclass

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind
from attest_xl.schema.kinds.folding import letters, remembered, shown, squeezed
from attest_xl.schema.kinds.name_parts import Parts, beginnings, is_initials, is_particle, is_patronymic, parts_of
from attest_xl.schema.verdict import Trouble

_VACANCIES = frozenset({"вакансия", "вакант", "вакантно", "вакантная", "вакантная ставка"})
_PLAIN = re.compile(r"[А-ЯЁ][а-яё]+ ([А-ЯЁ][а-яё]+) ([А-ЯЁ][а-яё]+)")


@dataclass(frozen=True, slots=True)
class Name(Kind[str]):
    """`Иванова Мария Петровна`, or `Иванова М.П.` when the cell tells no more."""

    width: int = 30

    def read(self, cell: Value) -> str | Trouble | None:
        text = cell if isinstance(cell, str) else text_of(cell)
        return text if _is_plain(text) else _read(text)

    def write(self, value: str | None) -> Value:
        return value


def maiden(cell: Value) -> str | None:
    """The surname in brackets, `Петрова` in `Иванова (Петрова) Мария`; `None` when there is none."""
    return parts_of(squeezed(text_of(cell))).maiden or None


@remembered
def name_key(name: str) -> str:
    """For finding the same person: case, ё, hyphens, blanks and full stops do not count, nor does a maiden name."""
    parts = parts_of(squeezed(name))
    return letters(name if parts.strange else parts.name)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: folded, initials apart, without what stands in brackets."""
    if _is_plain(name):
        return tuple(name.lower().replace("ё", "е").split(" "))
    return tuple(beginnings(parts_of(squeezed(name)).words))


def initials_agree(first: str, second: str) -> bool:
    """Whether one name is the other with initials: `Иванова М.П.` and `Иванова Мария Петровна`. The surname is the
    same, and as far as both tell the given name and the patronymic, they begin alike. Two full names never agree so."""
    one, other = parts_of(squeezed(first)).words, parts_of(squeezed(second)).words
    if len(one) < 2 or len(other) < 2 or letters(one[0]) != letters(other[0]):
        return False
    if not any(is_initials(word) for word in (*one[1:], *other[1:])):
        return False
    pairs = zip(beginnings(one[1:]), beginnings(other[1:]), strict=False)
    return all(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _is_plain(text: str) -> bool:
    """Whether the text is a canonical name beyond doubt. Most are, and a region has more of them than are remembered:
    they need not be taken apart."""
    words = _PLAIN.fullmatch(text)
    return words is not None and not (is_patronymic(words[1]) or is_particle(words[1]) or is_particle(words[2]))


@remembered
def _read(text: str) -> str | Trouble | None:
    said = squeezed(text)
    if not said.strip("- "):
        return None
    if said.casefold().strip(". ") in _VACANCIES:
        return Trouble("NAME-06", shown(said))
    parts = parts_of(said)
    return _doubt(parts, shown(said)) or parts.name


def _doubt(parts: Parts, said: str) -> Trouble | None:
    """The gravest doubt about the name; all but the first two leave a name to take."""
    if parts.strange or not parts.words or is_initials(parts.words[0]):
        return Trouble("NAME-03", said)
    if parts.crowded:
        return Trouble("NAME-08", said)
    code = _lesser_doubt(parts)
    return Trouble(code, said, parts.name, parts.name) if code else None


def _lesser_doubt(parts: Parts) -> str | None:
    if parts.note:
        return "NAME-04"
    if parts.turned:
        return "NAME-07"
    if parts.latin:
        return "NAME-05"
    if parts.partial:
        return "NAME-02"
    if parts.long:
        return "NAME-09"
    return "NAME-01" if parts.shortened else None
