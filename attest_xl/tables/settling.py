"""One cell of a merge: what was sent, what came back, what stands in the book now, and what becomes of it.

Answers may come in any order and again and again. What the book remembers of a cell (`Seen`) makes the outcome depend
on what the school said and when, not on when the files were merged.
"""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from typing import Any, Final


class Verdict(Enum):
    """What becomes of a returned cell. The four add up to all that was returned."""

    UNCHANGED = "unchanged"
    TAKEN = "taken"
    CONFLICT = "conflicts"
    REFUSED = "refused"


class State(StrEnum):
    """What has come of the last thing a school said of a cell.

    `TAKEN`: the book took it. `ASKED`: its question is open. `KEPT`: the book's value stands, because a person decided
    so (whichever value that was) or because the school came to say the same; anything new is asked.
    """

    TAKEN = "taken"
    ASKED = "asked"
    KEPT = "kept"


class _NoBase(Enum):
    TOKEN = "no base"


NO_BASE: Final = _NoBase.TOKEN
"""Stands for the sent value where the answer has lost its base: every difference from the book is a question."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The last value a school said of a cell (as `kept_text`), when the answer was saved, in which template. `saved` is
    `""` for what the program put in its place."""

    value: str
    saved: str
    state: State
    template: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one answer says of the cell: the value to compare and its text. `saved` sorts a school's answers by age."""

    value: Any
    text: str
    saved: str
    template: str


@dataclass(frozen=True, slots=True)
class Settled:
    """The verdict, what the book remembers from now on, and whether a later answer has already said something else.

    The cell's question is open exactly while the memory's state is `ASKED`. `replaced` is what an earlier answer said
    in the place of this one: it was taken or asked about until now; `None` when there is nothing of the kind.
    """

    verdict: Verdict
    seen: Seen | None
    superseded: bool = False
    replaced: str | None = None


def settle(base: Any, ours: Any, offer: Offer, seen: Seen | None, seen_value: Any = None) -> Settled:
    """The verdict on one cell of one answer. `seen_value` is the remembered value, read as the cell's kind.

    An answer that repeats what was sent says nothing. Of several answers that changed the cell the one saved last
    speaks. Its value is taken while the book still holds what was sent or what the same school said before; else it is
    a question. What a school has said once and a person has answered is not asked again.
    """
    if offer.value == (ours if base is NO_BASE else base):
        return Settled(Verdict.UNCHANGED, seen)
    if seen is not None:
        if offer.value == seen_value and (offer.template == seen.template or offer.saved <= seen.saved):
            return _said_before(ours, offer, seen)
        if offer.saved < seen.saved:
            return Settled(Verdict.UNCHANGED, seen, superseded=True)
    verdict, state = _new_word(base, ours, offer, seen, seen_value)
    spoken = seen is not None and seen.saved and seen.state is not State.KEPT and seen_value not in (None, offer.value)
    replaced = seen.value if seen and spoken else None
    return Settled(verdict, Seen(offer.text, offer.saved, state, offer.template), replaced=replaced)


def _new_word(base: Any, ours: Any, offer: Offer, seen: Seen | None, seen_value: Any) -> tuple[Verdict, State]:
    if offer.value == ours:
        theirs = seen is not None and seen.state is State.TAKEN and ours == seen_value
        return Verdict.UNCHANGED, State.TAKEN if theirs else State.KEPT
    if _may_take(base, ours, seen, seen_value):
        return Verdict.TAKEN, State.TAKEN
    return Verdict.CONFLICT, State.ASKED


def _said_before(ours: Any, offer: Offer, seen: Seen) -> Settled:
    """Nothing new; a question about it stays open unless the book has meanwhile come to say the same."""
    again = replace(seen, saved=max(seen.saved, offer.saved))
    if seen.state is not State.ASKED:
        return Settled(Verdict.UNCHANGED, again)
    if offer.value == ours:
        return Settled(Verdict.UNCHANGED, replace(again, state=State.KEPT))
    return Settled(Verdict.CONFLICT, again)


def _may_take(base: Any, ours: Any, seen: Seen | None, seen_value: Any) -> bool:
    """Whether the book holds nothing of its own: what was sent, or what this school said before."""
    if base is NO_BASE or (seen is not None and seen.state is State.KEPT):
        return False
    return ours == base or (seen is not None and seen.state is State.TAKEN and ours == seen_value)
