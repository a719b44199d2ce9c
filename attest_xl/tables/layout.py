"""The columns of one list: which is what, decided by its header and tried on its cells. Nothing is taken silently."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from attest_xl.findings import Finding, Place
from attest_xl.schema.address import column_letters
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.sheet import columns_of
from attest_xl.sheets import Staff
from attest_xl.tables.captions import SURE, Caption, read_caption
from attest_xl.tables.incoming import ColumnReading
from attest_xl.tables.probing import FITTING, guess, most_are, names_a_category, share
from attest_xl.tables.regions import Header
from attest_xl.tables.view import View
from attest_xl.tables.vocabulary import OTHERS

TITLES: Mapping[str, str] = {name: column.title for name, column in columns_of(Staff)}
NAME_PARTS = ("surname", "given", "patronymic")
TAKEN = frozenset({*TITLES, *NAME_PARTS, "number", "valid_until", "conformity_until", "conformity_mark"})
"""Meanings of which a list can have one column only."""
NEIGHBOURS: Mapping[str, str] = {"category": "decided", "order": "decided", "conformity": "conformity",
                                 "course": "trained", "hours": "trained"}  # fmt: skip
"""What a column called «Дата» is, by what stands to its left."""


@dataclass(frozen=True, slots=True)
class Source:
    """A column that is read. `meanings` has several where its cells hold several facts; `more` are columns to its right
    under the same header, whose texts belong to it."""

    column: int
    meanings: tuple[str, ...]
    header: str
    more: tuple[int, ...] = ()


@dataclass(frozen=True)
class Layout:
    """The columns of one list within `left`–`right`, and what a person should know about them."""

    header: Header
    left: int
    right: int
    sources: tuple[Source, ...]
    readings: tuple[ColumnReading, ...]
    findings: tuple[Finding, ...]

    def source(self, meaning: str) -> Source | None:
        """The column that holds the meaning alone, else the one that holds it among others."""
        return self._by_meaning.get(meaning)

    @cached_property
    def _by_meaning(self) -> Mapping[str, Source]:
        alone_last = sorted(self.sources, key=lambda source: -len(source.meanings))
        return {meaning: source for source in alone_last for meaning in source.meanings}

    @cached_property
    def header_words(self) -> Mapping[int, frozenset[str]]:
        """What stands over each column, folded, level by level."""
        return {column: frozenset(map(letters, levels)) for column, levels in enumerate(self.header.levels) if levels}

    @cached_property
    def names(self) -> tuple[Source, ...]:
        """The columns that make up the name, in the order in which it is written."""
        whole = self.source("name")
        parts = tuple(source for part in NAME_PARTS if (source := self.source(part)))
        return (whole,) if whole else parts


def layouts(view: View, header: Header, rows: Sequence[int]) -> tuple[Layout, ...]:
    """The lists under a header: mostly one, several where lists stand side by side. `rows` are those below it; the
    columns are tried on those in which more than a title stands."""
    tried = tuple(row for row in rows if len(view.filled(row)) > 1)
    return tuple(_Columns(view, header, tried, left, right).layout() for left, right in _side_by_side(header))


def _side_by_side(header: Header) -> Iterator[tuple[int, int]]:
    """A header that begins again to the right, with at least two columns alike, begins another list."""
    words, width = (*header.words, ""), len(header.levels)
    used = [column for column in range(width) if words[column]]
    first = used[0] if used else 0
    starts = [column for column in used if words[column] == words[first] and words[column - 1] != words[first]]
    again = [column for column in starts if column > first and words[column + 1] == words[first + 1]]
    edges = [first, *again, width]
    yield from ((left, right - 1) for left, right in pairwise(edges))


class _Columns:
    """Settles the columns of one list, one after another."""

    def __init__(self, view: View, header: Header, rows: Sequence[int], left: int, right: int) -> None:
        self._view, self._header, self._rows = view, header, rows
        self._left, self._right = left, right
        self._captions = {column: read_caption(header.levels[column]) for column in range(left, right + 1)}
        self._remarks: dict[int, str] = {}
        self._findings: list[Finding] = []
        self._more: dict[int, tuple[int, ...]] = {}

    def layout(self) -> Layout:
        """The columns as they are read."""
        self._join_spread()
        self._find_marks()
        for column, caption in self._captions.items():
            self._captions[column] = self._tried(column, caption)
        self._place_bare_days()
        self._refuse_doubles()
        return Layout(
            self._header, self._left, self._right,
            tuple(self._sources()), tuple(self._readings()), tuple(self._findings),
        )  # fmt: skip

    def _join_spread(self) -> None:
        """One header merged over several columns without names of their own: they hold one text between them."""
        for column in range(self._left, self._right + 1):
            span = self._view.span(self._header.first, column)
            if span is None or span[1] != column or span[3] == column:
                continue
            same = [right for right in range(column + 1, min(span[3], self._right) + 1)
                    if self._header.levels[right] == self._header.levels[column]]  # fmt: skip
            if same:
                self._more[column] = tuple(same)
                self._captions.update({right: Caption() for right in same})
                self._remarks.update(dict.fromkeys(same, "продолжение столбца слева"))

    def _find_marks(self) -> None:
        """`Категория: высшая | первая | СЗД`: what is meant stands in the header, the cells hold marks or dates."""
        levels = self._header.levels
        marks = [column for column in self._captions if len(levels[column]) > 1
                 and "category" in read_caption(levels[column][:-1]).meanings
                 and names_a_category(levels[column][-1])]  # fmt: skip
        if len(marks) > 1:
            self._captions.update(dict.fromkeys(marks, Caption(("mark",), SURE)))
            self._remarks.update({column: f"отметка: «{levels[column][-1]}»" for column in marks})

    def _tried(self, column: int, caption: Caption) -> Caption:
        """The caption if the cells agree with it."""
        cells = self._cells(column)
        if caption.rivals:
            self._find("HEAD-07", column, hint=_named((*caption.meanings, *caption.rivals)))
            return Caption()
        if not caption.meanings:
            self._suggest(column, cells)
        if not caption.meanings or caption.meanings == ("mark",):
            return caption
        if caption.meanings == ("staff_group",) and most_are("category", cells, 0.6):
            self._find("HEAD-05", column, hint=TITLES["category"], found="в ячейках квалификационные категории")
            return replace(caption, meanings=("category",))
        return self._weighed(column, caption, cells)

    def _weighed(self, column: int, caption: Caption, cells: Sequence[Value]) -> Caption:
        main = caption.meanings[0]
        if caption.score < SURE and main in TITLES:
            fits = main in FITTING and most_are(main, cells, 0.7)
            found = "слов в нём больше, чем нужно" if fits else ""
            self._find("HEAD-05" if fits else "HEAD-03", column, hint=_named(caption.meanings), found=found)
            return caption if fits else Caption()
        alone = caption.meanings == (main,) or main == "category"
        if main in {"category", "name"} and alone and len(cells) > 1 and share(main, cells) < 0.5:
            self._find("HEAD-04", column, hint=_named((main,)), found=", ".join(_examples(cells)))
            return Caption()
        return caption

    def _suggest(self, column: int, cells: Sequence[Value]) -> None:
        likely = guess(cells)
        claimed = {meaning for caption in self._captions.values() for meaning in caption.meanings}
        if likely and likely not in claimed:
            self._find("HEAD-06", column, hint=TITLES[likely])

    def _place_bare_days(self) -> None:
        """«Дата» is the date of what stands to its left, if that has none yet."""
        for column, caption in self._captions.items():
            if caption.meanings != ("day",):
                continue
            beside = self._captions.get(column - 1, Caption()).meanings
            meaning = next((NEIGHBOURS[one] for one in beside if one in NEIGHBOURS), None)
            if meaning and self._is_free(meaning, column - 1) and most_are(meaning, self._cells(column), 0.5):
                self._captions[column] = Caption((meaning,), SURE)
                if beside == (meaning,):
                    self._captions[column - 1] = Caption(("conformity_mark",), SURE)
                found = f"слева от него «{self._title(column - 1)}»"
                self._find("HEAD-05", column, hint=TITLES[meaning], found=found)
            else:
                self._captions[column] = Caption()
                self._find("HEAD-03", column, hint=f"«{TITLES['decided']}» или «{TITLES['conformity']}»")

    def _refuse_doubles(self) -> None:
        for meaning in TAKEN:
            columns = [column for column, caption in self._captions.items() if caption.meanings == (meaning,)]
            filled = [column for column in columns if self._cells(column)] or columns[:1]
            best = max((self._captions[column].score for column in filled), default=0)
            winners = [column for column in filled if self._captions[column].score == best]
            for column in columns:
                if column in winners and len(winners) == 1:
                    continue
                self._captions[column] = Caption()
                self._remarks[column] = f"«{_plain(meaning)}» уже есть в другом столбце"
                if column in winners:
                    self._find("HEAD-02", column, hint=_plain(meaning))

    def _is_free(self, meaning: str, beside: int) -> bool:
        """Whether no column has the meaning yet, or the one beside has it but holds no dates."""
        claims = {column for column, caption in self._captions.items() if meaning in caption.meanings}
        return not claims or (claims == {beside} and not most_are("started", self._cells(beside), 0.5))

    def _cells(self, column: int) -> list[Value]:
        more = self._more.get(column, ())
        if not more:
            return [value for row in self._rows if (value := self._view.cell(row, column)) is not None]
        texts = (" ".join(self._view.text(row, each) for each in (column, *more)).strip() for row in self._rows)
        return [text for text in texts if text]

    def _sources(self) -> Iterator[Source]:
        for column, caption in self._captions.items():
            if any(meaning in TAKEN or meaning == "mark" for meaning in caption.meanings):
                yield Source(column, caption.meanings, self._title(column), self._more.get(column, ()))

    def _readings(self) -> Iterator[ColumnReading]:
        for column, caption in self._captions.items():
            if not self._title(column) and not self._cells(column):
                continue
            field = next((meaning for meaning in caption.meanings if meaning in TITLES), None)
            if caption.meanings == ("mark",):
                field = "category"
            if field is None and set(caption.meanings) & set(NAME_PARTS):
                field = "name"
            letter = column_letters(self._view.grid.column_number(column))
            remark = self._remarks.get(column) or _remark(caption.meanings, field)
            yield ColumnReading(self._title(column), letter, field, caption.score, remark)

    def _title(self, column: int) -> str:
        return " / ".join(self._header.levels[column])

    def _find(self, code: str, column: int, **details: str) -> None:
        grid = self._view.grid
        row = grid.row_number(self._header.last)
        place = Place(grid.sheet, row, grid.column_number(column), self._title(column), grid.file)
        finding = Finding(code, place, details=tuple(details.items()))
        self._findings.append(finding)
        self._remarks[column] = f"{finding.what} {finding.rule}".strip()


def _plain(meaning: str) -> str:
    return TITLES.get(meaning) or OTHERS.get(meaning, meaning)


def _named(meanings: Sequence[str]) -> str:
    return " и ".join(f"«{_plain(one)}»" for meaning in meanings for one in meaning.split())


def _examples(cells: Sequence[Value]) -> Iterator[str]:
    for cell in list(dict.fromkeys(map(text_of, cells)))[:3]:
        yield f"«{cell[:30]}»"


def _remark(meanings: Sequence[str], field: str | None) -> str:
    """What else is to be said about a column that was understood."""
    if not meanings:
        return "столбец не узнан и не загружается"
    if field is None:
        helps = {
            "number": "порядковый номер",
            "valid_until": "срок действия: по нему проверяется дата решения",
            "conformity_until": "срок действия соответствия: по нему вычисляется дата, если её нет",
            "conformity_mark": "отметка о соответствии; дата в столбце справа",
        }
        return helps.get(meanings[0], f"{_plain(meanings[0])}; не загружается")
    rest = [meaning for meaning in meanings if meaning != field and meaning in TITLES]
    if meanings[0] in NAME_PARTS:
        return f"часть имени: {_plain(meanings[0])}"
    return f"в той же ячейке: {_named(rest)}" if rest else ""
