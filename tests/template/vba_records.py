"""Takes a vbaProject.bin apart into the records of [MS-OVBA], to compare ours with one that Excel is known to open."""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

OLEFILE: Any = import_module("olefile")
OLEVBA: Any = import_module("oletools.olevba")
MODULE_NAME, MODULE_OFFSET, MODULE_COOKIE, PROJECT_VERSION, PROJECT_MODULES, END = 0x19, 0x31, 0x2C, 0x09, 0x0F, 0x10
REFERENCE_NAME = 0x16
NO_ENTRY = 0xFFFFFFFF


class Record(NamedTuple):
    """One record of the `dir` stream."""

    id: int
    data: bytes


def project_of(workbook: Path) -> dict[str, bytes]:
    """The streams of the workbook's VBA project, the path in the compound file first."""
    with zipfile.ZipFile(workbook) as package:
        return streams(package.read("xl/vbaProject.bin"))


def streams(compound_file: bytes) -> dict[str, bytes]:
    """Every stream of a compound file; a doubtful structure fails."""
    ole = OLEFILE.OleFileIO(io.BytesIO(compound_file), raise_defects=OLEFILE.DEFECT_UNSURE)
    assert ole.parsing_issues == []
    return {"/".join(path): ole.openstream(path).read() for path in ole.listdir()}


def unpacked(stream: bytes) -> bytes:
    """What a compressed stream holds."""
    return bytes(OLEVBA.decompress_stream(bytearray(stream)))


def dir_records(project: dict[str, bytes]) -> tuple[Record, ...]:
    """The records of the `dir` stream."""
    data, place, found = unpacked(project["VBA/dir"]), 0, list[Record]()
    while place < len(data):
        number, size = struct.unpack_from("<HI", data, place)
        size += 2 if number == PROJECT_VERSION else 0  # its size does not count the minor version
        found.append(Record(number, data[place + 6 : place + 6 + size]))
        place += 6 + size
    return tuple(found)


def module_records(project: dict[str, bytes]) -> dict[str, tuple[Record, ...]]:
    """By module, its records but for where its source begins and the cookie, which are about the compiled cache."""
    records = dir_records(project)
    starts = [place for place, record in enumerate(records) if record.id == MODULE_NAME] + [len(records)]
    return {
        records[start].data.decode(): tuple(
            record for record in records[start:end] if record.id not in {MODULE_OFFSET, MODULE_COOKIE, END}
        )
        for start, end in pairwise(starts)
    }


def attributes(project: dict[str, bytes], module: str) -> tuple[str, ...]:
    """The lines of a module that say what it is."""
    source = unpacked(project[f"VBA/{module}"][_offset(project, module) :]).decode("cp1252")
    return tuple(line for line in source.splitlines() if line.startswith("Attribute VB_"))


def _offset(project: dict[str, bytes], module: str) -> int:
    """Where the source begins in the module's stream: after the compiled cache, if it has one."""
    records = dir_records(project)
    names = [record.data.decode() for record in records if record.id == MODULE_NAME]
    offsets = [int.from_bytes(record.data, "little") for record in records if record.id == MODULE_OFFSET]
    return offsets[names.index(module)]


def project_keys(project: dict[str, bytes]) -> dict[str, str]:
    """The lines `key=value` of the stream PROJECT before the modules' windows; modules are left out."""
    head = project["PROJECT"].decode("cp1252").partition("[Workspace]")[0]
    pairs = (line.split("=", 1) for line in head.splitlines() if "=" in line)
    return {key: value for key, value in pairs if key not in {"Module", "Class", "Document"}}


def project_modules(project: dict[str, bytes]) -> tuple[str, ...]:
    """The module lines of the stream PROJECT, in order."""
    text = project["PROJECT"].decode("cp1252")
    return tuple(re.findall(r"^((?:Module|Class|Document)=.*?)\r$", text, re.MULTILINE))


def names_in_both_alphabets(project: dict[str, bytes]) -> tuple[tuple[str, str], ...]:
    """The stream PROJECTwm: each module's name in the code page and in Unicode."""
    data, found = project["PROJECTwm"], list[tuple[str, str]]()
    while data != b"\0\0":
        narrow, _, data = data.partition(b"\0")
        end = next(place for place in range(0, len(data), 2) if data[place : place + 2] == b"\0\0")
        found.append((narrow.decode("cp1252"), data[:end].decode("utf-16-le")))
        data = data[end + 2 :]
    return tuple(found)


def found_by_searching(compound_file: bytes) -> set[str]:
    """The entries that a search by name reaches from the root of each storage, as Windows looks streams up."""
    entries: list[Any] = OLEFILE.OleFileIO(io.BytesIO(compound_file)).direntries
    return {entry.name for entry in entries if entry and any(_search(entries, entry, top) for top in _tops(entries))}


def red_black_heights(compound_file: bytes) -> list[set[int]]:
    """For each storage, how many black entries its paths pass from the top to an end; red under red fails."""
    entries: list[Any] = OLEFILE.OleFileIO(io.BytesIO(compound_file)).direntries
    return [set(_black_counts(entries, top, above_red=False)) for top in _tops(entries)]


def _tops(entries: list[Any]) -> list[int]:
    return [entry.sid_child for entry in entries if entry and entry.sid_child != NO_ENTRY]


def _search(entries: list[Any], wanted: Any, place: int) -> bool:
    while place != NO_ENTRY:
        here, sought = ((len(each.name), each.name.upper()) for each in (entries[place], wanted))
        if here == sought:
            return True
        place = entries[place].sid_left if sought < here else entries[place].sid_right
    return False


def _black_counts(entries: list[Any], place: int, *, above_red: bool) -> Iterator[int]:
    if place == NO_ENTRY:
        yield 0
        return
    red = entries[place].color == 0
    assert not (red and above_red)
    for below in (entries[place].sid_left, entries[place].sid_right):
        for count in _black_counts(entries, below, above_red=red):
            yield count + (0 if red else 1)
