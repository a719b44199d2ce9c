"""Writes vbaProject.bin from modules ([MS-OVBA]): sources only, no compiled cache, the same bytes for the same modules.

Excel compiles such a project when it first needs it; xlwings ships its standalone workbook so. The records of `dir`,
`PROJECTwm` and `_VBA_PROJECT` are the library ms-ovba's, made in memory. Ours are class modules (it knows none),
`PROJECT` (its three check values come from a random number) and the two formats below it (see `vba_compression`,
`compound_file`).
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ms_ovba.Models.Entities.doc_module import DocModule
from ms_ovba.Models.Entities.module_base import ModuleBase
from ms_ovba.Models.Entities.reference import Reference
from ms_ovba.Models.Entities.reference_registered import ReferenceRegistered
from ms_ovba.Models.Entities.std_module import StdModule
from ms_ovba.Models.Fields.doubleEncodedString import DoubleEncodedString
from ms_ovba.Models.Fields.libid_reference import LibidReference
from ms_ovba.vbaProject import VbaProject
from ms_ovba.Views.dirStream import DirStream
from ms_ovba.Views.project_view import ProjectView
from ms_ovba.Views.projectWm import ProjectWm

from attest_xl.template.compound_file import compound_file
from attest_xl.template.vba_compression import compress

CODE_PAGE = "cp1252"
PROJECT_ID = "{9C455032-742C-5536-997E-499CF3457E11}"
# Three values that open only with the project's id ([MS-OVBA] 2.4.3): not protected, no password, visible.
PROTECTION, PASSWORD, VISIBILITY = "0E0CABDACE136B176B176B176B17", "282A8DCE8ECE8ECE", "989A3D3E3E3E3EC1"
LIBRARIES = (  # the two that Excel puts into every new project beside its own
    ("stdole", "00020430-0000-0000-C000-000000000046", r"C:\Windows\System32\stdole2.tlb", "OLE Automation"),
    (
        "Office",
        "2DF8D04C-5BFA-101B-BDE5-00AA0044DE52",
        r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL",
        "Microsoft Office 16.0 Object Library",
    ),
)
HOST_EXTENDER = "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000"


class Kind(StrEnum):
    """What a module is; the value is its word in the stream `PROJECT`."""

    STANDARD = "Module"
    CLASS = "Class"
    DOCUMENT = "Document"


@dataclass(frozen=True, slots=True)
class Module:
    """One module. `code` is its whole text, from the attribute `VB_Name` on, lines ending with CR LF.

    `description` is what the attribute `VB_Description` says, empty for none.
    """

    name: str
    code: str
    kind: Kind = Kind.STANDARD
    description: str = ""


def vba_project(modules: Sequence[Module]) -> bytes:
    """The file vbaProject.bin with these modules, documents first."""
    project = _described(modules)
    sources = {f"VBA/{module.name}": compress(module.code.encode(CODE_PAGE)) for module in modules}
    return compound_file(
        {
            "PROJECT": _project_text(modules).encode(CODE_PAGE),
            "PROJECTwm": ProjectWm(project).to_bytes(),
            "VBA/dir": compress(DirStream(project).to_bytes()),
            "VBA/_VBA_PROJECT": ProjectView(project).to_bytes(),
            **sources,
        }
    )


def _described(modules: Sequence[Module]) -> VbaProject:
    """The project as ms-ovba sees it: what the `dir` stream is made of."""
    project = VbaProject()
    for name, guid, path, title in LIBRARIES:
        library = LibidReference(uuid.UUID(guid), "2.0", "0", path, title)
        project.add_reference(Reference(ReferenceRegistered(library), name))
    for module in modules:
        project.add_module(_described_module(module))
    return project


def _described_module(module: Module) -> ModuleBase:
    # In `dir` a class is marked like a document: "not procedural" ([MS-OVBA] 2.3.4.2.3.2.8).
    made = StdModule(module.name) if module.kind is Kind.STANDARD else DocModule(module.name)
    made.docString = DoubleEncodedString([0x001C, 0x0048], module.description)
    return made


def _project_text(modules: Sequence[Module]) -> str:
    lines = (
        f'ID="{PROJECT_ID}"',
        *(_project_line(module) for module in modules),
        'Name="VBAProject"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{PROTECTION}"',
        f'DPB="{PASSWORD}"',
        f'GC="{VISIBILITY}"',
        "",
        "[Host Extender Info]",
        HOST_EXTENDER,
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
        "",
    )
    return "\r\n".join(lines)


def _project_line(module: Module) -> str:
    return f"{module.kind}={module.name}" + ("/&H00000000" if module.kind is Kind.DOCUMENT else "")
