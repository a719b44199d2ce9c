"""A person's name: surname, given name, patronymic."""

from dataclasses import dataclass

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind
from attest_xl.schema.kinds.folding import squeezed
from attest_xl.schema.verdict import Trouble


@dataclass(frozen=True, slots=True)
class Name(Kind[str]):
    """`Иванова Мария Петровна`."""

    width: int = 30

    def read(self, cell: Value) -> str | Trouble | None:
        return squeezed(text_of(cell)) or None

    def write(self, value: str | None) -> Value:
        return value
