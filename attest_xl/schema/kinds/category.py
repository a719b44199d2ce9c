"""Qualification categories and the many ways to write them."""

from dataclasses import dataclass

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.kinds.folding import squeezed
from attest_xl.schema.verdict import Trouble

CATEGORIES = (
    "без категории",
    "вторая",
    "первая",
    "высшая",
    "педагог-методист",
    "педагог-наставник",
    "учитель-методист",
)


@dataclass(frozen=True, slots=True)
class Category(Kind[str]):
    """One of `CATEGORIES`."""

    width: int = 17

    def read(self, cell: Value) -> str | Trouble | None:
        said = squeezed(text_of(cell))
        if not said:
            return None
        if said.casefold() in CATEGORIES:
            return said.casefold()
        return Trouble("CAT-01", said)

    def write(self, value: str | None) -> Value:
        return value

    def validation(self) -> Validation:
        return Validation("list", source="category", error="Выберите категорию из списка.")
