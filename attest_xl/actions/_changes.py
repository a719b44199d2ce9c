"""What an action proposes, and what has become of it: both are values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from attest_xl.books.port import Mark
from attest_xl.findings import Finding, Severity
from attest_xl.schema.change import TableWrite

Marks = Mapping[str, Mapping[tuple[int, int], Mark]]
"""By table: the cells (sheet row, sheet column) to be marked; a table that is not named keeps its marks."""


class Progress(Protocol):
    """How a shell shows long work: `done` of `total` steps, and what is being done."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Show it."""
        ...


def silent(done: int, total: int, what: str) -> None:
    """The progress of those who do not watch."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one step of an action would do to the book. Nothing has been touched yet.

    `said` is one Russian sentence for the log and the status bar; `facts` go into the JSON as they are. `withdraw`
    takes back the files that were written beside the book, for when the book cannot be saved. `refused`: nothing
    could be done with what was given, the book stays as it is and no further step is taken.
    """

    writes: tuple[TableWrite, ...] = ()
    marks: Marks = field(default_factory=dict[str, Mapping[tuple[int, int], Mark]])
    findings: tuple[Finding, ...] = ()
    said: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict[str, Any])
    files: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    withdraw: Callable[[], None] | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What an action has done. `copy` is the copy made before it; `None` when nothing had to be changed. `refused` when
    nothing could be done; the findings say why."""

    verb: str
    said: str
    cells: int
    findings: tuple[Finding, ...]
    facts: Mapping[str, Any]
    copy: Path | None
    refused: bool = False

    @property
    def needs_person(self) -> bool:
        """Whether something is left for a person: an error or a warning, a refused file, an open question."""
        grave = (Severity.ERROR, Severity.WARNING)
        return self.asks or any(finding.severity in grave for finding in self.findings)

    @property
    def asks(self) -> bool:
        """Whether questions are open on «Сверка»."""
        rows: Any = self.facts.get("rows")
        return hasattr(rows, "get") and bool(rows.get("questions"))

    def as_json(self) -> dict[str, Any]:
        """The report as JSON shows it."""
        return {
            "verb": self.verb,
            "done": not self.refused,
            "said": self.said,
            "cells_changed": self.cells,
            "copy": str(self.copy) if self.copy else None,
            **self.facts,
            "findings": [finding_as_json(finding) for finding in self.findings],
        }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """A finding as JSON shows it."""
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "file": finding.place.file or None,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "column": finding.place.title,
        "said": finding.said,
        "message": finding.message,
    }


def counted(findings: Sequence[Finding]) -> dict[str, int]:
    """How many findings of each severity, by the severity's English name."""
    return {grade.name.lower(): sum(finding.severity is grade for finding in findings) for grade in Severity}
