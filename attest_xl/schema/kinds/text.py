"""Free text and the tool's own ids."""

from dataclasses import dataclass

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind
from attest_xl.schema.kinds.folding import spaced


@dataclass(frozen=True, slots=True)
class Text(Kind[str]):
    """Any text; `lines` keeps its line breaks."""

    width: int = 24
    lines: bool = False
    wraps: bool = True

    def read(self, cell: Value) -> str | None:
        text = text_of(cell)
        return (text.strip() if self.lines else spaced(text)) or None

    def write(self, value: str | None) -> Value:
        return value


@dataclass(frozen=True, slots=True)
class Code(Kind[str]):
    """An id the tool gives and never reuses."""

    width: int = 9
    number_format: str = "@"

    def read(self, cell: Value) -> str | None:
        return spaced(text_of(cell)) or None

    def write(self, value: str | None) -> Value:
        return value
