"""What LibreOffice's cells ask of Python: a function by name, its arguments as Basic hands them over, the answer as
rows of what a cell can hold."""

from datetime import date
from typing import Any

from attest_xl.schema.functions import Argument, function
from udfs.shapes import is_list

SERIAL_ZERO = date(1899, 12, 30).toordinal()
"""LibreOffice hands dates over, and takes them, as days since then."""
ERROR = "#N/A"
COUNTS = frozenset({"days"})
"""The arguments to which 0 is a number and not an empty cell."""

Answer = tuple[tuple[str | float, ...], ...]


def answer(name: str, arguments: tuple[Any, ...]) -> Answer:
    """The function's answer. Ranges are tuples of rows in which `None` is an error and `""` a blank cell. An argument
    left out is `None`, and 0 where others follow it."""
    from udfs import attest_udfs

    described = function(name).arguments
    given = [_given(argument, value) for argument, value in zip(described, arguments, strict=False)]
    said: Any = getattr(attest_udfs, name)(*given)
    return tuple([tuple(map(_cell, row)) for row in said]) if is_list(said) else ((_cell(said),),)


def _given(argument: Argument, value: Any) -> Any:
    if is_list(value):
        return [[ERROR if cell is None else cell for cell in row] if None in row else row for row in value]
    return None if value == 0 and argument.name not in COUNTS else value


def _cell(value: Any) -> str | float:
    return float(value.toordinal() - SERIAL_ZERO) if isinstance(value, date) else value
