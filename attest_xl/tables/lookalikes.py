"""People who turn out to be alike only when another answer has come.

Before any answer of a run is merged all are looked through for what people are called in them. After it, those who are
new or called otherwise are compared with the rows that answers have added before.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from attest_xl.sheets import Staff
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.comparing import NEW
from attest_xl.tables.fold import Fold
from attest_xl.tables.former import hear_of, person_in
from attest_xl.tables.likeness import Likeness, People, Person
from attest_xl.tables.newcomers import KINDS, described, own_cells, shown_in
from attest_xl.tables.questions import MISSING, OWN, ROW, Key, Part, Question
from attest_xl.tables.settling import Seen, State
from attest_xl.tables.sides import Heard, Sides


@dataclass(frozen=True, slots=True)
class Recollection:
    """What is remembered and asked of one school's staff."""

    seen: Mapping[Key, Seen]
    questions: Mapping[Key, Question]


@dataclass(frozen=True, slots=True)
class District:
    """The staff of all schools as it is now: what is remembered and asked by part, the row of a code, the name of a
    school by its code, the people."""

    parts: Mapping[Part, Recollection]
    row: Callable[[str], RawCells | None]
    school: Callable[[str], str]
    people: People


@dataclass(frozen=True, slots=True, order=True)
class _Newcomer:
    """A row that nobody sent: where it is remembered, the code it has got, if it has been added."""

    part: Part
    row: str
    code: str = ""


def foretell(people: People, heard: Iterable[Heard]) -> None:
    """Tell the index how the people of some answers were sent and are called in them."""
    for difference in (one.difference for one in heard if one.difference.row is Staff):
        for said in difference.changed:
            hear_of(people, said.key, said.cells, difference.sent[said.key])


def look_again(district: District) -> Mapping[Part, Recollection]:
    """The parts in which it has come up that a row that nobody sent may be somebody the district has."""
    if not district.people.news:
        return {}
    changed: defaultdict[Part, dict[Key, Question]] = defaultdict(dict)
    apart = _apart(district)
    for one in _to_ask(district):
        question = _question(district, one, apart[one.code] if one.code else frozenset[str]())
        if question is not None:
            changed[one.part][question.key] = question
            apart[question.other].add(question.target)
    return {part: _asking(district.parts[part], questions) for part, questions in changed.items()}


def _to_ask(district: District) -> Iterable[_Newcomer]:
    """The newcomers whom somebody of whom there are news is like, in an order of their own."""
    added = {one.code: one for one in _added(district)}
    waiting = {f"{number}": one for number, one in enumerate(_waiting(district))}
    asked = People(_person(district, key, one) for key, one in waiting.items())
    found: set[_Newcomer] = set()
    for key in district.people.news:
        if key in added and len(district.people.said_of(key)) > 1:
            found.add(added[key])
        for person in district.people.said_of(key):
            found |= {added[one.key] for one in district.people.like(person) if one.key in added}
            found |= {waiting[one.key] for one in asked.like(replace(person, key=""))}
    return sorted(found, reverse=True)


def _added(district: District) -> Iterator[_Newcomer]:
    """The rows added from answers as they came; where a person has decided so, they are nobody else."""
    for part, known in district.parts.items():
        for (row, field), seen in known.seen.items():
            if field == ROW and row.startswith(NEW) and seen.value:
                decided = seen.state is State.KEPT or any((key, OWN) in known.seen for key in (row, seen.value))
                if not decided:
                    yield _Newcomer(part, row, seen.value)


def _waiting(district: District) -> Iterator[_Newcomer]:
    for part, known in district.parts.items():
        for question in known.questions.values():
            if question.field == ROW and not question.target:
                yield _Newcomer(part, question.row)


def _person(district: District, key: str, one: _Newcomer) -> Person:
    """Whom a row in question is about."""
    return person_in(key, district.school(one.part[0]), district.parts[one.part].questions[one.row, ROW].cells)


def _question(district: District, one: _Newcomer, apart: Container[str]) -> Question | None:
    """What is to be asked that is not asked yet; `None` when nothing is. It is not about those `apart`."""
    known, cells = district.parts[one.part].questions.get((one.row, ROW)), _cells(district, one)
    if cells is None:
        return None
    said = district.people.said_of(one.code) if one.code else (_person(district, "", one),)
    found = [like for person in said if (like := district.people.likeness(person, apart))]
    if not found:
        return None
    likeness, person = min(found, key=lambda like: (like[0] is not Likeness.SAME, like[1].key))
    seen = district.parts[one.part].seen.get((one.row, ROW), Seen("", "", State.ASKED))
    question = known or Question(
        KINDS[likeness], Staff.sheet.table, one.row, ROW, one.code, saved=seen.saved, template=seen.template
    )
    if question.other != person.key:
        question = replace(question, sent={})
    told = described(_now(district, person))
    question = replace(question, kind=KINDS[likeness], other=person.key, other_said=told)
    question = shown_in(question, Fold(Sides(Staff, "", {})), cells)
    return question if question != known else None


def _cells(district: District, one: _Newcomer) -> RawCells | None:
    """What the school says of the row; `None` when it has been deleted since."""
    known = district.parts[one.part]
    if not one.code:
        return known.questions[one.row, ROW].cells
    row = district.row(one.code)
    return own_cells(row, known.seen.get((one.code, "status"))) if row is not None else None


def _now(district: District, person: Person) -> Person:
    row = district.row(person.key)
    return person_in(person.key, person.school, row) if row is not None else person


def _apart(district: District) -> defaultdict[str, set[str]]:
    """By code the people of whom it is decided, or in question already, whether they are that one."""
    apart: defaultdict[str, set[str]] = defaultdict(set)
    for known in district.parts.values():
        for (key, field), seen in known.seen.items():
            if field == OWN:
                apart[seen.value].add(key)
        for question in known.questions.values():
            if question.field == ROW and question.target:
                apart[question.other].add(question.target)
    return apart


def _asking(known: Recollection, questions: Mapping[Key, Question]) -> Recollection:
    """The part with the questions in it; a row that is missing and in question is asked about once."""
    seen, asked = dict(known.seen), {**known.questions, **questions}
    for question in questions.values():
        if question.target:
            seen[question.key] = replace(seen[question.key], state=State.ASKED)
        missing = (question.other, MISSING)
        if missing in asked:
            del asked[missing]
            seen[missing] = replace(seen[missing], state=State.TAKEN)
    return Recollection(seen, asked)
