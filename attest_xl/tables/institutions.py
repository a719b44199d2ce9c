"""Names of institutions: told from other texts, taken out of titles, found again under another spelling."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from attest_xl.schema.kinds.folding import folded, letters, squeezed
from attest_xl.sheets import Institution
from attest_xl.tables.institution_said import PLACE, STREET, WORD, Parsed, contradict, is_own, parsed
from attest_xl.tables.institution_words import FORMS, KINDS, LEGAL, SELF_NAMED

_QUOTED = re.compile(r"[«\"“„']+([^«»\"“”„']+)[»\"“”']*")
_ADJECTIVE = re.compile(r"^([А-ЯЁ]\w+[сц]к)ой\b")
_ITS_BRANCH = re.compile(r"^(?:(филиал\w*)|структурн\w+ подразделени\w+)", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{2,4}\b|\b(?:19|20)\d\d\b")
_STARTS = re.compile(
    r"\b(?:[Фф]илиал|[Сс]труктурн\w+ подразделени"
    r"|[МГЧ][БАК]?(?:О|ДО|Д|СО)?О?У(?:\s+ДО)?\b|ГУО\b|[Мм]униципальн|[Гг]осударственн|[Чч]астн"
    r"|СОШ|ООШ|НОШ|СШ\b|БШ\b|НШ\b|ДДТ|ЦДТ|ЦДО|ДЮСШ|ДШИ|ЦРР|ДОУ|[Дд]/[Сс]"
    r"|(?:[Сс]редн|[Оо]сновн|[Бб]азов|[Нн]ачальн)\w+ (?:общеобр\w+ )?школ|[Гг]имнази|[Лл]ице[йяюе]"
    r"|[Дд]етск\w+ сад(?!ы|ов)|[Яя]сл|[Шш]кол[аыеу]\w*(?=\s*[№«\"-])"
    r"|[Цц]ентр\w* (?:дет|доп|разв|твор|внеш)|[Дд]ом\w* (?:дет|твор)|[Дд]вор[ец]"
    r"|[Сс]танци\w+ юн|[Кк]олледж|[Тт]ехникум)"
)
_ENDS = re.compile(
    r"\s+(?:на\s+(?=\d|«|[а-я]+\s+\d{4})|за\s+\d|по\s+состоянию|в\s+\d{4}|от\s+\d|\d{4}\s*[-–/])"
    r"|\s*(?:[;|]|\((?!\s*(?:филиал|структ)))"
    r"|,(?!\s*(?:\w*школ|ул\b|улиц|пр-т|просп|пер\.|переул|б-р|бульв|филиал|структ))"
)
_NOT = re.compile(r"^(?:учител|воспитател|педагог|преподавател|персонал|работник|сотрудник|администрац|совместител|"
                  r"специалист|кадр|список|сведени|информаци|обслуж)")  # fmt: skip


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
    return any(word[:1].isupper() and folded(word) in one.own for word in WORD.findall(said))


def institution_in(text: str) -> str | None:
    """The institution a title speaks of: `МБОУ СОШ № 5` from `Список работников МБОУ СОШ № 5 на 01.09.2025`."""
    said = squeezed(text)
    start = _STARTS.search(said)
    if start is None:
        return said if len(said) < 80 and looks_like_institution(said) else None
    before = WORD.findall(said[: start.start()])
    begin = start.start() - (len(before[-1]) + 1) if before and _is_adjective(before[-1]) else start.start()
    part = said[max(begin, 0) :]
    end = _ENDS.search(part)
    part = (part[: end.start()] if end else part).strip(" .,:–-")
    return part if looks_like_institution(part) else None


def _is_adjective(word: str) -> bool:
    """`Ивановской` before `СОШ` is the school's name; `работников` is not."""
    return word[:1].isupper() and folded(word).endswith(("ская", "ской", "ский", "ского", "цкая", "цкой", "ная", "ной"))


def short_name(text: str) -> str:
    """The name as lists have it: `СОШ № 5` for `муниципального … учреждения «Средняя … школа № 5»`; a branch keeps all
    of its words."""
    said = squeezed(text)
    one = parsed(said)
    if one.branch:
        return _ITS_BRANCH.sub(lambda match: "Филиал" if match[1] else "Структурное подразделение", said)
    shown = next((written for short, written, _ in FORMS if short == one.form), "")
    if one.number and shown:
        town = PLACE.search(said)
        return f"{shown} № {one.number}" + (f" {town[0]}" if town else "")
    quoted = _QUOTED.findall(said)
    if quoted and parsed(quoted[-1]).form:
        return squeezed(quoted[-1])
    if quoted and shown:
        return f"{shown} «{squeezed(quoted[-1])}»"
    return _ADJECTIVE.sub(r"\1ая", squeezed(_without_legal(said))) or said


def longer_name(text: str) -> str:
    """The short name with what tells it from another of that number or name: `Детский сад № 2 «Ромашка», ул. Мира`."""
    said = squeezed(text)
    one, short, street = parsed(said), short_name(said), STREET.search(said)
    named = f" «{one.title}»" if one.title and folded(one.title) not in folded(short) else ""
    end = f", {street[0].rstrip(' ,')}" if street and street[0] not in short else ""
    return f"{short}{named}{end}"


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
    """Known institutions, looked up by any spelling. Two names are one institution only when nothing that both say
    contradicts; a name that says less is one with another when it can be no third."""

    def __init__(self, known: Iterable[Institution]) -> None:
        self._known: list[Institution] = []
        self._by_letters: dict[str, list[Institution]] = {}
        self._by_key: dict[str, list[Institution]] = {}
        self._texts: dict[int, list[str]] = {}
        self._found: dict[str, Found] = {}
        for one in known:
            self.add(one)

    def add(self, one: Institution) -> None:
        """One more institution is known."""
        self._known.append(one)
        self._found.clear()
        self._texts[id(one)] = list(dict.fromkeys(filter(None, (one.institution, one.full_name))))
        for name in self._texts[id(one)]:
            _add(self._by_letters, letters(name), one)
            _add(self._by_key, institution_key(name), one)

    def learn(self, text: str, one: Institution) -> None:
        """The known institution has been called so: another whose name contradicts the text is another."""
        texts = self._texts[id(one)]
        if all(parsed(name) != parsed(text) for name in texts):
            texts.append(text)
            self._found.clear()

    def find(self, text: str) -> Found:
        """The one institution the text means, if it is one."""
        if text not in self._found:
            self._found[text] = self._search(text)
        return self._found[text]

    def _search(self, text: str) -> Found:
        exact = self._by_letters.get(letters(text))
        likely = exact or self._best(text, self._agreeing(text, institution_key(text), self._by_key))
        return _settled(
            likely
            or self._best(text, tuple(self._named(text)))
            or self._agreeing(text, letters(short_name(text)), self._by_letters)
            or tuple(self._misspelt(text))
        )

    def is_called(self, name: str) -> bool:
        """Whether a known institution has just this name."""
        return letters(name) in self._by_letters

    def _agreeing(self, text: str, key: str, index: dict[str, list[Institution]]) -> tuple[Institution, ...]:
        return tuple(one for one in index.get(key, ()) if key and self._agrees(text, one))

    def _agrees(self, text: str, one: Institution) -> bool:
        """Whether nothing that the institution has been called contradicts the text."""
        return not any(contradict(parsed(text), parsed(name)) for name in self._texts[id(one)])

    def _named(self, text: str) -> Iterator[Institution]:
        """Where one says less: the name without the number, `д/с «Солнышко»`; `ЦДТ` for `ЦДТ «Радуга»`."""
        said = parsed(text)
        for one in self._known if said.kind else ():
            if any(_less(said, parsed(name)) for name in self._texts[id(one)]) and self._agrees(text, one):
                yield one

    def _misspelt(self, text: str) -> Iterator[Institution]:
        """Institutions whose names differ from the text by a slip of the pen; never by a number."""
        said, number = letters(text), parsed(text).number
        for one in self._known:
            names = [name for name in (one.institution, one.full_name) if name]
            close = any(parsed(name).number == number and _close(said, letters(name)) for name in names)
            if close and self._agrees(text, one):
                yield one

    def _best(self, text: str, likely: Sequence[Institution]) -> Sequence[Institution]:
        """Of several the one of the text's form that has most of its own words, if that tells them apart."""
        if len(likely) < 2:
            return likely
        said = parsed(text)
        scored = [(self._likeness(said, one), one) for one in likely]
        top = max(score for score, _ in scored)
        return [one for score, one in scored if score == top]

    def _likeness(self, said: Parsed, one: Institution) -> tuple[int, bool]:
        names = [parsed(name) for name in self._texts[id(one)]]
        words = {word for name in names for word in name.telling}
        return len(said.telling & words), any(name.form == said.form for name in names)


def _add(index: dict[str, list[Institution]], key: str, one: Institution) -> None:
    if key and one not in index.setdefault(key, []):
        index[key].append(one)


def _settled(found: Sequence[Institution]) -> Found:
    unique = tuple({id(one): one for one in found}.values())
    return Found(unique[0]) if len(unique) == 1 else Found(None, unique)


def _less(said: Parsed, other: Parsed) -> bool:
    """Whether one of the two tells the other's name without its number, or nothing but a part of the other's words."""
    if said.kind != other.kind or (said.number and other.number):
        return False
    short, long = sorted((said, other), key=lambda one: (bool(one.number), len(one.own)))
    if not set(short.own) <= set(long.own):
        return False
    if long.number:
        return bool(short.own)
    whole = not short.named or len(short.named) == len(long.named)  # «Аист» is not «Белый аист»
    return whole and (any(map(is_own, short.own)) or short.form in SELF_NAMED)


def _close(said: str, known: str) -> bool:
    return min(len(said), len(known)) >= 6 and SequenceMatcher(None, said, known, autojunk=False).ratio() >= 0.87
