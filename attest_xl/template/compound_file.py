"""Writes a compound file ([MS-CFB] version 3): storages one deep, streams in memory, no time stamps.

The library ms-cfb writes through files in the current folder, writes only the first sector of the allocation table (so
nothing above 64 KB) and puts a stream of exactly 4,096 bytes in the wrong place; this is the part of the format that a
VBA project needs.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

SECTOR = 512
MINI_SECTOR = 64
CUTOFF = 4096  # a shorter stream lives in the mini stream
ENTRIES_PER_SECTOR = SECTOR // 4
HEADER_FAT_ENTRIES = 109  # more allocation sectors than this need a chain of their own (7 MB; not written here)
END_OF_CHAIN, FREE, FAT_SECTOR, NO_ENTRY = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
RED, BLACK = 0, 1


@dataclass
class Entry:
    """A directory entry; `left`, `right`, `child` are indexes of other entries."""

    name: str
    kind: int
    data: bytes = b""
    inside: list[Entry] = field(default_factory=list["Entry"])
    index: int = 0
    colour: int = BLACK
    left: int = NO_ENTRY
    right: int = NO_ENTRY
    child: int = NO_ENTRY
    start: int = 0
    size: int = 0

    @property
    def order(self) -> tuple[int, str]:
        """Siblings are sorted by the length of the name first ([MS-CFB] 2.6.4)."""
        return len(self.name), self.name.upper()

    def packed(self) -> bytes:
        name = (self.name + "\0").encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIII",
            *(name, len(name), self.kind, self.colour, self.left, self.right, self.child),
            *(bytes(16), 0, 0, 0, self.start, self.size, 0),
        )


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """The file that holds `streams`, whose keys are `stream` or `storage/stream`; same streams, same bytes."""
    entries = _numbered(_tree(streams))
    mini = [entry for entry in entries if entry.kind == STREAM and len(entry.data) < CUTOFF]
    large = [entry for entry in entries if entry.kind == STREAM and len(entry.data) >= CUTOFF]
    mini_stream, mini_table = _mini_stream(mini)

    sectors = _Sectors()
    for entry in large:
        entry.start, entry.size = sectors.add(entry.data), len(entry.data)
    root = entries[0]
    root.start, root.size = sectors.add(mini_stream), len(mini_stream)
    mini_start = sectors.add(mini_table, padding=b"\xff")
    directory_start = sectors.add(_directory(entries))
    return _header(sectors, directory_start, mini_start, len(mini_table)) + sectors.content()


class _Sectors:
    """Sectors laid one after another, and the table that chains them."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._chain: list[int] = []

    def add(self, data: bytes, padding: bytes = b"\0") -> int:
        """The first sector of `data`."""
        if not data:
            return END_OF_CHAIN
        start = len(self._chain)
        count = -(-len(data) // SECTOR)
        self._blocks.append(data + padding * (count * SECTOR - len(data)))
        self._chain += [*range(start + 1, start + count), END_OF_CHAIN]
        return start

    @property
    def table_sectors(self) -> range:
        """The sectors of the allocation table itself, after all others."""
        count = -(-len(self._chain) // (ENTRIES_PER_SECTOR - 1))
        if count > HEADER_FAT_ENTRIES:
            raise ValueError("a compound file of more than 7 MB is not written here")
        return range(len(self._chain), len(self._chain) + count)

    def content(self) -> bytes:
        table = [*self._chain, *(FAT_SECTOR for _ in self.table_sectors)]
        table += [FREE] * (len(self.table_sectors) * ENTRIES_PER_SECTOR - len(table))
        return b"".join([*self._blocks, struct.pack(f"<{len(table)}I", *table)])


def _tree(streams: Mapping[str, bytes]) -> Entry:
    root, storages = Entry("Root Entry", ROOT), dict[str, Entry]()
    for path, data in streams.items():
        storage, _, name = path.rpartition("/")
        if storage and storage not in storages:
            storages[storage] = Entry(storage, STORAGE)
            root.inside.append(storages[storage])
        (storages[storage] if storage else root).inside.append(Entry(name, STREAM, data))
    return root


def _numbered(root: Entry) -> list[Entry]:
    entries = [root]
    for entry in entries:  # grows while it is walked: children follow their storage
        entry.inside.sort(key=lambda child: child.order)
        entries += entry.inside
    for index, entry in enumerate(entries):
        entry.index = index
    for entry in entries:
        entry.child = _balanced(entry.inside, depth=0, deepest=len(entry.inside).bit_length() - 1)
    return entries


def _balanced(siblings: Sequence[Entry], depth: int, deepest: int) -> int:
    """The root of a balanced red-black tree: only the nodes of an unfinished last level are red."""
    if not siblings:
        return NO_ENTRY
    middle = len(siblings) // 2
    entry = siblings[middle]
    entry.left = _balanced(siblings[:middle], depth + 1, deepest)
    entry.right = _balanced(siblings[middle + 1 :], depth + 1, deepest)
    entry.colour = RED if depth and depth == deepest else BLACK
    return entry.index


def _mini_stream(entries: Iterable[Entry]) -> tuple[bytes, bytes]:
    """The short streams one after another, and the table that chains their mini sectors."""
    stream, chain = bytearray(), list[int]()
    for entry in entries:
        count, entry.size, entry.start = -(-len(entry.data) // MINI_SECTOR), len(entry.data), END_OF_CHAIN
        if count:
            entry.start = len(chain)
            chain += [*range(len(chain) + 1, len(chain) + count), END_OF_CHAIN]
            stream += entry.data.ljust(count * MINI_SECTOR, b"\0")
    return bytes(stream), struct.pack(f"<{len(chain)}I", *chain)


def _directory(entries: Sequence[Entry]) -> bytes:
    unused = struct.pack("<68xIII48x", NO_ENTRY, NO_ENTRY, NO_ENTRY)
    return b"".join(entry.packed() for entry in entries) + unused * (-len(entries) % 4)


def _header(sectors: _Sectors, directory_start: int, mini_start: int, mini_table_size: int) -> bytes:
    table = list(sectors.table_sectors)
    return struct.pack(
        f"<8s16sHHHHH6x9I{HEADER_FAT_ENTRIES}I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", bytes(16), 0x3E, 3, 0xFFFE, 9, 6),
        *(0, len(table), directory_start, 0, CUTOFF),
        *(mini_start, -(-mini_table_size // SECTOR), END_OF_CHAIN, 0),
        *(table + [FREE] * (HEADER_FAT_ENTRIES - len(table))),
    )
