"""Packages that are wrong as archives: bombs, lies about size and place, damage, passwords."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO

from tests.hostile.books import HEADER, SHEET, parts, row, sheet, xlsx, zipped
from tests.hostile.case import Case, of

SOUND = xlsx()
MB = 1024 * 1024


def packed(kind: int = zipfile.ZIP_DEFLATED, more: dict[str, bytes] | None = None) -> bytes:
    """A sound list with more parts, packed in one of the ways a zip knows."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", kind) as archive:
        for name, data in (parts() | (more or {})).items():
            archive.writestr(name, data)
    return file.getvalue()


def swelling() -> bytes:
    """Sixty thousand times nothing in one part."""
    return packed(more={"xl/media/image1.png": bytes(100 * MB)})


def understated() -> bytes:
    """A sheet of a hundred megabytes that says it is as small as the list, with the list's own checksum."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts().items():
            archive.writestr(name, data + bytes(100 * MB) if name == SHEET else data)
        told = archive.getinfo(SHEET)
        told.file_size, told.CRC = len(parts()[SHEET]), zlib.crc32(parts()[SHEET])
    return file.getvalue()


def overstated() -> bytes:
    """A part that says it holds four gigabytes."""
    data = bytearray(SOUND)
    struct.pack_into("<I", data, data.index(b"PK\1\2") + 24, 0xFFFFFFFE)
    return bytes(data)


def overlapping(times: int = 20) -> bytes:
    """One megabyte of noise, unpacked as many parts."""
    data = packed(zipfile.ZIP_STORED, {"xl/media/00000": b"\1\2\3\4" * (MB // 4)})
    with zipfile.ZipFile(BytesIO(data)) as archive:
        start, count = archive.start_dir, len(archive.infolist())
    lines = data[start : data.rindex(b"PK\5\6")]
    last = lines[lines.rindex(b"PK\1\2") :]
    lines += b"".join(last.replace(b"media/00000", b"media/%05d" % number) for number in range(1, times))
    count += times - 1
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, count, count, len(lines), start, 0)
    return data[:start] + lines + end


def many_parts() -> bytes:
    """Twenty thousand parts of nothing."""
    return packed(zipfile.ZIP_STORED, {f"xl/media/{number}": b"" for number in range(20_000)})


def doubled() -> bytes:
    """A part that is there twice and says different things."""
    data = packed(more={SHEET.replace("sheet1", "sheet2"): sheet(row(1, HEADER[:1])).encode()})
    return data.replace(b"worksheets/sheet2.xml", b"worksheets/sheet1.xml")


def closed() -> bytes:
    """Each part marked as closed with a password, as zip programs do it."""
    data = bytearray(SOUND)
    for mark, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 1)
    return bytes(data)


def one_wrong_byte() -> bytes:
    """A byte in the middle of a packed part."""
    data = bytearray(SOUND)
    data[data.index(SHEET.encode()) + len(SHEET) + 20] ^= 0xFF
    return bytes(data)


OUTSIDE = {"../evil.xml": b"<a/>", "../../../../evil.xml": b"<a/>", "/etc/evil": b"evil", "C:\\evil.xml": b"<a/>"}

CUT: tuple[tuple[str, Callable[[], bytes], str], ...] = tuple(
    (f"cut_at_{end}", lambda end=end: SOUND[:end], "READ-04") for end in range(10, len(SOUND) - 1, len(SOUND) // 12)
)

CASES: tuple[Case, ...] = of(
    "xlsx",
    ("swelling", swelling, "READ-07"),
    ("understated", understated, "READ-04"),
    ("overstated", overstated, "READ-05"),
    ("overlapping", overlapping, "READ-07"),
    ("many_parts", many_parts, "READ-07"),
    ("doubled", doubled, "READ-04"),
    ("closed_by_zip", closed, "READ-03"),
    ("one_wrong_byte", one_wrong_byte, "READ-04"),
    ("nested", lambda: zipped({"a.xlsx": zipped({"b.xlsx": SOUND})}), "READ-02"),
    ("self_extracting", b"MZ" + bytes(100) + SOUND, "READ-02"),
    ("bzip2", lambda: packed(zipfile.ZIP_BZIP2), "READ-04"),
    ("lzma", lambda: packed(zipfile.ZIP_LZMA), "READ-04"),
    ("no_parts", b"PK\5\6" + bytes(18), "READ-02"),
    ("with_a_tail", SOUND + bytes(3000), ""),
    ("stored", lambda: packed(zipfile.ZIP_STORED), ""),
    ("parts_outside", lambda: packed(more=OUTSIDE), ""),
    ("macros", lambda: packed(more={"xl/vbaProject.bin": b"macros"}), ""),
    *CUT,
)
