"""What stands on «Справочники» in a new workbook, and the names by which drop-downs find each list."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from attest_xl.profiles import PROFILES
from attest_xl.schema.kinds import CATEGORIES, POSITIONS, Choice
from attest_xl.schema.kinds.subjects import SUBJECTS
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.sheets import SHEETS, Institution, ListLine
from attest_xl.template.reference import first_cell, whole_column


def default_lists() -> tuple[ListLine, ...]:
    """The lists as the columns' kinds know them, one value of each to a line."""
    lists = dict(_lists())
    return tuple(
        ListLine.model_validate(dict(zip(lists, values, strict=True))) for values in zip_longest(*lists.values())
    )


def list_names() -> Mapping[str, str]:
    """The workbook's names for the lists, each with the formula that gives the filled part of its column."""
    columns: list[tuple[type[Row], str]] = [(ListLine, field) for field, _ in columns_of(ListLine)]
    columns.append((Institution, "institution"))
    return {name_of(field): _filled(row, field) for row, field in columns}


def name_of(source: str) -> str:
    """The workbook's name for a list."""
    return f"lst_{source}"


def _filled(row: type[Row], field: str) -> str:
    return f"=OFFSET({first_cell(row, field)},0,0,MAX(1,COUNTA({whole_column(row, field)})-1),1)"


def _lists() -> Iterator[tuple[str, Sequence[str]]]:
    choices = {kind.source: kind.options for kind in _kinds() if isinstance(kind, Choice)}
    known = {"position": POSITIONS, "subject": tuple(SUBJECTS), "category": CATEGORIES, "flag": ("да", "нет")}
    for field, _ in columns_of(ListLine):
        yield field, (known | choices | {"profile": tuple(PROFILES)})[field]


def _kinds() -> Iterator[object]:
    return (column.kind for row in SHEETS for _, column in columns_of(row))
