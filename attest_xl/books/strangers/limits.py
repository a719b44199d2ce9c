"""What a stranger's file may cost, and the refusal of one that costs more. Imports nothing of the package."""

from typing import NamedTuple

MB = 1024 * 1024


class Limits(NamedTuple):
    """What one file may cost. `macros` and `hidden` say whether such workbooks and sheets are read; sheets with the
    titles `passed_over` never are. `passwords`: what the files that may be closed were called, and with what."""

    file_mb: int
    unpacked_mb: int
    cells: int
    seconds: float
    memory_mb: int
    macros: bool
    hidden: bool
    passed_over: tuple[str, ...] = ()
    passwords: tuple[tuple[str, str], ...] = ()


class RefusedError(Exception):
    """The file is not read; `code` is in the catalogue of findings."""

    def __init__(self, code: str, hint: str = "") -> None:
        super().__init__(code, hint)
        self.code, self.hint = code, hint


def too_many_cells(limits: Limits) -> RefusedError:
    """The refusal of a file with more cells than a list has."""
    return RefusedError("READ-05", f"в файле больше {limits.cells} ячеек")
