"""Trying a column's cells: do they hold what the header promises; what could they be without one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds import Day
from attest_xl.schema.kinds.facts import facts_of_category, facts_of_courses
from attest_xl.schema.kinds.facts.position import facts_of_position
from attest_xl.schema.kinds.position import is_subject
from attest_xl.schema.verdict import Trouble
from attest_xl.tables.institutions import looks_like_institution
from attest_xl.tables.view import is_surely_name, may_be_name

ENOUGH = 3
"""So many cells are needed before a column is thought to be something."""
MOST = 400
"""So many cells are tried."""


def _is_day(cell: Value) -> bool:
    verdict = Day().read(cell)
    return isinstance(verdict, date) or (isinstance(verdict, Trouble) and verdict.code != "DATE-01")


def _is_category(cell: Value) -> bool:
    facts = facts_of_category(cell)
    return facts.category is not None or facts.conformity or facts.young or facts.decided is not None


def _is_name(cell: Value) -> bool:
    """Letters that are no position; a surname alone will do."""
    text = text_of(cell)
    named = isinstance(cell, str) and not any(map(str.isdigit, text.lstrip("0123456789. )")))
    return may_be_name(text) or (named and is_subject(facts_of_position(text).position or "") is None)


def _is_course(cell: Value) -> bool:
    return facts_of_courses(cell).last is not None


FITTING: Mapping[str, Callable[[Value], bool]] = MappingProxyType(
    {
        "name": _is_name,
        "category": _is_category,
        "claims": _is_category,
        "birth": _is_day,
        "decided": _is_day,
        "conformity": lambda cell: _is_day(cell) or _is_category(cell),
        "started": _is_day,
        "returned": _is_day,
        "trained": _is_course,
        "institution": lambda cell: looks_like_institution(text_of(cell)),
    }
)
"""Whether a cell can hold the field, for fields where that can be seen."""


def names_a_category(text: str) -> bool:
    """Whether a header is the name of a category, or says conformity or none."""
    facts = facts_of_category(text)
    return facts.trouble is None and (facts.category is not None or facts.conformity)


def names_a_level(text: str) -> bool:
    """Whether the text is the name of a category, as a cell below «Категория» would have it."""
    return names_a_category(text) and not facts_of_category(text).conformity


def share(field: str, cells: Sequence[Value]) -> float:
    """The part of the filled cells that can hold the field."""
    tried = cells[:MOST]
    return sum(FITTING[field](cell) for cell in tried) / len(tried) if tried else 0.0


def most_are(field: str, cells: Sequence[Value], least: float) -> bool:
    """Whether at least so great a part can."""
    return bool(cells) and share(field, cells) >= least


def guess(cells: Sequence[Value]) -> str | None:
    """The field that the cells of a column without a header look like."""
    if len(cells) < ENOUGH:
        return None
    tried = cells[:MOST]
    if sum(is_surely_name(text_of(cell)) for cell in tried) >= 0.7 * len(tried):
        return "name"
    days = [verdict for cell in tried if isinstance(verdict := Day().read(cell), date)]
    if len(days) >= 0.7 * len(tried):
        born = sum(1930 <= day.year <= 2005 for day in days)
        return "birth" if born >= 0.9 * len(days) else "decided"
    return None
