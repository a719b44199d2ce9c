"""What every kind can do."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

from attest_xl.schema.cells import Value
from attest_xl.schema.verdict import Trouble

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Validation:
    """The Excel data validation of a column. A list points at a column of the lists sheet, named by `source`."""

    kind: Literal["list", "date", "whole", "decimal", "length"]
    source: str = ""
    minimum: date | float | None = None
    maximum: date | float | None = None
    prompt: str = ""
    error: str = ""
    strict: bool = True


class Kind(ABC, Generic[T]):
    """Reads and writes one column's cells. A blank cell is `None`; bad input is a `Trouble`, never an exception."""

    number_format: str = "General"
    width: int = 14
    wraps: bool = False
    example: Value = None

    @abstractmethod
    def read(self, cell: Value) -> T | Trouble | None:
        """What the cell says, or what is wrong with it."""

    @abstractmethod
    def write(self, value: T | None) -> Value:
        """The canonical cell for the value."""

    def validation(self) -> Validation | None:
        """The validation Excel should apply while a person types; `None` for free text."""
        return None
