"""What is found out about a stranger's file before anything in it is believed. Imports its like alone."""

import re
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from itertools import pairwise
from typing import IO, NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from attest_xl.books.strangers.blanks import LARGE, BlankCells, Cut, TooManyCellsError, without_blanks
from attest_xl.books.strangers.far import without_far_rows
from attest_xl.books.strangers.names import pointing_there, usual_names


class Limits(NamedTuple):
    """What one file may cost. `macros` and `hidden` say whether such workbooks and sheets are read; sheets with the
    titles `passed_over` never are. `passwords`: what the files that may be closed were called, and with what."""

    file_mb: int
    unpacked_mb: int
    cells: int
    seconds: float
    memory_mb: int
    macros: bool
    hidden: bool
    passed_over: tuple[str, ...] = ()
    passwords: tuple[tuple[str, str], ...] = ()


class RefusedError(Exception):
    """The file is not read; `code` is in the catalogue of findings."""

    def __init__(self, code: str, hint: str = "") -> None:
        super().__init__(code, hint)
        self.code, self.hint = code, hint


MB = 1024 * 1024
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
UTF_16: Mapping[bytes, str] = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
ENCODINGS = ("windows-1251", "koi8-r", "iso-8859-5", "windows-1252", "iso-8859-1")
DECLARED = re.compile(rb"""^<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""")
DECLARED_TEXT = re.compile(r"""^(<\?xml\s[^>]{0,100}?encoding\s*=\s*["'])[\w.:-]{1,40}""")
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_OLE: Mapping[str, str] = {
    "WordDocument": "документ Word",
    "PowerPoint Document": "презентация",
    "VisioDocument": "рисунок Visio",
}
OTHER_ZIP: Mapping[str, str] = {"word/document.xml": "документ Word", "ppt/presentation.xml": "презентация"}
MANIFEST = "META-INF/manifest.xml"
MACROS = re.compile(r"vbaproject\.bin$|^xl/macrosheets/")
BEGINNING_OF_XLS, CLOSED_XLS = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00"), 0x2F
"""How the records of an .xls begin, and the kind of the one that says it is encrypted."""
ODS_END = re.compile(rb"</(?:\w+:)?document-content\s*>\s*(?:<!--.*)?$", re.DOTALL)
WELL_FORMED = 20 * MB
"""Up to this size it is made sure that the content of an .ods is XML to its end; more would take too long."""
ENTITIES = "объявления XML, которыми файлы раздувают или читают чужие файлы"
BROKEN = (BadZipFile, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError, zlib.error)
"""What reading a damaged archive raises."""


Place = tuple[int, int, int]


class Parts:
    """A checked package: its bytes, and its parts by name. Those of a small one were unpacked once and are kept. `far`
    tells, by the sheets' parts, of cells that were left out (`Cut`)."""

    def __init__(
        self, data: bytes, names: frozenset[str], kept: Mapping[str, bytes], far: Mapping[str, Place] | None = None
    ) -> None:
        self.data, self.names, self.far, self._kept = data, names, far or {}, kept

    def read(self, name: str) -> bytes:
        """The part unpacked; `b""` when there is none."""
        if name not in self.names:
            return b""
        if name in self._kept:
            return self._kept[name]
        with ZipFile(BytesIO(self.data)) as archive:
            return archive.read(name)


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
                return Parts(_as_usual(archive, changes, usual), names, {}, _far(changes, usual))
            return Parts(data, names, kept or {})
    except RefusedError:
        raise
    except TooManyCellsError:
        raise too_many_cells(limits) from None
    except BROKEN:
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


def _check_part(archive: ZipFile, part: ZipInfo, kept: dict[str, bytes] | None, limits: Limits) -> str | Cut | None:
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
                encoding = _other_encoding(chunk)
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


def _far(changes: Mapping[str, str | Cut], usual: Mapping[str, str]) -> Mapping[str, Place]:
    """By the sheet's part as it is called now: what was cut off and says something."""
    cuts = {name: change for name, change in changes.items() if isinstance(change, Cut)}
    return {usual.get(name, name): cut.far for name, cut in cuts.items() if any(cut.far)}


def _check_entities(xml: bytes) -> None:
    """UTF-16 reads like ASCII without its zeros."""
    if b"<!ENTITY" in (xml.replace(b"\0", b"") if b"\0" in xml else xml):
        _refuse_entities()


def _other_encoding(start: bytes) -> str:
    """The encoding of an XML part, `""` for UTF-8; one that workbooks are never in is damage."""
    if start[:2] in UTF_16:
        return UTF_16[start[:2]]
    declared = DECLARED.match(start.removeprefix(b"\xef\xbb\xbf"))
    encoding = declared[1].decode().lower() if declared else "utf-8"
    if encoding not in {"utf-8", "utf8", "us-ascii", "ascii", *ENCODINGS}:
        raise RefusedError("READ-04")
    return encoding if encoding in ENCODINGS else ""


def _as_usual(archive: ZipFile, changes: Mapping[str, str | Cut], usual: Mapping[str, str]) -> bytes:
    """The package with these parts in UTF-8 or cut short, and under usual names: anything else the reader takes for
    damage, or for nothing, or for ever."""
    file = BytesIO()
    with ZipFile(file, "w") as target:
        for part in archive.infolist():
            name = usual.get(part.filename, part.filename)
            data = _changed(archive, part, changes.get(part.filename))
            target.writestr(name, pointing_there(name, data, usual))
    return file.getvalue()


def _changed(archive: ZipFile, part: ZipInfo, change: str | Cut | None) -> bytes:
    if isinstance(change, Cut):
        return without_blanks(archive, part, change)
    data = archive.read(part)
    if change is None:
        return data
    text = data.decode(change).removeprefix("\ufeff")
    return DECLARED_TEXT.sub(r"\1UTF-8", text, count=1).encode()


def _check_password(data: bytes) -> None:
    """An .xls closed with a password says so right after its beginning; the reader only says that it can't read."""
    begins = BEGINNING_OF_XLS.search(data)
    at = begins.start() if begins else len(data)
    for _ in range(10):
        if at + 4 > len(data):
            return
        kind, length = struct.unpack_from("<HH", data, at)
        if kind == CLOSED_XLS:
            raise RefusedError("READ-03")
        at += 4 + length


def too_many_cells(limits: Limits) -> RefusedError:
    """The refusal of a file with more cells than a list has."""
    return RefusedError("READ-05", f"в файле больше {limits.cells} ячеек")


def check_compound_file(data: bytes) -> None:
    folded = data.lower()

    def holds(stream: str) -> bool:
        return stream.lower().encode("utf-16-le") in folded

    if holds("EncryptedPackage"):
        raise RefusedError("READ-03")
    if holds("Workbook") or holds("Book"):
        _check_password(data)
        return
    if not holds("Root Entry"):  # the directory, which may stand at the end, is lost
        raise RefusedError("READ-04")
    raise RefusedError("READ-02", next((what for name, what in OTHER_OLE.items() if holds(name)), "не книга Excel"))
