"""A package written from parts that may be packed already: what all schools share is compressed once."""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

LEVEL = 4
"""A fifth larger than the slowest, three times as fast."""
_DEFLATED, _UTF8 = 8, 0x800
_VERSION = struct.pack("<H", 20)
_DAY = 0x21
"""1 January 1980, the earliest day a zip knows: the same content gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A part as it stands in the package."""

    name: bytes
    data: bytes
    check: int
    size: int


def packed(name: str, content: bytes) -> Packed:
    """Compress the part."""
    squeezer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Packed(name.encode(), squeezer.compress(content) + squeezer.flush(), zlib.crc32(content), len(content))


def archive(parts: Iterable[Packed]) -> bytes:
    """The package with these parts in this order."""
    body, directory, offset = list[bytes](), list[bytes](), 0
    for part in parts:
        facts = _facts(part)
        entry = b"PK\3\4" + facts + part.name + part.data
        # made by, the same facts, then: comment, disk, internal and external attributes, where the entry begins
        directory.append(b"PK\1\2" + _VERSION + facts + struct.pack("<3H2I", 0, 0, 0, 0, offset) + part.name)
        body.append(entry)
        offset += len(entry)
    listed, count = b"".join(directory), len(directory)
    return b"".join((*body, listed, struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, count, count, len(listed), offset, 0)))


def _facts(part: Packed) -> bytes:
    """What an entry and the directory both tell of a part."""
    sizes = (part.check, len(part.data), part.size, len(part.name), 0)
    return _VERSION + struct.pack("<4H3I2H", _UTF8, _DEFLATED, 0, _DAY, *sizes)
