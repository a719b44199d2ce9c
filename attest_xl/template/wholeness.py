"""What a master must hold, and what one has lost."""

from collections.abc import Iterator
from pathlib import Path

from attest_xl.books.condition import Condition, condition_of
from attest_xl.books.port import BookError
from attest_xl.findings import Finding, Place
from attest_xl.schema.column import Owner
from attest_xl.schema.sheet import Row, columns_of, owner_on
from attest_xl.schema.verbs import VERBS
from attest_xl.sheets import SHEETS, Due, FindingLine, Staff
from attest_xl.template.checks_while_typing import check_of
from attest_xl.template.examples import NOTICE_NAME, TEXTS_NAME
from attest_xl.template.examples import TITLE as EXAMPLES
from attest_xl.template.lists import list_names
from attest_xl.template.panel import TITLE, names
from attest_xl.template.vba import NOTICE_NAME as NO_COMPANION

MODULES = frozenset({"AttestMain", "AttestVerbs"})
MACROS_READ = (NOTICE_NAME, TEXTS_NAME, NO_COMPANION)
"""The names of cells whose texts macros show."""
COLOURED = (Staff, Due, FindingLine)
"""Sheets that every master has coloured by what stands in them."""
YOUNGER = frozenset({"xlwings.conf"})
"""Sheets that masters of the first versions do not have."""


def damage_of(path: Path) -> tuple[Finding, ...]:
    """What the workbook at `path` has lost; nothing where there is no file that can be read as a workbook."""
    try:
        return lost(condition_of(path.read_bytes(), path.name))
    except (OSError, BookError):
        return ()


def lost(condition: Condition) -> tuple[Finding, ...]:
    """What the condition lacks of a whole master, gravest first."""
    return tuple(_lost(condition))


def _lost(condition: Condition) -> Iterator[Finding]:
    known = [row for row in SHEETS if row.sheet.title not in YOUNGER and row.sheet.table not in condition.tables]
    titles = [TITLE, EXAMPLES, *(row.sheet.title for row in known)]
    yield from _said("BOOK-40", [title for title in titles if title not in condition.sheets])
    yield from _said("BOOK-41", [row.sheet.title for row in known if row.sheet.title in condition.sheets])
    if not condition.modules >= MODULES:
        yield Finding("BOOK-43", Place(TITLE))
    yield from _said("BOOK-42", _lost_buttons(condition))
    yield from _said("BOOK-44", [row.sheet.title for row in SHEETS if _has_lost_checks(condition, row)])
    yield from _said("BOOK-45", sorted({*list_names(), *names(), *MACROS_READ} - condition.names))
    if not condition.ribbon:
        yield Finding("BOOK-46", Place(TITLE))
    yield from _said("BOOK-47", [row.sheet.title for row in COLOURED if condition.colours.get(row.sheet.title) == 0])


def _said(code: str, what: list[str]) -> Iterator[Finding]:
    if what:
        shown = ", ".join(what[:6]) + (f" и ещё {len(what) - 6}" if len(what) > 6 else "")
        yield Finding(code, Place(TITLE), details=(("what", shown),))


def _lost_buttons(condition: Condition) -> list[str]:
    """The captions of buttons that the ribbon still knows and «Пульт» does not; all where it has none."""
    asked = [verb for verb in VERBS if verb.sub not in condition.buttons]
    if condition.buttons:
        return [verb.caption for verb in asked if verb.name in condition.ribbon]
    return [verb.caption for verb in asked if verb.name in condition.ribbon] or ["все"]


def _has_lost_checks(condition: Condition, row: type[Row]) -> bool:
    return condition.checks.get(row.sheet.title) == 0 and any(
        check_of(row, field, column) is not None and owner_on(row.sheet, column) is not Owner.COMPUTED
        for field, column in columns_of(row)
    )
