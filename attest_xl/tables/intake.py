"""A stranger's sheet, however it is laid out, to people who may join the staff."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePath

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds.folding import letters, squeezed
from attest_xl.sheets import Institution
from attest_xl.tables.incoming import ColumnReading, Incoming, Understanding
from attest_xl.tables.institutions import Institutions, institution_in
from attest_xl.tables.layout import Layout, layouts
from attest_xl.tables.people import institution_name, read_person
from attest_xl.tables.regions import Header, find_headers
from attest_xl.tables.row_facts import RowFacts
from attest_xl.tables.sections import Line, Part, institution_of, line_at
from attest_xl.tables.view import View, is_surely_name

__all__ = ["ColumnReading", "Incoming", "Understanding", "understand"]


def understand(grid: Grid, known: Sequence[Institution] = ()) -> Understanding:
    """Find the lists of a sheet and read their people. `known` are the institutions of the book."""
    view = View(grid)
    headers = list(find_headers(view))
    if not headers:
        return Understanding(grid.sheet, findings=_no_list(view))
    names = Institutions(known)
    above = _institution_above(view, headers[0].first)
    whole = above or institution_in(grid.sheet) or institution_in(PurePath(grid.file).stem) or ""
    reader = _Reader(view, names, whole)
    start = _Place(whole, _title_above(view, headers[0].first))
    for header, rows in _bodies(view, headers):
        ends = [reader.read(layout, rows, start) for layout in layouts(view, header, rows)]
        start = ends[0]
    reader.say_what_is_missing()
    shown = institution_name(whole, "", names)[0] if whole else ""
    return Understanding(
        grid.sheet, tuple(reader.columns), tuple(reader.people), tuple(dict.fromkeys(reader.findings)), shown
    )


def _no_list(view: View) -> tuple[Finding, ...]:
    """Nothing for a blank sheet; a note for one without people; a warning where people stand without a header."""
    if not any(view.filled(row) for row in range(view.height)):
        return ()
    people = sum(is_surely_name(cell) for row in view.grid.rows for cell in row if isinstance(cell, str))
    return (Finding("IMPORT-01" if people > 2 else "IMPORT-15", Place(view.grid.sheet, file=view.grid.file)),)


def _institution_above(view: View, header: int) -> str:
    """The institution that the rows over the first header name, the nearest to the header first."""
    for row in range(header - 1, -1, -1):
        texts = [view.text(row, column) for column in view.filled(row)]
        for text in (*texts, " ".join(texts)):
            if found := institution_in(text):
                return found
    return ""


def _title_above(view: View, header: int) -> str:
    """The title right above the header: it may name the position of all."""
    filled = view.filled(header - 1) if header else ()
    return view.text(header - 1, filled[0]) if len(filled) == 1 else ""


def _bodies(view: View, headers: Sequence[Header]) -> Iterator[tuple[Header, tuple[int, ...]]]:
    """Each header with the rows below it; one that repeats the header before only goes on with its rows."""
    kept: list[tuple[Header, list[int]]] = []
    ends = [*(header.first for header in headers), view.height]
    for header, (_, end) in zip(headers, pairwise(ends), strict=True):
        rows = range(header.last + 1, end)
        if kept and kept[-1][0].words == header.words:
            kept[-1][1].extend(rows)
        else:
            kept.append((header, list(rows)))
    yield from ((header, tuple(rows)) for header, rows in kept)


@dataclass(frozen=True, slots=True)
class _Place:
    """Which institution and which group the rows being read stand under. `carried` is the last filled cell of the
    column of institutions."""

    institution: str = ""
    section: str = ""
    carried: str = ""


@dataclass
class _Reader:
    """Goes through the rows of each list."""

    view: View
    names: Institutions
    whole: str
    columns: list[ColumnReading] = field(default_factory=list[ColumnReading])
    people: list[Incoming] = field(default_factory=list[Incoming])
    findings: list[Finding] = field(default_factory=list[Finding])
    homeless: list[int] = field(default_factory=list[int])
    told: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])

    def read(self, layout: Layout, rows: Sequence[int], place: _Place) -> _Place:
        """Read the rows of one list that begins under the place; the place under which it ends."""
        self.columns.extend(layout.readings)
        self.findings.extend(layout.findings)
        if not layout.names:
            self.findings.append(Finding("HEAD-01", Place(self.view.grid.sheet, title="ФИО", file=self.view.grid.file)))
            return place
        for row in rows:
            line = line_at(self.view, layout, row)
            place = self._person(layout, row, place) if line.part is Part.PERSON else self._other(line, row, place)
        return replace(place, carried="")

    def _other(self, line: Line, row: int, place: _Place) -> _Place:
        codes = {Part.VACANCY: "IMPORT-09", Part.NAMELESS: "IMPORT-02", Part.REST: "IMPORT-13"}
        if line.part in codes:
            self._find(codes[line.part], row, line.spoken, said=line.text)
        if line.part is not Part.SECTION:
            return place
        institution = institution_of(line.text)
        return _Place(institution or place.institution, "" if institution else line.text)

    def _person(self, layout: Layout, row: int, place: _Place) -> _Place:
        facts = RowFacts(self.view, layout, row)
        told = facts.first("institution")
        if told is not None and letters(text_of(told.value)):  # a dash and marks of repetition name nobody
            place = replace(place, carried=squeezed(text_of(told.value)))
        elif place.carried:
            source = layout.source("institution")
            self._find_once("IMPORT-08", row, source.column if source else 0, place.carried, hint=place.carried)
        text = place.carried or place.institution
        if text:
            self._name_institution(facts, text, of_column=bool(place.carried))
        else:
            self.homeless.append(row)
        self.people.append(replace(read_person(facts, place.section), institution_text=text))
        self.findings.extend(facts.findings)
        return place

    def _name_institution(self, facts: RowFacts, text: str, *, of_column: bool) -> None:
        source = facts.layout.source("institution")
        name, several = institution_name(text, source.header if source and of_column else "", self.names)
        facts.values["institution"] = name
        column = source.column if source else facts.layout.left
        if source is not None:
            facts.columns["institution"] = self.view.grid.column_number(column)
        if several:
            self._find_once("IMPORT-12", facts.row, column, text, said=text, hint=", ".join(several))

    def say_what_is_missing(self) -> None:
        """People without an institution are said once a sheet."""
        if self.homeless:
            self._find("IMPORT-03", self.homeless[0], 0, said=f"строк: {len(self.homeless)}")

    def _find_once(self, code: str, row: int, column: int, key: str, said: str = "", **details: str) -> None:
        if (code, key) not in self.told:
            self.told.add((code, key))
            self._find(code, row, column, said, **details)

    def _find(self, code: str, row: int, column: int, said: str = "", **details: str) -> None:
        grid = self.view.grid
        place = Place(grid.sheet, grid.row_number(row), grid.column_number(column), file=grid.file)
        self.findings.append(Finding(code, place, said, tuple(details.items())))
