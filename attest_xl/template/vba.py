"""The VBA project of the master workbook: our macros, xlwings' own module, and a document module for every sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from attest_xl.template.vba_project import Kind, Module, vba_project
from attest_xl.template.vba_xlwings import dictionary_class, xlwings_module

NOTICE_NAME = "AttestNoCompanion"  # the defined name of a cell; a macro without its companion shows what stands there
NOTICE_TEXT = (
    "Кнопки работают, когда книга открыта программой attest-xl. "
    "Закройте книгу и откройте её ярлыком на рабочем столе или командой attest-xl open."
)
WORKBOOK_BASE = "00020819-0000-0000-C000-000000000046"
WORKSHEET_BASE = "00020820-0000-0000-C000-000000000046"
CLASS_BASE = "FCFB3D2A-A0FA-1068-A738-08002B3371B5"


def build_project(
    modules: Sequence[Module],
    *,
    workbook_code_name: str = "ThisWorkbook",
    sheet_code_names: Sequence[str] = ("Sheet1",),
) -> bytes:
    """vbaProject.bin with `modules` beside an empty document module for the workbook and for each sheet.

    Excel wants one document module for every `codeName` in workbook.xml and in the sheets, and the other way round:
    pass the names given to XlsxWriter's `set_vba_name`, or `default_code_names(count)` where none were given.
    """
    sheets = (document_module(name, WORKSHEET_BASE) for name in sheet_code_names)
    return vba_project((document_module(workbook_code_name, WORKBOOK_BASE), *sheets, *modules))


def default_code_names(sheets: int) -> tuple[str, ...]:
    """The code names XlsxWriter gives by itself to a workbook of so many sheets."""
    return tuple(f"Sheet{number}" for number in range(1, sheets + 1))


def master_modules() -> tuple[Module, ...]:
    """What stands in the master: `macros/*.bas`, then the installed xlwings' module and its class for Mac."""
    ours = (standard_module(path.read_bytes().decode("ascii")) for path in sorted(macros_folder().glob("*.bas")))
    return (*ours, standard_module(xlwings_module()), class_module(dictionary_class()))


def macros_folder() -> Path:
    """Where the macro sources are: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).parent.parent
    for folder in (package.parent / "macros", package / "macros"):
        if (folder / "AttestMain.bas").is_file():
            return folder
    raise FileNotFoundError("macros/AttestMain.bas: this installation of attest-xl is not whole")


def standard_module(source: str) -> Module:
    """A module from the text of a .bas file."""
    code = _crlf(source)
    return Module(_name(code), code)


def class_module(source: str) -> Module:
    """A class from the text of a .cls file, whose header Excel turns into attributes when it imports one."""
    code = _crlf(source).partition("END\r\n")[2]
    name, exposed = _name(code), _attributes(Exposed=True)
    described = re.search(r'^Attribute VB_Description = "(.*)"\r$', code, re.MULTILINE)
    code = code.replace(_named(name), _named(name) + _base(CLASS_BASE), 1)
    code = code.replace(exposed, exposed + _attributes(TemplateDerived=False, Customizable=False), 1)
    return Module(name, code, Kind.CLASS, described[1].replace(r"\r\n", "\r\n") if described else "")


def document_module(name: str, base: str) -> Module:
    """The empty module behind a workbook or a sheet."""
    flags = _attributes(GlobalNameSpace=False, Creatable=False, PredeclaredId=True, Exposed=True)
    return Module(
        name,
        _named(name) + _base(base) + flags + _attributes(TemplateDerived=False, Customizable=True),
        Kind.DOCUMENT,
    )


def _crlf(source: str) -> str:
    return source.replace("\r\n", "\n").replace("\n", "\r\n")


def _name(code: str) -> str:
    found = re.search(r'^Attribute VB_Name = "(\w+)"', code, re.MULTILINE)
    if found is None:
        raise ValueError("a macro source without the attribute VB_Name")
    return found[1]


def _named(name: str) -> str:
    return f'Attribute VB_Name = "{name}"\r\n'


def _base(guid: str) -> str:
    return f'Attribute VB_Base = "0{{{guid}}}"\r\n'


def _attributes(**values: bool) -> str:
    return "".join(f"Attribute VB_{name} = {value}\r\n" for name, value in values.items())
