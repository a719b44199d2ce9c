"""What a job tells the window while it goes on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from attest_xl.books.reaching import Standing


@dataclass(frozen=True, slots=True)
class Moved:
    """Work goes on: `done` of `total`."""

    done: int
    total: int
    what: str


@dataclass(frozen=True, slots=True)
class FilesAsked:
    """The job wants files or folders and waits until `take` is called with them."""

    title: str
    take: Callable[[Sequence[Path]], None]


@dataclass(frozen=True, slots=True)
class SureAsked:
    """The job wants to know whether it may go on, and waits until `take` is told. `yes` is what going on is called."""

    title: str
    question: str
    yes: str
    take: Callable[[bool], None]


@dataclass(frozen=True, slots=True)
class Stood:
    """The workbook stands so now: closed, open within reach, or held."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class Ended:
    """The job is over: `lines` are what to show, the first is the sentence; `grave` where it has to be noticed.

    What may be wanted next: `sheets` of the workbook to be looked at, the `folder` of files that were written, the job
    to be done `again`, `""` where that would be of no use.
    """

    caption: str
    lines: tuple[str, ...]
    grave: bool
    sheets: tuple[str, ...] = ()
    folder: Path | None = None
    again: str = ""


PanelEvent = Moved | FilesAsked | SureAsked | Stood | Ended
