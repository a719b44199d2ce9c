"""What is wrong with the two settings that everything computed hangs on: which rules hold, and on which day."""

from collections.abc import Collection, Iterable, Iterator

from attest_xl.findings import Finding
from attest_xl.findings.places import found
from attest_xl.schema.kinds import Day
from attest_xl.schema.verdict import Trouble
from attest_xl.sheets.settings import Setting


def wrong_settings(lines: Iterable[Setting], known: Collection[str], default: str) -> Iterator[Finding]:
    """A finding for rules that nobody knows, in whose place `default` holds, and one for a day that is none."""
    for line in lines:
        if line.name == "profile" and line.value and line.value.strip().casefold() not in known:
            yield found("RULE-04", line, "value", default=default, known=", ".join(known))
        elif line.name == "today" and isinstance(said := Day().read(line.value), Trouble) and said.value is None:
            yield found("RULE-05", line, "value")
