"""The book's side of a merge while answers are heard one after another: rows, memory, open questions, the account."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.column import Column
from attest_xl.schema.kinds.folding import shown
from attest_xl.schema.sheet import columns_of
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.comparing import Said, Texts
from attest_xl.tables.former import FORMER, hear_of, kept
from attest_xl.tables.pairing import IDENTITY, Cells, has_codes, value_of
from attest_xl.tables.questions import AWAY, OWN, ROW, Key, Kind, Question
from attest_xl.tables.settling import NO_BASE, Offer, Seen, Settled, State, Verdict, settle
from attest_xl.tables.sides import Heard, Sides
from attest_xl.tables.values import cell_of, kept_text, plain, shown_text

SURE = "~"
"""Before a field: what answers with a base have said of a cell, while the question of one without is open."""

_LASTING = frozenset({ROW, OWN, *FORMER.values()})
"""What stays remembered of a row when its cells are heard anew."""


class Fold:
    """What has been made of one table so far. `rows` are the book's rows as they would be, `waiting` the
    new rows that are in question, `places` which row of the book each sent row without a code is; `sources` tells of
    each cell that has changed which file said so."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.table = sides.row.sheet.table
        self.columns: Mapping[str, Column] = dict(columns_of(sides.row))
        self.before: dict[str, RawCells] = dict(sides.ours)
        self.rows: dict[str, dict[str, Value]] = {key: dict(cells) for key, cells in sides.ours.items()}
        self.seen: dict[Key, Seen] = dict(sides.seen)
        self.questions: dict[Key, Question] = dict(sides.questions)
        self.waiting = {one.row: dict(one.cells) for one in self.questions.values() if one.field in (ROW, AWAY)}
        self.added: list[str] = []
        self.removed: list[str] = []
        self.sources: dict[Key, str] = {}
        self.ledger: dict[str, Counter[Verdict]] = {}
        self.missing: set[str] = set()
        self.places: dict[str, str] = {}
        self.findings: list[Finding] = []

    def plain(self, cells: Mapping[str, Any]) -> Cells:
        """A row's cells as compared values."""
        return {name: plain(self.columns[name].kind, cell) for name, cell in cells.items() if name in self.columns}

    def texts(self, cells: RawCells) -> Texts:
        """What was sent of a row, as it is compared."""
        return {name: text_of(cell) for name, cell in cells.items()}

    def value(self, cells: Mapping[str, Any], name: str) -> Any:
        """One compared value of a row."""
        return plain(self.columns[name].kind, cells.get(name)) if name in self.columns else None

    def count(self, heard: Heard, verdict: Verdict, cells: int) -> None:
        """So many cells of the file have come to this."""
        if not heard.retold:
            self.ledger.setdefault(heard.difference.file, Counter())[verdict] += cells

    def settle_row(self, heard: Heard, said: Said, target: str, channel: str, *, new: bool) -> None:
        """Settle each cell of a returned row with a row of the book; what is remembered stands under `channel`."""
        for name, cell in said.cells.items():
            base = None if new else self._base(heard, said.key, name)
            settled = self.settle_cell(heard, self.rows[target], name, cell, base, (channel, name))
            self.count(heard, settled.verdict, 1)
            if settled.verdict is Verdict.TAKEN:
                self.sources[target, name] = heard.difference.file
            self.tell_versions(heard, said, name, settled)
            if settled.verdict is Verdict.CONFLICT:
                self._ask(heard, said, name, target, channel)
            elif settled.seen is None or settled.seen.state is not State.ASKED:
                self.questions.pop((channel, name), None)
        self.hear_of(said.cells, {} if new else heard.difference.sent[said.key], target)

    def hear_of(self, said: RawCells, sent: Mapping[str, Value], person: str) -> None:
        """Remember how somebody was called: as was sent, and as the school says."""
        if self.is_staff() and FORMER.keys() & said.keys():
            hear_of(self.sides.people, person, said, sent)
            self.seen |= kept(self.sides.people, person)

    def settle_cell(self, heard: Heard, row: dict[str, Value], name: str, cell: Value, base: Any, key: Key) -> Settled:
        """Settle one cell with a row, which takes it where it may; the memory is brought up to date."""
        kind, seen = self.columns[name].kind, self.seen.get(key)
        value = plain(kind, cell)
        offer = Offer(value, kept_text(kind, value), heard.saved, heard.template)
        doubted = seen is not None and self._is_doubted(heard, key)
        sure = self.seen.get((key[0], SURE + name)) if doubted else seen
        known = plain(kind, sure.value) if sure else None
        settled = settle(base, plain(kind, row.get(name)), offer, sure, known)
        if heard.again and settled.verdict is Verdict.CONFLICT and not (seen and known == value):
            return Settled(Verdict.UNCHANGED, seen)
        if settled.verdict is Verdict.TAKEN:
            row[name] = cell_of(kind, cell)
        if seen is None or not doubted:
            return self._remember(heard, settled, key)
        newer = value != base and heard.saved > seen.saved
        return self._doubted(settled, key, seen, ends=newer or plain(kind, row.get(name)) == plain(kind, seen.value))

    def _is_doubted(self, heard: Heard, key: Key) -> bool:
        """Whether an answer that tells what was sent meets a question put by one that could not."""
        question = self.questions.get(key)
        return heard.based and question is not None and question.kind is Kind.CELL and not question.based

    def _remember(self, heard: Heard, settled: Settled, key: Key) -> Settled:
        before = self.seen.get(key)
        if settled.seen is not None:
            self.seen[key] = settled.seen
        if not heard.based and settled.verdict is Verdict.CONFLICT and before and before.state is State.TAKEN:
            self.seen[key[0], SURE + key[1]] = before
        return settled

    def _doubted(self, settled: Settled, key: Key, seen: Seen, *, ends: bool) -> Settled:
        """What an answer with its base says counts as if the one without had not been heard, whose question `ends` when
        the other was saved later or the book has come to say the same."""
        sure = (key[0], SURE + key[1])
        if ends and settled.seen is not None:
            self.seen[key] = settled.seen
            self.seen.pop(sure, None)
            self.questions.pop(key, None)
            return settled
        if settled.verdict is Verdict.CONFLICT:
            return Settled(Verdict.UNCHANGED, seen, superseded=True)
        if settled.seen is not None and settled.seen.state is State.TAKEN:
            self.seen[sure] = settled.seen
        return replace(settled, seen=seen)

    def add_row(self, key: str, saved: str, template: str, cells: RawCells) -> dict[str, Value]:
        """A new row of this school, and that it is known from now on as the row `key` of the answers."""
        own: dict[str, Value] = {"institution": self.sides.institution} if "institution" in self.columns else {}
        self.rows[key] = own | dict(cells)
        self.added.append(key)
        self.seen[key, ROW] = Seen(key, saved, State.TAKEN, template)
        return self.rows[key]

    def forget_cells(self, row: str) -> None:
        """Drop what is remembered of a row's cells."""
        for key in [known for known in self.seen if known[0] == row and known[1] not in _LASTING]:
            del self.seen[key]

    def tell_versions(self, heard: Heard, said: Said, name: str, settled: Settled) -> None:
        """Two versions of a school's file differ: the later one counts, and what the earlier one said is told."""
        if not settled.superseded and settled.replaced is None:
            return
        difference = heard.difference
        title, column = self.columns[name].title, difference.columns.get(name)
        place = Place(difference.sheet, said.row, column, title, difference.file)
        code = "MERGE-17" if settled.superseded else "MERGE-20"
        before = text_of(value_of(plain(self.columns[name].kind, settled.replaced)))
        text = text_of(said.cells[name])
        self.findings.append(Finding(code, place, shown(text, 500), (("hint", shown(before, 500)),)))

    def name_of(self, cells: Mapping[str, Value]) -> str:
        """What a row is called for a person: whom or what it is about."""
        return text_of(cells.get(IDENTITY[self.table][0]))

    def told(self, cells: Mapping[str, Value]) -> str:
        """A row in one line, its cells in the order of the columns."""
        told = (shown_text(column.kind, cells.get(name)) for name, column in self.columns.items())
        return " · ".join(text for text in told if text)

    def is_staff(self) -> bool:
        """Whether the table's rows are people, with codes of their own."""
        return has_codes(self.table)

    def _base(self, heard: Heard, key: str, name: str) -> Any:
        return self.value(heard.difference.sent[key], name) if heard.based else NO_BASE

    def _ask(self, heard: Heard, said: Said, name: str, target: str, channel: str) -> None:
        """Put the question about a cell, unless it is open and a later answer has put it."""
        row, known = self.rows[target], self.questions.get((channel, name))
        if known is None or known.saved <= heard.saved:
            sent = heard.difference.sent.get(said.key, {})
            known = Question(
                Kind.CELL, self.table, channel, name, target, name=self.name_of(row),
                base=shown_text(self.columns[name].kind, sent.get(name)) if heard.based else "",
                theirs=text_of(said.cells[name]), file=heard.difference.file, sender=heard.sender,
                saved=heard.saved, template=heard.template, cells={name: said.cells[name]}, based=heard.based,
            )  # fmt: skip
        self.questions[channel, name] = replace(known, ours=text_of(row.get(name)), target=target)
