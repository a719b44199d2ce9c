"""What the book remembers of schools' answers, between «Память» and the merge."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from attest_xl.actions._desk import Desk
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.change import TableWrite
from attest_xl.schema.sheet import titles_of
from attest_xl.sheets import SeenLine
from attest_xl.tables.questions import Key, Part
from attest_xl.tables.settling import Seen, State

Memory = Mapping[Part, Mapping[Key, Seen]]


@dataclass(frozen=True, slots=True)
class Remembered:
    """The memory as it stands; `rows` gives the table's row (from 0) of each key's text."""

    parts: Memory
    rows: Mapping[str, int]


def remembered(desk: Desk) -> Remembered:
    """Read «Память». A line that cannot be read is forgotten: its answer is then heard anew."""
    grid = desk.grid(SeenLine)
    parts: defaultdict[Part, dict[Key, Seen]] = defaultdict(dict)
    rows: dict[str, int] = {}
    for index, line in enumerate(grid.rows[1:] if grid is not None else ()):
        text, value, saved, state, template = (text_of(cell) for cell in (*line, None, None, None, None, None)[:5])
        school, _, rest = text.partition("|")
        table, _, rest = rest.partition("|")
        row, bar, field = rest.rpartition("|")
        if bar and state in _STATES:
            parts[school, table][row, field] = Seen(value, saved, State(state), template)
            rows[text] = index
    return Remembered(parts, rows)


def memory_write(desk: Desk, old: Remembered, new: Memory) -> TableWrite | None:
    """The write after which «Память» holds `new` for the schools and tables it names, and what it held for others."""
    if desk.grid(SeenLine) is None:
        return None
    lines = {
        text: line
        for part, seen in {**old.parts, **new}.items()
        for text, line in _lines(part, seen)
    }  # fmt: skip
    known = sorted((text for text in lines if text in old.rows), key=old.rows.__getitem__)
    fresh = [text for text in lines if text not in old.rows]
    origin = (*(old.rows[text] for text in known), *(None for _ in fresh))
    rows = tuple(lines[text] for text in (*known, *fresh))
    return TableWrite(SeenLine.sheet.table, titles_of(SeenLine), rows, origin)


def _lines(part: Part, seen: Mapping[Key, Seen]) -> Iterable[tuple[str, tuple[Value, ...]]]:
    for (row, field), one in seen.items():
        text = "|".join((*part, row, field))
        yield text, (text, one.value or None, one.saved or None, one.state.value, one.template or None)


_STATES = frozenset(state.value for state in State)
