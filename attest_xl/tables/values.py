"""Cells as values that can be compared: two cells are equal when they tell a person the same."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds import Category, Day, Kind, Name, Position
from attest_xl.schema.kinds.facts import facts_of_category
from attest_xl.schema.kinds.folding import letters, squeezed
from attest_xl.schema.kinds.name import maiden
from attest_xl.schema.kinds.position import split_position
from attest_xl.schema.verdict import Trouble


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that is not readable as its column's kind; spacing does not tell two of them apart."""

    mark: str
    said: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that reads as `value` but tells more, or tells it with a doubt: `март 2021`, `учитель математики`."""

    value: Any
    mark: str
    said: str = field(compare=False)


def filled(cell: Value) -> bool:
    """Whether a person sees something in the cell."""
    return cell is not None and not (isinstance(cell, str) and (not cell or cell.isspace()))


def plain(kind: Kind[Any], cell: Value) -> Any:
    """The cell's value for comparing; `None` for a blank one."""
    if cell is None or cell == "":
        return None
    text = text_of(cell)
    read, said = kind.read(_day(cell) if isinstance(kind, Day) else text), squeezed(text)
    if not isinstance(read, Trouble):
        more = _more(kind, text) if read is not None else ""
        return Doubt(read, letters(more), said) if more else read
    if read.value is None:
        return Unread(said.replace(" ", ""), said)
    return Doubt(read.value, letters(said), said)


def kept_text(kind: Kind[Any], value: Any) -> str:
    """A compared value as text that `plain` reads back to the same value, in any program and any format."""
    if isinstance(value, Unread | Doubt):
        return value.said
    return _text(kind, kind.write(value))


def sent_text(kind: Kind[Any], cell: Value) -> str:
    """A cell as text that `plain` reads to the same value as the cell itself."""
    text = _text(kind, cell)
    if isinstance(cell, str) or cell is None or plain(kind, text) == plain(kind, cell):
        return text
    return kept_text(kind, plain(kind, cell))


def cell_of(kind: Kind[Any], cell: Value) -> Value:
    """The cell as the book takes it: canonical where it is plain, in the writer's own words where it is not."""
    value = plain(kind, cell)
    return value.said if isinstance(value, Unread | Doubt) else kind.write(value)


def shown_text(kind: Kind[Any], cell: Value) -> str:
    """The cell as a person reads it, also one that a base keeps as text: `28.02.2024`."""
    value = plain(kind, cell)
    return value.said if isinstance(value, Unread | Doubt) else text_of(kind.write(value))


def same_text(cell: Value, text: str) -> bool:
    """Whether the cell shows just this text of a base; the quick way to see that nothing was changed."""
    if isinstance(cell, str):
        return cell == text
    if cell is None:
        return not text
    if isinstance(cell, date):
        return date.isoformat(cell) == text or text_of(cell) == text
    return text_of(cell) == text


def _day(cell: Value) -> Value:
    """A serial number without its time of day; what else is no date and no text reads as its text."""
    if isinstance(cell, float) and 10_000 <= cell < 100_000:
        return str(int(cell))
    return cell if isinstance(cell, date) else text_of(cell)


def _text(kind: Kind[Any], cell: Value) -> str:
    if isinstance(cell, date) and isinstance(kind, Day):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    return text_of(cell)


def _more(kind: Kind[Any], text: str) -> str:
    """What a plainly read cell tells besides its value, and the value leaves out."""
    match kind:
        case Name():
            return maiden(text) or ""
        case Position():
            return split_position(text)[1] or ""
        case Category():
            facts = facts_of_category(text)
            return " ".join(word for word, told in (("сзд", facts.conformity), ("молодой", facts.young)) if told)
        case _:
            return ""
