"""Everything that can be wrong, and how we say it."""

from attest_xl.findings.entry import Entry, Severity
from attest_xl.findings.finding import Finding, Place

__all__ = ["Entry", "Finding", "Place", "Severity"]
