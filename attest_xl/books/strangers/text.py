"""A stranger's .csv, in whichever encoding and with whichever delimiter."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from io import StringIO
from pathlib import Path

from attest_xl.books.strangers.cells import LAST_ROW, Cell, Read, SheetCells, within_reach
from attest_xl.books.strangers.limits import Limits, RefusedError, too_many_cells

SIGNATURES: Mapping[bytes, str] = {
    b"%PDF": "документ PDF",
    b"{\\rtf": "документ RTF",
    b"\x89PNG": "картинка",
    b"\xff\xd8\xff": "картинка",
    b"GIF8": "картинка",
    b"BM": "картинка",
    b"Rar!": "архив RAR",
    b"7z\xbc\xaf": "архив 7z",
    b"\x1f\x8b": "архив GZIP",
    b"MZ": "программа",
    b"\t\x00\x04\x00": "книга Excel 2",
    b"\t\x02\x06\x00": "книга Excel 3",
    b"\t\x04\x06\x00": "книга Excel 4",
}
TEXT_SUFFIXES = (".csv", ".txt", ".tsv")
OLD_ENCODINGS = ("cp1251", "cp866", "koi8-r")
LONGEST_FIELD = 1 << 20
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def text_sheet(path: Path, data: bytes, limits: Limits) -> Read:
    """A .csv as a sheet that is called after its file."""
    _refuse_other_kinds(data, path.suffix.lower())
    text = _decoded(data)
    csv.field_size_limit(LONGEST_FIELD)
    try:
        rows, far = within_reach(_rows(text, _delimiter(text), limits), limits.cells)
    except csv.Error:
        raise RefusedError("READ-04") from None
    if rows is None:
        raise too_many_cells(limits)
    sheet: SheetCells = (path.stem, rows, ())
    return (sheet,), (), ((path.stem, *far),) if far else ()


def _rows(text: str, delimiter: str, limits: Limits) -> Iterator[tuple[Cell, ...]]:
    room = limits.cells
    for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter), 1):
        room -= len(row)
        if room < 0 or number > LAST_ROW:
            raise too_many_cells(limits)
        yield tuple(cell if cell.strip() else None for cell in row)


def _refuse_other_kinds(data: bytes, suffix: str) -> None:
    for signature, what in SIGNATURES.items():
        if data.startswith(signature):
            raise RefusedError("READ-02", what)
    start = data[:2000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe\xfe \r\n\t").lower()
    if b"urn:schemas-microsoft-com:office:spreadsheet" in start:
        raise RefusedError("READ-02", "таблица XML 2003")
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"mime-version", b"<style")):
        raise RefusedError("READ-02", "страница HTML")
    if suffix not in TEXT_SUFFIXES:
        raise RefusedError("READ-02", "файл другого вида")


def _decoded(data: bytes) -> str:
    """The text, by its byte order mark, else UTF-8, else whichever old encoding makes it Russian."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", _old_encoding(data)):
        with suppress(UnicodeError):
            text = data.decode(encoding)
            if CONTROL.search(text) is None:
                return text
    raise RefusedError("READ-10")


def _old_encoding(data: bytes) -> str:
    """Windows-1251, unless another clearly gives more of the letters Russian uses most (Excel's "CSV (MS-DOS)")."""

    def russian(encoding: str) -> float:
        counts = Counter(data[:100_000].decode(encoding, "replace"))
        return sum(counts[letter] + counts[letter.upper()] / 2 for letter in "оеаинтср")

    best = max(OLD_ENCODINGS, key=russian)
    return best if russian(best) > 1.5 * russian("cp1251") else "cp1251"


def _delimiter(text: str) -> str:
    """The sign that cuts the first lines into the most columns, most evenly."""
    lines = text[:100_000].splitlines(keepends=True)[:50]

    def evenness(sign: str) -> tuple[int, int]:
        with suppress(csv.Error):
            widths = [len(row) for row in csv.reader(lines, delimiter=sign) if any(row)]
            usual = max(set(widths), key=widths.count, default=1)
            return (widths.count(usual) if usual > 1 else 0, usual)
        return (0, 0)

    return max(";\t,", key=evenness)
