"""A probe looks at one thing and answers in one line, with the fix in another."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from attest_xl.books.condition import Condition
from attest_xl.findings import Finding
from attest_xl.setup.machine import Machine


class State(StrEnum):
    """How a thing is; the value is what `--json` says."""

    OK = "ok"
    DOUBT = "doubt"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a probe found. `fix` is `""` where nothing has to be done; `installable`: whether `install` may do it."""

    name: str
    state: State
    said: str
    fix: str = ""
    installable: bool = False

    def as_json(self) -> dict[str, object]:
        """The answer as JSON shows it."""
        return {
            "name": self.name,
            "state": self.state.value,
            "said": self.said,
            "fix": self.fix or None,
            "install": self.installable,
        }


@dataclass(frozen=True, slots=True)
class Subject:
    """The workbook that is looked at. `path` is absolute, in the machine's spelling; `condition` is `None` where the
    file cannot be read as a workbook; `connection` holds the keys of its sheet xlwings.conf, `held` the lock files
    beside it, each with the program and the person it names."""

    path: str
    condition: Condition | None = None
    damage: tuple[Finding, ...] = ()
    connection: Mapping[str, str] = field(default_factory=dict[str, str])
    held: Mapping[str, str] = field(default_factory=dict[str, str])
    problem: str = ""


MachineProbe = Callable[[Machine], Answer]
BookProbe = Callable[[Machine, Subject], Answer]


def ok(name: str, said: str) -> Answer:
    """Nothing to do."""
    return Answer(name, State.OK, said)


def doubt(name: str, said: str, fix: str, *, installable: bool = False) -> Answer:
    """It may go wrong."""
    return Answer(name, State.DOUBT, said, fix, installable)


def fault(name: str, said: str, fix: str, *, installable: bool = False) -> Answer:
    """It does not work so."""
    return Answer(name, State.FAULT, said, fix, installable)
