"""What one cell tells of a category: which, since when, by which order, until when; conformity; a young specialist."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.day import Day
from attest_xl.schema.kinds.facts.dates import Dated, Role, dates_of, the_day
from attest_xl.schema.kinds.facts.obstacles import is_dash, obstacle, unknown
from attest_xl.schema.kinds.facts.phrases import phrases_of
from attest_xl.schema.kinds.facts.vocabulary import NO_CATEGORY, OWNERS, Sense
from attest_xl.schema.kinds.facts.words import Word
from attest_xl.schema.kinds.folding import LONGEST, remembered, shown, squeezed
from attest_xl.schema.verdict import Trouble


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """What a cell such as `высшая, пр. № 123 от 24.12.2021` tells.

    `category` is one of `CATEGORIES`; `None` when the cell tells of none or cannot be understood. `decided` is the day
    of its decision, `conformity_date` that of conformity, `valid_until` what stands after «до»; a date that is not
    plain is a `Trouble`. `order` is its number, with its issuer and its own date where they are told: `№ 123`.
    `trouble` says why nothing was taken, or what could not be beside the category; `leftover` is that text.
    """

    category: str | None = None
    decided: date | Trouble | None = None
    order: str | None = None
    conformity: bool = False
    conformity_date: date | Trouble | None = None
    young: bool = False
    valid_until: date | Trouble | None = None
    trouble: Trouble | None = None
    leftover: str = ""


_DAY = Day()
_FRACTION = re.compile(r"(?<=^[0-9])[.,]0+$")
_NUMBERS = frozenset({"0", "1", "2"})
_STRANGE = frozenset({Sense.UNKNOWN, Sense.POSITION})
_DATED = frozenset({Sense.LEVEL, Sense.CONFORMITY})


def facts_of_category(cell: Value) -> CategoryFacts:
    """All that the cell tells; an empty one tells nothing. The numbers 1 and 2 are categories, a date a decision's."""
    if isinstance(cell, date) or (isinstance(cell, int | float) and 10_000 <= cell < 100_000):
        return CategoryFacts(decided=_DAY.read(cell))
    text = text_of(cell)
    if isinstance(cell, bool) or (isinstance(cell, int | float) and text not in _NUMBERS):
        return CategoryFacts(trouble=unknown(text), leftover=text)
    return _told(text)


@remembered
def _told(text: str) -> CategoryFacts:
    said = squeezed(text)
    if not said:
        return CategoryFacts()
    if len(said) > LONGEST:
        return CategoryFacts(trouble=unknown(said), leftover=said)
    words = phrases_of(_FRACTION.sub("", said))
    trouble = obstacle(words, said)
    return _taken(words, said) if trouble is None else CategoryFacts(trouble=trouble, leftover=said)


def _taken(words: Sequence[Word], said: str) -> CategoryFacts:
    dates = dates_of(words)
    facts = CategoryFacts(
        category=_category(words, said),
        decided=the_day(dates, Sense.LEVEL, Role.SET, Role.ORDER),
        order=_order(words, dates),
        conformity=_tells(words, Sense.CONFORMITY),
        conformity_date=the_day(dates, Sense.CONFORMITY, Role.SET, Role.ORDER),
        young=_tells(words, Sense.YOUNG),
        valid_until=the_day(dates, None, Role.UNTIL),
        leftover=" ".join(word.said for word in words if word.sense in _STRANGE),
    )
    return replace(facts, trouble=_doubt(facts, dates, said))


def _category(words: Sequence[Word], said: str) -> str | None:
    level = next((word.value for word in words if word.sense is Sense.LEVEL), None)
    none = is_dash(said) or any(word.sense in OWNERS for word in words)
    return level or (NO_CATEGORY if none else None)


def _tells(words: Sequence[Word], sense: Sense) -> bool:
    return any(word.sense is sense for word in words)


def _order(words: Sequence[Word], dates: Sequence[Dated]) -> str | None:
    """`МО РО № 1234`; with its date when the decision has another one."""
    told = " ".join(_order_parts(words))
    dated = next((d.stamp.said for d in dates if d.role is Role.ORDER), None)
    decided = any(d.role is Role.SET and d.owner in _DATED for d in dates)
    return f"{told} от {dated}".strip() if dated and decided else told or None


def _order_parts(words: Sequence[Word]) -> Iterator[str]:
    for word in words:
        if word.sense is Sense.NUMBER:
            yield f"№ {word.said}"
        elif word.sense is Sense.ORDER and word.value:
            yield word.value


def _doubt(facts: CategoryFacts, dates: Sequence[Dated], said: str) -> Trouble | None:
    """What the cell holds beyond the facts taken."""
    if facts.leftover:
        return Trouble("FACT-01", shown(said), facts.category, shown(facts.leftover))
    stray = next((d.stamp.said for d in dates if d.role is not Role.UNTIL and d.owner not in _DATED), None)
    return Trouble("FACT-02", shown(said), facts.category, stray) if stray else None
