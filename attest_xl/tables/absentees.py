"""Rows that one side no longer has: sent rows that did not come back, and returned rows that have left the book."""

from collections.abc import Mapping
from dataclasses import replace

from attest_xl.sheets.staff import LEFT
from attest_xl.tables.comparing import Said, Texts
from attest_xl.tables.fold import Fold, Heard
from attest_xl.tables.questions import AWAY, MISSING, ROW, Kind, Question
from attest_xl.tables.settling import Seen, State, Verdict

ALL = "*"
"""The row under which the book remembers, for each template, when its newest answer was saved."""


def hear_missing_rows(fold: Fold, heard: Heard, places: Mapping[str, str]) -> None:
    """Ask about sent rows that did not come back. The newest answer to a template is the one that counts."""
    for question in [one for one in fold.questions.values() if one.field == MISSING and _is_settled(fold, one.target)]:
        del fold.questions[question.key], fold.seen[question.key]
    mark = fold.seen.get((ALL, heard.template))
    if mark is not None and heard.saved < mark.saved:
        return
    fold.seen[ALL, heard.template] = Seen("", heard.saved, State.TAKEN, heard.template)
    missing = set(heard.difference.missing)
    for key in heard.difference.sent:
        if key not in missing:
            fold.missing.discard(key)
            _withdraw(fold, heard, key)
    for key in heard.difference.missing:
        target = places.get(key)
        if target is not None and not _is_settled(fold, target):
            fold.missing.add(key)
            _ask_missing(fold, heard, key, target)


def hear_away_row(fold: Fold, heard: Heard, said: Said, sent: Texts, channel: str) -> None:
    """The school has changed a row that the book does not have under this school any more: asked about as a whole, with
    all that its answers have changed, and again only when there is something new."""
    row = fold.waiting.setdefault(said.key, dict(sent))
    news = False
    for name, cell in said.cells.items():
        settled = fold.settle_cell(heard, row, name, cell, fold.value(sent, name), (channel, name))
        fold.tell_versions(heard, said, name, settled)
        news = news or settled.verdict is not Verdict.UNCHANGED
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


def _ask_missing(fold: Fold, heard: Heard, key: str, target: str) -> None:
    """Not when a new row of the answer is asked about as this very person: the one question settles both."""
    if any(one.field == ROW and one.other == target for one in fold.questions.values()):
        return
    seen = fold.seen.get((key, MISSING))
    if seen is not None and seen.template == heard.template and seen.state is not State.ASKED:
        return
    if heard.again and seen is None:
        return
    fold.seen[key, MISSING] = Seen("", heard.saved, State.ASKED, heard.template)
    row = fold.rows[target]
    fold.ask(heard, (key, MISSING), lambda: Question(
        Kind.MISSING, fold.table, key, MISSING, target, name=fold.name_of(row), ours=fold.told(row),
        base=fold.told(heard.difference.sent[key]), file=heard.difference.file, sender=heard.sender,
        saved=heard.saved, template=heard.template, based=heard.based,
    ))  # fmt: skip
    fold.questions[key, MISSING] = replace(fold.questions[key, MISSING], ours=fold.told(row))


def _withdraw(fold: Fold, heard: Heard, key: str) -> None:
    """A later answer of the same template has the row again."""
    seen = fold.seen.get((key, MISSING))
    if seen is not None and seen.state is State.ASKED and seen.template == heard.template:
        del fold.seen[key, MISSING]
        fold.questions.pop((key, MISSING), None)


def _is_settled(fold: Fold, target: str) -> bool:
    """Whether the row is known to be gone: the person has left, or the book has no such row."""
    return target not in fold.rows or (fold.is_staff() and fold.value(fold.rows[target], "status") == LEFT)
