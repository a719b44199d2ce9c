"""The sources in a vbaProject.bin: enough of [MS-CFB] and [MS-OVBA] to read them, whoever wrote the file."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # this and above are marks, not sectors
_STREAM, _ROOT = 2, 5
_IN_HEADER = 109  # sectors of the allocation table that the header itself names
_SOURCE = re.compile(rb"\x01..\x00Attribut", re.DOTALL)
_NAME = re.compile(r'Attribute VB_Name = "(\w+)"')
_CHUNK = 4096


def modules_in(project: bytes) -> Mapping[str, str]:
    """The text of each module by its name; none where the bytes are no project that can be read.

    A compiled module keeps its source behind the compiled code; it is found by how every source begins.
    """
    try:
        return dict(_modules(project))
    except (struct.error, IndexError, ValueError, RecursionError):
        return {}


def _modules(project: bytes) -> Iterator[tuple[str, str]]:
    for stream in _streams(project):
        found = _SOURCE.search(stream)
        if found is not None:
            source = decompressed(stream[found.start() :]).decode("cp1252", "replace")
            if (name := _NAME.search(source)) is not None:
                yield name[1], source


def decompressed(container: bytes) -> bytes:
    """What a compressed container ([MS-OVBA] 2.4.1) unpacks to."""
    done, at = bytearray(), 1
    while at + 2 <= len(container):
        (header,) = struct.unpack_from("<H", container, at)
        if header & 0x7000 != 0x3000:
            break
        end = at + 2 + (header & 0x0FFF) + 1
        chunk = container[at + 2 : end]
        done += _chunk(chunk) if header & 0x8000 else chunk[:_CHUNK]
        at = end
    return bytes(done)


def _chunk(body: bytes) -> bytes:
    done, at = bytearray(), 0
    while at < len(body):
        flags, at = body[at], at + 1
        for bit in range(8):
            if at >= len(body):
                break
            if flags >> bit & 1:
                (token,) = struct.unpack_from("<H", body, at)
                _copy(done, token)
                at += 2
            else:
                done.append(body[at])
                at += 1
    return bytes(done)


def _copy(done: bytearray, token: int) -> None:
    bits = max(4, (len(done) - 1).bit_length())
    offset, length = (token >> (16 - bits)) + 1, (token & (0xFFFF >> bits)) + 3
    for _ in range(length):
        done.append(done[-offset])


def _streams(data: bytes) -> Iterator[bytes]:
    """All streams of a compound file."""
    if not data.startswith(_SIGNATURE):
        return
    sector, small = (1 << struct.unpack_from("<H", data, at)[0] for at in (30, 32))
    first_entry, cutoff, first_small = (struct.unpack_from("<I", data, at)[0] for at in (48, 56, 60))
    body = data[sector:]  # the header fills the first sector
    table = _numbers(b"".join(_piece(body, number, sector) for number in _table_sectors(data, body, sector)))
    entries = _chain(body, table, first_entry, sector)
    small_table = _numbers(_chain(body, table, first_small, sector))
    container = b""
    for at in range(0, len(entries) - 127, 128):
        kind, (start, size) = entries[at + 66], struct.unpack_from("<II", entries, at + 116)
        if kind == _ROOT:
            container = _chain(body, table, start, sector)
        elif kind == _STREAM and size >= cutoff:
            yield _chain(body, table, start, sector)[:size]
        elif kind == _STREAM:
            yield _chain(container, small_table, start, small)[:size]


def _table_sectors(data: bytes, body: bytes, sector: int) -> Iterator[int]:
    """The sectors that hold the allocation table."""
    yield from (number for number in struct.unpack_from(f"<{_IN_HEADER}I", data, 76) if number < _LAST_SECTOR)
    following, count = struct.unpack_from("<II", data, 68)
    for _ in range(min(count, len(body) // sector)):
        *numbers, following = _numbers(_piece(body, following, sector))
        yield from (number for number in numbers if number < _LAST_SECTOR)


def _chain(body: bytes, table: tuple[int, ...], start: int, size: int) -> bytes:
    """The pieces of a chain, joined; a chain that bites its tail ends."""
    pieces, number = list[bytes](), start
    while number < _LAST_SECTOR and len(pieces) <= len(table):
        pieces.append(_piece(body, number, size))
        number = table[number]
    return b"".join(pieces)


def _piece(body: bytes, number: int, size: int) -> bytes:
    return body[number * size : (number + 1) * size]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
