"""What Excel checks while a person types: drop-downs, dates, numbers."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Validation
from attest_xl.schema.sheet import Row, columns_of, owner_on
from attest_xl.sheets import Institution, ListLine, Setting
from attest_xl.sheets.settings import DAY_BEFORE, SAME_DAY
from attest_xl.template.lists import name_of
from attest_xl.template.reference import column_index

LAST_ROW = 1_048_575
"""From 0. Checks reach to the sheet's end: a table may grow in any program, and Excel keeps a check as one range."""

FREE_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "institution": "Такого учреждения нет на листе «Учреждения».",
        "subject": "Такого предмета нет на листе «Справочники».",
    }
)
"""Fields of free text that are best chosen from a list, with what is asked when something else is typed."""

SETTING_CHOICES: Mapping[str, dict[str, Any]] = MappingProxyType(
    {
        "profile": {"source": f"={name_of('profile')}"},
        "last_valid_day": {"source": [SAME_DAY, DAY_BEFORE]},
    }
)


def add_checks(sheet: Any, row: type[Row]) -> None:
    """Add the checks of every column that a person fills."""
    for index, (field, column) in enumerate(columns_of(row)):
        check = None if owner_on(row.sheet, column) is Owner.COMPUTED else check_of(row, field, column)
        if check is not None:
            sheet.data_validation(1, index, LAST_ROW, index, options(check, column.title))


def add_setting_checks(sheet: Any, lines: Sequence[Setting]) -> None:
    """Add drop-downs to the settings that are chosen, not typed."""
    index = column_index(Setting, "value")
    for number, line in enumerate(lines, start=1):
        choices = SETTING_CHOICES.get(line.name or "")
        if choices:
            sheet.data_validation(number, index, number, index, {"validate": "list"} | choices)


def check_of(row: type[Row], field: str, column: Column) -> Validation | None:
    """The column's check, `None` where anything may be typed. A free list asks, no more."""
    if field in FREE_LISTS and row not in (Institution, ListLine):
        return Validation("list", source=field, error=FREE_LISTS[field], strict=False)
    return column.kind.validation()


def options(check: Validation, title: str) -> dict[str, Any]:
    """The check as XlsxWriter wants it."""
    said = {
        "error_title": title[:32],
        "error_message": check.error[:255],
        "error_type": "stop" if check.strict else "warning",
    }
    if check.kind == "list":
        return {"validate": "list", "source": f"={name_of(check.source)}", **said}
    kinds = {"date": "date", "whole": "integer", "decimal": "decimal", "length": "length"}
    return {"validate": kinds[check.kind], **_limits(check), **said}


def _limits(check: Validation) -> dict[str, Any]:
    match check.minimum, check.maximum:
        case None, maximum:
            return {"criteria": "<=", "value": maximum}
        case minimum, None:
            return {"criteria": ">=", "value": minimum}
        case minimum, maximum:
            return {"criteria": "between", "minimum": minimum, "maximum": maximum}
