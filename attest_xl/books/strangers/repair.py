"""Workbooks that are sound, but that the reader of cells stumbles over. Imports nothing of the package."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

CONTENT, MIMETYPE, MANIFEST = "content.xml", "mimetype", "META-INF/manifest.xml"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
WORKBOOK, WORKBOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_BETWEEN_TAGS = re.compile(rb">\s*\n\s*<")
_TAG = rb"<(?:\w+:)?%s\b[^>]*?(?:/>|>\s*</(?:\w+:)?%s\s*>)"
_SHEET, _DIMENSION, _MERGE = (re.compile(_TAG % (name, name)) for name in (b"sheet", b"dimension", b"mergeCell"))
_CELLS = re.compile(rb"""\bref\s*=\s*["'][A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?["']""")
_STATE = re.compile(rb"""\sstate\s*=\s*["'](?!visible|hidden|veryHidden)[^"']*["']""")
_ID = re.compile(rb"""\w:id\s*=\s*["']([^"']*)["']""")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_OWN_ID = re.compile(rb"""\sId\s*=\s*["']([^"']*)["']""")
_MACRO_SHEET = b"macrosheets/"


def repaired(data: bytes) -> bytes | None:
    """The workbook without what the reader stumbles over; `None` where nothing of that kind is found."""
    with ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        if CONTENT in names:
            return _packed(_ods(archive))
        if not {WORKBOOK, WORKBOOK_RELATIONS} <= {*names}:
            return None
        fresh = dict(_xlsx(archive))
        if not fresh:
            return None
        return _packed({name: archive.read(name) for name in names} | fresh)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def _ods(archive: ZipFile) -> Mapping[str, bytes]:
    """What is needed of an .ods: told what it is, and not indented, as Gnumeric writes it."""
    kept = {name: archive.read(name) for name in (MIMETYPE, MANIFEST) if name in archive.namelist()}
    return {MIMETYPE: ODS, **kept, CONTENT: _BETWEEN_TAGS.sub(b"><", archive.read(CONTENT))}


def _xlsx(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The parts of an .xlsx that had to be changed: no sheets that have no cells – a module of an old book, a sheet of
    macros –, no sizes and merged ranges that are whole rows or columns."""
    relations = {
        id_[1]: tag for tag in _RELATION.findall(archive.read(WORKBOOK_RELATIONS)) if (id_ := _OWN_ID.search(tag))
    }
    book = archive.read(WORKBOOK)
    fresh = _SHEET.sub(lambda tag: _listed(tag[0], relations), book)
    if fresh != book and _SHEET.search(fresh):
        yield WORKBOOK, fresh
    for name in archive.namelist():
        if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".xml"):
            sheet = archive.read(name)
            fresh = _MERGE.sub(lambda tag: tag[0] if _CELLS.search(tag[0]) else b"", _DIMENSION.sub(b"", sheet))
            if fresh != sheet:
                yield name, fresh


def _listed(tag: bytes, relations: Mapping[bytes, bytes]) -> bytes:
    """A line of the list of sheets; `b""` for one that has no cells."""
    led = _ID.search(tag)
    if led is None or not led[1] or _MACRO_SHEET in relations.get(led[1], b""):
        return b""
    return _STATE.sub(b"", tag)
