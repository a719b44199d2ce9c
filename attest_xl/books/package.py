"""A package (the zip a workbook is): single parts replaced, all others copied as the bytes they are."""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attest_xl.books.broken_archive import BROKEN_ARCHIVE
from attest_xl.books.markup import Element, ForeignMarkupError, NotXmlError, added, parsed, plain, serialised
from attest_xl.books.port import BookError

TYPES = "[Content_Types].xml"
LARGEST = 2_000_000_000  # bytes unpacked; thirty thousand people take forty million
_LEVEL = 4  # a fifth larger than the slowest, three times as fast
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP64 = 1


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points: `kind` is the last word of the relationship's type, `target` the part's name."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of a package by name (`xl/workbook.xml`). `name` is the file's, for messages."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._zip = self._opened(data)
        self._data = memoryview(data)
        self._actual = {info.filename.lstrip("/").lower(): info.filename for info in self._zip.infolist()}
        self._changed: dict[str, bytes | None] = {}

    def __contains__(self, part: str) -> bool:
        actual = self._actual.get(part.lower(), part)
        if actual in self._changed:
            return self._changed[actual] is not None
        return part.lower() in self._actual

    @property
    def changed(self) -> bool:
        """Whether anything differs from what was opened."""
        return bool(self._changed)

    def read(self, part: str) -> bytes:
        """The part's bytes as they are now."""
        actual = self._actual.get(part.lower(), part)
        if (fresh := self._changed.get(actual)) is not None:
            return fresh
        try:
            return self._zip.read(actual)
        except BROKEN_ARCHIVE as error:
            raise self.refusal("FILE-02", part) from error

    def xml(self, part: str) -> Element:
        """The part's root element."""
        try:
            return parsed(self.read(part))
        except NotXmlError as error:
            raise self.refusal("FILE-02", part) from error
        except ForeignMarkupError as error:
            raise self.refusal("FILE-08", part) from error

    def plain(self, part: str) -> bytes:
        """The part's bytes, well-formed, without comments and the like (`markup.plain`)."""
        try:
            return plain(self.read(part))
        except NotXmlError as error:
            raise self.refusal("FILE-02", part) from error
        except ForeignMarkupError as error:
            raise self.refusal("FILE-08", part) from error

    def put(self, part: str, content: bytes | Element) -> None:
        """Replace the part, or add it at the end (`add` also announces it)."""
        self._changed[self._actual.get(part.lower(), part)] = (
            content if isinstance(content, bytes) else serialised(content)
        )

    def related(self, part: str) -> tuple[Relation, ...]:
        """The parts this one points to, in order. `""` asks for those of the package itself."""
        return tuple(self._relations(part))

    def add(self, part: str, content: bytes, owner: str, kind: str, content_type: str) -> None:
        """A new part, announced in the content types and in the relationships of `owner`."""
        types = self.xml(TYPES)
        added(types, "Override", PartName=f"/{part}", ContentType=content_type)
        relations = self.xml(relations_of(owner))
        pattern = next(iter(relations)).get("Type").rpartition("/")[0]
        used = {relation.get("Id") for relation in relations}
        free = next(name for number in range(1, len(used) + 2) if (name := f"rId{number}") not in used)
        target = posixpath.relpath(part, posixpath.dirname(owner))
        added(relations, "Relationship", Id=free, Type=f"{pattern}/{kind}", Target=target)
        self.put(TYPES, types)
        self.put(relations_of(owner), relations)
        self.put(part, content)

    def drop(self, part: str, owner: str) -> None:
        """Remove the part, its content type and the relationship that `owner` has to it."""
        types = self.xml(TYPES)
        for override in types:
            if override.get("PartName", "").lower() == f"/{part}".lower():
                types.remove(override)
        relations = self.xml(relations_of(owner))
        for relation in relations:
            if _resolved(owner, relation.get("Target", "")).lower() == part.lower():
                relations.remove(relation)
        self.put(TYPES, types)
        self.put(relations_of(owner), relations)
        self._changed[self._actual.get(part.lower(), part)] = None

    def written(self) -> bytes:
        """The whole package with its changes: same order, same times, unchanged parts copied without unpacking."""
        out = BytesIO()
        spans = self._spans()
        with ZipFile(out, "w", ZIP_DEFLATED) as target:
            for info in self._zip.infolist():
                if info.filename not in self._changed:
                    _copy(target, info, spans[info.header_offset])
                elif (content := self._changed[info.filename]) is not None:
                    target.writestr(_fresh(info), content, info.compress_type, _LEVEL)
            for part in self._changed.keys() - self._zip.NameToInfo.keys():
                if (content := self._changed[part]) is not None:
                    target.writestr(ZipInfo(part), content, ZIP_DEFLATED, _LEVEL)
        return out.getvalue()

    def refusal(self, code: str, part: str = "") -> BookError:
        """The error to raise: this file, this part."""
        return BookError(code, self.name, part=part)

    def _opened(self, data: bytes) -> ZipFile:
        if data.startswith(_OLD_OFFICE):
            raise self.refusal("FILE-03" if _ENCRYPTED in data else "FILE-06")
        if not data.startswith(b"PK"):
            raise self.refusal("FILE-01")
        try:
            opened = ZipFile(BytesIO(data))
        except BROKEN_ARCHIVE as error:
            raise self.refusal("FILE-02", "оглавление архива") from error
        if any(info.flag_bits & 1 for info in opened.infolist()):
            raise self.refusal("FILE-03")
        if sum(info.file_size for info in opened.infolist()) > LARGEST:
            raise self.refusal("FILE-07")
        return opened

    def _relations(self, part: str) -> Iterator[Relation]:
        if relations_of(part) in self:
            for relation in self.xml(relations_of(part)):
                if relation.get("Target") and relation.get("TargetMode") != "External":
                    kind = relation.get("Type", "").rpartition("/")[2]
                    yield Relation(relation.get("Id", ""), kind, _resolved(part, relation.get("Target")))

    def _spans(self) -> dict[int, memoryview]:
        """By offset of its header, all bytes of an entry: header, packed data, and the sizes that may follow them."""
        starts = sorted(info.header_offset for info in self._zip.infolist())
        return {
            start: self._data[start:end] for start, end in zip(starts, [*starts[1:], self._zip.start_dir], strict=True)
        }


def relations_of(part: str) -> str:
    """The part that holds the relationships of `part`."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _copy(target: ZipFile, info: ZipInfo, span: memoryview) -> None:
    """Append an entry as it stands; the directory at the end needs only its new place."""
    file = target.fp
    assert file is not None
    twin = copy(info)
    twin.header_offset = _end(file, target)
    twin.extra = _without_zip64(info.extra)
    file.write(span)
    target.start_dir = file.tell()
    target.filelist.append(twin)
    target.NameToInfo[twin.filename] = twin


def _end(file: IO[bytes], target: ZipFile) -> int:
    return file.seek(target.start_dir)


def _without_zip64(extra: bytes) -> bytes:
    """The directory's extra fields but for large sizes, which zipfile writes anew where they are needed."""
    kept, rest = b"", extra
    while len(rest) >= 4:
        kind, length = struct.unpack("<HH", rest[:4])
        field, rest = rest[: 4 + length], rest[4 + length :]
        kept += b"" if kind == _ZIP64 else field
    return kept


def _fresh(info: ZipInfo) -> ZipInfo:
    """An entry for new content under the old name and time."""
    fresh = ZipInfo(info.filename, info.date_time)
    fresh.external_attr = info.external_attr
    fresh.create_system = info.create_system
    return fresh
