"""What can be wrong with a person's row, or with rows together."""

from attest_xl.findings.entry import Entry

PEOPLE: tuple[Entry, ...] = ()
