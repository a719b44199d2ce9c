"""Which institutions of the book the people of lists belong to, and which are new."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from attest_xl.findings import Finding, Place
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.sheet import column_of
from attest_xl.sheets import Institution, Staff
from attest_xl.tables.incoming import Incoming
from attest_xl.tables.institution_said import contradict, parsed
from attest_xl.tables.institutions import Institutions, kind_of, longer_name, looks_like_institution, short_name


class Founding:
    """The book's institutions with those that the lists add. All names of the lists are heard before a person is
    placed: a name that says little may mean what comes further down."""

    def __init__(self, known: Sequence[Institution], incoming: Sequence[Incoming]) -> None:
        self._names = Institutions(known)
        self._first: dict[str, Incoming] = {}
        for person in incoming:
            if person.staff.institution:
                self._first.setdefault(_said(person), person)
        self._namesakes = _by_short_name(self._first)
        self._founded: dict[str, Institution] = {}
        self._unclear: dict[tuple[str, str, str], Finding] = {}
        for said in sorted(self._first, key=lambda name: -parsed(name).much):
            self._hear(said)

    @property
    def founded(self) -> tuple[Institution, ...]:
        """The new institutions, in the order in which the lists name them."""
        return tuple(self._founded[said] for said in self._first if said in self._founded)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One for each new institution, and one a sheet for each name that may be several of which one is new."""
        new = (
            Finding("IMPORT-24", _place(self._first[said]), self._founded[said].institution or "")
            for said in self._first
            if said in self._founded
        )
        return (*new, *self._unclear.values())

    def name_of(self, person: Incoming) -> str | None:
        """The institution's name in the book; the list's own where it may be several; `None` where it says none."""
        if not person.staff.institution:
            return None
        said = _said(person)
        found = self._names.find(said)
        if found.institution is not None:
            return found.institution.institution
        self._note(said, found.several, person)
        short = _short(said, self._first)
        return said if self._names.is_called(short) else short

    def _hear(self, said: str) -> None:
        found = self._names.find(said)
        if found.several:
            return
        one = found.institution or self._found(said)
        self._names.learn(said, one)

    def _found(self, said: str) -> Institution:
        name = self._name_for(said)
        one = Institution(
            institution=name, full_name=said if letters(said) != letters(name) else None, kind=kind_of(said)
        )
        self._names.add(one)
        self._founded[said] = one
        return one

    def _name_for(self, said: str) -> str:
        """The shortest name that no other institution has or could have from these lists."""
        short, longer = _short(said, self._first), longer_name(said)
        rivals = [other for other in self._namesakes[short] if contradict(parsed(said), parsed(other))]
        if not rivals and not self._names.is_called(short):
            return short
        taken = self._names.is_called(longer) or any(longer_name(other) == longer for other in rivals)
        return said if taken else longer

    def _note(self, said: str, several: Sequence[Institution], person: Incoming) -> None:
        """The reader of the list has told of those that the book had; here one of them has come with the lists."""
        place = _place(person)
        if any(one is new for one in several for new in self._founded.values()):
            names = ", ".join(one.institution or "" for one in several)
            key = (place.file, place.sheet, said)
            self._unclear.setdefault(key, Finding("IMPORT-12", place, said, (("hint", names),)))


def _said(person: Incoming) -> str:
    """The list's own words, unless they need the header to be understood: the short name may have lost what tells the
    institution from another."""
    text = person.institution_text
    return text if looks_like_institution(text) else person.staff.institution or ""


def _short(said: str, first: Mapping[str, Incoming]) -> str:
    return short_name(said) if looks_like_institution(said) else first[said].staff.institution or said


def _by_short_name(first: Mapping[str, Incoming]) -> Mapping[str, Sequence[str]]:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for said in first:
        groups[_short(said, first)].append(said)
    return groups


def _place(person: Incoming) -> Place:
    """The cell of the institution, or the row where the list has no such column."""
    origin, title = person.staff.origin, column_of(Staff, "institution").title
    if origin is None:
        return Place(Staff.sheet.title, title=title)
    return Place(origin.sheet, origin.row, origin.column("institution") or 1, title, origin.file)
