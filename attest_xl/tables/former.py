"""How a person was called before: former names, birth dates and positions, so that whoever comes under one of them is
recognised. The index of people (`likeness.People`) knows them while answers are heard, the memory from run to run."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds import Kind
from attest_xl.schema.sheet import columns_of
from attest_xl.sheets import Staff
from attest_xl.tables.likeness import People, Person
from attest_xl.tables.pairing import value_of
from attest_xl.tables.questions import Key
from attest_xl.tables.settling import Seen, State
from attest_xl.tables.values import plain

FORMER: Mapping[str, str] = MappingProxyType({"name": "*name", "birth": "*birth", "position": "*position"})
"""What tells people apart, and under which field the memory keeps all that was ever said of it."""

BAR = "|"
"""Stands between the values that are remembered; none of them has it."""

_FIELDS: Mapping[str, str] = MappingProxyType({field: name for name, field in FORMER.items()})
_KINDS: Mapping[str, Kind[Any]] = MappingProxyType({name: column.kind for name, column in columns_of(Staff)})


def person_in(key: str, school: str, cells: Mapping[str, Value]) -> Person:
    """Whom a row of a school is about."""
    name, birth, position = (cells.get(field) for field in FORMER)
    return Person(key, school, _text("name", name), _day(birth), _text("position", position) or None)


def hear_of(people: People, person: str, said: Mapping[str, Value], sent: Mapping[str, Value]) -> None:
    """Somebody is, was or may be what a school says, and what was sent of the same, if anything was."""
    for name in FORMER.keys() & said.keys():
        for row in (sent, said) if sent else (said,):
            people.also(person, name, _mark(name, row.get(name)))


def _mark(name: str, cell: Value) -> str | date | None:
    return _day(cell) if name == "birth" else _text(name, cell) or None


def _day(cell: Value) -> date | None:
    value = value_of(plain(_KINDS["birth"], cell))
    return value if isinstance(value, date) else None


def _text(name: str, cell: Value) -> str:
    return text_of(value_of(plain(_KINDS[name], cell))).replace(BAR, " ")


def kept(people: People, person: str) -> Mapping[Key, Seen]:
    """What is to be remembered of somebody of whom more than one thing was said."""
    lines: dict[Key, Seen] = {}
    for name, field in FORMER.items():
        values = {text_of(getattr(one, name)) for one in people.said_of(person)}
        if len(values) > 1:
            lines[person, field] = Seen(BAR.join(sorted(values)), "", State.TAKEN)
    return lines


def recall(people: People, memory: Mapping[Key, Seen]) -> None:
    """Tell the index what one school's memory keeps of people."""
    for (person, field), seen in memory.items():
        if field in _FIELDS:
            for value in seen.value.split(BAR):
                people.also(person, _FIELDS[field], _mark(_FIELDS[field], value))
