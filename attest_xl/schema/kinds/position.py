"""Positions of teaching staff and the subject that hides in them."""

from dataclasses import dataclass

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.kinds.folding import squeezed
from attest_xl.schema.verdict import Trouble

POSITIONS: tuple[str, ...] = ("Учитель",)


@dataclass(frozen=True, slots=True)
class Position(Kind[str]):
    """The position as the list of positions names it."""

    width: int = 24
    wraps: bool = True

    def read(self, cell: Value) -> str | Trouble | None:
        return squeezed(text_of(cell)) or None

    def write(self, value: str | None) -> Value:
        return value

    def validation(self) -> Validation:
        return Validation("list", source="position", error="Выберите должность из списка.", strict=False)
