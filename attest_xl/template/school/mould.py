"""A part with holes: cut once, filled for each school."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_HOLE = re.compile(r"@@(\w+)@@")


def hole(name: str) -> str:
    """How a hole is written in a part."""
    return f"@@{name}@@"


@dataclass(frozen=True, slots=True)
class Mould:
    """`pieces` are text, name of a hole, text, name of a hole, … text."""

    pieces: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Mould":
        """Cut the part at its holes."""
        return cls(tuple(_HOLE.split(text)))

    def filled(self, values: Mapping[str, str]) -> bytes:
        """The part with the holes filled; the values are XML already."""
        pieces = list(self.pieces)
        pieces[1::2] = [values[name] for name in pieces[1::2]]
        return "".join(pieces).encode()
