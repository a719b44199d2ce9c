"""From people to the pages of one list, with a note of what every row really tells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from attest_xl.district import spellings
from attest_xl.district.facts import name as name_fact
from attest_xl.district.facts import name_and_maiden, status
from attest_xl.district.hand import Hand, Said, Slip
from attest_xl.district.institutions import legal_name
from attest_xl.district.layout import Layout, Span
from attest_xl.district.pages import Draft, Page
from attest_xl.schema.address import a1
from attest_xl.schema.cells import Value, text_of
from attest_xl.sheets import Institution, Staff
from attest_xl.sheets.staff import LEFT


@dataclass(frozen=True, slots=True)
class ToldRow:
    """A row of a list. `told` is what a perfect reader learns from it, `truth` the person it is about."""

    sheet: str
    row: int
    told: Staff
    truth: Staff
    slips: tuple[Slip, ...] = ()


@dataclass(frozen=True, slots=True)
class Planted:
    """A mistake in a list: which, at which cell, about whom."""

    slip: Slip
    sheet: str
    cell: str
    said: str
    name: str


@dataclass(frozen=True, slots=True)
class Composed:
    """The pages of a list, what they tell, and what is wrong in them."""

    pages: tuple[Page, ...]
    rows: tuple[ToldRow, ...]
    planted: tuple[Planted, ...]


Group = tuple[Institution, tuple[Staff, ...]]


def compose(layout: Layout, groups: Sequence[Group], hand: Hand, profile: str, number: int) -> Composed:
    """The list of these institutions, kept in the layout by the hand."""
    pages: list[Page] = []
    rows: list[ToldRow] = []
    planted: list[Planted] = []
    shared = layout.span is Span.TOGETHER
    for chapter in [tuple(groups)] if shared else [(group,) for group in groups]:
        place, _ = chapter[0]
        words = {"legal": legal_name(place, profile), "short": place.institution, "number": number}
        words["day"] = f"{hand.today:%d.%m.%Y}"
        writer = _Writer(layout, hand, words)
        pages.append(writer.write([person for _, people in chapter for person in people]))
        rows.extend(writer.told)
        planted.extend(writer.planted)
        hand = writer.hand
    pages.extend(Page(name) for name in layout.spare)
    return Composed(tuple(pages), tuple(rows), tuple(planted))


class _Writer:
    """Writes one page. `hand.slip` waits for the first row it fits, and is spent there."""

    def __init__(self, layout: Layout, hand: Hand, words: dict[str, Any]) -> None:
        self.layout = layout
        self.hand = hand
        self.told: list[ToldRow] = []
        self.planted: list[Planted] = []
        self._words = words
        self._sheet = layout.page_name.format(**words)
        self._draft = Draft.blank(len(layout.headings))

    def write(self, people: Sequence[Staff]) -> Page:
        for title in self.layout.titles:
            self._draft.banner(title.format(**self._words))
        if self.layout.titles and self.layout.gaps:
            self._draft.add()
        header = self._header()
        here = [person for person in people if person.status != LEFT or self.layout.tells(status)]
        for title, section in _sections(here) if self.layout.sections else (("", here),):
            self._section(title, section)
        if self.layout.totals and not self.layout.sections:
            self._total("Итого", len(here))
        if self.layout.signed:
            self._signature()
        return Page(
            self._sheet,
            tuple(self._draft.rows),
            tuple(self._draft.merged),
            header,
            frozenset(self._draft.strong),
            frozenset(self._draft.loose),
            tuple(heading.width for heading in self.layout.headings),
        )

    def _header(self) -> tuple[int, int]:
        levels, headings = self.layout.levels, self.layout.headings
        first = len(self._draft.rows) + 1
        for level in range(levels):
            self._draft.add(*(heading.levels[level] if level < len(heading.levels) else None for heading in headings))
        self._draft.merged.extend(_header_merges([heading.levels for heading in headings], levels, first))
        rows = self._draft.rows
        for level in range(levels):
            top = first - 1 + level
            rows[top] = _without_repeats(rows[top], [heading.levels[: level + 1] for heading in headings])
        return first, first + levels - 1

    def _section(self, title: str, people: Sequence[Staff]) -> None:
        if title:
            self._draft.banner(title)
        for number, person in enumerate(people, start=1):
            self._person(number, person)
            if self.layout.gaps and self.hand.random.random() < 0.04:
                self._draft.add()
        if self.hand.slip == "duplicate" and len(people) > 3:
            self._again(len(people) + 1, people[1])
        if title and self.layout.totals:
            self._total("Итого:", len(people))

    def _person(self, number: int, person: Staff) -> None:
        cells: list[Value] = []
        tells: dict[str, Any] = {"institution": person.institution}
        slips: list[Slip] = []
        for place, said in enumerate(self._cells(person), start=1):
            cells.append(number if said is None else said.value)
            if said is not None:
                tells |= said.tells
            if said is not None and said.slip:
                slips.append(said.slip)
                self._plant(said.slip, place, text_of(said.value), person)
                self.hand = replace(self.hand, slip=None if said.slip == self.hand.slip else self.hand.slip)
        row = self._draft.add(*cells)
        self.told.append(ToldRow(self._sheet, row, Staff(**tells), person, tuple(slips)))

    def _cells(self, person: Staff) -> Iterator[Said | None]:
        """One at a time, so that a slip made in one cell is not made again in the next."""
        for heading in self.layout.headings:
            yield None if heading.fact is None else heading.fact(person, self.hand)

    def _again(self, number: int, person: Staff) -> None:
        """The same person once more, in other letters."""
        self.hand = replace(self.hand, slip=None)
        plain = replace(self.hand, names=spellings.capitals, wavers=0.0)
        facts = [heading.fact for heading in self.layout.headings]
        cells = [number if fact is None else fact(person, plain).value for fact in facts]
        place = next(index for index, fact in enumerate(facts, start=1) if fact in (name_fact, name_and_maiden))
        self._plant("duplicate", place, text_of(cells[place - 1]), person)
        self._draft.add(*cells)

    def _plant(self, slip: Slip, place: int, said: str, person: Staff) -> None:
        cell = a1(len(self._draft.rows) + 1, place)
        self.planted.append(Planted(slip, self._sheet, cell, said, person.name or ""))

    def _total(self, word: str, count: int) -> None:
        self._draft.strong.add(self._draft.add(None, word, count))

    def _signature(self) -> None:
        self._draft.add()
        for line in ("Руководитель учреждения ______________", "Исполнитель: зам. директора, тел. 5-01-23"):
            self._draft.loose.add(self._draft.add(None, line))


def _sections(people: Sequence[Staff]) -> Iterator[tuple[str, list[Staff]]]:
    groups: dict[str, list[Staff]] = {}
    for person in people:
        groups.setdefault(_section_of(person), []).append(person)
    yield from groups.items()


def _section_of(person: Staff) -> str:
    match person.position or "":
        case "Директор" | "Заведующий" | "Заместитель директора":
            return "Администрация"
        case "Учитель" if person.subject == "начальные классы":
            return "Учителя начальных классов"
        case "Учитель":
            return "Учителя-предметники"
        case "Воспитатель" | "Старший воспитатель":
            return "Воспитатели"
        case "Педагог дополнительного образования":
            return "Педагоги дополнительного образования"
        case _:
            return "Специалисты"


def _header_merges(headers: Sequence[tuple[str, ...]], levels: int, first: int) -> Iterator[tuple[int, int, int, int]]:
    """Columns of one level span all rows; neighbours under one title share its cell."""
    for place, texts in enumerate(headers, start=1):
        if len(texts) < levels:
            yield first + len(texts) - 1, place, first + levels - 1, place
    for level in range(levels - 1):
        start = 0
        for place in range(1, len(headers) + 1):
            same = place < len(headers) and headers[place][: level + 1] == headers[start][: level + 1]
            if not same:
                if place - start > 1:
                    yield first + level, start + 1, first + level, place
                start = place


def _without_repeats(row: tuple[Value, ...], above: Sequence[tuple[str, ...]]) -> tuple[Value, ...]:
    """A merged cell holds its text once, in its first column."""
    return tuple(
        None if place and value is not None and above[place] == above[place - 1] else value
        for place, value in enumerate(row)
    )
