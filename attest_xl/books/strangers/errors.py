"""Which cells of an .xls or .ods hold an error such as #REF!: the reader of cells gives them as blank ones, and a blank
cell says that somebody has cleared it. Imports its like alone."""

import struct
from collections.abc import Iterator, Mapping, Sequence
from xml.parsers import expat

from attest_xl.books.broken_archive import BROKEN_ARCHIVE
from attest_xl.books.strangers.parts import Parts, Places

END = 0xFFFFFFFA
BOUND_SHEET, END_OF_SHEET, ERROR_OR_TRUTH, FORMULA = 0x85, 0x0A, 0x205, 0x06
IN_ODS = b'value-type="error"'
MOST_REPEATED = 1000
_LOST = (ValueError, KeyError, IndexError, RuntimeError, struct.error)
"""What following a torn .xls raises; `RuntimeError` is a stream that its directory does not name."""


def errors_in_xls(data: bytes) -> Mapping[str, Places]:
    """By sheet; nothing for a file that cannot be followed."""
    try:
        return dict(_in_xls(data))
    except _LOST:
        return {}


def errors_in_ods(parts: Parts) -> Mapping[str, Places]:
    """By sheet; nothing for a file that is none, or that cannot be followed."""
    try:
        return _in_ods(parts.read("content.xml"))
    except (*BROKEN_ARCHIVE, expat.ExpatError):
        return {}


def _in_xls(data: bytes) -> Iterator[tuple[str, Places]]:
    stream = _workbook_stream(data)
    for kind, said in _records(stream, 0):
        if kind == BOUND_SHEET:
            found = tuple(_errors_of(stream, *struct.unpack_from("<I", said)))
            if found:
                yield _title(said), found


def _title(said: bytes) -> str:
    count, wide = said[6], said[7] & 1
    return said[8 : 8 + 2 * count].decode("utf-16-le") if wide else said[8 : 8 + count].decode("latin-1")


def _errors_of(stream: bytes, begin: int) -> Iterator[tuple[int, int]]:
    """A cell that is an error, or a formula whose value is one."""
    for kind, said in _records(stream, begin):
        is_error = kind == ERROR_OR_TRUTH and said[7] == 1
        if is_error or (kind == FORMULA and said[6] == 2 and said[12:14] == b"\xff\xff"):
            row, column = struct.unpack_from("<HH", said)
            yield row, column


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == END_OF_SHEET:
            return
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _workbook_stream(data: bytes) -> bytes:
    """The stream of the workbook, its sectors put together; a small one lies within the stream of the root."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    table = [number for sector in _table_sectors(data, size) for number in _numbers(_sector(data, sector, size))]
    directory = _chained(data, table, struct.unpack_from("<I", data, 48)[0], size)
    entries = dict(_entries(directory))
    start, length = next(entries[name] for name in ("Workbook", "Book") if name in entries)
    if length >= struct.unpack_from("<I", data, 56)[0]:
        return _chained(data, table, start, size)[:length]
    small = 1 << struct.unpack_from("<H", data, 32)[0]
    within = _chained(data, table, entries["Root Entry"][0], size)
    small_table = _numbers(_chained(data, table, struct.unpack_from("<I", data, 60)[0], size))
    return _chained(bytes(small) + within, small_table, start, small)[:length]


def _entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """The streams by name: where each begins and how long it is."""
    for at in range(0, len(directory) - 127, 128):
        (length,) = struct.unpack_from("<H", directory, at + 64)
        yield (
            directory[at : at + max(0, length - 2)].decode("utf-16-le"),
            struct.unpack_from("<II", directory, at + 116),
        )


def _table_sectors(data: bytes, size: int) -> Iterator[int]:
    """Where the table of sectors stands: 109 places in the header, the others in a chain of their own."""
    yield from (number for number in struct.unpack_from("<109I", data, 76) if number < END)
    following, left = struct.unpack_from("<II", data, 68)
    while following < END and left > 0:
        *numbers, following = _numbers(_sector(data, following, size))
        yield from (number for number in numbers if number < END)
        left -= 1


def _chained(data: bytes, table: Sequence[int], start: int, size: int) -> bytes:
    sectors, seen = list[bytes](), set[int]()
    while start < END and start not in seen:
        seen.add(start)
        sectors.append(_sector(data, start, size))
        start = table[start]
    return b"".join(sectors)


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _numbers(sector: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])


def _in_ods(content: bytes) -> Mapping[str, Places]:
    if IN_ODS not in content:
        return {}
    seen = _Tables()
    parser = expat.ParserCreate()
    parser.StartElementHandler = seen.starts
    parser.Parse(content, True)
    return {title: tuple(places) for title, places in seen.found.items()}


class _Tables:
    """Counts rows and cells as their elements begin."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[int, int]]] = {}
        self._title, self._row, self._next_row, self._column = "", 0, 0, 0

    def starts(self, name: str, told: dict[str, str]) -> None:
        """An element begins."""
        if name == "table:table":
            self._title, self._next_row = told.get("table:name", ""), 0
        elif name == "table:table-row":
            self._row, self._column = self._next_row, 0
            self._next_row += int(told.get("table:number-rows-repeated", 1))
        elif name in {"table:table-cell", "table:covered-table-cell"}:
            count = int(told.get("table:number-columns-repeated", 1))
            if told.get("calcext:value-type") == "error":
                places = [(self._row, self._column + index) for index in range(min(count, MOST_REPEATED))]
                self.found.setdefault(self._title, []).extend(places)
            self._column += count
