"""The sheets of a template that nobody looks at: the lists behind drop-downs, and what was sent."""

from collections.abc import Mapping, Sequence
from typing import Any

from attest_xl.schema.address import column_letters, quoted
from attest_xl.schema.sheet import columns_of
from attest_xl.sheets import ListLine, Staff
from attest_xl.tables.base_sheet import BASE_SHEET, NAMES
from attest_xl.template.lists import name_of
from attest_xl.template.school.data_sheet import PEOPLE, lists_of
from attest_xl.template.school.mould import hole
from attest_xl.template.school.outgoing import Outgoing

LISTS_SHEET = "_lists"


def add_lists(workbook: Any, sheets: Sequence[Outgoing], lines: Sequence[ListLine]) -> None:
    """Add the lists that the sheets' drop-downs need, and the names by which they find them."""
    sheet = workbook.add_worksheet(LISTS_SHEET)
    sheet.hide()
    needed = frozenset[str]().union(*map(lists_of, sheets))
    for index, (field, column) in enumerate(item for item in columns_of(ListLine) if item[0] in needed):
        values = [value for line in lines if (value := getattr(line, field))]
        sheet.write_string(0, index, column.title)
        sheet.write_column(1, index, values)
        letters = column_letters(index + 1)
        last = max(2, len(values) + 1)
        workbook.define_name(name_of(field), f"={quoted(LISTS_SHEET)}!${letters}$2:${letters}${last}")
    if PEOPLE in needed:
        workbook.define_name(name_of(PEOPLE), _people(sheets))


def add_base(workbook: Any) -> None:
    """Add the empty sheet for what was sent."""
    workbook.add_worksheet(BASE_SHEET).very_hidden()


def add_identity(workbook: Any) -> None:
    """Say whose template it is, as defined names and as document properties: programs drop one or the other."""
    for part, name in NAMES.items():
        workbook.define_name(name, f'="{hole(f"name_{part}")}"')
        workbook.set_custom_property(name, hole(part), "text")


def identity_holes(values: Mapping[str, str]) -> Mapping[str, str]:
    """What fills the holes, given the parts of an identity. A text in a name may have 255 characters."""
    names = {f"name_{part}": value[:120].replace('"', '""') for part, value in values.items()}
    return {**values, **names}


def _people(sheets: Sequence[Outgoing]) -> str:
    staff = next(shown for shown in sheets if shown.row is Staff)
    letters, title = column_letters(staff.index("name") + 1), quoted(staff.title)
    column = f"{title}!${letters}:${letters}"
    return f"=OFFSET({title}!${letters}$2,0,0,MAX(1,COUNTA({column})-1),1)"
