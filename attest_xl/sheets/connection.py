"""`xlwings.conf`: how Excel finds Python. xlwings asks for a sheet of this title with keys from A1. Very hidden."""

from typing import Annotated, ClassVar

from attest_xl.schema.column import Column, Owner
from attest_xl.schema.kinds import Code
from attest_xl.schema.sheet import Row, Sheet

C = Owner.COMPUTED

WINDOWS_PYTHON, MAC_PYTHON = "INTERPRETER_WIN", "INTERPRETER_MAC"


class ConnectionLine(Row):
    """One key of xlwings. To it the header is one more key, which nobody asks for."""

    sheet: ClassVar[Sheet] = Sheet(
        "xlwings.conf", "tblConnection", C, "Как Excel находит Python.", visible=False, key="name", secret=True
    )

    name: Annotated[str | None, Column("Ключ", Code(width=30), owner=C)] = None
    value: Annotated[str | None, Column("Значение", Code(width=70), owner=C)] = None


CONNECTION: tuple[ConnectionLine, ...] = tuple(
    ConnectionLine(name=name, value=value)
    for name, value in (
        (WINDOWS_PYTHON, None),
        (MAC_PYTHON, None),
        ("PYTHONPATH", None),
        ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
        ("CONDA PATH", None),
        ("CONDA ENV", None),
        ("UDF MODULES", "udfs.attest_udfs"),
        ("DEBUG UDFS", "False"),
        ("USE UDF SERVER", "True"),
        ("SHOW CONSOLE", "False"),
    )
)
"""The keys before `attest-xl install` has filled in the interpreter. The server answers buttons too, so that only the
first press starts Python. A .py file beside the workbook is nobody's business: its folder is not searched."""
