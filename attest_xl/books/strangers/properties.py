"""What a workbook tells of itself beside its cells, and which cells hold errors. Imports its like alone."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256

from attest_xl.books.broken_archive import BROKEN_ARCHIVE
from attest_xl.books.strangers.far import column_of
from attest_xl.books.strangers.parts import Parts, Places

_ELEMENT = r"<(?:\w+:)?{}\b[^>]*>([^<]*)<"
_CORE = (("modified", _ELEMENT.format("modified")), ("modified_by", _ELEMENT.format("lastModifiedBy")))
_META = (("modified", _ELEMENT.format("date")), ("modified_by", _ELEMENT.format("creator")))
_CUSTOM = re.compile(r'<(?:\w+:)?property\b[^>]*\bname="([^"]*)"[^>]*>\s*<(?:\w+:)?\w+[^>]*>([^<]*)<')
_USER_DEFINED = re.compile(r'<(?:\w+:)?user-defined\b[^>]*\bname="([^"]*)"[^>]*>([^<]*)<')
_DEFINED_NAME = re.compile(r'<(?:\w+:)?definedName\b[^>]*\bname="(\w+)"[^>]*>([^<]*)<')
_NAMED_EXPRESSION = re.compile(r"<(?:\w+:)?named-expression\b([^>]*)>")
_ATTRIBUTE = re.compile(r'\b(name|expression)="([^"]*)"')
_CONSTANT = re.compile(r'(?:of:)?=?"(.*)"', re.DOTALL)
_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_LISTED = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_VALUES = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ERROR_CELL = re.compile(rb"""<(?:\w+:)?c\b(?=[^>]*\bt=["']e["'])[^>]*\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_CELL = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]*(?<!/)>(.*?)</(?:\w+:)?c>""", re.DOTALL
)
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_MAYBE_FORMULA = (re.compile(rb"<f[\s>/]"), re.compile(rb":f[\s>/]"))  # ten times quicker, and enough for most sheets
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^>]*>[^<]")


def mark_of(data: bytes) -> Mapping[str, str]:
    """`sha256` of the file."""
    return {"sha256": sha256(data).hexdigest()}


def properties(parts: Parts) -> Mapping[str, str]:
    """`modified` (as the file spells it) and `modified_by` of its last saving; custom document properties and text
    constants among the defined names under their own names. What a file does not tell is absent."""
    told: dict[str, str] = {}
    with suppress(*BROKEN_ARCHIVE):  # a damaged file was refused before
        for found in _told(parts):
            told.update(found)
    return told


def error_cells(parts: Parts) -> Mapping[str, Places]:
    """By sheet: the cells that hold an error such as #REF!, in an .xlsx."""
    try:
        titles = titles_of(parts)
        sheets = sorted(name for name in parts.names if name.lower() in titles)
        return {titles[name.lower()]: cells for name in sheets if (cells := tuple(_errors(parts.read(name))))}
    except BROKEN_ARCHIVE:
        return {}


def _told(parts: Parts) -> Iterator[Mapping[str, str]]:
    def text(name: str) -> str:
        return _utf8(parts, name)

    yield {**_first(_CORE, text("docProps/core.xml")), **_first(_META, text("meta.xml"))}
    yield dict(_names_in_workbook(text("xl/workbook.xml")))
    if "mimetype" in parts.names:
        yield dict(_names_in_content(text("content.xml")))
    for pattern, part in ((_CUSTOM, "docProps/custom.xml"), (_USER_DEFINED, "meta.xml")):
        yield {_unescaped(name): _unescaped(value) for name, value in pattern.findall(text(part))}


def _unescaped(text: str) -> str:
    """The characters the text stands for; nearly all stand for themselves."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


def _first(patterns: Iterable[tuple[str, str]], text: str) -> Mapping[str, str]:
    found = {name: re.search(pattern, text) for name, pattern in patterns}
    return {name: _unescaped(match[1]) for name, match in found.items() if match}


def _names_in_workbook(text: str) -> Iterator[tuple[str, str]]:
    for match in _DEFINED_NAME.finditer(text):
        if constant := _CONSTANT.fullmatch(_unescaped(match[2])):
            yield match[1], constant[1].replace('""', '"')


def _names_in_content(text: str) -> Iterator[tuple[str, str]]:
    for match in _NAMED_EXPRESSION.finditer(text):
        parts = {name: _unescaped(value) for name, value in _ATTRIBUTE.findall(match[1])}
        if constant := _CONSTANT.fullmatch(parts.get("expression", "")):
            yield parts.get("name", ""), constant[1].replace('""', '"')


def _errors(sheet: bytes) -> Iterator[tuple[int, int]]:
    """Cells that hold an error, and formulas that nobody has computed."""
    if b't="e"' in sheet or b"t='e'" in sheet:
        yield from (_place(*cell) for cell in _ERROR_CELL.findall(sheet))
    if any(look.search(sheet) for look in _MAYBE_FORMULA):
        for letters, row, inside in _CELL.findall(sheet):
            if _FORMULA.search(inside) and not _VALUE.search(inside):
                yield _place(letters, row)


def _place(letters: bytes, row: bytes) -> tuple[int, int]:
    return int(row) - 1, column_of(letters) - 1


def titles_of(parts: Parts) -> Mapping[str, str]:
    """The title of each sheet's part."""
    relations = [_attributes(tag) for tag in _RELATION.findall(_utf8(parts, "xl/_rels/workbook.xml.rels"))]
    targets = {one.get("Id", ""): posixpath.join("/xl", one.get("Target", "")) for one in relations}
    listed = [_attributes(tag) for tag in _LISTED.findall(_utf8(parts, "xl/workbook.xml"))]
    return {
        posixpath.normpath(targets.get(one.get("id", ""), "")).lstrip("/").lower(): _unescaped(one.get("name", ""))
        for one in listed
    }


def _attributes(tag: str) -> Mapping[str, str]:
    """The values of an element's attributes by their names without a namespace."""
    return {name.rpartition(":")[2]: one or other for name, one, other in _VALUES.findall(tag)}


def _utf8(parts: Parts, name: str) -> str:
    return parts.read(name).decode("utf-8", "replace")
