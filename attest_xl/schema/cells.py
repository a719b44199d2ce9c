"""What a cell can hold, whichever program or file it comes from."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that shows `text` and leads to `target`, a place in the same workbook such as `'Сотрудники'!H14`."""

    text: str
    target: str


Value = str | int | float | bool | date | Link | None
"""A cell's value. `None` is an empty cell; dates carry no time; formulas arrive as the value they last gave."""


def text_of(value: Value) -> str:
    """The value as a person reads it in the cell: Russian dates, whole numbers without a fraction, `""` for empty."""
    match value:
        case None:
            return ""
        case Link():
            return value.text
        case bool():
            return "да" if value else "нет"
        case float() if value.is_integer():
            return str(int(value))
        case date():
            return f"{value:%d.%m.%Y}"
        case _:
            return str(value)
