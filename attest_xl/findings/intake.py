"""What can be met while strangers' lists are read."""

from attest_xl.findings.entry import Entry

INTAKE: tuple[Entry, ...] = ()
