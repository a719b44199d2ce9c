"""A person's decision about a question, applied to the book's side of one table. Pure, like the merge it completes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from attest_xl.sheets.conflicts import ADD, GONE, KEEP, MOVED, SAME, TAKE
from attest_xl.sheets.staff import LEFT, WORKS
from attest_xl.tables.absentees import ask_again, stays
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.comparing import NEW
from attest_xl.tables.fold import Fold
from attest_xl.tables.pairing import identity
from attest_xl.tables.questions import OWN, ROW, Kind, Question
from attest_xl.tables.reuniting import found, unite
from attest_xl.tables.settling import Seen, State
from attest_xl.tables.values import cell_of, filled

OF_THE_POST = ("position", "subject", "started")
"""What belongs to the post in the new school: after a transfer its word counts."""

NOT_FITTING, NO_ROW = "MERGE-21", "MERGE-22"

Rows = Mapping[str, RawCells]
Step = Callable[[Fold, Question, Rows], str | None]


def decide(fold: Fold, question: Question, decision: str, elsewhere: Rows) -> str | None:
    """Apply the decision; the code of the finding that says why it cannot be, and then nothing has changed.

    `elsewhere` are the table's rows of other schools by key, for people who have changed school.
    """
    if decision not in question.fitting:
        return NOT_FITTING
    problem = _STEPS[decision](fold, question, elsewhere)
    if problem is None:
        fold.questions.pop(question.key, None)
        if question.kind is Kind.SAME and decision != SAME:
            ask_again(fold, question)
    return problem


def _keep(fold: Fold, question: Question, elsewhere: Rows) -> str | None:
    """The book's value stands; of a new row nothing is taken, and one that is there already stays."""
    if question.field == ROW and question.target in fold.rows:
        _stands(fold, question)
    elif question.field == ROW:
        fold.forget_cells(question.row)
        fold.waiting.pop(question.row, None)
        fold.seen[question.key] = _kept(question, "")
    else:
        fold.seen[question.key] = replace(fold.seen.get(question.key, _kept(question, "")), state=State.KEPT)
    return None


def _stands(fold: Fold, question: Question) -> None:
    """A new row that was added before it came into question is one of its own."""
    fold.waiting.pop(question.row, None)
    fold.seen[question.key] = Seen(question.target, question.saved, State.TAKEN, question.template)
    fold.seen[question.target, OWN] = _kept(question, question.other)


def _take(fold: Fold, question: Question, elsewhere: Rows) -> str | None:
    """The school's value; of a row that did not come back: it goes."""
    if question.target not in fold.rows:
        return NO_ROW
    if question.kind is Kind.MISSING:
        del fold.rows[question.target]
        fold.removed.append(question.target)
    else:
        _set(fold, question, question.target, question.cells)
    if question.field == "status":  # whether the person is there has then been decided too
        stays(fold, question.row, question.template)
    return _keep(fold, question, elsewhere)


def _gone(fold: Fold, question: Question, elsewhere: Rows) -> str | None:
    if question.target not in fold.rows:
        return NO_ROW
    _set(fold, question, question.target, {"status": LEFT})
    fold.seen[question.row, "status"] = _kept(question, LEFT)
    return _keep(fold, question, elsewhere)


def _add(fold: Fold, question: Question, elsewhere: Rows) -> str | None:
    """A row of its own, whoever else there is."""
    if question.field == ROW and question.target in fold.rows:
        _stands(fold, question)
        return None
    cells = {name: cell_of(fold.columns[name].kind, cell) for name, cell in question.cells.items() if filled(cell)}
    cells.pop("code", None)
    if question.field == ROW:
        row = fold.add_row(question.row, question.saved, question.template, cells)
        fold.waiting.pop(question.row, None)
        fold.seen[question.row, OWN] = _kept(question, question.other)
    else:
        key = f"{NEW}{identity(fold.table, fold.plain(cells))}/{question.row}"
        row = fold.add_row(key, question.saved, question.template, cells)
        fold.seen[question.row, ROW] = Seen(key, question.saved, State.TAKEN, question.template)
        stays(fold, question.row, question.template)
        _keep(fold, question, elsewhere)
    if fold.is_staff():
        row["status"] = row.get("status") or WORKS
    return None


def _same(fold: Fold, question: Question, elsewhere: Rows) -> str | None:
    """The row is one the book has."""
    if question.other not in fold.rows:
        return NO_ROW
    unite(fold, question)
    found(fold, question)
    return None


def _moved(fold: Fold, question: Question, elsewhere: Rows) -> str | None:
    """The person's row comes to this school, with what the school says of the post."""
    target = question.other
    if target not in fold.rows:
        if target not in elsewhere:
            return NO_ROW
        fold.before[target] = elsewhere[target]
        fold.rows[target] = dict(elsewhere[target])
    post = {name: question.cells[name] for name in OF_THE_POST if filled(question.cells.get(name))}
    _set(fold, question, target, {"institution": fold.sides.institution, "status": WORKS, **post})
    return _same(fold, question, elsewhere)


def _set(fold: Fold, question: Question, target: str, cells: RawCells) -> None:
    for name, cell in cells.items():
        fold.rows[target][name] = cell_of(fold.columns[name].kind, cell)
        fold.sources[target, name] = question.file


def _kept(question: Question, value: str) -> Seen:
    return Seen(value, question.saved, State.KEPT, question.template)


_STEPS: Mapping[str, Step] = MappingProxyType(
    {KEEP: _keep, TAKE: _take, GONE: _gone, ADD: _add, SAME: _same, MOVED: _moved}
)
