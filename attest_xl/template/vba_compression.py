"""Compresses the streams of a VBA project ([MS-OVBA] 2.4.1).

The library ms-ovba-compression lets a copy run longer than its token can say, which damages texts of more than a few
kilobytes, and compares every position with every other; this writes the same format rightly and in milliseconds.
"""

from __future__ import annotations

CHUNK = 4096
SHORTEST_COPY = 3
CANDIDATES = 32  # earlier places looked at for each position: more would hardly shrink the result


def compress(data: bytes) -> bytes:
    """The compressed container that unpacks to `data`."""
    chunks = (data[start : start + CHUNK] for start in range(0, len(data), CHUNK))
    return b"\x01" + b"".join(map(_chunk, chunks))


def _chunk(data: bytes) -> bytes:
    body = _tokens(data)
    if len(body) > CHUNK:  # does not shrink: kept as it is, always a full chunk long
        return (0x3000 | CHUNK - 1).to_bytes(2, "little") + data.ljust(CHUNK, b"\0")
    return (0xB000 | len(body) - 1).to_bytes(2, "little") + body


def _tokens(data: bytes) -> bytes:
    """Groups of eight tokens, each group after a byte whose bits say which of them are copies."""
    body, places, position = bytearray(), dict[bytes, list[int]](), 0
    while position < len(data):
        flags, group = 0, bytearray()
        for bit in range(8):
            if position >= len(data):
                break
            offset, length = _longest(data, position, places)
            if length:
                flags |= 1 << bit
                group += _copy_token(position, offset, length).to_bytes(2, "little")
            else:
                length = 1
                group.append(data[position])
            for place in range(position, position + length):
                places.setdefault(data[place : place + SHORTEST_COPY], []).append(place)
            position += length
        body.append(flags)
        body += group
    return bytes(body)


def _longest(data: bytes, position: int, places: dict[bytes, list[int]]) -> tuple[int, int]:
    """How far back the longest earlier copy of what follows begins, and its length; (0, 0) where there is none."""
    key = data[position : position + SHORTEST_COPY]
    found = places.get(key, []) if len(key) == SHORTEST_COPY else []
    limit = min(len(data) - position, (0xFFFF >> _offset_bits(position)) + SHORTEST_COPY)
    best, place = 0, 0
    for candidate in reversed(found[-CANDIDATES:]):
        length = _common(data, candidate, position, limit)
        if length > best:
            best, place = length, candidate
    return (position - place, best) if best else (0, 0)


def _common(data: bytes, earlier: int, position: int, limit: int) -> int:
    length = SHORTEST_COPY
    while length < limit and data[earlier + length] == data[position + length]:
        length += 1
    return length


def _offset_bits(position: int) -> int:
    """How many of a copy token's 16 bits say the offset: just enough to reach the chunk's beginning."""
    return max(4, (position - 1).bit_length())


def _copy_token(position: int, offset: int, length: int) -> int:
    return (offset - 1) << (16 - _offset_bits(position)) | (length - SHORTEST_COPY)
