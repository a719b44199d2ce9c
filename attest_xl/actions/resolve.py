"""«Применить решения»: the decisions chosen on «Сверка», applied and cleared; what is not decided stays."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from attest_xl.actions import check
from attest_xl.actions._asking import Asked, Questions, open_questions
from attest_xl.actions._carry_out import Step
from attest_xl.actions._changes import Changes
from attest_xl.actions._desk import Desk
from attest_xl.actions._gathered_writes import ASKING, MERGED, asking_write, sheets_to_show, table_writes
from attest_xl.actions._gathering import Outcome
from attest_xl.actions._memory import memory_write
from attest_xl.actions._merge_book import Book
from attest_xl.actions._patch import Cells, patch
from attest_xl.actions._returned import School
from attest_xl.findings import Finding, Place
from attest_xl.schema.change import TableWrite
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.sheet import Row, column_of
from attest_xl.sheets import SHEETS, Conflict, Institution
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.deciding import NOT_FITTING, decide
from attest_xl.tables.fold import Fold
from attest_xl.tables.merging import outcome
from attest_xl.tables.questions import Part, Question

Decided = tuple[Question, Conflict]
"""A question with the row of «Сверка» in which it has been decided."""


@dataclass(slots=True)
class _Resolving:
    """What the decisions have come to so far."""

    book: Book
    outcomes: list[Outcome] = field(default_factory=list[Outcome])
    findings: list[Finding] = field(default_factory=list[Finding])
    applied: int = 0


def steps(school: str | None = None) -> tuple[Step, ...]:
    """Apply the decisions, then check the book as it has become."""
    return partial(propose, school=school), partial(check.after_files, found=(), files=())


def propose(desk: Desk, school: str | None = None) -> Changes:
    """Apply every decision chosen, or one school's, by its name or code. A decision that does not fit its question, or
    comes too late, is a finding, and the question stays."""
    book = Book(desk)
    chosen = _chosen_school(desk, school)
    if school is not None and chosen is None:
        unknown = Finding("MERGE-24", Place(Conflict.sheet.title), school)
        return Changes(findings=(unknown,), said=unknown.message, refused=True)
    resolving = _Resolving(book)
    for part, decided in _decided(book.asked).items():
        if chosen is None or chosen == part[0]:
            _apply(resolving, part, decided)
    resolving.findings += [_unreadable(line) for line in book.asked.unreadable if line.decision]
    resolving.findings += book.asked.findings
    return _changes(resolving)


def _changes(resolving: _Resolving) -> Changes:
    book = resolving.book
    questions = {(one.school.code, one.merged.row.sheet.table): one.merged.questions for one in resolving.outcomes}
    memory = {(one.school.code, one.merged.row.sheet.table): one.merged.seen for one in resolving.outcomes}
    left = sum(open_questions(book.asked, questions).values())
    facts = {
        "decisions": {"applied": resolving.applied, "refused": len(resolving.findings), "open": left},
        "cells": sum(len(cells) for one in resolving.outcomes for cells in one.merged.cells.values()),
        "rows": {"new": sum(len(one.merged.added) for one in resolving.outcomes), "questions": left},
    }
    found = [
        *table_writes(book, resolving.outcomes),
        memory_write(book.desk, book.memory, memory) if resolving.outcomes else None,
        asking_write(book, questions, [one.school for one in resolving.outcomes]) if resolving.outcomes else None,
        _schools_write(book, questions, resolving.outcomes),
    ]
    return Changes(
        writes=tuple(write for write in found if write is not None),
        findings=tuple(resolving.findings),
        said=f"Решений применено: {resolving.applied}, не подошло: {len(resolving.findings)}, "
        f"вопросов осталось: {left}.",
        facts=facts,
        shows=sheets_to_show(book.asked, questions) if resolving.outcomes else (),
    )


def _decided(asked: Asked) -> Mapping[Part, Sequence[Decided]]:
    """The decisions chosen, by school and table; whole rows first: what they bring is then asked cell by cell."""
    found: defaultdict[Part, list[Decided]] = defaultdict(list)
    for (part, key), line in asked.lines.items():
        if line.decision is not None:
            found[part].append((asked.questions[part][key], line))
    return {part: sorted(lines, key=lambda one: not one[0].field.startswith("*")) for part, lines in found.items()}


def _apply(resolving: _Resolving, part: Part, decided: Sequence[Decided]) -> None:
    book, row = resolving.book, _row_of(part[1])
    school = _school(book.desk, part[0], decided[0][1])
    rows, others = book.rows(row).of(school.name), book.rows(row).elsewhere(school.name)
    elsewhere = {key: line.cells for key, line in others.items()}
    fold, applied = Fold(book.sides(school, row, rows)), 0
    for question, line in decided:
        problem = _decide(fold, question, line, elsewhere)
        if problem is None:
            applied += 1
        else:
            resolving.findings.append(problem)
    if applied:
        merged, codes = book.coded(outcome(fold))
        moved = {key: others[key] for key in merged.cells if key in others}
        resolving.outcomes.append(Outcome(school, merged, {**rows, **moved}, codes))
        resolving.applied += applied


def _decide(fold: Fold, question: Question, line: Conflict, elsewhere: Mapping[str, RawCells]) -> Finding | None:
    if question.key not in fold.questions:  # another decision has settled it as well
        return None
    code = decide(fold, question, line.decision or "", elsewhere)
    if code is None:
        return None
    fitting = " · ".join(question.fitting) if code == NOT_FITTING else ""
    return Finding(code, _place(line), line.decision or "", (("hint", fitting),))


def _unreadable(line: Conflict) -> Finding:
    return Finding("MERGE-23", _place(line), line.key or "")


def _place(line: Conflict) -> Place:
    origin, title = line.origin, column_of(Conflict, "decision").title
    if origin is None:
        return Place(Conflict.sheet.title, title=title)
    return Place(origin.sheet, origin.row, origin.column("decision"), title)


def _row_of(table: str) -> type[Row]:
    return next(row for row in SHEETS if row.sheet.table == table)


def _chosen_school(desk: Desk, said: str | None) -> str | None:
    """The code of the institution meant; `None` when none is."""
    for line in desk.institutions.records:
        if said is not None and letters(said) in {letters(line.code or ""), letters(line.institution or "")}:
            return line.code
    return None


def _school(desk: Desk, code: str, line: Conflict) -> School:
    found = next((one for one in desk.institutions.records if one.code == code), None)
    return School(code, (found.institution if found else None) or line.institution or "", found)


def _schools_write(book: Book, questions: Questions, outcomes: Sequence[Outcome]) -> TableWrite | None:
    """How many questions each school has left; one without any is collected."""
    grid = book.desk.grid(Institution)
    counts: Counter[str] = open_questions(book.asked, questions)
    changed = dict(_standings(counts, outcomes))
    return patch(grid, Institution, changed) if grid is not None and changed else None


def _standings(counts: Counter[str], outcomes: Sequence[Outcome]) -> Iterator[tuple[int, Cells]]:
    for one in outcomes:
        line, left = one.school.line, counts[one.school.code]
        if line is not None and line.origin is not None:
            done = not left and line.state == ASKING
            yield line.origin.row, {"questions": left or None, **({"state": MERGED} if done else {})}
