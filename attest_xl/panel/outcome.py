"""What the window says: how the workbook stands, what came of a job – sentence, findings by kind –, where to look
next."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from attest_xl.actions._answer import Answer
from attest_xl.actions._changes import Report
from attest_xl.books.reaching import Standing
from attest_xl.findings import Finding, Severity
from attest_xl.panel.events import Ended
from attest_xl.sheets import Conflict, Due, FindingLine, SummaryLine

SHOWN = 12
"""How many kinds of findings a result lists."""
CLOSED = "Книга закрыта: изменяется файл."
OPEN = "Книга открыта в {program}: действие пройдёт в ней."
HELD = "Книгу держит {who}. Отсюда её не достать."
FILLED = {"recalculate": Due.sheet.title, "summarize": SummaryLine.sheet.title}
"""By verb: the sheet it fills."""


def words_of(standing: Standing) -> str:
    """Which way the panel works while the workbook stands so."""
    if standing.holder is None:
        return CLOSED
    return OPEN.format(program=standing.holder.program) if standing.reached else HELD.format(who=standing.holder.named)


def ended(job: str, caption: str, answer: Answer) -> Ended:
    """The end of a job; one that did nothing may be done again."""
    report = answer.report
    if report is None:
        return Ended(caption, lines_of(answer.said), answer.grave, again=job if answer.grave else "")
    said, found = lines_of(answer.said), summary(report.findings)
    lines = (*said, *([""] if found and said[1:] else []), *found)
    return Ended(caption, lines, answer.grave, sheets_of(report), folder_of(report.facts))


def lines_of(said: str) -> tuple[str, ...]:
    """What is said, its first sentence apart from the rest."""
    first, end, rest = said.partition(". ") if "\n" not in said else said.partition("\n")
    return (first + end.strip(" \n"), *rest.split("\n")) if rest else (said,)


def sheets_of(report: Report) -> tuple[str, ...]:
    """The sheets to be looked at after it, the most urgent first."""
    questions = (Conflict.sheet.title,) if report.asks else ()
    findings = (FindingLine.sheet.title,) if report.findings else ()
    filled = (FILLED[report.verb],) if report.verb in FILLED else ()
    return (*questions, *findings, *filled)


def folder_of(facts: Mapping[str, Any]) -> Path | None:
    """The folder of the files it has written for schools, if any."""
    if "folder" in facts:
        return Path(facts["folder"])
    corrections = facts.get("corrections")
    return Path(corrections[0]["file"]).parent if corrections else None


def summary(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The findings by kind, gravest first: how grave, what, how many."""
    counts: dict[tuple[int, str], int] = {}
    grades = tuple(Severity)
    for finding in findings:
        key = (grades.index(finding.severity), finding.entry.title)
        counts[key] = counts.get(key, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (item[0][0], -item[1]))
    lines = [f"{grades[grade].value}: {title} – {count}" for (grade, title), count in ranked[:SHOWN]]
    return (*lines, f"… и ещё видов: {len(ranked) - SHOWN}") if len(ranked) > SHOWN else tuple(lines)
