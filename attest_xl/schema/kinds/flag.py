"""Yes or no."""

from dataclasses import dataclass

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.verdict import Trouble

_YES = frozenset(map(letters, ("да", "д", "yes", "true", "истина", "1", "есть", "v", "х", "молодой специалист", "м/с",
                               "мол. спец.")))  # fmt: skip
_NO = frozenset(map(letters, ("нет", "н", "no", "false", "ложь", "0", "не является")))
_SIGNS = {"+": True, "✓": True, "✔": True, "-": False}


@dataclass(frozen=True, slots=True)
class Flag(Kind[bool]):
    """`да` or `нет`; an empty cell is neither."""

    width: int = 12

    def read(self, cell: Value) -> bool | Trouble | None:
        if isinstance(cell, bool):
            return cell
        said = text_of(cell).strip()
        word = letters(said)
        if not said or said in {"–", "—"}:
            return None
        if word in _YES or _SIGNS.get(said):
            return True
        if word in _NO or _SIGNS.get(said) is False:
            return False
        return Trouble("CHOICE-01", said, hint="да, нет")

    def write(self, value: bool | None) -> Value:
        return None if value is None else "да" if value else "нет"

    def validation(self) -> Validation:
        return Validation("list", source="flag", error="Выберите «да» или «нет».")
