"""Where the headers of a sheet stand, over how many rows, and what each column is called."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from attest_xl.schema.kinds.facts.position import facts_of_position
from attest_xl.schema.kinds.folding import folded, letters, squeezed
from attest_xl.schema.kinds.position import is_subject
from attest_xl.tables.captions import LIKELY, SURE, Caption, read_caption
from attest_xl.tables.probing import names_a_level
from attest_xl.tables.view import View, is_data, may_be_name

MOST_LEVELS = 4
LONGEST_HEADER = 250
LONGEST_NAME = 80
MOST_HEADERS = 50
MOST_COLUMNS = 120
"""A sheet beyond these is no list; its further rows and columns are not looked at for headers."""
NAMES = frozenset({"name", "surname"})
_MAY_BE_NAME = re.compile(
    r"ф\W{0,2}и\W{0,2}о\b|фамили|\bимя\b|педагог|работник|сотрудник|аттестуем|список|ф\W{0,2}и\b|фио"
    r"|^(?:учитель|воспитатель|преподаватель)$"
)


@dataclass(frozen=True, slots=True)
class Header:
    """Rows `first` to `last` name the columns: `levels[c]` are the texts over column `c`, from the top."""

    first: int
    last: int
    levels: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The columns' names folded, for telling a repeated header."""
        return tuple(letters("".join(levels)) or "".join(levels) for levels in self.levels)


def find_headers(view: View) -> Iterator[Header]:
    """Every header of the sheet, from the top; one that only repeats an earlier one is among them."""
    row, found, tried = 0, 0, set[str]()
    while row < view.height and found < MOST_HEADERS and len(tried) < 3000:
        header = _read_header(view, row, tried)
        if header is not None:
            lower = _read_header(view, header.last + 1, tried)
            header = lower or header  # a row of headers right below names the columns; this one groups them
            found += 1
            yield header
        row = header.last + 1 if header else row + 1


def _read_header(view: View, row: int, tried: set[str]) -> Header | None:
    """The header in the row; `tried` are the texts that were thought to head a column of names."""
    names = _likely_names(view, row) if row < view.height else []
    tried.update(names)
    named = any(NAMES & set(read_caption((name,)).meanings) for name in names)
    return _header_at(view, row) if named else None


def _likely_names(view: View, row: int) -> list[str]:
    """The texts of the row that may head a column of names."""
    texts = [value for value in view.grid.rows[row][:MOST_COLUMNS] if isinstance(value, str)]
    return [squeezed(text) for text in texts if len(text) <= LONGEST_NAME and _MAY_BE_NAME.search(folded(text))]


def _header_at(view: View, row: int) -> Header | None:
    filled = view.filled(row)[:MOST_COLUMNS]
    if len(filled) < 2 or any(is_data(view.cell(row, column)) and not _is_caption(view, row, column)
                              for column in filled):  # fmt: skip
        return None
    names = [column for column in filled if _heads_names(view, row, column)]
    if not names:
        return None
    first, last = _first_row(view, row, filled), _last_row(view, row, names[0])
    header = Header(first, last, tuple(_levels(view, first, last)))
    known = [caption for levels in header.levels if (caption := read_caption(levels)).score >= LIKELY]
    meanings = {meaning for caption in known for meaning in caption.meanings}
    return header if NAMES & meanings and len(meanings) > 1 else None


def _heads_names(view: View, row: int, column: int) -> bool:
    """Whether the text says that names stand below; «Учитель» says it only where they do."""
    if not NAMES & set(_caption(view, row, column).meanings):
        return False
    if is_subject(facts_of_position(view.text(row, column)).position or "") is None:
        return True
    below = [text for lower in range(row + 1, row + 8) if (text := view.text(lower, column))]
    return bool(below) and sum(map(may_be_name, below)) > len(below) / 2


def _is_caption(view: View, row: int, column: int) -> bool:
    return _caption(view, row, column).score >= SURE


def _caption(view: View, row: int, column: int) -> Caption:
    return read_caption((view.text(row, column)[:LONGEST_HEADER],))


def _last_row(view: View, row: int, name: int) -> int:
    """The lowest row of the header whose name column stands in `row`."""
    span = view.span(row, name)
    if span is not None and span[2] > row:
        return min(span[2], row + MOST_LEVELS - 1)
    last = row
    while last + 1 < min(view.height, row + MOST_LEVELS - 1) and _is_level_below(view, last, name):
        last += 1
    return last


def _is_level_below(view: View, above: int, name: int) -> bool:
    """Whether the next row goes on naming: nothing under the name, no data, and what stands there reads as headers."""
    row = above + 1
    filled = view.filled(row)
    if not filled or view.cell(row, name) is not None or any(is_data(view.cell(row, column)) for column in filled):
        return False
    if any(_breadth(view, row, column) > max(2, len(view.filled(above)) // 2) for column in filled):
        return False
    if _tells_of_a_person([view.text(row, column) for column in filled]):
        return False
    read = [read_caption((_over(view, above, column), view.text(row, column))) for column in filled]
    grouped = any(_breadth(view, above, column) > 1 for column in view.filled(above))
    enough = len(filled) > 1 or (grouped and max(filled) > name)
    return enough and any(caption.score >= LIKELY for caption in read)


def _tells_of_a_person(texts: Sequence[str]) -> bool:
    """A position, or one category: several categories may be the names of columns for marks."""
    positions = any(is_subject(facts_of_position(text).position or "") is not None for text in texts)
    return positions or sum(map(names_a_level, texts)) == 1


def _first_row(view: View, row: int, filled: Sequence[int]) -> int:
    """The highest row of the header that stands in `row`: above may be what several columns share."""
    first = row
    while first > 0 and row - first < MOST_LEVELS - 2 and _is_level_above(view, first - 1, first, filled):
        first -= 1
    return first


def _is_level_above(view: View, row: int, below: int, columns: Sequence[int]) -> bool:
    filled = view.filled(row)
    if not filled or any(is_data(view.cell(row, column)) for column in filled):
        return False
    if not all(columns[0] <= column <= columns[-1] and len(view.text(row, column)) <= 80 for column in filled):
        return False
    if any(_breadth(view, row, column) > 0.7 * len(columns) for column in filled) or filled == (columns[0],):
        return False
    grouping = [column for column in filled if _breadth(view, row, column) > 1 or _stands_over_two(view, row, column)]
    return any(_bears_on(view, row, below, column) for column in grouping)


def _stands_over_two(view: View, row: int, column: int) -> bool:
    """Whether, without merging, the text reaches over the next column: blank beside, filled below."""
    return column + 1 < view.width and view.cell(row, column + 1) is None and view.cell(row + 1, column + 1) is not None


def _bears_on(view: View, row: int, below: int, column: int) -> bool:
    above, leaf = view.text(row, column), view.text(below, column)
    return read_caption((above,)).score >= LIKELY or read_caption((above, leaf)).score >= SURE


def _breadth(view: View, row: int, column: int) -> int:
    span = view.span(row, column)
    return span[3] - span[1] + 1 if span else 1


def _levels(view: View, first: int, last: int) -> Iterator[tuple[str, ...]]:
    for column in range(view.width):
        texts = (_level(view, row, last, column) for row in range(first, last + 1))
        yield tuple(dict.fromkeys(text[:LONGEST_HEADER] for text in texts if text))


def _level(view: View, row: int, last: int, column: int) -> str:
    """What stands over the column in one row of the header, be it written in a cell further left."""
    span = view.span(row, column)
    if span is not None:
        return view.text(span[0], span[1])
    own = view.text(row, column)
    if own or row == last or not any(view.text(lower, column) for lower in range(row + 1, last + 1)):
        return own
    return _over(view, row, column) if _groups(view, row, column) else ""


def _over(view: View, row: int, column: int) -> str:
    """The text of the cell, or of the nearest filled one to the left in the row."""
    span = view.span(row, column)
    if span is not None:
        return view.text(span[0], span[1])
    return next((text for left in range(column, -1, -1) if (text := view.text(row, left))), "")


def _groups(view: View, row: int, column: int) -> bool:
    """Whether the nearest filled cell to the left names a group: something stands under it, and it is not merged."""
    left = next((left for left in range(column - 1, -1, -1) if view.cell(row, left) is not None), None)
    return left is not None and view.span(row, left) is None and view.cell(row + 1, left) is not None
