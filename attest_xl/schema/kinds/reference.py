"""A cell that leads to another cell."""

from dataclasses import dataclass

from attest_xl.schema.cells import Link, Value, text_of
from attest_xl.schema.kinds.base import Kind


@dataclass(frozen=True, slots=True)
class Jump(Kind[Link]):
    """A link into the workbook. Reading gives the shown text; the target is not read back."""

    width: int = 18

    def read(self, cell: Value) -> Link | None:
        text = text_of(cell)
        return Link(text, "") if text else None

    def write(self, value: Link | None) -> Value:
        return value
