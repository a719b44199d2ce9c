"""Colours that follow what a cell says: states, grades, terms that have passed."""

from collections.abc import Iterator, Mapping
from itertools import product
from types import MappingProxyType
from typing import Any

from attest_xl.schema.sheet import Row, columns_of
from attest_xl.sheets import (
    Application,
    Conflict,
    Due,
    FindingLine,
    Institution,
    PlanLine,
    Result,
    RuleLine,
    Session,
    Staff,
    SummaryLine,
    Trajectory,
)
from attest_xl.sheets.findings import AS_IS
from attest_xl.sheets.staff import LEFT
from attest_xl.sheets.summary import DISTRICT
from attest_xl.template.checks_while_typing import LAST_ROW
from attest_xl.template.formats import Formats
from attest_xl.template.palette import MUTED, RED, SEVERITIES, SKY, STATES, TEMPLATES, YELLOW, Tone
from attest_xl.template.reference import column_index, same_row
from attest_xl.template.tally import TODAY

TONES: Mapping[type[Row], tuple[str, Mapping[str, Tone]]] = MappingProxyType(
    {Due: ("state", STATES), FindingLine: ("severity", SEVERITIES), Institution: ("state", TEMPLATES)}
)
"""The column whose words have colours."""

TERMS: Mapping[type[Row], tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        Application: (("notice_by", "attested"), ("decision_by", "attested")),
        Session: (
            ("representation_by", "representation"),
            ("extract_by", "extract"),
            ("acquaint_by", "acquainted"),
        ),
        Result: (("tell_by", "told"),),
        PlanLine: (("planned", "held"),),
        Trajectory: (("planned", "done"),),
    }
)
"""A term and the date that shows it was kept: without that date, a term in the past turns red."""


SHARE_BAR: Mapping[str, Any] = MappingProxyType(
    {
        "type": "data_bar",
        "bar_color": "#9CC3E6",
        "bar_solid": True,
        "min_type": "num",
        "min_value": 0,
        "max_type": "num",
        "max_value": 1,
    }
)
"""A bar behind a share, full at 100 %."""


def add_conditions(sheet: Any, row: type[Row], formats: Formats) -> None:
    """Add the sheet's conditional colours."""
    for first, last, formula, look in (*_by_word(row, formats), *_by_term(row, formats), *_of_one_sheet(row, formats)):
        rule = {"type": "formula", "criteria": f"={formula}", "format": look}
        sheet.conditional_format(1, column_index(row, first), LAST_ROW, column_index(row, last), rule)
    if row is SummaryLine:
        index = column_index(row, "with_category")
        sheet.conditional_format(1, index, LAST_ROW, index, SHARE_BAR)


Condition = tuple[str, str, str, Any]
"""The first and the last field it colours, the formula for row 2, the look."""


def _by_word(row: type[Row], formats: Formats) -> Iterator[Condition]:
    field, tones = TONES.get(row, ("", {}))
    for word, tone in tones.items():
        yield field, field, f'{same_row(row, field)}="{word}"', formats.tone(tone)


def _by_term(row: type[Row], formats: Formats) -> Iterator[Condition]:
    for term, kept in TERMS.get(row, ()):
        yield term, term, f'AND({_passed(row, term)},{same_row(row, kept)}="")', formats.tone(RED)


def _of_one_sheet(row: type[Row], formats: Formats) -> Iterator[Condition]:
    fields = [field for field, _ in columns_of(row)]
    if row is Due:
        for state, field in product(("просрочено", "срочно"), ("due", "papers_by")):
            yield field, field, f'{same_row(row, "state")}="{state}"', formats.strong(STATES[state])
        yield "training_by", "training_by", f"AND({_passed(row, 'training_by')})", formats.strong(RED)
    if row is Staff:
        yield fields[0], fields[-1], f'{same_row(row, "status")}="{LEFT}"', formats.rule(font_color=MUTED, italic=True)
    if row is FindingLine:
        accepted = f'{same_row(row, "decision")}="{AS_IS}"'
        yield fields[0], fields[-1], accepted, formats.rule(font_color=MUTED, italic=True)
    if row is SummaryLine:
        total = f'{same_row(row, "institution")}="{DISTRICT}"'
        yield fields[0], fields[-1], total, formats.rule(bold=True, bg_color=SKY)
        yield "overdue", "overdue", f"N({same_row(row, 'overdue')})>0", formats.strong(RED)
    if row is Conflict:
        undecided = f'AND({same_row(row, "question")}<>"",{same_row(row, "decision")}="")'
        yield "decision", "decision", undecided, formats.tone(YELLOW)
    if row is RuleLine:
        yield "verify", "verify", f'{same_row(row, "verify")}<>""', formats.tone(YELLOW)


def _passed(row: type[Row], term: str) -> str:
    return f"ISNUMBER({same_row(row, term)}),{same_row(row, term)}<{TODAY}"
