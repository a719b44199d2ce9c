"""Files as strangers send them: the same small list in every format, and a pack of hostile ones."""

import importlib
import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from attest_xl.schema.cells import Value

ODF_TABLE: Any = importlib.import_module("odf.table")
ODF_TEXT: Any = importlib.import_module("odf.text")
ODF: Any = importlib.import_module("odf.opendocument")
XLWT: Any = importlib.import_module("xlwt")

LIST: Sequence[Sequence[Value]] = (
    ("Список педагогических работников МБОУ СОШ № 5",),
    (),
    ("№", "ФИО", "Дата рождения", "Должность", "Категория", "Стаж"),
    (1, "Иванова Мария Петровна", date(1980, 3, 12), "Учитель", "первая", 12.5),
    (2, "Петров Пётр Ильич", date(1975, 2, 28), "Воспитатель", None, 7),
)


def new_book(path: Path, **options: Any) -> Any:
    """A workbook of XlsxWriter's, saved when its `with` ends."""
    return xlsxwriter.Workbook(str(path), options)


def xlsx(path: Path, rows: Sequence[Sequence[Value]] = LIST, **options: Any) -> Path:
    """Written by XlsxWriter; the cells of the first row are merged."""
    with new_book(path, **options) as book:
        sheet = book.add_worksheet("Список")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell, day if isinstance(cell, date) else None)
        sheet.merge_range("A1:F1", rows[0][0] if rows and rows[0] else "")
    return path


def xls(path: Path, rows: Sequence[Sequence[Value]] = LIST, *, dates_1904: bool = False) -> Path:
    """Written by XLWT."""
    book = XLWT.Workbook()
    book.dates_1904 = dates_1904
    sheet = book.add_sheet("Список")
    day = XLWT.easyxf(num_format_str="DD.MM.YYYY")
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, date):
                sheet.write(row, column, cell, day)
            elif cell is not None:
                sheet.write(row, column, cell)
    book.save(str(path))
    return path


def ods(path: Path, rows: Sequence[Sequence[Value]] = LIST) -> Path:
    """Written by odfpy."""
    book = ODF.OpenDocumentSpreadsheet()
    sheet = ODF_TABLE.Table(name="Список")
    for cells in rows:
        line = ODF_TABLE.TableRow()
        for cell in cells:
            line.addElement(_ods_cell(cell))
        sheet.addElement(line)
    book.spreadsheet.addElement(sheet)
    book.save(str(path))
    return path


def _ods_cell(value: Value) -> Any:
    match value:
        case None:
            return ODF_TABLE.TableCell()
        case date():
            return ODF_TABLE.TableCell(valuetype="date", datevalue=value.isoformat())
        case int() | float():
            return ODF_TABLE.TableCell(valuetype="float", value=value)
        case _:
            cell = ODF_TABLE.TableCell(valuetype="string")
            cell.addElement(ODF_TEXT.P(text=str(value)))
            return cell


def xlsb(path: Path, rows: Sequence[Sequence[Value]] = LIST) -> Path:
    """The few binary records that a list needs; nothing at hand writes this format."""
    cells = b"".join(
        _record(0, struct.pack("<IIHBI", row, 0, 300, 0, 0) + bytes(2))
        + b"".join(_xlsb_cell(column, cell) for column, cell in enumerate(line))
        for row, line in enumerate(rows)
    )
    width = max(map(len, rows))
    sheet = _record(129) + _record(148, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    sheet += _record(145) + cells + _record(146) + _record(130)
    workbook = _record(131) + _record(143) + _record(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Список"))
    xfs = b"".join(_record(47, struct.pack("<HH", 0, number) + bytes(12)) for number in (0, 14))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    )
    relations += '<Relationship Id="rId1" Type="{}" Target="{}"/></Relationships>'
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": relations.format(f"{kind}/officeDocument", "xl/workbook.bin").encode(),
        "xl/workbook.bin": workbook + _record(144) + _record(132),
        "xl/_rels/workbook.bin.rels": relations.format(f"{kind}/worksheet", "worksheets/sheet1.bin").encode(),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/styles.bin": _record(278) + _record(617, struct.pack("<I", 2)) + xfs + _record(618) + _record(279),
    }
    _zip(path, parts)
    return path


def _xlsb_cell(column: int, value: Value) -> bytes:
    start = struct.pack("<II", column, int(isinstance(value, date)))
    if value is None:
        return _record(1, start)
    if isinstance(value, str):
        return _record(6, start + _wide(value))
    number = (value - date(1899, 12, 30)).days if isinstance(value, date) else value
    return _record(5, start + struct.pack("<d", float(str(number))))


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def _record(kind: int, data: bytes = b"") -> bytes:
    low = kind & 0x7F
    begin = bytes([kind]) if kind < 128 else bytes([low | 0x80, kind >> 7])
    size, length = len(data), b""
    while True:
        size, digit = size >> 7, size & 0x7F
        length += bytes([digit | (0x80 if size else 0)])
        if not size:
            return begin + length + data


def csv(path: Path, rows: Sequence[Sequence[Value]] = LIST, encoding: str = "cp1251", delimiter: str = ";") -> Path:
    """As Excel saves it: Russian dates, decimal commas."""
    lines = [delimiter.join(_csv_cell(cell, delimiter) for cell in cells) for cells in rows]
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return path


def _csv_cell(value: Value, delimiter: str) -> str:
    text = f"{value:%d.%m.%Y}" if isinstance(value, date) else "" if value is None else str(value).replace(".", ",")
    return f'"{text}"' if delimiter in text else text


def with_time(path: Path) -> Path:
    """A date with a time of day, a time alone, a duration."""
    with new_book(path) as book:
        sheet = book.add_worksheet()
        sheet.write_number(0, 0, 44267.6041667, book.add_format({"num_format": "dd.mm.yyyy hh:mm"}))
        sheet.write_number(0, 1, 0.625, book.add_format({"num_format": "hh:mm"}))
        sheet.write_number(0, 2, 1.5, book.add_format({"num_format": "[h]:mm"}))
    return path


def with_hidden_sheet(path: Path) -> Path:
    """One sheet to see, one hidden, one very hidden, all with a word in them."""
    with new_book(path) as book:
        for name in ("Список", "Справочник", "Основа"):
            book.add_worksheet(name).write(0, 0, name)
        book.worksheets()[1].hide()
        book.worksheets()[2].very_hidden()
    return path


def changed_byte(path: Path, offset: int, value: int) -> Path:
    """An .xls with one byte changed."""
    book = XLWT.Workbook()
    sheet = book.add_sheet("Лист")
    for row in range(12):
        for column in range(4):
            sheet.write(row, column, f"т{row}{column}" if column % 2 else row * column + 0.5)
    file = io.BytesIO()
    book.save(file)
    data = bytearray(file.getvalue())
    data[offset] = value
    path.write_bytes(data)
    return path


def edited(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """A sound .xlsx with one part changed."""
    sound = xlsx(path.with_suffix(".sound"))
    with zipfile.ZipFile(sound) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    sound.unlink()
    return path


def hostile(folder: Path) -> dict[str, str]:
    """A file of each kind that must be refused, and the code it must be refused with."""
    sheet = "xl/worksheets/sheet1.xml"
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    sound = xlsx(folder / "sound.xlsx").read_bytes()
    raw: dict[str, tuple[bytes, str]] = {
        "empty.xlsx": (b"", "READ-01"),
        "blank.csv": (b" \r\n \r\n", "READ-01"),
        "noise.xls": (b"\x01" + Random(1).randbytes(1023), "READ-02"),
        "noise.csv": (b"\x01" + Random(2).randbytes(1023), "READ-10"),
        "page.xls": ("<html><body><table><tr><td>ФИО</td></tr></table></body></html>".encode(), "READ-02"),
        "page_16.xls": ("<html><table></table></html>".encode("utf-16"), "READ-02"),
        "xml_2003.xls": (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
                         "READ-02"),
        "scan.xlsx": (b"%PDF-1.7 something", "READ-02"),
        "half.xlsx": (sound[: len(sound) // 2], "READ-04"),
        "middle_lost.xlsx": (sound[:3000] + sound[3100:], "READ-04"),
        "text.xlsx": ("ФИО;Должность".encode(), "READ-02"),
    }  # fmt: skip
    for name, (data, _) in raw.items():
        (folder / name).write_bytes(data)
    codes = {name: code for name, (_, code) in raw.items()}
    _zip(folder / "letter.xlsx", {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"})
    _zip(folder / "pictures.xlsx", {"1.jpg": b"jpg"})
    _zip(folder / "letter.ods", {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
    edited(folder / "entities.xlsx", sheet, lambda data: bomb + data)
    edited(folder / "entities_16.xlsx", sheet, lambda data: (bomb + data).decode().encode("utf-16"))
    edited(folder / "swells.xlsx", sheet, lambda data: data + b" " * 60_000_000)
    edited(folder / "broken_xml.xlsx", sheet, lambda data: data[: len(data) // 2])
    edited(folder / "no_sheet.xlsx", "xl/_rels/workbook.xml.rels", lambda _: b"<Relationships/>")
    changed_byte(folder / "panics.xls", 514, 0)
    changed_byte(folder / "grows.xls", 2541, 0)
    _encrypted(folder / "closed.xlsx", sound)
    return codes | {
        "letter.xlsx": "READ-02",
        "pictures.xlsx": "READ-02",
        "letter.ods": "READ-02",
        "entities.xlsx": "READ-07",
        "entities_16.xlsx": "READ-07",
        "swells.xlsx": "READ-07",
        "broken_xml.xlsx": "READ-04",
        "no_sheet.xlsx": "READ-04",
        "panics.xls": "READ-12",
        "grows.xls": "READ-05",
        "closed.xlsx": "READ-03",
    }


def _zip(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def _encrypted(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        office: Any = OOXMLFile(io.BytesIO(data))
        office.encrypt("тайна", file)
