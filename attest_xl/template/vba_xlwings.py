"""xlwings' own module and class, as the master holds them.

LibreOffice compiles every module of a document before it runs the first Sub. It knows no conditional compilation: a
line that begins with # is a comment to it, so it reads both branches. When one module does not compile it runs nothing,
and without a window says nothing. Excel reads what stands here as it reads the original; LibreOffice now reads it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

HOST = '"Microsoft Excel"'  # what the module's own `#Const App` says
# `If` begins in two branches and ends once: the branches now only say what is asked.
DOUBLED_IF = re.compile(r"( *#If Mac Then\n) *If (.+) Then\n( *#Else\n) *If (.+) Then\n( *#End If\n)")
ONE_IF = r"\1    asked = \2\n\3    asked = \4\n\5    If asked Then\n"
REWRITTEN = (
    # One declaration for both branches; the class is as good late bound.
    ("    #If Mac Then\n    Dim d As Dictionary\n", "    Dim d As Object\n    #If Mac Then\n"),
    ("    #Else\n    Dim d As Object\n", "    #Else\n"),
    # The values of the constants, which LibreOffice does not take in an Enum.
    ("VBA.vbBinaryCompare", "0"),
    ("VBA.vbTextCompare", "1"),
    ("VBA.vbDatabaseCompare", "2"),
)


class _If(NamedTuple):
    """An `#If` that is still open: does it ask for the program, and is its present branch ours?"""

    about_app: bool
    kept: bool


def xlwings_folder() -> Path:
    """Where xlwings is installed, without importing it (it is slow to start)."""
    spec = find_spec("xlwings")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("xlwings")
    return Path(spec.origin).parent


def xlwings_module() -> str:
    """The text of the module `xlwings`, lines ending with LF."""
    return readable_by_both(_source("xlwings.bas"))


def dictionary_class() -> str:
    """The text of the class file `Dictionary`, lines ending with LF."""
    return readable_by_both(_source("addin/Dictionary.cls"))


def readable_by_both(source: str) -> str:
    """The same program without what LibreOffice stumbles over; a place that changed in the source stays as it is."""
    code = DOUBLED_IF.sub(ONE_IF, "".join(_for_excel(source.splitlines(keepends=True))))
    for before, after in REWRITTEN:
        code = code.replace(before, after)
    return code


def _source(name: str) -> str:
    return (xlwings_folder() / name).read_text(encoding="ascii")


def _for_excel(lines: Iterable[str]) -> Iterator[str]:
    """The lines without the branches for other programs (`#If App = …`); other conditions stay."""
    open_ifs: list[_If] = []
    for line in lines:
        word, about_app = line.strip().partition(" ")[0], False
        if line.strip() == "#End If":
            about_app = open_ifs.pop().about_app
        elif word == "#If":
            about_app = "App = " in line
            open_ifs.append(_If(about_app, kept=not about_app or HOST in line))
        elif word in {"#Else", "#ElseIf"} and open_ifs[-1].about_app:
            about_app = True
            open_ifs[-1] = _If(about_app, kept=HOST in line)
        if not about_app and all(each.kept for each in open_ifs):
            yield line
