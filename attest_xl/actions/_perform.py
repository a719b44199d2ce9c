"""Every built verb with its steps: the one place that buttons, the command line and the panel ask."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType

from attest_xl.actions import check, import_, recalculate, summarize
from attest_xl.actions._carry_out import Step, carry_out
from attest_xl.actions._changes import Report
from attest_xl.actions._codes import give_codes
from attest_xl.actions._desk import Desk
from attest_xl.actions.undo import undo

STEPS: Mapping[str, Callable[[Sequence[Path]], tuple[Step, ...]]] = MappingProxyType(
    {
        "import": lambda files: (partial(import_.propose, files=files), check.propose_quietly),
        "check": lambda _: (check.propose,),
        "recalculate": lambda _: (recalculate.propose,),
        "summarize": lambda _: (summarize.propose,),
    }
)
"""By verb: its steps, given the files named. `undo` has none: it brings a copy back. `BUILT` holds the same names."""


def perform(verb: str, desk: Desk, files: Sequence[Path] = ()) -> Report:
    """Do what the verb says on the desk's book and save it. Raises `BookError` when the book cannot be reached."""
    if verb == "undo":
        return undo(desk)
    return carry_out(desk, verb, (give_codes, *STEPS[verb](files)))
