"""Whole numbers and shares."""

import re
from dataclasses import dataclass

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.kinds.folding import squeezed
from attest_xl.schema.verdict import Trouble

_NUMBER = re.compile(r"(\d+)(?:[.,]0+)?\s*(?:лет|года?|г\.?|час(?:а|ов)?|ч\.?|чел\.?)?")


@dataclass(frozen=True, slots=True)
class Count(Kind[int]):
    """A whole number from `minimum` to `maximum`; units such as «лет» or «час» may follow it."""

    minimum: int = 0
    maximum: int = 1_000_000
    width: int = 10
    number_format: str = "0"

    def read(self, cell: Value) -> int | Trouble | None:
        said = squeezed(text_of(cell))
        if not said or said == "-":
            return None
        match = _NUMBER.fullmatch(said)
        if match is None:
            return Trouble("COUNT-01", said)
        number = int(match[1])
        if not self.minimum <= number <= self.maximum:
            return Trouble("COUNT-02", said, hint=f"{self.minimum}–{self.maximum}")
        return number

    def write(self, value: int | None) -> Value:
        return value

    def validation(self) -> Validation:
        return Validation(
            "whole",
            minimum=self.minimum,
            maximum=self.maximum,
            error=f"Нужно целое число от {self.minimum} до {self.maximum}.",
        )


@dataclass(frozen=True, slots=True)
class Share(Kind[float]):
    """A part of one, shown in per cent."""

    width: int = 11
    number_format: str = "0%"

    def read(self, cell: Value) -> float | Trouble | None:
        if cell is None or cell == "":
            return None
        if isinstance(cell, int | float):
            return float(cell)
        return Trouble("COUNT-01", text_of(cell))

    def write(self, value: float | None) -> Value:
        return value
