"""«Собрать шаблоны»: what schools have sent back, merged into the book so that nothing is lost and nothing is asked
twice."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from attest_xl.actions import check
from attest_xl.actions._asking import open_questions
from attest_xl.actions._carry_out import Step
from attest_xl.actions._changes import Changes, Report
from attest_xl.actions._collection import count_days
from attest_xl.actions._corrections import corrections_of
from attest_xl.actions._desk import Desk
from attest_xl.actions._gathered_writes import sheets_to_show, writes
from attest_xl.actions._gathering import Gathered, Outcome, gather
from attest_xl.actions._merge_book import Book
from attest_xl.actions._returned import FileAnswer, file_answers
from attest_xl.books.incoming import IncomingFile, arrived
from attest_xl.books.strangers.reading import Limits
from attest_xl.findings import Finding
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.sheet import columns_of
from attest_xl.tables.settling import Verdict

COUNTED = (Verdict.UNCHANGED, Verdict.TAKEN, Verdict.CONFLICT, Verdict.REFUSED)


def steps(files: Sequence[Path]) -> tuple[Step, ...]:
    """Merge the files; then check the book as it has become, show what was found in both, and count the days."""
    merged: list[Changes] = []

    def collect(desk: Desk) -> Changes:
        merged.append(propose(desk, files))
        return merged[-1]

    def look(desk: Desk) -> Changes:
        return check.after_files(desk, merged[-1].findings, merged[-1].files)

    return collect, look, count_days


def propose(desk: Desk, files: Sequence[Path]) -> Changes:
    """Read the answers – files, folders, archives –, merge them and ask what only a person can decide. A refused file
    never stops the others. What a school has to correct is written beside the book, for it to be sent."""
    with (
        arrived(files, Limits.from_settings(desk.settings), besides=desk.book.path) as came,
        corrections_of(_gathered(desk, came.files)) as corrections,
    ):
        gathered = corrections.gathered
        facts = {**facts_of(gathered), "corrections": list(corrections.facts)}
        reasons = _all_refused(gathered, came.findings)
        return Changes(
            writes=writes(gathered),
            findings=(*came.findings, *gathered.findings),
            said=" ".join([_sentence(facts) + corrections.said, *(reason.message for reason in reasons[:3])]),
            facts=facts,
            files=tuple(file.file.shown for file in gathered.files),
            shows=sheets_to_show(gathered.book.asked, gathered.questions),
            withdraw=corrections.withdraw,
            refused=bool(reasons),
        )


def _gathered(desk: Desk, files: Sequence[IncomingFile]) -> Gathered:
    """What the files come to: they are read elsewhere while the book is read here."""
    answers = file_answers(desk, files)
    return gather(Book(desk), list(answers))


def _all_refused(gathered: Gathered, archives: Sequence[Finding]) -> Sequence[Finding]:
    """Why nothing is taken from any file; nothing when something is. Then the book is not touched, and the reasons are
    said at once, not on «Проверка»."""
    refusals = [file.refusal for file in gathered.files if file.refusal is not None]
    return [*refusals, *archives] if len(refusals) == len(gathered.files) else []


def preview(desk: Desk, files: Sequence[Path]) -> Report:
    """The report of a merge that is not made, with each change it would make."""
    with arrived(files, Limits.from_settings(desk.settings), besides=desk.book.path) as came:
        gathered = _gathered(desk, came.files)
    facts = {**facts_of(gathered), "dry_run": True, "changes": list(changes_in(gathered))}
    reasons = _all_refused(gathered, came.findings)
    said = " ".join([f"Проба, ничего не записано. {_sentence(facts)}", *(reason.message for reason in reasons[:3])])
    findings = tuple(dict.fromkeys((*came.findings, *gathered.findings)))
    return Report("merge", said, 0, findings, facts, None, refused=bool(reasons))


def facts_of(gathered: Gathered) -> dict[str, Any]:
    """The account of the run, as JSON shows it: what was returned is what was unchanged, taken, asked and refused."""
    ledger = gathered.ledger
    cells = {verdict.value: sum(counts[verdict] for counts in ledger.values()) for verdict in COUNTED}
    asking = frozenset(question.file for one in gathered.outcomes for question in one.merged.questions.values())
    return {
        "files": [_told(file, ledger.get(file.file.shown, Counter()), asking) for file in gathered.files],
        "cells": {"returned": sum(cells.values()), **cells},
        "rows": {
            "new": sum(len(one.merged.added) for one in gathered.outcomes),
            "missing": sum(len(one.merged.missing) for one in gathered.outcomes),
            "questions": sum(open_questions(gathered.book.asked, gathered.questions).values()),
        },
    }


def changes_in(gathered: Gathered) -> Iterator[Mapping[str, Any]]:
    """Each cell that would change, and where from."""
    for one in gathered.outcomes:
        for key, cells in one.merged.cells.items():
            before = one.rows[key].cells
            name = text_of(before.get("name"))
            for field, value in cells.items():
                yield _change(one, key, text_of(before.get("code")), name, field, before.get(field), value)
        for key, cells in one.merged.added.items():
            name = text_of(cells.get("name"))
            for field, value in cells.items():
                yield _change(one, key, one.codes.get(key, ""), name, field, None, value)


def _change(one: Outcome, key: str, code: str, name: str, field: str, before: Value, value: Value) -> Mapping[str, Any]:
    title = dict(columns_of(one.merged.row))[field].title
    file = one.merged.sources.get((key, field))
    return {
        "sheet": one.merged.row.sheet.title,
        "code": code or None,
        "name": name or None,
        "column": title,
        "from": text_of(before) or None,
        "to": text_of(value) or None,
        "file": file,
    }


def _told(file: FileAnswer, counts: Counter[Verdict], asking: frozenset[str]) -> Mapping[str, Any]:
    state, reason = "unchanged", None
    if file.refusal is not None:
        state, reason = "refused", file.refusal.message
    elif file.file.shown in asking or any(counts[verdict] for verdict in COUNTED[1:]):
        state = "merged"
    return {
        "file": file.file.shown,
        "school": file.school.name if file.school else None,
        "state": state,
        "reason": reason,
    }


def _sentence(facts: Mapping[str, Any]) -> str:
    states = Counter(file["state"] for file in facts["files"])
    cells, rows = facts["cells"], facts["rows"]
    return (
        f"Собрано файлов: {states['merged'] + states['unchanged']}, отклонено: {states['refused']}. "
        f"Ячеек вернулось: {cells['returned']} = без изменений {cells['unchanged']} + взято {cells['taken']} + "
        f"на сверку {cells['conflicts']} + отклонено {cells['refused']}. Новых строк: {rows['new']}, "
        f"не вернулось: {rows['missing']}, вопросов: {rows['questions']}."
    )
