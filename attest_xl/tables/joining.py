"""People from lists to the staff of the book: who is already there, who is new, what is added, what differs.

Nothing that stands in the book is overwritten. Joining the same lists again adds nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.folding import letters, squeezed
from attest_xl.schema.kinds.name import initials_agree, name_key
from attest_xl.schema.sheet import column_of, columns_of, fields_of
from attest_xl.sheets import Institution, Staff
from attest_xl.tables.founding import Founding
from attest_xl.tables.incoming import Incoming
from attest_xl.tables.records import Words

JOINED = tuple(name for name, _ in columns_of(Staff) if name not in {"code", "institution"})
"""The fields that a list may fill; the institution is how the row was found."""


@dataclass(frozen=True, slots=True)
class Joined:
    """What joining would do. `new` rows have no `Код` yet; `filled` are cells of the book that were empty, by sheet row
    and field; `same` counts the rows that say nothing new; `differing` are the findings about values that differ;
    `findings` are all, those among them."""

    new: tuple[Incoming, ...] = ()
    filled: Mapping[int, Mapping[str, Value]] = field(default_factory=dict[int, Mapping[str, Value]])
    same: int = 0
    differing: tuple[Finding, ...] = ()
    institutions: tuple[Institution, ...] = ()
    findings: tuple[Finding, ...] = ()


def join(
    incoming: Sequence[Incoming],
    staff: Sequence[Staff],
    institutions: Sequence[Institution],
    unread: Words | None = None,
) -> Joined:
    """Join the people of lists to the staff. `unread` is the text of the book's cells that could not be read, by sheet
    row and field: such cells are not empty."""
    joining = _Joining(Founding(institutions, incoming))
    for record in staff:
        joining.know(record, (unread or {}).get(record.origin.row if record.origin else 0, {}))
    for person in incoming:
        joining.add(person)
    return joining.joined()


@dataclass
class _Slot:
    """A person in a position in an institution, from the book or from a list, with what is known by now."""

    values: dict[str, Any]
    words: dict[str, str]
    source: Staff
    person: Incoming | None = None
    filled: dict[str, Value] = field(default_factory=dict[str, Value])

    @property
    def name(self) -> str:
        return self.values.get("name") or self.words.get("name", "")

    @property
    def position(self) -> str:
        return letters(self.values.get("position") or self.words.get("position", ""))

    @property
    def institution(self) -> str:
        return letters(self.values.get("institution") or "")

    def place(self, name: str) -> Place:
        """The cell of the field, or the row where there is none."""
        origin = self.source.origin
        title = column_of(Staff, name).title
        if origin is None:
            return Place(Staff.sheet.title, title=title)
        return Place(origin.sheet, origin.row, origin.column(name) or 1, title, origin.file)


class _Joining:
    """Keeps everybody by name, so that each person of a list is found at once."""

    def __init__(self, founding: Founding) -> None:
        self._founding = founding
        self._by_name: defaultdict[tuple[str, str], list[_Slot]] = defaultdict(list)
        self._born: dict[tuple[str, date], list[_Slot]] = {}
        self._by_surname: defaultdict[tuple[str, str], list[_Slot]] = defaultdict(list)
        self._book: list[_Slot] = []
        self._new: list[_Slot] = []
        self._findings: list[Finding] = []
        self._differing: list[Finding] = []
        self._same = 0

    def know(self, record: Staff, words: Mapping[str, str]) -> None:
        """A row of the book."""
        slot = _Slot(fields_of(record), dict(words), record)
        self._book.append(slot)
        self._index(slot)
        if record.birth is not None:
            self._born.setdefault((name_key(slot.name), record.birth), []).append(slot)

    def add(self, person: Incoming) -> None:
        """A row of a list."""
        values = {**fields_of(person.staff), "institution": self._founding.name_of(person)}
        slot = _Slot(values, dict(person.unread), person.staff, person)
        known = self._known(slot)
        if known is None:
            self._new.append(slot)
            self._index(slot)
        else:
            self._merge(known, slot)

    def joined(self) -> Joined:
        """All of it."""
        filled = {slot.source.origin.row: slot.filled for slot in self._book if slot.filled and slot.source.origin}
        return Joined(
            tuple(self._as_new(slot) for slot in self._new),
            filled,
            self._same,
            tuple(dict.fromkeys(self._differing)),
            self._founding.founded,
            tuple(dict.fromkeys((*self._founding.findings, *self._findings, *self._differing))),
        )

    def _as_new(self, slot: _Slot) -> Incoming:
        origin = slot.source.origin
        text = slot.person.institution_text if slot.person else ""
        return Incoming(Staff(origin=origin, **slot.values), slot.words, text)

    def _index(self, slot: _Slot) -> None:
        self._by_name[slot.institution, name_key(slot.name)].append(slot)
        self._by_surname[slot.institution, _surname(slot.name)].append(slot)

    def _known(self, slot: _Slot) -> _Slot | None:
        """The same person in the same position of the same institution, if somebody is."""
        namesakes = self._by_name.get((slot.institution, name_key(slot.name)), [])
        here = [other for other in namesakes if _same_post(other, slot)]
        agreeing = [other for other in here if _births_agree(other, slot)]
        if agreeing:
            return max(agreeing, key=lambda other: _nearness(other, slot))
        if here:
            self._find("IMPORT-23", slot, "birth", hint=here[0].name, found=text_of(here[0].values.get("birth")))
            return None
        short = self._by_initials(slot)
        if short is None:
            self._note_elsewhere(slot)
        return short

    def _by_initials(self, slot: _Slot) -> _Slot | None:
        """Somebody whose name is the same but for initials: one whose birth date agrees, else the only one."""
        near = [
            other
            for other in self._by_surname.get((slot.institution, _surname(slot.name)), [])
            if initials_agree(other.name, slot.name) and _same_post(other, slot) and _births_agree(other, slot)
        ]
        born = [other for other in near if other.values.get("birth") and slot.values.get("birth")]
        likely = born or near
        if len(likely) > 1:
            self._find("IMPORT-26", slot, "name", hint=", ".join(other.name for other in likely[:3]))
            return None
        if likely:
            self._find("IMPORT-22", slot, "name", hint=likely[0].name)
        return likely[0] if likely else None

    def _note_elsewhere(self, slot: _Slot) -> None:
        birth = slot.values.get("birth")
        same = self._born.get((name_key(slot.name), birth), []) if birth else []
        there = next((other for other in same if other.institution != slot.institution), None)
        if there is not None:
            self._find("IMPORT-27", slot, "name", hint=there.values.get("institution") or "")

    def _merge(self, known: _Slot, slot: _Slot) -> None:
        """Fill what is empty, report what differs."""
        before = len(self._differing), len(known.filled), dict(known.values)
        for name in JOINED:
            self._merge_field(name, known, slot)
        if before == (len(self._differing), len(known.filled), known.values):
            self._same += 1

    def _merge_field(self, name: str, known: _Slot, slot: _Slot) -> None:
        ours, theirs = known.values.get(name), slot.values.get(name)
        held, said = known.words.get(name), slot.words.get(name)
        if ours is None and held is None:
            self._fill(name, known, theirs, said)
        elif theirs is not None and not _agree(name, ours, theirs):
            self._differ(name, known, slot, theirs)

    def _fill(self, name: str, known: _Slot, value: Any, words: str | None) -> None:
        if value is None and words is None:
            return
        cell = column_of(Staff, name).kind.write(value) if value is not None else words
        if value is not None:
            known.values[name] = value
        elif words is not None:
            known.words[name] = words
        if known.person is None:
            known.filled[name] = cell

    def _differ(self, name: str, known: _Slot, slot: _Slot, theirs: Any) -> None:
        kind = column_of(Staff, name).kind
        ours = known.values.get(name)
        kept = text_of(kind.write(ours)) if ours is not None else known.words.get(name, "")
        place = known.place(name)
        where = f"{place.file} · {place.cell}" if place.file else place.cell
        code = "IMPORT-21" if known.person is None else "IMPORT-25"
        details = (("hint", kept), ("found", where))
        self._differing.append(Finding(code, slot.place(name), text_of(kind.write(theirs)), details))

    def _find(self, code: str, slot: _Slot, name: str, **details: str) -> None:
        said = text_of(column_of(Staff, name).kind.write(slot.values.get(name))) or slot.name
        self._findings.append(Finding(code, slot.place(name), said, tuple(details.items())))


def _surname(name: str) -> str:
    return letters(squeezed(name).split(" ")[0])


def _same_post(one: _Slot, other: _Slot) -> bool:
    """The same position; one that is not told can be any."""
    return not one.position or not other.position or one.position == other.position


def _births_agree(one: _Slot, other: _Slot) -> bool:
    born = one.values.get("birth"), other.values.get("birth")
    return None in born or born[0] == born[1]


def _nearness(one: _Slot, other: _Slot) -> tuple[bool, bool, bool]:
    born, posts = one.values.get("birth"), (one.position, other.position)
    subjects = one.values.get("subject"), other.values.get("subject")
    return posts[0] == posts[1], born is not None and born == other.values.get("birth"), subjects[0] == subjects[1]


def _agree(name: str, ours: Any, theirs: Any) -> bool:
    """Whether two values say the same; texts may differ in case and signs, names as `name_key` and initials allow."""
    if name == "name":
        return name_key(ours or "") == name_key(theirs) or initials_agree(ours or "", theirs)
    if isinstance(ours, str) and isinstance(theirs, str):
        return letters(ours) == letters(theirs)
    return ours == theirs
