"""Markdown tables to grids, so that a test shows the sheet it is about."""

import re
from datetime import date

from attest_xl.findings import Finding
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid, Merge

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def grid(table: str, sheet: str = "Лист1", *, file: str = "", top: int = 1, merged: tuple[Merge, ...] = ()) -> Grid:
    """The cells between the bars. ISO dates become dates, digits numbers, `""` an empty text, `\\n` a line break."""
    lines = [line.strip() for line in table.strip().splitlines()]
    rows = tuple(tuple(_value(cell.strip()) for cell in line.strip("|").split("|")) for line in lines)
    return Grid(sheet, rows, top, 1, file, merged)


def _value(text: str) -> Value:
    if match := _DATE.fullmatch(text):
        return date(*map(int, match.groups()))
    if text.isascii() and text.isdigit() and not text.startswith("0"):
        return int(text)
    return "" if text == '""' else text.replace("\\n", "\n") or None


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Findings as tests compare them."""
    return [(finding.place.cell, finding.code) for finding in findings]
