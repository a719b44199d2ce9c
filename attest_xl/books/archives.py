"""The workbooks in a .zip that somebody has sent. Nothing in it is believed: neither names nor sizes; what is wrong
with one member costs that member alone."""

import os
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePath, PurePosixPath
from shutil import disk_usage
from unicodedata import normalize
from zipfile import ZipFile, ZipInfo, is_zipfile

from attest_xl.books.broken_archive import BROKEN_ARCHIVE
from attest_xl.books.saving import COPIES
from attest_xl.books.strangers.limits import MB
from attest_xl.books.strangers.reading import TEMPORARY, Limits
from attest_xl.findings import Finding, Place

BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
"""What is looked for in folders and archives."""
TO_CORRECT = "Исправить "
"""How folders begin whose files go back to schools: as little answers as the book's own copies."""
LETTERS, SENT_LIST, WAITING_LIST = "Письма", "Кому что отправлено.xlsx", "Кто не ответил.xlsx"
"""What stands beside templates in the folder where they were written: letters, and lists of who got them."""
MOST_MEMBERS = 50_000
"""In all archives of a run; a country has forty thousand schools."""
DEEPEST = 3
"""How many archives may lie one in another."""
SWELLING = 250
"""What packs better than so many times is no answer, but made to swell."""
SMALL = 20 * MB
_LONGEST = 200
_NOT_IN_NAMES = re.compile(r'[<>:"|?*]')
_TIMES_LARGER = 40
"""All archives of a run together may unpack to so many times what one file may."""
_ENCRYPTED, _UTF_8 = 0x1, 0x800


class Archives:
    """The archives of one run, unpacked into a folder of theirs."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder, self._file_mb = folder, limits.file_mb
        self._room = min(_TIMES_LARGER * limits.unpacked_mb * MB, disk_usage(folder).free // 2)
        self._members, self._made = MOST_MEMBERS, 0
        self._given = Counter[str]()

    def books_in(self, path: Path, shown: str, depth: int = 1) -> Iterator[tuple[Path, str] | Finding]:
        """Each workbook under a path of our own making with the name it is called by, archives in the archive included;
        findings about what cannot be had."""
        try:
            with ZipFile(path) as archive:
                members = [member for member in archive.infolist() if _is_file(member)]
                if problem := self._too_much(members, path.stat().st_size, shown):
                    yield problem
                    return
                self._members -= len(members)
                for member in members:
                    yield from self._taken(archive, member, self._name(f"{shown}/{_name(member)}"), depth)
        except BROKEN_ARCHIVE:
            yield Finding("READ-04", Place("", file=shown))

    def _too_much(self, members: Sequence[ZipInfo], packed: int, shown: str) -> Finding | None:
        unpacked = sum(min(member.file_size, self._most(member)) for member in members if not _swells(member))
        if len(members) > self._members:
            return _refusal("READ-05", shown, f"в архивах больше {MOST_MEMBERS} файлов")
        if unpacked > SMALL and unpacked > SWELLING * packed:
            return _refusal("READ-07", shown, "части, которые лежат одна на другой")
        return None

    def _taken(self, archive: ZipFile, member: ZipInfo, shown: str, depth: int) -> Iterator[tuple[Path, str] | Finding]:
        suffix = PurePosixPath(member.filename).suffix.lower()
        if is_ours(PurePosixPath(shown)):
            return
        if suffix not in BOOKS and (suffix != ".zip" or depth >= DEEPEST):
            yield Finding("MERGE-25", Place("", file=shown))
            return
        path = self._unpacked(archive, member, shown)
        if isinstance(path, Finding):
            yield path
        elif suffix == ".zip" and is_zipfile(path):
            yield from self.books_in(path, shown, depth + 1)
            path.unlink()
        else:
            yield path, shown

    def _unpacked(self, archive: ZipFile, member: ZipInfo, shown: str) -> Path | Finding:
        """The member on disk, with its time of saving."""
        if member.flag_bits & _ENCRYPTED:
            return Finding("READ-03", Place("", file=shown))
        if _swells(member):
            times = member.file_size // max(1, member.compress_size)
            return _refusal("READ-07", shown, f"данные, которые при распаковке раздуваются в {times} раз")
        if min(member.file_size, self._most(member)) > self._room:
            return _refusal("READ-05", shown, "для распакованных файлов нет столько места")
        self._made += 1
        path = self._folder / f"{self._made} {_safe(PurePosixPath(_name(member)).name)}"
        try:
            self._room -= _copied(archive, member, path, self._most(member))
        except BROKEN_ARCHIVE:
            path.unlink(missing_ok=True)
            return Finding("READ-04", Place("", file=shown))
        with suppress(ValueError, OverflowError, OSError):
            os.utime(path, (saved := time.mktime((*member.date_time, 0, 0, -1)), saved))
        return path

    def _most(self, member: ZipInfo) -> int:
        """Of a workbook one byte more than may be read: enough for the reader to refuse it."""
        return self._room if member.filename.lower().endswith(".zip") else self._file_mb * MB + 1

    def _name(self, shown: str) -> str:
        """The name, or `1.xlsx (2)` where there was one of that name."""
        self._given[shown] += 1
        return shown if self._given[shown] == 1 else f"{shown} ({self._given[shown]})"


def is_ours(file: PurePath) -> bool:
    """Whether the program has written it beside the templates for the methodist alone: nothing need be said of it."""
    return file.name in {SENT_LIST, WAITING_LIST} or (file.parent.name == LETTERS and file.suffix == ".txt")


def is_passed_over(folder: str) -> bool:
    """Whether the files of a folder of that name are not read, unless it is named itself."""
    return (
        folder == COPIES
        or folder.startswith((TO_CORRECT, "__MACOSX"))
        or bool(folder.startswith(".") and folder.strip("."))
    )


def _safe(name: str) -> str:
    """The end of the name, as any disk takes it after a number."""
    return _NOT_IN_NAMES.sub("_", name).encode()[-_LONGEST:].decode(errors="ignore")


def _swells(member: ZipInfo) -> bool:
    return member.file_size > SMALL and member.file_size > SWELLING * member.compress_size


def _copied(archive: ZipFile, member: ZipInfo, path: Path, most: int) -> int:
    """How many bytes were written; at most so many."""
    left = most
    with archive.open(member) as packed, path.open("wb") as unpacked:
        while left > 0 and (chunk := packed.read(min(MB, left))):
            left -= unpacked.write(chunk)
    return most - left


def _refusal(code: str, shown: str, hint: str) -> Finding:
    return Finding(code, Place("", file=shown), details=(("hint", hint),))


def _is_file(member: ZipInfo) -> bool:
    *folders, name = PurePosixPath(_name(member)).parts or ("",)
    aside = any(map(is_passed_over, folders))
    return bool(name) and not member.is_dir() and not aside and not name.startswith((*TEMPORARY, "."))


def _name(member: ZipInfo) -> str:
    """The member's name as its maker meant it: without a mark that it is UTF-8 it is so all the same on a Mac, in the
    code page of the console as Windows itself packs, or in that of its windows, as other programs do."""
    name = member.filename
    if not member.flag_bits & _UTF_8:
        with suppress(UnicodeError):
            name = _decoded(name.encode("cp437"))
    name = normalize("NFC", name.replace("\\", "/"))
    return "".join(sign if sign.isprintable() else "_" for sign in name)[-_LONGEST:]


def _decoded(name: bytes) -> str:
    try:
        return name.decode()
    except UnicodeError:
        return max((name.decode(page, "replace") for page in ("cp866", "cp1251")), key=_words)


def _words(name: str) -> int:
    """How many signs of the name are such as names consist of; in the wrong code page lines and frames come out."""
    return sum("а" <= sign <= "я" or sign in "ё№" or sign.isascii() for sign in name.lower())
