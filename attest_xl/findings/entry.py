"""One thing that can be wrong: its code, how grave it is, how we say it, what to do."""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How grave a finding is; the value is the word a person sees."""

    ERROR = "ошибка"
    WARNING = "предупреждение"
    NOTE = "к сведению"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the catalogue.

    `what` says what is wrong, `rule` what holds instead (with its source where the law sets it), `fix` the way out. The
    three may hold the places `{said}` (the cell's text), `{hint}` and other details that the finding brings.
    """

    code: str
    severity: Severity
    title: str
    what: str
    rule: str
    fix: str
    example: str = ""
