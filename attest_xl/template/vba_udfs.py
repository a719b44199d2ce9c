"""The VBA wrappers of the worksheet functions: `macros/AttestUdfs.bas`.

    python -m attest_xl.template.vba_udfs

In Excel a wrapper does what those do that xlwings' own «Import Functions» writes; here they are in the workbook from
the start, so nobody is asked to trust access to the VBA project. In LibreOffice it asks the companion process.
"""

from __future__ import annotations

from collections.abc import Iterator

from attest_xl.schema.functions import FUNCTIONS, Function
from attest_xl.template.vba import macros_folder

MODULE = "AttestUdfs"
PYTHON = "udfs.attest_udfs"
_HEAD = (
    f'Attribute VB_Name = "{MODULE}"',
    "' Made by attest_xl/template/vba_udfs.py from attest_xl/schema/functions.py. Do not edit: run",
    "' python -m attest_xl.template.vba_udfs",
)


def udfs_source() -> str:
    """The text of the module, lines ending with LF."""
    return "\n".join([*_HEAD, *(line for described in FUNCTIONS for line in wrapper(described))]) + "\n"


def wrapper(described: Function) -> Iterator[str]:
    """The lines of one function."""
    name, names = described.name, [argument.name for argument in described.arguments]
    yield ""
    yield f"Function {name}({_signature(described)})"
    yield f"    Dim given({len(names) - 1}) As Variant"
    yield "    If AttestInLibreOffice() Then"
    for place, argument in enumerate(described.arguments):
        guard = f"If Not IsMissing({argument.name}) Then " if argument.optional else ""
        yield f"        {guard}given({place}) = AttestCells({argument.name})"
    yield f'        {name} = AttestAnswer("{name}", given)'
    yield "        Exit Function"
    yield "    End If"
    yield "    If TypeOf Application.Caller Is Range Then On Error GoTo failed"
    yield f'    {name} = XLPy.CallUDF("{PYTHON}", "{name}", _'
    yield f"        Array({', '.join(names)}), ThisWorkbook, Application.Caller)"
    yield "    Exit Function"
    yield "failed:"
    yield f"    {name} = AttestFailed(Err.Description)"
    yield "End Function"


def _signature(described: Function) -> str:
    return ", ".join(f"Optional {each.name}" if each.optional else each.name for each in described.arguments)


def renew() -> None:
    """Write the module into `macros/`."""
    (macros_folder() / f"{MODULE}.bas").write_bytes(udfs_source().replace("\n", "\r\n").encode("ascii"))


if __name__ == "__main__":
    renew()
