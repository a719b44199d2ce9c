"""Rows that one side no longer has: sent rows that did not come back, and returned rows that have left the book."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from attest_xl.sheets.staff import LEFT
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.comparing import Said, Texts
from attest_xl.tables.fold import Fold
from attest_xl.tables.questions import AWAY, MISSING, ROW, Kind, Question
from attest_xl.tables.settling import Seen, State, Verdict
from attest_xl.tables.sides import Heard

ALL = "*"
"""The row under which the book remembers when a school's newest answer was saved, and which it has heard."""


def hear_missing_rows(fold: Fold, heard: Heard, places: Mapping[str, str]) -> None:
    """Note which sent rows did not come back – a school's newest answer is the one that counts – and ask about those of
    them that the book has for present."""
    mark = fold.seen.get((ALL, ""))
    if mark is None or heard.saved >= mark.saved:
        fold.seen[ALL, ""] = Seen("", heard.saved, State.TAKEN)
        _note_missing(fold, heard)
    for key in heard.difference.sent:
        if (key, MISSING) in fold.seen:
            sent = heard.difference.sent[key]
            _ask_or_withdraw(fold, _Absence(key, places.get(key, ""), sent, heard.sender, heard.based))


def hear_away_row(fold: Fold, heard: Heard, said: Said, sent: Texts, channel: str) -> None:
    """The school has changed a row that the book does not have under this school any more: asked about as a whole, with
    all that its answers have changed, and again only when there is something new."""
    row = fold.waiting.setdefault(said.key, dict(sent))
    news = False
    for name, cell in said.cells.items():
        settled = fold.settle_cell(heard, row, name, cell, fold.value(sent, name), (channel, name))
        fold.tell_versions(heard, said, name, settled)
        news = news or settled.verdict is not Verdict.UNCHANGED
    fold.hear_of(said.cells, sent, channel)
    key = (said.key, AWAY)
    if news:
        fold.seen[key] = Seen("", heard.saved, State.ASKED, heard.template)
    asked = key in fold.seen and fold.seen[key].state is State.ASKED
    fold.count(heard, Verdict.CONFLICT if asked else Verdict.UNCHANGED, len(said.cells))
    if asked and (news or key not in fold.questions):
        known = fold.questions.get(key)
        newest = known if known is not None and known.saved > heard.saved else _away_question(fold, heard, said, sent)
        fold.questions[key] = replace(newest, theirs=fold.told(row), cells=dict(row))


def welcome_back(fold: Fold, key: str) -> None:
    """A row that was away stands in the book again: what the school says of it is heard anew."""
    seen = fold.seen.get((key, AWAY))
    if seen is not None and seen.state is State.ASKED:
        fold.forget_cells(key)
        fold.questions.pop((key, AWAY), None)


def _away_question(fold: Fold, heard: Heard, said: Said, sent: Texts) -> Question:
    return Question(
        Kind.AWAY, fold.table, said.key, AWAY, name=fold.name_of({**sent, **said.cells}), base=fold.told(sent),
        file=heard.difference.file, sender=heard.sender, saved=heard.saved, template=heard.template,
    )  # fmt: skip


def _note_missing(fold: Fold, heard: Heard) -> None:
    """What a person has decided about a row stands until the row is sent again."""
    missing = set(heard.difference.missing)
    for key in heard.difference.sent:
        seen = fold.seen.get((key, MISSING))
        if key not in missing:
            if seen is not None and seen.state is not State.KEPT:
                del fold.seen[key, MISSING]
                fold.questions.pop((key, MISSING), None)
                fold.missing.discard(key)
        elif _is_new(seen, heard) and not heard.again:
            fold.seen[key, MISSING] = Seen(heard.difference.file, heard.saved, State.TAKEN, heard.template)


def _is_new(seen: Seen | None, heard: Heard) -> bool:
    return seen is None or (seen.template != heard.template and seen.saved < heard.saved)


def stays(fold: Fold, key: str, template: str) -> None:
    """A person has decided that a sent row is there: of the answers heard so far none asks whether it is missing."""
    newest = fold.seen.get((ALL, ""))
    fold.seen[key, MISSING] = Seen("", newest.saved if newest else "", State.KEPT, template)


def ask_again(fold: Fold, declined: Question) -> None:
    """A new row has been decided to be nobody the book has: the sent row it might have been is missing after all."""
    if (declined.other, MISSING) in fold.seen:
        absence = _Absence(declined.other, declined.other, declined.sent, declined.sender, declined.based)
        _ask_or_withdraw(fold, absence)


@dataclass(frozen=True, slots=True)
class _Absence:
    """A sent row that has not come back: its key, the key of the book's row, what was sent, who saved the answer."""

    key: str
    target: str
    sent: RawCells
    sender: str
    based: bool


def _ask_or_withdraw(fold: Fold, absence: _Absence) -> None:
    """Not about people who have left, nor when a new row is asked about as this very person: that settles both."""
    key, target = absence.key, absence.target
    seen = fold.seen[key, MISSING]
    if _is_settled(fold, target):
        fold.missing.discard(key)
    else:
        fold.missing.add(key)
    if seen.state is State.KEPT:
        return
    in_question = any(one.field == ROW and one.other == target for one in fold.questions.values())
    if key not in fold.missing or in_question:
        fold.seen[key, MISSING] = replace(seen, state=State.TAKEN)
        fold.questions.pop((key, MISSING), None)
        return
    fold.seen[key, MISSING] = replace(seen, state=State.ASKED)
    row = fold.rows[target]
    known = fold.questions.get((key, MISSING)) or Question(
        Kind.MISSING, fold.table, key, MISSING, target, name=fold.name_of(row), base=fold.told(absence.sent),
        file=seen.value, sender=absence.sender, saved=seen.saved, template=seen.template, based=absence.based,
    )  # fmt: skip
    fold.questions[key, MISSING] = replace(known, ours=fold.told(row), target=target)


def _is_settled(fold: Fold, target: str) -> bool:
    """Whether the row is known to be gone: the person has left, or the book has no such row."""
    return target not in fold.rows or (fold.is_staff() and fold.value(fold.rows[target], "status") == LEFT)
