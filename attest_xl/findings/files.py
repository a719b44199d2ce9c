"""Why a file or a workbook is refused."""

from attest_xl.findings.entry import Entry

FILES: tuple[Entry, ...] = ()
