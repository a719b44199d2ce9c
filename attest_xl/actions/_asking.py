"""Questions between «Сверка», where a person sees and decides them, and the merge, which puts them."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from attest_xl.actions._desk import Desk
from attest_xl.findings import Finding
from attest_xl.schema.cells import Value
from attest_xl.schema.change import TableWrite
from attest_xl.schema.sheet import column_of, columns_of
from attest_xl.sheets import SHEETS, Conflict
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.questions import Key, Kind, Part, Question
from attest_xl.tables.records import replace_rows

Questions = Mapping[Part, Mapping[Key, Question]]

DATA_ROOM = 32_000
"""Signs that fit into a cell, with some to spare."""


@dataclass(frozen=True, slots=True)
class Asked:
    """«Сверка» as it stands: the questions by school and table, the row of each, rows that cannot be understood, and
    decisions that are none of the list's."""

    questions: Questions
    lines: Mapping[tuple[Part, Key], Conflict]
    unreadable: tuple[Conflict, ...]
    findings: tuple[Finding, ...]


def asked(desk: Desk) -> Asked:
    """Read «Сверка»."""
    questions: defaultdict[Part, dict[Key, Question]] = defaultdict(dict)
    lines: dict[tuple[Part, Key], Conflict] = {}
    unreadable: list[Conflict] = []
    read = desk.read(Conflict)
    for line in read.records:
        found = _question(line)
        if found is None:
            unreadable.append(line)
        else:
            part, question = found
            questions[part][question.key] = question
            lines[part, question.key] = line
    title = column_of(Conflict, "decision").title
    return Asked(questions, lines, tuple(unreadable), tuple(one for one in read.findings if one.place.title == title))


def questions_write(desk: Desk, old: Asked, new: Questions, schools: Mapping[str, str]) -> TableWrite | None:
    """The write after which «Сверка» holds `new` for the schools and tables it names, and what it held for others. A
    question that stays keeps its row and, while it is about the same person, the decision chosen. `schools` are the
    institutions' names by code."""
    grid = desk.grid(Conflict)
    if grid is None:
        return None
    records: list[Conflict] = list(old.unreadable)
    for part, questions in {**old.questions, **new}.items():
        for key, question in questions.items():
            known = old.lines.get((part, key))
            line = conflict(part, question, schools.get(part[0], ""), desk.today)
            if known is not None:
                same = question.other == old.questions[part][key].other
                stays = {"decision": known.decision if same else None, "asked": known.asked, "origin": known.origin}
                line = line.model_copy(update=stays)
            records.append(line)
    return replace_rows(grid, Conflict, records)


def open_questions(old: Asked, new: Questions) -> Counter[str]:
    """How many questions each school has."""
    count: Counter[str] = Counter()
    for (school, _), questions in {**old.questions, **new}.items():
        count[school] += len(questions)
    return count


def conflict(part: Part, question: Question, institution: str, today: date) -> Conflict:
    """The question as a row of «Сверка»."""
    saved = question.saved[:10]
    return Conflict(
        key=number_of(part, question.key),
        question=question.words,
        institution=institution or None,
        code=question.other or question.target or None,
        name=question.name or None,
        column=_title(question),
        ours=question.ours or None,
        base=question.base or None,
        theirs=question.theirs or None,
        file=question.file or None,
        sender=question.sender or None,
        sent=_day(saved),
        asked=today,
        data=_data(part, question),
    )


def number_of(part: Part, key: Key) -> str:
    """A short number for the question, the same at every merge."""
    return sha256("|".join((*part, *key)).encode()).hexdigest()[:8]


def _title(question: Question) -> str | None:
    """The column a question is about; the sheet, where it is about a whole row."""
    row = next(row for row in SHEETS if row.sheet.table == question.table)
    columns = dict(columns_of(row))
    return columns[question.field].title if question.field in columns else f"лист «{row.sheet.title}»"


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def _data(part: Part, question: Question) -> str:
    told: dict[str, Any] = {
        "kind": question.kind.value,
        "school": part[0],
        "table": part[1],
        "row": question.row,
        "field": question.field,
        "target": question.target,
        "other": question.other,
        "other_said": question.other_said,
        "saved": question.saved,
        "template": question.template,
        "based": question.based,
        "sent": _written(question.sent),
    }
    if len(json.dumps(told, ensure_ascii=False)) > DATA_ROOM // 2:
        told["sent"] = {}
    cells = dict(question.cells)
    while len(text := json.dumps({**told, "cells": _written(cells)}, ensure_ascii=False)) > DATA_ROOM:
        longest = max(cells, key=lambda name: len(str(cells[name])))
        cells[longest] = str(cells[longest])[: len(str(cells[longest])) // 2]
    return text


def _question(line: Conflict) -> tuple[Part, Question] | None:
    """The question a row puts; `None` when its data have been damaged."""
    try:
        told = json.loads(line.data or "")
        part = (str(told["school"]), str(told["table"]))
        question = Question(
            Kind(told["kind"]),
            part[1],
            *(str(told[name]) for name in ("row", "field", "target")),
            name=line.name or "",
            ours=line.ours or "",
            base=line.base or "",
            theirs=line.theirs or "",
            file=line.file or "",
            sender=line.sender or "",
            cells=_read(told["cells"]),
            sent=_read(told.get("sent", {})),
            based=bool(told["based"]),
            **{name: str(told[name]) for name in ("saved", "template", "other", "other_said")},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return (part, question) if part[1] in _TABLES else None


def _written(cells: RawCells) -> dict[str, Any]:
    return {name: {"date": cell.isoformat()} if isinstance(cell, date) else cell for name, cell in cells.items()}


def _read(cells: Mapping[str, Any]) -> dict[str, Value]:
    return {
        name: _read_cell(cell)
        for name, cell in cells.items()
        if isinstance(cell, dict | str | int | float | bool | None)
    }


def _read_cell(cell: Any) -> Value:
    match cell:
        case {"date": str(day)}:
            return date.fromisoformat(day)
        case dict():
            raise ValueError("a cell of no kind that is written")
        case _:
            return cell


_TABLES: Sequence[str] = tuple(row.sheet.table for row in SHEETS)

__all__: Iterable[str] = ("Asked", "Questions", "asked", "conflict", "number_of", "open_questions", "questions_write")
