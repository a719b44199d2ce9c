"""The rows below a header: people, and all that stands between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.folding import folded, letters, squeezed
from attest_xl.tables.institutions import institution_in, looks_like_institution
from attest_xl.tables.layout import Layout, Source
from attest_xl.tables.view import LONGEST, View, is_surely_name, may_be_name

_TOTAL: Final = re.compile(r"^(?:итого?\b|всего\b|общее количество|количество|кол-во|из них|в том числе|в т\.? ?ч\.)")
_SIGN: Final = re.compile(
    r"^м\. ?п\.|^(?:директор|заведующ|руководител|исполнител|исп\.|ответственн|составил|составитель|согласован|утвержда"
    r"|утвержден|председател|секретар|начальник|зам\. ?(?:дир|зав)|заместител|координатор|методист|специалист|тел\."
    r"|телефон|e-?mail|дата заполн|примечани|\*)"
)
_LINE_TO_SIGN: Final = re.compile(r"_{3,}|\(?подпись\)?$")
_VACANCY: Final = re.compile(r"^(?:\d+[.)]\s*)?ваканси|^(?:\d+[.)]\s*)?вакантн")


class Part(Enum):
    """What a row is."""

    PERSON = "person"
    SECTION = "section title"
    VACANCY = "vacancy"
    NAMELESS = "facts without a name"
    REST = "a line after the list that is no title"
    NOTHING = "blank, a total, a repeated header, numbers of columns, a signature"


@dataclass(frozen=True, slots=True)
class Line:
    """A row within one list: what it is, and its text if it is a title. `spoken` is the column the text stands in."""

    part: Part
    text: str = ""
    spoken: int = 0


NOTHING: Final = Line(Part.NOTHING)


def line_at(view: View, layout: Layout, row: int) -> Line:
    """What the row is for the list."""
    filled = [column for column in view.filled(row) if layout.left <= column <= layout.right]
    number = layout.source("number")
    facts = [column for column in filled if number is None or column != number.column]
    if not filled or _numbers_columns(view, row, filled) or _repeats_header(view, layout, row, filled):
        return NOTHING
    first = view.text(row, filled[0])
    if any(_TOTAL.match(folded(view.text(row, column))) for column in filled[:3]):
        return NOTHING
    if not facts:
        return NOTHING if first.strip(".").isdigit() else _title(first, filled[0])
    name = _name(view, layout, row)
    return _named(view, layout, row, filled, name) if name else _nameless(view, layout, row, filled)


def _name(view: View, layout: Layout, row: int) -> str:
    columns = (column for source in layout.names for column in (source.column, *source.more))
    return squeezed(" ".join(text_of(view.spread(row, column))[:LONGEST] for column in columns))


def _named(view: View, layout: Layout, row: int, filled: Sequence[int], name: str) -> Line:
    """A row with something in its name column: a person, unless it is a title, a vacancy or a signature."""
    spoken = layout.names[0].column
    if _VACANCY.match(folded(name)):
        return Line(Part.VACANCY, name, spoken)
    person, numbered = may_be_name(_plain_name(name)), _running_number(view, layout, row)
    facts = _facts(layout, filled)
    if not numbered and (_signed(view, layout, row, filled) if len(facts) < 2 else _lined(view, row, filled, person)):
        return NOTHING
    if not facts:
        if not person:
            return _title(name, spoken)
        return Line(Part.PERSON if numbered or is_surely_name(_plain_name(name)) else Part.REST, name, spoken)
    if not person and not numbered and looks_like_institution(name):
        return _title(name, spoken)
    return Line(Part.PERSON)


def _nameless(view: View, layout: Layout, row: int, filled: Sequence[int]) -> Line:
    texts = [view.text(row, column) for column in filled]
    if len(set(texts)) > 1 and _signed(view, layout, row, filled):
        return NOTHING
    if len(set(texts)) == 1:
        return NOTHING if _LINE_TO_SIGN.search(texts[0]) else _title(texts[0], filled[0])
    named = next((text for text in texts if looks_like_institution(text)), None)
    if named and len(filled) == 2:
        return _title(named, filled[0])
    return Line(Part.NAMELESS if len(_facts(layout, filled)) > 1 else Part.REST, texts[0], filled[0])


def _signed(view: View, layout: Layout, row: int, filled: Sequence[int]) -> bool:
    """A line for a signature, or a word such as «Директор» where no position belongs."""
    if _lined(view, row, filled, person=False):
        return True
    facts = {source.column for source in layout.sources if source.meanings != ("number",)}
    facts -= {source.column for source in layout.names}
    return any(column not in facts and _SIGN.search(folded(view.text(row, column))) for column in filled)


def _lined(view: View, row: int, filled: Sequence[int], person: bool) -> bool:
    """A line to sign on; beside a person it is only a column to sign in."""
    return not person and any(_LINE_TO_SIGN.search(folded(view.text(row, column))) for column in filled)


def _facts(layout: Layout, filled: Sequence[int]) -> list[Source]:
    """The columns in which the row tells something of a person beside the name."""
    own = {source.column for source in layout.names}
    return [source for source in layout.sources
            if source.column in filled and source.column not in own and source.meanings != ("number",)]  # fmt: skip


def _title(text: str, column: int) -> Line:
    return Line(Part.SECTION, text, column) if any(map(str.isalpha, text)) else NOTHING


def _plain_name(name: str) -> str:
    return re.sub(r"^\d+[.)]\s*", "", name)


def _running_number(view: View, layout: Layout, row: int) -> bool:
    number = layout.source("number")
    return number is not None and view.text(row, number.column).strip(" .)").isdigit()


def _numbers_columns(view: View, row: int, filled: Sequence[int]) -> bool:
    """`1 | 2 | 3 | 4`: the row that numbers the columns."""
    said = [number for column in filled if (number := _whole(view.cell(row, column))) is not None]
    if len(said) < 3 or len(said) < len(filled) or said[0] > 2:
        return False
    return all(later == earlier + 1 for earlier, later in pairwise(said))


def _whole(value: Value) -> int | None:
    text = text_of(value).strip(" .")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None


def _repeats_header(view: View, layout: Layout, row: int, filled: Sequence[int]) -> bool:
    """The header again, as on every printed page; one of its rows is enough."""
    words = layout.header_words
    spoken = next((column for column in filled if isinstance(view.cell(row, column), str)), None)
    if spoken is None or letters(view.text(row, spoken)) not in words.get(spoken, ()):
        return False
    same = sum(letters(view.text(row, column)) in words.get(column, ()) for column in filled)
    return same >= 2 and same >= 0.7 * len(filled)


def institution_of(text: str) -> str | None:
    """The institution that a section title names."""
    return text if looks_like_institution(text) and len(text) < 60 else institution_in(text)
