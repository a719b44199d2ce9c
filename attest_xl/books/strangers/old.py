"""Binary workbooks, written in ways that the reader of cells passes over without a word: rewritten so that it reads all
of their cells. Imports nothing of the package."""

import re
import struct
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

BEGINNING = b"\x09\x08\x10\x00\x00\x06\x05\x00"
"""How the workbook in an .xls of Excel 97 and later begins."""
CODE_PAGE, UTF_16 = b"\x42\x00\x02\x00", 1200
LOOKED_AT = 40
"""Within so many records an .xls tells its code page."""

SHEET = re.compile(r"xl/worksheets/[^/]+\.bin", re.IGNORECASE)
ROW, TEXT, ERRORS = 0, 6, (3, 11)
SHORT = range(12, 19)
"""Cells of an .xlsb that do not say their column: they stand right of the cell before."""
FULL = 11
"""So much less is the number of the same kind of cell that says its column."""
CELLS = (*range(1, 12), 62)
ERROR = "#ОШИБКА!"
"""What an error cell is read as where the reader itself gives a blank one."""


def in_unicode(data: bytes) -> bytes:
    """An .xls whose texts are in Unicode, as they always are since Excel 97, saying so: some programs write the old
    code page of their country all the same, and the reader believes them."""
    at = data.find(BEGINNING)
    for _ in range(LOOKED_AT):
        if not 0 <= at <= len(data) - 6:
            break
        if data[at : at + 4] == CODE_PAGE:
            return data[: at + 4] + struct.pack("<H", UTF_16) + data[at + 6 :]
        at += 4 + struct.unpack_from("<H", data, at + 2)[0]
    return data


def in_full(data: bytes, *, errors: bool) -> bytes:
    """An .xlsb each of whose cells says its column; with `errors` those that hold one such as #REF! say a word, for the
    reader gives them as blank ones. Any other package is returned as it is."""
    if b".bin" not in data.lower():  # the names of parts are not packed
        return data
    with ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if SHEET.fullmatch(name)]
        said = {name: archive.read(name) for name in names}
        new = {name: sheet for name in names if (sheet := _in_full(said[name], errors=errors)) != said[name]}
        return _with_parts(archive, new) if new else data


def _with_parts(archive: ZipFile, new: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as target:
        for part in archive.infolist():
            target.writestr(part.filename, new.get(part.filename) or archive.read(part))
    return out.getvalue()


def _in_full(sheet: bytes, *, errors: bool) -> bytes:
    """A sheet's records; those that need not change keep their bytes."""
    out, copied, column = list[bytes](), 0, -1
    for kind, begin, body, end in _records(sheet):
        if kind == ROW:
            column = -1
        elif kind in SHORT:
            column += 1
            out += sheet[copied:begin], _cell(kind - FULL, column, sheet[body:end], errors)
            copied = end
        elif kind in CELLS:
            column = int.from_bytes(sheet[body : body + 4], "little")
            if errors and kind in ERRORS:
                out += sheet[copied:begin], _cell(kind, column, sheet[body + 4 : end], errors)
                copied = end
    return b"".join((*out, sheet[copied:]))


def _cell(kind: int, column: int, said: bytes, errors: bool) -> bytes:
    """A cell that says its column. What it says begins with four bytes that tell its look."""
    if errors and kind in ERRORS:
        kind, said = TEXT, said[:4] + _wide(ERROR)
    return _record(kind, struct.pack("<I", column) + said)


def _records(sheet: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Of each record its kind, where it begins, where its body begins and ends; up to where the part breaks off."""
    at, size = 0, len(sheet)
    while at < size:
        begin, kind = at, sheet[at]
        at += 1
        if kind & 0x80 and at < size:
            kind = kind & 0x7F | (sheet[at] & 0x7F) << 7
            at += 1
        length = shift = 0
        while at < size and shift < 28:
            byte = sheet[at]
            length |= (byte & 0x7F) << shift
            at, shift = at + 1, shift + 7
            if not byte & 0x80:
                break
        if at + length > size:
            return
        yield kind, begin, at, at + length
        at += length


def _record(kind: int, body: bytes) -> bytes:
    """A record of one of the few first kinds."""
    length, said = len(body), bytearray([kind])
    while length > 0x7F:
        said.append(length & 0x7F | 0x80)
        length >>= 7
    return bytes([*said, length]) + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
