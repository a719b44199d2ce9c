"""What is found out about a stranger's file before anything in it is believed. Imports nothing of the package."""

import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import BadZipFile, ZipFile, ZipInfo


class Limits(NamedTuple):
    """What one file may cost. `macros` and `hidden` say whether such workbooks and sheets are read."""

    file_mb: int
    unpacked_mb: int
    cells: int
    seconds: float
    memory_mb: int
    macros: bool
    hidden: bool


class RefusedError(Exception):
    """The file is not read; `code` is in the catalogue of findings."""

    def __init__(self, code: str, hint: str = "") -> None:
        super().__init__(code, hint)
        self.code, self.hint = code, hint


MB = 1024 * 1024
BOMB = 250
"""A part of a workbook packs to a hundredth at the utmost; what packs better is made to swell."""
CHUNK = 1 << 20
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_OLE: Mapping[str, str] = {
    "WordDocument": "документ Word",
    "PowerPoint Document": "презентация",
    "VisioDocument": "рисунок Visio",
}
OTHER_ZIP: Mapping[str, str] = {"word/document.xml": "документ Word", "ppt/presentation.xml": "презентация"}
BROKEN = (BadZipFile, EOFError, ValueError, KeyError, NotImplementedError, RuntimeError, zlib.error)
"""What reading a damaged archive raises."""


def check_archive(data: bytes, limits: Limits) -> None:
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_sizes(parts, len(data), limits)
            _check_kind(archive, {part.filename for part in parts}, limits)
            for part in parts:
                _check_part(archive, part)
    except RefusedError:
        raise
    except BROKEN:
        raise RefusedError("READ-04") from None


def _check_sizes(parts: Iterable[ZipInfo], packed: int, limits: Limits) -> None:
    unpacked = sum(part.file_size for part in parts)
    if unpacked > limits.unpacked_mb * MB:
        raise RefusedError("READ-05", f"при распаковке файл больше {limits.unpacked_mb} МБ")
    if unpacked > 20 * MB and unpacked > BOMB * packed:
        raise RefusedError("READ-07", f"данные, которые при распаковке раздуваются в {unpacked // packed} раз")
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError("READ-03")


def _check_kind(archive: ZipFile, names: set[str], limits: Limits) -> None:
    for name, what in OTHER_ZIP.items():
        if name in names:
            raise RefusedError("READ-02", what)
    if {"xl/workbook.xml", "xl/workbook.bin"} & {name.lower() for name in names}:
        if not limits.macros and any(name.lower().endswith("vbaproject.bin") for name in names):
            raise RefusedError("READ-09")
        return
    if "content.xml" not in names or "mimetype" not in names:
        raise RefusedError("READ-02", "архив")
    if b"spreadsheet" not in archive.read("mimetype"):
        raise RefusedError("READ-02", "документ LibreOffice")
    if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise RefusedError("READ-03")


def _check_part(archive: ZipFile, part: ZipInfo) -> None:
    """Unpack it to the end, so that a wrong checksum shows; no part may declare entities."""
    with archive.open(part) as file:
        tail = b""
        while chunk := file.read(CHUNK):
            seen = (tail + chunk).replace(b"\0", b"")  # UTF-16 reads like ASCII so
            if b"<!ENTITY" in seen and part.filename.lower().endswith((".xml", ".rels", ".vml")):
                raise RefusedError("READ-07", "объявления XML, которыми файлы раздувают или читают чужие файлы")
            tail = chunk[-32:]


def check_compound_file(data: bytes) -> None:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise RefusedError("READ-03")
    if holds("Workbook") or holds("Book"):
        return
    raise RefusedError("READ-02", next((what for name, what in OTHER_OLE.items() if holds(name)), "не книга Excel"))
