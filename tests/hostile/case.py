"""One hostile or odd file and what must come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

READ = ""
"""The list is read as it is."""


@dataclass(frozen=True, slots=True)
class Case:
    """`name` is the file's; `make` writes it; `code` is the finding it is refused with, or `READ`; `notes` are the
    codes of the findings that come along with what was read."""

    name: str
    make: Callable[[Path], None]
    code: str = READ
    notes: tuple[str, ...] = ()


def holding(data: bytes | Callable[[], bytes]) -> Callable[[Path], None]:
    """Writes these bytes; those of a large file are made only then."""

    def make(path: Path) -> None:
        path.write_bytes(data if isinstance(data, bytes) else data())

    return make


def of(kind: str, *cases: tuple[str, bytes | Callable[[], bytes], str]) -> tuple[Case, ...]:
    """Cases of one kind of file, told as (name, bytes, code)."""
    return tuple(Case(f"{name}.{kind}", holding(data), code) for name, data, code in cases)
