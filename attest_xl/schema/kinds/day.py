"""Dates without a time, in all the spellings of real sheets."""

from dataclasses import dataclass
from datetime import date, datetime

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.verdict import Trouble

EARLIEST = date(1920, 1, 1)
LATEST = date(2100, 12, 31)


@dataclass(frozen=True, slots=True)
class Day(Kind[date]):
    """A date from `earliest` to `latest`."""

    earliest: date = EARLIEST
    latest: date = LATEST
    width: int = 12
    number_format: str = "dd.mm.yyyy"

    def read(self, cell: Value) -> date | Trouble | None:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        said = text_of(cell).strip()
        return Trouble("DATE-01", said) if said else None

    def write(self, value: date | None) -> Value:
        return value

    def validation(self) -> Validation:
        return Validation(
            "date",
            minimum=self.earliest,
            maximum=self.latest,
            prompt="Дата из документа: день.месяц.год, например 28.02.2024.",
            error="Нужна дата вида 28.02.2024.",
        )
