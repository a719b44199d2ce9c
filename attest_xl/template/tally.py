"""A figure that is counted twice, by the workbook's own formula and by us, so that a fresh file shows it at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from attest_xl.schema.sheet import Row
from attest_xl.template.reference import whole_column

Content = Mapping[str, Sequence[Row]]
"""The rows of each sheet, by its table's name."""

TODAY = "att_today"
"""The workbook's name for the day it is looked at."""

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows of a sheet have a value in `counted` and fit every condition: `state="срочно"`.

    A condition that begins with `<>` wants anything else, an empty one a blank cell. The header fits only where every
    condition begins with `<>`: then it is taken off.
    """

    row: type[Row]
    counted: str
    conditions: tuple[tuple[str, str], ...] = ()

    def formula(self, cells: Mapping[str, str] = NOTHING) -> str:
        """The live formula, of functions that Excel 2010 and LibreOffice have; `cells` hold what some fields must be.

        It hangs on today's cell, which is volatile: a program that opens a file somebody else has written counts anew.
        """
        asked = [(self.counted, "?*"), *self.conditions]
        pairs = (f"{whole_column(self.row, field)},{cells.get(field, _text(wanted))}" for field, wanted in asked)
        headers = "-1" if all(wanted.startswith("<>") for _, wanted in self.conditions) else ""
        return f"IF({TODAY},COUNTIFS({','.join(pairs)}){headers})"

    def value(self, content: Content) -> int:
        """What the formula gives over these rows."""
        rows = content.get(self.row.sheet.table, ())
        return sum(1 for record in rows if getattr(record, self.counted) and self._fits(record))

    def _fits(self, record: Row) -> bool:
        return all(_holds(getattr(record, field), wanted) for field, wanted in self.conditions)


def _holds(value: object, wanted: str) -> bool:
    negative = wanted.startswith("<>")
    said = "" if value is None else str(value)
    return (said != wanted[2:]) if negative else (said == wanted)


def _text(wanted: str) -> str:
    return f'"{wanted or "="}"'
