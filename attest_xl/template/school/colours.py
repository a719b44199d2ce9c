"""Conditional colours of a template's sheet: what is missing, what is marked, who has left, what is urgent.

A mark is a condition on one cell: it holds while the cell says what was sent, so the colour goes when it is corrected.
In the skeleton a rule a severity stands on the sheet's last row; there the marks of a school come in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from attest_xl.findings import Severity
from attest_xl.schema.address import a1, column_letters
from attest_xl.schema.cells import Value, text_of
from attest_xl.sheets import Due, Staff
from attest_xl.sheets.staff import LEFT
from attest_xl.template.checks_while_typing import LAST_ROW
from attest_xl.template.formats import Formats
from attest_xl.template.palette import MUTED, STATES
from attest_xl.template.school.cells import escaped, serial
from attest_xl.template.school.content import Mark
from attest_xl.template.school.outgoing import Outgoing
from attest_xl.template.school.tones import MARKS, NEEDED

LONGEST_LITERAL = 250
"""Characters of one text inside a formula; Excel takes 255, doubled quotes counted."""

_PATTERN = re.compile(rf'<conditionalFormatting sqref="A{LAST_ROW + 1}">(.*?)</conditionalFormatting>')
_RULE = re.compile(r'dxfId="(\d+)" priority="(\d+)"><formula>"mark"="(\w+)"<')


def add_colours(sheet: Any, shown: Outgoing, formats: Formats) -> None:
    """Add the rules that hold for any school, and the patterns of marks."""
    if shown.row is Due:
        _colour(sheet, shown, "state", [(f'{{state}}="{word}"', formats.tone(tone)) for word, tone in STATES.items()])
    if shown.row is Staff:
        left = formats.rule(font_color=MUTED, italic=True)
        formula = _named(shown, f'{{status}}="{LEFT}"')
        sheet.conditional_format(1, 0, LAST_ROW, len(shown.fields) - 1, _rule(formula, left))
    for field, missing in _needed(shown):
        _colour(sheet, shown, field, [(missing, formats.rule(bg_color=NEEDED.fill))])
    for severity, tone in MARKS.items():
        pattern = _rule(f'"mark"="{severity.name}"', formats.rule(bg_color=tone.fill))
        sheet.conditional_format(LAST_ROW, 0, LAST_ROW, 0, pattern)


def without_patterns(part: str, replacement: str) -> tuple[str, Mapping[Severity, tuple[str, int]]]:
    """The sheet's part with the patterns replaced, and for each severity the number of its look and its priority."""
    found = _PATTERN.search(part)
    if found is None:
        return part, {}
    rules = {Severity[name]: (look, int(priority)) for look, priority, name in _RULE.findall(found[1])}
    return part.replace(found[0], replacement), rules


def coloured(marks: Sequence[Mark], rows: Sequence[Sequence[Value]], looks: Mapping[Severity, tuple[str, int]]) -> str:
    """The conditions on the marked cells."""
    first = max((priority for _, priority in looks.values()), default=0) + 1
    return "".join(
        f'<conditionalFormatting sqref="{a1(mark.row, mark.column)}"><cfRule type="expression" '
        f'dxfId="{looks[mark.severity][0]}" priority="{priority}"><formula>'
        f"{escaped(holds(mark, rows))}</formula></cfRule></conditionalFormatting>"
        for priority, mark in enumerate(marks, start=first)
    )


def holds(mark: Mark, rows: Sequence[Sequence[Value]]) -> str:
    """The formula that holds while the cell, and the other that may cure it, say what was sent."""
    values = rows[mark.row - 2]
    said = _unchanged(mark.row, mark.column, values[mark.column - 1])
    return f"AND({said},{_unchanged(mark.row, mark.also, values[mark.also - 1])})" if mark.also else said


def _unchanged(row: int, column: int, value: Value) -> str:
    place = f"${column_letters(column)}${row}"
    match value:
        case None | "":
            return f"LEN({place})=0"
        case bool() as said:
            return f"{place}={str(said).upper()}"
        case int() | float() as number:
            return f"{place}={number!r}"
        case date() as day if (number := serial(day)) is not None:
            return f"{place}={number}"
        case other:
            return _same_text(place, text_of(other))


def _same_text(place: str, said: str) -> str:
    """A long text is told by its beginning and its length."""
    begun = said[: LONGEST_LITERAL // 2].replace('"', '""')
    if len(said) <= LONGEST_LITERAL // 2:
        return f'EXACT({place},"{begun}")'
    return f'AND(LEN({place})={len(said)},EXACT(LEFT({place},{LONGEST_LITERAL // 2}),"{begun}"))'


def _needed(shown: Outgoing) -> Iterator[tuple[str, str]]:
    """Each field that may be missing, and the formula that says it is; braces stand for the row's cell of a field."""
    if shown.read_only:
        return
    fields = [field for field in shown.fields if not shown.is_locked(field)]
    filled = f"COUNTA({{{fields[0]}}}:{{{fields[-1]}}})>0"
    for field in fields:
        if shown.is_required(field):
            yield field, f"AND({filled},LEN({{{field}}})=0)"
    if shown.row is Staff:
        yield "decided", 'AND(LEN({category})>0,{category}<>"без категории",LEN({decided})=0)'
        yield "started", f"AND({filled},LEN({{conformity}})=0,LEN({{decided}})=0,LEN({{started}})=0)"


def _colour(sheet: Any, shown: Outgoing, field: str, rules: Sequence[tuple[str, Any]]) -> None:
    index = shown.index(field)
    for formula, look in rules:
        sheet.conditional_format(1, index, LAST_ROW, index, _rule(_named(shown, formula), look))


def _rule(formula: str, look: Any) -> dict[str, Any]:
    return {"type": "formula", "criteria": f"={formula}", "format": look}


def _named(shown: Outgoing, formula: str) -> str:
    """The formula with the cells of row 2 in place of the fields in braces."""
    return formula.format(**{field: f"${column_letters(index)}2" for index, field in enumerate(shown.fields, start=1)})
