"""What a workbook's file still holds of what makes it a master: facts, no judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from attest_xl.books.markup import kind_of
from attest_xl.books.package import Package
from attest_xl.books.places import Places, survey
from attest_xl.books.vba_source import modules_in

_BOUND = re.compile(rb"""(?:FmlaMacro[^>]*>|\bmacro\s*=\s*["'])(?:[^<"']*[.!])?(Attest[A-Za-z]+)""")
_TAG = re.compile(rb"""\btag\s*=\s*["']([\w-]+)""")
_CHECK = re.compile(rb"<(?:\w+:)?dataValidation\s")
_COLOUR = re.compile(rb"<(?:\w+:)?conditionalFormatting[\s>]")
_LIBRARY = re.compile(r"xlwings(?:32|64)-([\w.]+?)\.dll", re.IGNORECASE)
_DRAWN = frozenset({"drawing", "vmlDrawing", "ctrlProp"})


@dataclass(frozen=True, slots=True)
class Condition:
    """What is there.

    `sheets` are the titles in the order of the tabs, `tables` gives the sheet of each table; `checks` and `colours` how
    many validations and conditional formats each sheet has; `buttons` the Subs that buttons on sheets call; `modules`
    the VBA modules; `xlwings` the version of the library they call, `""` for none; `ribbon` the verbs on the ribbon.
    """

    sheets: tuple[str, ...]
    tables: Mapping[str, str]
    checks: Mapping[str, int]
    colours: Mapping[str, int]
    names: frozenset[str]
    buttons: frozenset[str]
    modules: frozenset[str]
    xlwings: str
    ribbon: frozenset[str]


def condition_of(data: bytes, name: str) -> Condition:
    """The condition of the workbook whose file holds `data`. Raises `BookError` when it is no workbook."""
    package = Package(data, name)
    places = survey(package)
    modules = _modules(package, places)
    library = next((found[1] for text in modules.values() if (found := _LIBRARY.search(text))), "")
    after = {title: _after_rows(package.read(part)) for title, part in places.sheets.items()}
    return Condition(
        sheets=tuple(places.sheets),
        tables={table.name: table.sheet for table in places.tables.values()},
        checks={title: len(_CHECK.findall(part)) for title, part in after.items()},
        colours={title: len(_COLOUR.findall(part)) for title, part in after.items()},
        names=frozenset(_names(package, places)),
        buttons=frozenset(_buttons(package, places)),
        modules=frozenset(modules),
        xlwings=library,
        ribbon=frozenset(_ribbon(package)),
    )


def _after_rows(sheet: bytes) -> bytes:
    """What stands behind the rows of a sheet, which may be many."""
    return sheet[sheet.rfind(b"sheetData>") + 1 :]


def _names(package: Package, places: Places) -> Iterator[str]:
    for names in package.xml(places.workbook).iterfind("{*}definedNames/*"):
        if kind_of(names) == "definedName":
            yield names.get("name", "")


def _modules(package: Package, places: Places) -> Mapping[str, str]:
    parts = (relation.target for relation in package.related(places.workbook) if relation.kind == "vbaProject")
    project = next((package.read(part) for part in parts if part in package), b"")
    return modules_in(project)


def _buttons(package: Package, places: Places) -> Iterator[str]:
    for sheet in places.sheets.values():
        drawn = [relation.target for relation in package.related(sheet) if relation.kind in _DRAWN]
        texts = [_after_rows(package.read(sheet)), *(package.read(part) for part in drawn if part in package)]
        yield from (found.decode() for text in texts for found in _BOUND.findall(text))


def _ribbon(package: Package) -> Iterator[str]:
    for relation in package.related(""):
        if relation.kind == "extensibility" and relation.target in package:
            yield from (found.decode() for found in _TAG.findall(package.read(relation.target)))
