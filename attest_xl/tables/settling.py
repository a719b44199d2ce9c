"""One cell of a merge: what was sent, what came back, what stands in the book now, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind
from attest_xl.schema.verdict import Trouble


class Verdict(Enum):
    """What becomes of a returned cell. The four add up to all that was returned."""

    UNCHANGED = "unchanged"
    TAKEN = "taken"
    CONFLICT = "conflicts"
    REFUSED = "refused"


class _NoBase(Enum):
    TOKEN = "no base"


NO_BASE: Final = _NoBase.TOKEN
"""Stands for the sent value where the answer has lost its base: nothing equals it, so every difference is a question."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that is not readable as its column's kind, compared by its text."""

    said: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What this school's answers have said of the cell before, when that answer was saved, and what came of it.

    `state` is `taken` when the book took it or a person decided so, `asked` while its question is open, `kept` when a
    person decided to keep the book's value.
    """

    value: str
    saved: str
    state: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What one answer says of the cell. `saved` is when that answer was saved (ISO, local), as far as its file tells."""

    value: Any
    saved: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The verdict on a cell, and the value it is about: the one to take, or the one to ask about."""

    verdict: Verdict
    value: Any = None
    saved: str = ""
    rivals: tuple[Any, ...] = ()


def plain(kind: Kind[Any], cell: Value) -> Any:
    """The cell's value for comparing: as its kind reads it, or its text where the kind cannot."""
    read = kind.read(cell)
    if isinstance(read, Trouble):
        return Unread(read.said) if read.value is None else read.value
    return read


def kept_text(kind: Kind[Any], value: Any) -> str:
    """A compared value as text that `plain` reads back to the same value, in any program and any format."""
    if isinstance(value, Unread):
        return value.said
    cell = kind.write(value)
    return cell.isoformat() if hasattr(cell, "isoformat") else text_of(cell)


def settle(base: Any, ours: Any, offers: Sequence[Offer], seen: Seen | None, seen_value: Any = None) -> Settled:
    """The verdict on one cell, from all answers to the same template at once, so that their order does not matter.

    An answer that repeats what was sent says nothing. Of several that changed the cell the one saved last speaks for the
    school; two that were saved at the same moment and differ are a question. The book's value stays unless it is still
    what was sent or what the school said before. What a school has said once and a person has answered is not asked
    again.
    """
    changed = [offer for offer in offers if base is NO_BASE or offer.value != base]
    if not changed:
        return Settled(Verdict.UNCHANGED)
    saved = max(offer.saved for offer in changed)
    said = list(dict.fromkeys(offer.value for offer in changed if offer.saved == saved))
    if len(said) > 1:
        ordered = sorted(said, key=repr)
        return Settled(Verdict.CONFLICT, ordered[0], saved, tuple(ordered))
    return _against_ours(base, ours, Offer(said[0], saved), seen, seen_value)


def _against_ours(base: Any, ours: Any, theirs: Offer, seen: Seen | None, seen_value: Any) -> Settled:
    if theirs.value == ours:
        return Settled(Verdict.UNCHANGED, theirs.value, theirs.saved)
    if seen is not None and theirs.value == seen_value:
        open_question = seen.state == "asked"
        return Settled(Verdict.CONFLICT if open_question else Verdict.UNCHANGED, theirs.value, theirs.saved)
    if seen is not None and theirs.saved < seen.saved:
        return Settled(Verdict.UNCHANGED)
    untouched = base is not NO_BASE and ours == base
    ours_is_theirs = seen is not None and seen.state == "taken" and ours == seen_value
    return Settled(Verdict.TAKEN if untouched or ours_is_theirs else Verdict.CONFLICT, theirs.value, theirs.saved)
