"""Names of institutions: told from other texts, taken out of titles, found again under another spelling."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from attest_xl.schema.kinds.folding import folded, letters, squeezed
from attest_xl.sheets import Institution
from attest_xl.tables.institution_words import EMPTY, FORMS, GENERAL, KINDS, LEGAL, SELF_NAMED

_FORM = tuple((short, shown, re.compile(rf"\b(?:{pattern})(?![^\W\d_])")) for short, shown, pattern in FORMS)
_NUMBER = re.compile(r"(?:№|\bn|\bno|\bnо)\s*\.?\s*(\d{1,4})\b|\b(\d{1,3})\b")
_QUOTED = re.compile(r"[«\"“„']+([^«»\"“”„']+)[»\"“”']*")
_PLACE = re.compile(
    r"(?<![\w./])(?:(?:г|гор|с|п|пос|пгт|рп|д|дер|ст|аг|х)\.\s*"
    r"|(?:г|пгт|рп|города?|сел[оа]|пос[её]л(?:ок|ка)|станиц[аы]|деревн[яи]|хутора?)\s+)([А-ЯЁ][\w\-]+)"
)
_ADJECTIVE = re.compile(r"^([А-ЯЁ]\w+[сц]к)ой\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_DATE = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b(?:19|20)\d\d\b")
_STARTS = re.compile(
    r"\b(?:[МГЧ][БАК]?(?:О|ДО|Д|СО)?О?У(?:\s+ДО)?\b|ГУО\b|[Мм]униципальн|[Гг]осударственн|[Чч]астн"
    r"|СОШ|ООШ|НОШ|СШ\b|БШ\b|НШ\b|ДДТ|ЦДТ|ЦДО|ДЮСШ|ДШИ|ЦРР|ДОУ|[Дд]/[Сс]"
    r"|(?:[Сс]редн|[Оо]сновн|[Бб]азов|[Нн]ачальн)\w+ (?:общеобр\w+ )?школ|[Гг]имнази|[Лл]ице[йяюе]"
    r"|[Дд]етск\w+ сад(?!ы|ов)|[Яя]сл|[Шш]кол[аыеу]\w*(?=\s*[№«\"-])"
    r"|[Цц]ентр\w* (?:дет|доп|разв|твор|внеш)|[Дд]ом\w* (?:дет|твор)|[Дд]вор[ец]"
    r"|[Сс]танци\w+ юн|[Кк]олледж|[Тт]ехникум)"
)
_ENDS = re.compile(
    r"\s+(?:на\s+(?=\d|«|[а-я]+\s+\d{4})|за\s+\d|по\s+состоянию|в\s+\d{4}|от\s+\d|\d{4}\s*[-–/])|\s*[(;|]|,\s*(?!\w*школ)"
)
_NOT = re.compile(r"^(?:учител|воспитател|педагог|преподавател|персонал|работник|сотрудник|администрац|совместител|"
                  r"специалист|кадр|список|сведени|информаци|обслуж)")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a name says: the `form` (`сош`, `дс` …), the number, the words of its own, the town."""

    form: str = ""
    number: str = ""
    own: tuple[str, ...] = ()
    place: str = ""
    legal: bool = False

    @property
    def kind(self) -> str:
        """The kind as far as numbers are counted within it."""
        return GENERAL.get(self.form, self.form)


@lru_cache(maxsize=16_384)
def parsed(text: str) -> Parsed:
    """Take a name apart."""
    plain = folded(text).replace("„", '"')
    form, rest = _form(plain)
    number, rest = _number(rest)
    town = _PLACE.search(squeezed(text))
    place = folded(town[1])[:5] if town else ""
    words = (word for word in _WORD.findall(LEGAL.sub(" ", rest)) if word not in EMPTY)
    own = tuple(word for word in words if not (place and word.startswith(place)))
    return Parsed(form, number, own, place, LEGAL.search(plain) is not None)


def _form(plain: str) -> tuple[str, str]:
    """The form that stands first in the text; of two at one place the one that comes first in the list."""
    found = [(match.start(), order, short, match) for order, (short, _, pattern) in enumerate(_FORM)
             if (match := pattern.search(plain))]  # fmt: skip
    if not found:
        return "", plain
    best = min(found, key=lambda one: one[1])
    return best[2], f"{plain[: best[3].start()]} {plain[best[3].end() :]}"


def _number(rest: str) -> tuple[str, str]:
    match = _NUMBER.search(rest)
    if match is None:
        return "", rest
    return (match[1] or match[2]).lstrip("0"), f"{rest[: match.start()]} {rest[match.end() :]}"


def institution_key(text: str) -> str:
    """Equal for spellings of one institution: `школа 5`, `детский сад солнышко`; `""` for what names none."""
    one = parsed(text)
    if not one.kind:
        return ""
    if one.number:
        return f"{one.kind} {one.number}"
    return f"{one.kind} {' '.join(sorted(word[:6] for word in one.own) or [one.place])}".strip()


def looks_like_institution(text: str) -> bool:
    """Whether the text names one institution, not a kind of school or a group of its staff."""
    said = squeezed(text)
    one = parsed(said)
    if not one.form or len(said) > 250 or _NOT.match(folded(said)) or _DATE.fullmatch(said):
        return False
    return bool(one.number) or one.legal or one.form in SELF_NAMED or _is_named(said, one)


def _is_named(said: str, one: Parsed) -> bool:
    """A name in quotation marks, a town, or a word of its own that begins with a capital letter or is an adjective."""
    if _QUOTED.search(said) or one.place:
        return True
    return any(word[:1].isupper() and folded(word) in one.own for word in _WORD.findall(said))


def institution_in(text: str) -> str | None:
    """The institution a title speaks of: `МБОУ СОШ № 5` from `Список работников МБОУ СОШ № 5 на 01.09.2025`."""
    said = squeezed(text)
    start = _STARTS.search(said)
    if start is None:
        return said if len(said) < 80 and looks_like_institution(said) else None
    before = _WORD.findall(said[: start.start()])
    begin = start.start() - (len(before[-1]) + 1) if before and _is_adjective(before[-1]) else start.start()
    part = said[max(begin, 0) :]
    end = _ENDS.search(part)
    part = (part[: end.start()] if end else part).strip(" .,:–-")
    return part if looks_like_institution(part) else None


def _is_adjective(word: str) -> bool:
    """`Ивановской` before `СОШ` is the school's name; `работников` is not."""
    return word[:1].isupper() and folded(word).endswith(("ская", "ской", "ский", "ского", "цкая", "цкой", "ная", "ной"))


def short_name(text: str) -> str:
    """The name as lists have it: `СОШ № 5` for `муниципального … учреждения «Средняя … школа № 5»`."""
    said = squeezed(text)
    one = parsed(said)
    shown = next((written for short, written, _ in FORMS if short == one.form), "")
    if one.number and shown:
        town = _PLACE.search(said)
        return f"{shown} № {one.number}" + (f" {town[0]}" if town else "")
    quoted = _QUOTED.findall(said)
    bare = squeezed(_without_legal(said))
    if quoted and parsed(quoted[-1]).form:
        return squeezed(quoted[-1])
    if quoted and shown:
        return f"{shown} «{squeezed(quoted[-1])}»"
    return _ADJECTIVE.sub(r"\1ая", bare) or said


def _without_legal(said: str) -> str:
    """Cut the legal form from the start, word by word; the rest keeps its letters."""
    words = said.split(" ")
    while len(words) > 1 and LEGAL.fullmatch(folded(words[0]).strip('«»".,')) and parsed(" ".join(words[1:])).form:
        words = words[1:]
    rest = " ".join(words).strip()
    quoted = len(rest) > 2 and rest[0] in '«"' and rest[-1] in '»"' and rest.count(rest[-1]) <= 1 + (rest[0] == '"')
    return rest[1:-1] if quoted else rest


def kind_of(text: str) -> str | None:
    """The kind as «Учреждения» calls it; `None` where the name does not tell."""
    kind = parsed(text).kind
    return KINDS.get(kind, kind) or None


@dataclass(frozen=True, slots=True)
class Found:
    """The institution a text means; `several` are those it may mean when that is not one."""

    institution: Institution | None
    several: tuple[Institution, ...] = ()


class Institutions:
    """Known institutions, looked up by any spelling."""

    def __init__(self, known: Iterable[Institution]) -> None:
        self._known: list[Institution] = []
        self._by_letters: dict[str, list[Institution]] = {}
        self._by_key: dict[str, list[Institution]] = {}
        self._found: dict[str, Found] = {}
        for one in known:
            self.add(one)

    def add(self, one: Institution) -> None:
        """One more institution is known."""
        self._known.append(one)
        self._found.clear()
        for name in dict.fromkeys(filter(None, (one.institution, one.full_name))):
            _add(self._by_letters, letters(name), one)
            _add(self._by_key, institution_key(name), one)

    def find(self, text: str) -> Found:
        """The one institution the text means, if it is one."""
        if text not in self._found:
            self._found[text] = self._search(text)
        return self._found[text]

    def _search(self, text: str) -> Found:
        exact = self._by_letters.get(letters(text)) or self._by_letters.get(letters(short_name(text)))
        if exact:
            return _settled(exact)
        key = institution_key(text)
        likely = [one for one in self._by_key.get(key, ()) if key and _agree(text, one)]
        return _settled(_best(text, likely) or tuple(self._named(text)) or tuple(self._misspelt(text)))

    def _named(self, text: str) -> Iterator[Institution]:
        """Numbered institutions that are called by their own name alone: `д/с «Солнышко»`."""
        said = parsed(text)
        own = set(said.own)
        for one in self._known if own and said.kind and not said.number else ():
            names = [parsed(name) for name in (one.institution, one.full_name) if name]
            if any(name.kind == said.kind and name.number and own <= set(name.own) for name in names):
                yield one

    def _misspelt(self, text: str) -> Iterator[Institution]:
        """Institutions whose names differ from the text by a slip of the pen; never by a number."""
        said, number = letters(text), parsed(text).number
        for one in self._known:
            names = [name for name in (one.institution, one.full_name) if name]
            if any(parsed(name).number == number and _close(said, letters(name)) for name in names):
                yield one


def find_institution(text: str, known: Sequence[Institution]) -> Institution | None:
    """The known institution the text means; `None` when it means none of them, or more than one."""
    return Institutions(known).find(text).institution


def _add(index: dict[str, list[Institution]], key: str, one: Institution) -> None:
    if key and one not in index.setdefault(key, []):
        index[key].append(one)


def _settled(found: Sequence[Institution]) -> Found:
    unique = tuple({id(one): one for one in found}.values())
    return Found(unique[0]) if len(unique) == 1 else Found(None, unique)


def _agree(text: str, one: Institution) -> bool:
    """Whether nothing the two names say contradicts: the form, the town."""
    said = parsed(text)
    others = [parsed(name) for name in (one.institution, one.full_name) if name]
    return all(_forms_agree(said.form, other.form) and _places_agree(said.place, other.place) for other in others)


def _forms_agree(one: str, other: str) -> bool:
    """A plain «школа» can be any school, «сш» and «сош» are one; a secondary school is no basic one."""
    same = {"сш": "сош", "ясли-сад": "дс", "црр": "дс"}
    left, right = same.get(one, one), same.get(other, other)
    return left == right or "школа" in (left, right)


def _places_agree(one: str, other: str) -> bool:
    return not one or not other or one[:4] == other[:4]


def _best(text: str, likely: Sequence[Institution]) -> Sequence[Institution]:
    """Of several the one whose own words are in the text, if that tells them apart."""
    if len(likely) < 2:
        return likely
    own = {word[:6] for word in parsed(text).own}
    scored = [(len(own & {word[:6] for word in parsed(one.institution or "").own}), one) for one in likely]
    top = max(score for score, _ in scored)
    return [one for score, one in scored if score == top]


def _close(said: str, known: str) -> bool:
    return min(len(said), len(known)) >= 6 and SequenceMatcher(None, said, known, autojunk=False).ratio() >= 0.87
