"""Formatted blank cells below the last filled one: millions of them say nothing and take seconds to read. Imports
nothing of the package."""

import re
from typing import NamedTuple
from zipfile import ZipFile, ZipInfo

LARGE = 8 * 1024 * 1024
"""A sheet that unpacks to less is read as it is."""
BLANKS = 2
"""So many times the cells that a file may hold, those without a value included, are read up to the last with one."""
LONGEST_END = 4 * 1024 * 1024
_OVERLAP = 64
_BEGIN = re.compile(rb"<((?:\w+:)?)sheetData\b[^>]*>")


class Cut(NamedTuple):
    """A sheet's part is as good as its first `kept` bytes followed by `end`. `far`: row and column of the first
    cell cut off that says something, and how many there are, which is to be told."""

    kept: int
    end: bytes
    far: tuple[int, int, int] = (0, 0, 0)


class TooManyCellsError(Exception):
    """There are more cells up to the last with a value than may be read."""


class BlankCells:
    """Looks for the last filled cell of a sheet while its part is unpacked chunk by chunk. `least`: fewer bytes are not
    worth cutting."""

    def __init__(self, cells: int, least: int = LARGE) -> None:
        self._room, self._least = BLANKS * cells, least
        self._plain = True
        self._passed = self._kept = self._at = self._stop = 0
        self._prefix: bytes | None = None
        self._over = self._row = b""
        self._end: bytes | None = None

    def see(self, chunk: bytes) -> None:
        """The next chunk of the part. Raises `TooManyCellsError`."""
        if self._end is not None:
            self._end += chunk if len(self._end) <= LONGEST_END else b""
            return
        text = self._over + chunk
        self._plain = self._plain and text.rfind(b"<!") < 0  # in comments and the like, tags are none
        if self._prefix is None and (found := _BEGIN.search(text)) is not None:
            self._prefix, self._kept = found[1], self._at + found.end()
        if self._prefix is not None:
            self._look(text, self._prefix)
        self._over = text[-_OVERLAP:]
        self._at += len(text) - len(self._over)

    @property
    def cut(self) -> Cut | None:
        """Where to cut; `None` when not much would go, or the end of the sheet's cells was not found."""
        if self._end is None or len(self._end) > LONGEST_END or self._stop - self._kept < self._least:
            return None
        if not self._plain:
            return None
        return Cut(self._kept, self._row + self._end)

    def _look(self, text: bytes, prefix: bytes) -> None:
        stop = text.rfind(b"</" + prefix + b"sheetData")
        filled = text.rfind(b"</" + prefix + b"c>", 0, stop if stop >= 0 else len(text))
        if filled >= 0:
            self._kept = self._at + filled + len(prefix) + len(b"</c>")
            self._row = b"</" + prefix + b"row>"
            self._passed += text.count(b"<" + prefix + b"c ")
            if self._passed > self._room:
                raise TooManyCellsError
        else:
            self._passed += text.count(b"<")  # three times as quick, and little more than the cells
        if stop >= 0:
            self._stop, self._end = self._at + stop, text[stop:]


def without_blanks(archive: ZipFile, part: ZipInfo, cut: Cut) -> bytes:
    """The part without its blank cells at the end."""
    with archive.open(part) as file:
        return file.read(cut.kept) + cut.end
