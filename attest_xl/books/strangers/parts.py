"""A package that has been checked, changed where the reader of cells would stumble. Imports its like alone."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from attest_xl.books.strangers.blanks import Cut, without_blanks
from attest_xl.books.strangers.encodings import in_utf_8
from attest_xl.books.strangers.names import pointing_there

Place = tuple[int, int, int]
"""Row and column of the first cell that was left out, and how many there are."""

Places = tuple[tuple[int, int], ...]
"""Cells of a sheet by row and column, from 0."""

Change = str | Cut
"""The encoding a part is in, or where it is cut short."""


class Parts:
    """A checked package: its bytes, and its parts by name. Those of a small one were unpacked once and are kept. `far`
    tells, by the sheets' parts, of cells that were left out (`Cut`)."""

    def __init__(
        self, data: bytes, names: frozenset[str], kept: Mapping[str, bytes], far: Mapping[str, Place] | None = None
    ) -> None:
        self.data, self.names, self.far, self._kept = data, names, far or {}, kept

    def read(self, name: str) -> bytes:
        """The part unpacked; `b""` when there is none."""
        if name not in self.names:
            return b""
        if name in self._kept:
            return self._kept[name]
        with ZipFile(BytesIO(self.data)) as archive:
            return archive.read(name)


def as_usual(archive: ZipFile, changes: Mapping[str, Change], usual: Mapping[str, str]) -> bytes:
    """The package with these parts in UTF-8 or cut short, and under usual names: anything else the reader takes for
    damage, or for nothing, or for ever."""
    file = BytesIO()
    with ZipFile(file, "w") as target:
        for part in archive.infolist():
            name = usual.get(part.filename, part.filename)
            data = _changed(archive, part, changes.get(part.filename))
            target.writestr(name, pointing_there(name, data, usual))
    return file.getvalue()


def _changed(archive: ZipFile, part: ZipInfo, change: Change | None) -> bytes:
    if isinstance(change, Cut):
        return without_blanks(archive, part, change)
    data = archive.read(part)
    if change is None:
        return data
    return in_utf_8(data, change)


def far_cells(changes: Mapping[str, Change], usual: Mapping[str, str]) -> Mapping[str, Place]:
    """By the sheet's part as it is called now: what was cut off and says something."""
    cuts = {name: change for name, change in changes.items() if isinstance(change, Cut)}
    return {usual.get(name, name): cut.far for name, cut in cuts.items() if any(cut.far)}
