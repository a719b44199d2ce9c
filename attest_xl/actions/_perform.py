"""Every built verb with its steps: the one place that buttons, the command line and the panel ask."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attest_xl.actions import check, distribute, import_, merge, recalculate, resolve, summarize
from attest_xl.actions._carry_out import Step, carry_out
from attest_xl.actions._changes import Report
from attest_xl.actions._codes import give_codes
from attest_xl.actions._collection import count_days
from attest_xl.actions._desk import Desk
from attest_xl.actions.undo import undo
from attest_xl.books.port import BookError
from attest_xl.sheets import FindingLine, Institution, Setting

Options = Mapping[str, Any]
"""What a shell may ask for beside the files, by the names of the verb's own arguments."""

_DISTRICTS = frozenset(row.sheet.table for row in (Institution, FindingLine, Setting))
"""Tables that only a district's book has: a school's template has staff, too."""

STEPS: Mapping[str, Callable[[Sequence[Path], Options], tuple[Step, ...]]] = MappingProxyType(
    {
        "import": lambda files, _: import_.steps(files),
        "check": lambda _files, _: (check.propose,),
        "recalculate": lambda _files, _: (recalculate.propose, count_days),
        "distribute": lambda _, options: (distribute.step(**options),),
        "merge": lambda files, _: merge.steps(files),
        "resolve": lambda _, options: resolve.steps(**options),
        "summarize": lambda _files, _: (summarize.propose,),
    }
)
"""By verb: its steps, given the files named. `undo` has none: it brings a copy back. `BUILT` holds the same names."""


def perform(verb: str, desk: Desk, files: Sequence[Path] = (), options: Options = MappingProxyType({})) -> Report:
    """Do what the verb says on the desk's book and save it. Raises `BookError` when the book cannot be reached, or is
    none of a district, but perhaps a school's template."""
    if verb == "undo":
        return undo(desk)
    if _DISTRICTS.isdisjoint(desk.book.tables):
        raise BookError("FILE-09", desk.book.path.name)
    if verb == "merge" and options.get("dry_run"):
        return merge.preview(desk, files)
    return carry_out(desk, verb, (give_codes, *STEPS[verb](files, options)))
