"""What is found out about an .xlsx, .xlsb or .ods before anything in it is believed. Imports its like alone."""

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from typing import IO
from xml.parsers import expat
from zipfile import ZipFile, ZipInfo

from attest_xl.books.broken_archive import BROKEN_ARCHIVE
from attest_xl.books.strangers.blanks import LARGE, BlankCells, TooManyCellsError
from attest_xl.books.strangers.encodings import other_encoding
from attest_xl.books.strangers.far import without_far_rows
from attest_xl.books.strangers.limits import MB, Limits, RefusedError, too_many_cells
from attest_xl.books.strangers.names import usual_names
from attest_xl.books.strangers.parts import Change, Parts, as_usual, far_cells

BOMB = 250
"""A part of a workbook packs to a hundredth at the utmost; what packs better is made to swell."""
CHUNK = 1 << 20
KEPT = 8 * MB
"""The parts of a package that unpacks to no more are kept while it is read."""
SHEET = re.compile(r"worksheets[/\\][^/\\]*\.xml$", re.IGNORECASE)
PARTS = 10_000
"""More parts than a workbook has."""
ENTRY = b"PK\x01\x02"
"""How a line of a package's directory begins."""
HEADER = 30
"""Bytes that stand before each part, its name aside."""
ZIP = b"PK\x03\x04"
OTHER_ZIP: Mapping[str, str] = {"word/document.xml": "документ Word", "ppt/presentation.xml": "презентация"}
MANIFEST = "META-INF/manifest.xml"
MACROS = re.compile(r"vbaproject\.bin$|^xl/macrosheets/")
ODS_END = re.compile(rb"</(?:\w+:)?document-content\s*>\s*(?:<!--.*)?$", re.DOTALL)
WELL_FORMED = 20 * MB
"""Up to this size it is made sure that the content of an .ods is XML to its end; more would take too long."""
ENTITIES = "объявления XML, которыми файлы раздувают или читают чужие файлы"


def check_archive(data: bytes, limits: Limits) -> Parts:
    """The package, checked; parts that are not in UTF-8 come back so, and under their usual names."""
    if data.count(ENTRY) > PARTS:
        raise RefusedError("READ-07", f"больше {PARTS} частей")
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            unpacked = _check_sizes(parts, len(data), limits)
            _check_places(parts)
            usual = usual_names(archive)
            names = frozenset(usual.get(part.filename, part.filename) for part in parts)
            _check_kind(archive, names, limits)
            kept: dict[str, bytes] | None = {} if unpacked <= KEPT else None
            changes = {part.filename: change for part in parts if (change := _check_part(archive, part, kept, limits))}
            if changes or usual:
                return Parts(as_usual(archive, changes, usual), names, {}, far_cells(changes, usual))
            return Parts(data, names, kept or {})
    except RefusedError:
        raise
    except TooManyCellsError:
        raise too_many_cells(limits) from None
    except BROKEN_ARCHIVE:
        raise RefusedError("READ-04") from None


def _check_sizes(parts: Iterable[ZipInfo], packed: int, limits: Limits) -> int:
    """How many bytes the parts say they unpack to."""
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked_mb * MB:
        raise RefusedError("READ-05", f"при распаковке файл больше {limits.unpacked_mb} МБ")
    if unpacked > 20 * MB and unpacked > BOMB * packed:
        raise RefusedError("READ-07", f"данные, которые при распаковке раздуваются в {unpacked // packed} раз")
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError("READ-03")
    return unpacked


def _check_places(parts: Sequence[ZipInfo]) -> None:
    """Each part has a name and a place of its own."""
    if len({part.filename.lower() for part in parts}) < len(parts):
        raise RefusedError("READ-04")
    in_order = sorted(parts, key=lambda part: part.header_offset)
    for part, following in pairwise(in_order):
        if part.header_offset + HEADER + part.compress_size > following.header_offset:
            raise RefusedError("READ-07", "части, которые лежат одна на другой")


def _check_kind(archive: ZipFile, names: frozenset[str], limits: Limits) -> None:
    for name, what in OTHER_ZIP.items():
        if name in names:
            raise RefusedError("READ-02", what)
    if {"xl/workbook.xml", "xl/workbook.bin"} & {name.lower() for name in names}:
        if not limits.macros and any(MACROS.search(name.lower()) for name in names):
            raise RefusedError("READ-09")
        return
    if any(name.lower() == "[content_types].xml" for name in names):
        raise RefusedError("READ-04")
    if "content.xml" not in names or not {"mimetype", MANIFEST} & names:
        raise RefusedError("READ-02", "архив")
    if b"spreadsheet" not in archive.read("mimetype" if "mimetype" in names else MANIFEST):
        raise RefusedError("READ-02", "документ LibreOffice")
    if MANIFEST in names and b"encryption-data" in archive.read(MANIFEST):
        raise RefusedError("READ-03")
    _check_content(archive.read("content.xml"))


def _check_content(data: bytes) -> None:
    """An .ods that breaks off is read for ever."""
    if not ODS_END.search(data.replace(b"\0", b"")[-1000:]):
        raise RefusedError("READ-04")
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entities
    try:
        if len(data) <= WELL_FORMED:
            parser.Parse(data, True)
    except expat.ExpatError:
        raise RefusedError("READ-04") from None


def _refuse_entities(*_: object) -> None:
    raise RefusedError("READ-07", ENTITIES)


def _check_part(archive: ZipFile, part: ZipInfo, kept: dict[str, bytes] | None, limits: Limits) -> Change | None:
    """Unpack it to the end, so that a wrong size or checksum shows, and keep it where that is wanted; no part may
    declare entities. The encoding, where it is XML in another than UTF-8; where a large sheet may be cut short."""
    xml = part.filename.lower().endswith((".xml", ".rels", ".vml"))
    length, encoding = 0, ""
    blanks = BlankCells(limits.cells) if part.file_size > LARGE and SHEET.search(part.filename) else None
    with _to_its_end(archive, part) as file:
        tail = chunk = b""
        while chunk := file.read(CHUNK):
            if xml:
                _check_entities(tail + chunk)
            if xml and not length:
                encoding = other_encoding(chunk)
            if blanks is not None:
                blanks.see(chunk)
            if kept is not None:
                kept[part.filename] = kept[part.filename] + chunk if length else chunk
            length += len(chunk)
            tail = chunk[-32:]
    if length != part.file_size:
        raise RefusedError("READ-07", "часть, которая больше, чем говорит о себе")
    if encoding or not SHEET.search(part.filename):
        return encoding
    return blanks.cut if blanks is not None else without_far_rows(kept[part.filename]) if kept and length else None


def _to_its_end(archive: ZipFile, part: ZipInfo) -> IO[bytes]:
    """The part opened; what it holds beyond the size it declares would stay unseen if that were believed."""
    part.file_size += 1
    try:
        return archive.open(part)
    finally:
        part.file_size -= 1


def _check_entities(xml: bytes) -> None:
    """UTF-16 reads like ASCII without its zeros."""
    if b"<!ENTITY" in (xml.replace(b"\0", b"") if b"\0" in xml else xml):
        _refuse_entities()
