"""The staff sheet of a template as a school has it before it, and the record of all that was done to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from attest_xl.schema.cells import Value, text_of

CODE, PLACE, NAME, POSITION = "Код", "Учреждение", "ФИО", "Должность"


class Deed(StrEnum):
    """What a school does to a row or a cell of its template."""

    CHANGED = "изменена ячейка"
    MISTAKE = "ошибка в ячейке"
    LOCKED = "изменена закрытая ячейка"
    STRANGE = "ячейка в своём столбце"
    NEW = "новая строка"
    TRANSFER = "строка о человеке из другой школы"
    DELETED = "строка удалена"


ROWS = frozenset({Deed.NEW, Deed.TRANSFER, Deed.DELETED})
"""What is done to whole rows."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing done. `code` is `""` for a row that was not sent, `column` the title, `""` where it is about the whole
    row; `was` and `now` are the cell before and after."""

    deed: Deed
    code: str
    name: str
    column: str = ""
    was: Value = None
    now: Value = None


class Form:
    """The sheet's header and filled rows, to be written over at will; `touches` remembers each thing done."""

    def __init__(self, header: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        self.header = list(header)
        self.rows = [list(row) for row in rows]
        self.touches: list[Touch] = []
        self.above: list[list[Value]] = []
        self.merged: list[tuple[int, int, str]] = []
        self.hidden: list[int] = []

    def get(self, row: Sequence[Value], title: str) -> Value:
        """The row's cell under the title."""
        return row[self.header.index(title)]

    def text(self, row: Sequence[Value], title: str) -> str:
        """The same as text."""
        return text_of(self.get(row, title))

    def set(self, row: list[Value], title: str, value: Value, deed: Deed = Deed.CHANGED) -> None:
        """Write over a cell and remember it; a cell that says so already is left."""
        place = self.header.index(title)
        was, row[place] = row[place], value
        if text_of(was) != text_of(value):
            self.touches.append(Touch(deed, self.text(row, CODE), self.text(row, NAME), title, was, value))

    def add(self, cells: dict[str, Value], deed: Deed = Deed.NEW) -> None:
        """A row at the end."""
        self.rows.append([cells.get(title) for title in self.header])
        self.touches.append(Touch(deed, "", text_of(cells.get(NAME))))

    def delete(self, row: list[Value]) -> None:
        """Take a row away."""
        self.rows = [one for one in self.rows if one is not row]
        self.touches.append(Touch(Deed.DELETED, self.text(row, CODE), self.text(row, NAME)))

    def copy(self) -> "Form":
        """The same, to be treated apart."""
        other = Form(self.header, self.rows)
        other.touches = list(self.touches)
        return other

    def grid(self) -> list[list[Value]]:
        """Everything from the sheet's first row down."""
        return [*self.above, [*self.header], *self.rows]


def as_text(cell: Value) -> Value:
    """A date typed as text."""
    return f"{cell:%d.%m.%Y}" if isinstance(cell, date) else cell
