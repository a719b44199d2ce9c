"""Sound workbooks made strange by a script of bytes: the same script always makes the same file."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from attest_xl.books.broken_archive import BROKEN_ARCHIVE
from tests.books.workbooks import rich_workbook
from tests.hostile import kinds
from tests.hostile.books import LIST, ODS_ROWS, ROWS, ods, sheet, strings, xlsb, xlsx

TOKENS = (
    b"-1", b"0", b"4294967296", b"99999999999999999999", b"1e309", b"NaN", b"A1:XFD1048576", b"XFE1048577", b"ZZZZZZZ1",
    b"../../x", b"http://127.0.0.1:9/", b"", b"\xff\xfe", b"\0", b"&lol;", b"<row>", b"</row>", b"<c>", b"/>", b"]]>",
    b"<!--", b"<![CDATA[", b"<?x", b"\xd0", b"'", b'"', b"_x0000_", b"=1+1",
)  # fmt: skip
STRANGE_ROWS = (
    '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>44267.5</v></c><c r="C3" t="b"><v>1</v></c>'
    '<c r="D3" t="e"><v>#REF!</v></c><c r="E3"><f>A1</f><v>1</v></c><c r="F3" s="1"/></row><row><c><v>7</v></c></row>'
)


@cache
def strangers() -> tuple[tuple[str, bytes], ...]:
    """What strangers send, by suffix."""
    book = xlsx(sheet=sheet(ROWS + STRANGE_ROWS, after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
                strings=strings(("а", "б")))  # fmt: skip
    text = "\n".join(";".join(texts) for texts in LIST)
    return (
        (".xlsx", book), (".xls", kinds.SOUND_XLS), (".xlsb", xlsb()), (".ods", ods(ODS_ROWS)),
        (".csv", text.encode("cp1251")), (".csv", text.encode("utf-16")),
    )  # fmt: skip


@cache
def master() -> bytes:
    """A workbook with tables, formulas, notes and pictures, as the file book takes it."""
    with TemporaryDirectory() as folder:
        return rich_workbook(Path(folder) / "a.xlsx").read_bytes()


@cache
def answers() -> bytes:
    """A .zip of workbooks, one of them in an archive of its own."""
    sound = dict(strangers()[:4])
    inner = _zipped([(f"школа{suffix}", data) for suffix, data in sound.items()])
    return _zipped(
        [*((f"а/ответ{suffix}", data) for suffix, data in sound.items()), ("ещё.zip", inner), ("п.txt", b"")]
    )


def mutated(data: bytes, script: bytes) -> bytes:
    """The file after each step of the script: four bytes a step – what, in which part, and where in it."""
    for what, part, high, low in _steps(script):
        place = (high << 8 | low) / 65_536
        data = _EDITS[what % len(_EDITS)](data, part, place, what // len(_EDITS))
    return data


def _steps(script: bytes) -> Iterator[tuple[int, int, int, int]]:
    for at in range(0, len(script) - 3, 4):
        yield script[at], script[at + 1], script[at + 2], script[at + 3]


Parts = list[tuple[str, bytes]]
Edit = Callable[[bytes, int, float, int], bytes]


def _flip(data: bytes, part: int, place: float, more: int) -> bytes:
    at = int(place * len(data))
    return data[:at] + bytes([data[at] ^ (part or 1)]) + data[at + 1 :] if data else data


def _cut(data: bytes, part: int, place: float, more: int) -> bytes:
    return data[: int(place * len(data))] if part % 4 == 0 else data


def _on_parts(change: Callable[[Parts, int, float, int], Parts]) -> Edit:
    """The edit of a package; of another file, the same edit as if it were the only part."""

    def edit(data: bytes, part: int, place: float, more: int) -> bytes:
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
        except (*BROKEN_ARCHIVE, OSError):
            changed = change([("", data)], 0, place, more)
            return changed[0][1] if changed else b""
        return _zipped(change(parts, part % len(parts), place, more)) if parts else data

    return edit


def _zipped(parts: Parts) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()


def _within(change: Callable[[bytes, float, int], bytes]) -> Edit:
    """An edit of one part's bytes."""

    def on_part(parts: Parts, part: int, place: float, more: int) -> Parts:
        name, data = parts[part]
        return [*parts[:part], (name, change(data, place, more)), *parts[part + 1 :]]

    return _on_parts(on_part)


def _dropped(parts: Parts, part: int, place: float, more: int) -> Parts:
    return parts[:part] + parts[part + 1 :]


def _swapped(parts: Parts, part: int, place: float, more: int) -> Parts:
    other = int(place * len(parts))
    contents = [data for _, data in parts]
    contents[part], contents[other] = contents[other], contents[part]
    return [(name, data) for (name, _), data in zip(parts, contents, strict=True)]


def _token(data: bytes, place: float, more: int) -> bytes:
    at = int(place * len(data))
    return data[:at] + TOKENS[more % len(TOKENS)] + data[at:]


def _value(data: bytes, place: float, more: int) -> bytes:
    """A token in place of what stands between the next two quotes."""
    start = data.find(b'"', int(place * len(data))) + 1
    end = data.find(b'"', start)
    return data[:start] + TOKENS[more % len(TOKENS)] + data[end:] if 0 < start <= end else data


def _repeated(data: bytes, place: float, more: int) -> bytes:
    at = int(place * len(data))
    return data[:at] + data[at : at + 40 * (more + 1)] * 2 + data[at + 40 * (more + 1) :]


def _shortened(data: bytes, place: float, more: int) -> bytes:
    at = int(place * len(data))
    return data[:at] + data[at + more + 1 :]


def _ended(data: bytes, place: float, more: int) -> bytes:
    return data[: int(place * len(data))]


_EDITS: tuple[Edit, ...] = (
    _within(_value), _within(_token), _within(_shortened), _within(_repeated), _within(_ended), _on_parts(_dropped),
    _on_parts(_swapped), _flip, _cut,
)  # fmt: skip
