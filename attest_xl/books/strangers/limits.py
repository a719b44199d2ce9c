"""What a stranger's file may cost, and the refusal of one that costs more. Imports nothing of the package."""

from collections.abc import Mapping
from typing import NamedTuple

MB = 1024 * 1024


class Limits(NamedTuple):
    """What reading one file may cost, the worker's own 40 MB included. `macros` and `hidden`: whether books with macros
    and hidden sheets are read; `passed_over`: titles of sheets that never are; `passwords`: what the files that may be
    closed were called, and with what."""

    file_mb: int = 50
    unpacked_mb: int = 500
    cells: int = 3_000_000
    seconds: float = 20
    memory_mb: int = 475
    macros: bool = True
    hidden: bool = False
    passed_over: tuple[str, ...] = ()
    passwords: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        """All but the passwords."""
        told = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True) if name != "passwords")
        return f"Limits({', '.join(told)})"

    @classmethod
    def from_settings(cls, settings: Mapping[str, str]) -> "Limits":
        """The limits of «Настройки»; a setting that is missing or not a positive number keeps its default."""
        usual = cls()

        def set_to(name: str, default: float) -> int:
            said = settings.get(name, "").strip()
            return int(said) if said.isascii() and said.isdigit() and int(said) > 0 else int(default)

        return cls(
            file_mb=set_to("max_file_mb", usual.file_mb),
            unpacked_mb=set_to("max_unpacked_mb", usual.unpacked_mb),
            seconds=set_to("max_seconds", usual.seconds),
        )


class RefusedError(Exception):
    """The file is not read; `code` is in the catalogue of findings."""

    def __init__(self, code: str, hint: str = "") -> None:
        super().__init__(code, hint)
        self.code, self.hint = code, hint


def too_many_cells(limits: Limits) -> RefusedError:
    """The refusal of a file with more cells than a list has."""
    return RefusedError("READ-05", f"в файле больше {limits.cells} ячеек")
