"""Positions of teaching staff and the subject that hides in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from attest_xl.schema.cells import Value
from attest_xl.schema.kinds.base import Kind, Validation
from attest_xl.schema.kinds.facts.position import facts_of_position
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.kinds.position_list import OTHER_POSITIONS, POSITIONS
from attest_xl.schema.verdict import Trouble

__all__ = ["OTHER_POSITIONS", "POSITIONS", "Position", "is_subject", "split_position"]

_SUBJECT: Mapping[str, bool] = MappingProxyType(
    {letters(name): name in POSITIONS for name in (*POSITIONS, *OTHER_POSITIONS)}
)


@dataclass(frozen=True, slots=True)
class Position(Kind[str]):
    """The position as the list of positions names it; one that is in no list is kept as it stands, with a doubt."""

    width: int = 24
    wraps: bool = True

    def read(self, cell: Value) -> str | Trouble | None:
        facts = facts_of_position(cell)
        return facts.trouble or facts.position

    def write(self, value: str | None) -> Value:
        return value

    def validation(self) -> Validation:
        return Validation("list", source="position", error="Выберите должность из списка.", strict=False)


def is_subject(position: str) -> bool | None:
    """Whether attestation concerns the position; `None` when it is in neither list."""
    return _SUBJECT.get(letters(position))


def split_position(text: str) -> tuple[str | None, str | None]:
    """`учитель математики` → `("Учитель", "математика")`."""
    facts = facts_of_position(text)
    return facts.position, facts.subject
