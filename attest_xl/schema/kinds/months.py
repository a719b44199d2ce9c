"""The names of the months: Russian, Belarusian, English, Roman; in full, shortened, in their cases, misspelt."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from attest_xl.schema.kinds.folding import folded, remembered
from attest_xl.schema.kinds.nearness import nearest

_RUSSIAN = (
    "январь января январе", "февраль февраля феврале", "март марта марте", "апрель апреля апреле", "май мая мае",
    "июнь июня июне", "июль июля июле", "август августа августе", "сентябрь сентября сентябре сент",
    "октябрь октября октябре", "ноябрь ноября ноябре нояб", "декабрь декабря декабре",
)  # fmt: skip
_BELARUSIAN = (
    "студзень студзеня", "люты лютага лютым", "сакавік сакавіка", "красавік красавіка", "май мая траўня",
    "чэрвень чэрвеня", "ліпень ліпеня", "жнівень жніўня жніўні", "верасень верасня", "кастрычнік кастрычніка",
    "лістапад лістапада", "снежань снежня снежні",
)  # fmt: skip
_ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _plain(word: str) -> str:
    return folded(word).replace("і", "и").replace("ў", "у")


def _spelled() -> Iterator[tuple[str, int]]:
    for names in (_RUSSIAN, _BELARUSIAN, _ENGLISH):
        for number, forms in enumerate(names, 1):
            for form in forms.split():
                yield _plain(form), number


_FORMS: Mapping[str, int] = MappingProxyType(dict(_spelled()))
_ROMANS: Mapping[str, int] = MappingProxyType({folded(roman): number for number, roman in enumerate(_ROMAN, 1)})


@remembered
def month_spelled(word: str) -> int | None:
    """The month's number by one of its forms or the first letters of one, three at least; `None` if it is no month."""
    plain = _plain(word)
    begun = {number for form, number in _FORMS.items() if len(plain) >= 3 and form.startswith(plain)}
    return _FORMS.get(plain) or (begun.pop() if len(begun) == 1 else None)


@remembered
def month_of(word: str) -> int | None:
    """The month's number, one slip of the pen forgiven in four letters and more; `None` when no month or more than
    one could be meant: `июпя`, `маря`."""
    plain = _plain(word)
    meant = {_FORMS[form] for form in nearest(plain, _FORMS, 1)} if len(plain) >= 4 else set[int]()
    return month_spelled(word) or (meant.pop() if len(meant) == 1 else None)


def roman_month(sign: str) -> int | None:
    """`III` → 3, in Latin or look-alike Cyrillic letters of any case."""
    return _ROMANS.get(folded(sign))
