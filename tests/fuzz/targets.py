"""What is fuzzed: from bytes, whatever they are, to an answer. A target raises only when something is wrong with us."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

from attest_xl.books import markup
from attest_xl.books.cell_xml import strings_in
from attest_xl.books.file import open_book
from attest_xl.books.incoming import arrived
from attest_xl.books.package import Package
from attest_xl.books.port import BookError
from attest_xl.books.sheet_xml import SheetXml
from attest_xl.books.strangers.archive import check_archive
from attest_xl.books.strangers.blanks import BlankCells
from attest_xl.books.strangers.compound import check_compound_file
from attest_xl.books.strangers.limits import Limits, RefusedError
from attest_xl.books.strangers.text import text_sheet
from attest_xl.findings import Finding
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import columns_of
from attest_xl.sheets import SHEETS
from attest_xl.tables.intake import understand
from tests.fuzz.mutations import STRANGE_ROWS, answers, master, mutated, strangers
from tests.hostile.books import ROWS, sheet

SMALL = Limits(1, 20, 100_000, 5, 400, True, True)
UNPACKING = Limits(file_mb=1, unpacked_mb=1)
WORDS = (
    "ФИО", "Должность", "Категория", "Дата решения", "Учреждение", "Иванова Мария Петровна", "учитель", "первая", "СЗД",
    "СОШ № 5", "12.03.2021", "31.02.2024", "1 кк до 2026", "декрет", "Итого", "№", "п/п", "=1+1", "#REF!", "вакансия",
    "Приказ № 5 от 01.09.2020", "в/к", "-", "н/д", "Петров П.П.", "воспитатель", "стаж", "12,5", "1900", "44267",
)  # fmt: skip


def marked_up(data: bytes) -> None:
    """XML parts: read, made plain, cut into rows, each cell found."""
    with suppress(markup.NotXmlError, markup.ForeignMarkupError):
        markup.parsed(data)
    with suppress(markup.NotXmlError, markup.ForeignMarkupError):
        plain = markup.plain(data)
        list(strings_in(plain))
        with suppress(ValueError):
            sheet = SheetXml.cut(plain)
            for number in sheet.rows:
                sheet.cells(number)
            sheet.joined()


def sheet_rows(data: bytes) -> None:
    """The same on a worksheet that was sound."""
    marked_up(mutated(_sound_sheet(), data))


@cache
def _sound_sheet() -> bytes:
    package = Package(master(), "a.xlsx")
    return package.read("xl/worksheets/sheet1.xml")


def book(data: bytes) -> None:
    """The file book on a master that was sound: opened and each table read, or a refusal."""
    changed = mutated(master(), data)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "Район.xlsx"
        path.write_bytes(changed)
        with suppress(BookError):
            opened = open_book(path)
            for table in opened.tables:
                opened.read(table)
                opened.marks(table)
        if path.read_bytes() != changed:
            raise AssertionError("reading has changed the file")


def archive(data: bytes) -> None:
    """The checks before a stranger's file is read, on bytes as they are and on a sound file made strange."""
    for content in (data, *(mutated(sound, data) for _, sound in strangers()[:4])):
        with suppress(RefusedError):
            check_archive(content, SMALL)
        with suppress(RefusedError):
            check_compound_file(content)


def packed(data: bytes) -> None:
    """A .zip of answers: whatever it has become, each member is had or told of, and nothing is written beside it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "а.zip"
        path.write_bytes(mutated(answers(), data))
        with arrived([path], UNPACKING) as came:
            if not all(file.path.exists() for file in came.files):
                raise AssertionError("a file that is not there")
            json.dumps([_said(finding) for finding in came.findings])
        if list(Path(folder).iterdir()) != [path]:
            raise AssertionError("something was written beside the archive")


def cut_short(data: bytes) -> None:
    """A sheet without the blank cells at its end is as good as the sheet, in whatever pieces it comes."""
    sheet = mutated(_blank_below(), data)
    at_once, in_pieces = BlankCells(100_000, least=0), BlankCells(100_000, least=0)
    at_once.see(sheet)
    for at in range(0, len(sheet), 64 + len(data)):
        in_pieces.see(sheet[at : at + 64 + len(data)])
    with suppress(markup.NotXmlError, markup.ForeignMarkupError):
        whole = _filled(markup.parsed(sheet))
        for cut in (at_once.cut, in_pieces.cut):
            if cut is not None and _filled(markup.parsed(sheet[: cut.kept] + cut.end)) != whole:
                raise AssertionError("a filled cell was cut off")


def _filled(root: markup.Element) -> list[tuple[str | None, str]]:
    """The cells with something in them, as they stand."""
    return [(cell.get("r"), "".join(cell.itertext())) for cell in root.iter() if len(cell) and _is_cell(cell)]


def _is_cell(element: markup.Element) -> bool:
    return isinstance(element.tag, str) and element.tag.endswith("}c")


@cache
def _blank_below() -> bytes:
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>' for row in range(5, 40))
    return sheet(ROWS + STRANGE_ROWS + rows, after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>').encode()


def comma(data: bytes) -> None:
    """A .csv: rows, or a refusal."""
    with suppress(RefusedError):
        text_sheet(Path("a.csv"), data, SMALL)


def kinds_read(data: bytes) -> None:
    """Each column of each sheet reads any value, and what it has read it writes so that it reads the same again."""
    for value in values(data)[:6]:
        for row in SHEETS:
            for _, column in columns_of(row):
                column.kind.read(value)


def understood(data: bytes) -> None:
    """Any grid is understood to be people, or not; each finding can be said and written as JSON."""
    cells = values(data)
    width = 1 + len(data) % 7
    rows = tuple(tuple(cells[at : at + width]) for at in range(0, len(cells), width))
    told = understand(Grid("Лист1", rows, file="СОШ № 5.xlsx"))
    json.dumps([_said(finding) for finding in told.findings])


def _said(finding: Finding) -> str:
    return finding.message


def values(data: bytes) -> list[Value]:
    """Cells from bytes: words that lists are made of, numbers, days, free text."""
    cells = list[Value]()
    at = 0
    while at < len(data) and len(cells) < 400:
        what, rest = data[at], data[at + 1 : at + 9]
        at += 2
        if what < 120:
            cells.append(WORDS[what % len(WORDS)])
        elif what < 150:
            cells.append(None)
        elif what < 170:
            cells.append(date(1900, 1, 1) + timedelta(days=int.from_bytes(rest[:2], "big")))
        elif what < 190:
            cells.append(_number(rest))
            at += 8
        elif what < 200:
            cells.append(int.from_bytes(rest, "big", signed=True))
        else:
            length = 1 + what % 40
            cells.append(data[at : at + length].decode("cp1251", "replace"))
            at += length
    return cells


def _number(data: bytes) -> float:
    number = float(struct.unpack("<d", data.ljust(8, b"\0"))[0])
    return number if abs(number) < 1e300 else 0.5  # a reader gives neither NaN nor infinity


TARGETS: Mapping[str, Callable[[bytes], None]] = MappingProxyType({
    "marked_up": marked_up, "sheet_rows": sheet_rows, "cut_short": cut_short, "book": book, "archive": archive,
    "packed": packed, "comma": comma, "kinds_read": kinds_read, "understood": understood,
})  # fmt: skip
