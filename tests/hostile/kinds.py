"""Files of the other kinds – .xls .xlsb .ods .csv – broken and hostile, and files that are called what they are not."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Sequence
from importlib import import_module
from io import BytesIO
from random import Random
from typing import Any

from tests.hostile.books import LIST, ODS_KIND, ODS_ROWS, PACKAGE, ods, ods_content, xlsb, xlsb_sheet, xlsx, zipped
from tests.hostile.case import READ, Case, of

_WRITER, _SIZE, _STRINGS, _TEXT, _CLOSED = 0x5C, 0x200, 0xFC, 0xFD, 0x2F
"""Kinds of records of an .xls."""
NEW_BEGINNING, OLD_BEGINNING = b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x08\x10\x00\x00\x05\x05\x00"


def xls(rows: Sequence[Sequence[str]] = LIST, *, formatted: int = 0) -> bytes:
    """An .xls with the rows, and as many rows of formatted empty cells below."""
    library: Any = import_module("xlwt")
    book = library.Workbook()
    page, filled = book.add_sheet("Список"), library.easyxf("pattern: pattern solid")
    for number, texts in enumerate(rows):
        for column, text in enumerate(texts):
            page.write(number, column, text)
    for number in range(len(rows), len(rows) + formatted):
        for column in range(3):
            page.write(number, column, None, filled)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


SOUND_XLS = xls()


def with_record(kind: int, data: bytes, new_kind: int | None = None) -> bytes:
    """The .xls with the first record of a kind beginning otherwise, perhaps as another kind."""
    file, at = bytearray(SOUND_XLS), 512
    while (head := struct.unpack_from("<HH", file, at))[0] != kind:
        at += 4 + head[1]
    struct.pack_into("<H", file, at, kind if new_kind is None else new_kind)
    file[at + 4 : at + 4 + len(data)] = data
    return bytes(file)


def encrypted() -> bytes:
    """The list as Excel closes it with a password."""
    file = BytesIO()
    office: Any = import_module("msoffcrypto.format.ooxml").OOXMLFile(BytesIO(xlsx()))
    office.encrypt("тайна", file)
    return file.getvalue()


def repeated(cells: str, rows: int) -> bytes:
    """An .ods whose third row is there many times."""
    return ods(f'{ODS_ROWS}<table:table-row table:number-rows-repeated="{rows}">{cells}</table:table-row>')


def without(part: str, package: bytes) -> bytes:
    """The package without one of its parts."""
    with zipfile.ZipFile(BytesIO(package)) as archive:
        return zipped({name: archive.read(name) for name in archive.namelist() if name != part})


def text_cell(columns: int) -> str:
    """A text in many columns."""
    return (
        f'<table:table-cell office:value-type="string" table:number-columns-repeated="{columns}">'
        "<text:p>х</text:p></table:table-cell>"
    )


BLANK_CELLS = '<table:table-cell table:number-columns-repeated="16384"/>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
MANIFEST = b"<manifest><file-entry full-path='/' media-type='" + ODS_KIND + b"'/></manifest>"
ENCRYPTION = {"META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>"}
SPACES = '<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="2000000000"/></text:p>'
HTML = "<html><body><table><tr><td>ФИО</td><td>Должность</td></tr></table></body></html>"
XML_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>'
)
TEXT = "\r\n".join(";".join(texts) for texts in LIST)
WORD = {"[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>'.encode(), "word/document.xml": b"<d/>"}
SLIDES = {"[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>'.encode(), "ppt/presentation.xml": b"<p/>"}

OLD = of(
    "xls",
    ("sound", SOUND_XLS, READ),
    ("formatted", lambda: xls(formatted=65_000), READ),
    ("capitals", SOUND_XLS.replace("Workbook".encode("utf-16-le"), "WORKBOOK".encode("utf-16-le")), READ),
    ("closed_older", lambda: with_record(_WRITER, b"\0\0", _CLOSED).replace(NEW_BEGINNING, OLD_BEGINNING), "READ-03"),
    ("closed_old", lambda: with_record(_WRITER, b"\1\0\1\0\1\0", _CLOSED), "READ-03"),
    ("four_billion_rows", lambda: with_record(_SIZE, struct.pack("<IIHH", 0, 0xFFFFFFFF, 0, 0xFFFF)), "READ-05"),
    ("a_million_rows", lambda: with_record(_SIZE, struct.pack("<IIHH", 0, 1_048_576, 0, 16_384)), "READ-05"),
    ("four_billion_strings", lambda: with_record(_STRINGS, b"\xff" * 8), READ),
    ("text_far_away", lambda: with_record(_TEXT, b"\xff" * 4), "READ-05"),
    *((f"cut_old_at_{end}", SOUND_XLS[:end], "READ-04") for end in (100, 600, 1500, 3000, 5000)),
    ("html", HTML.encode(), "READ-02"),
    ("html_excel", f"<style>td{{}}</style>{HTML}".encode("cp1251"), "READ-02"),
    ("web_archive", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "READ-02"),
    ("xml_2003", XML_2003.encode(), "READ-02"),
    ("noise", b"\1" + Random(3).randbytes(2000), "READ-02"),
    ("table_called_old", xlsx, READ),
)  # fmt: skip

BINARY = of(
    "xlsb",
    ("sound", xlsb, READ),
    ("vast", lambda: xlsb(xlsb_sheet(size=(0xFFFFFFFF, 0xFFFFFFFF))), READ),
    ("cut_part", lambda: xlsb(xlsb_sheet()[:-30]), "READ-04"),
    ("cut_first_record", lambda: xlsb(xlsb_sheet()[:5]), "READ-04"),
    ("long_record", lambda: xlsb(b"\xff\x7f\xff\xff\xff\x7f" + xlsb_sheet()), "READ-04"),
    ("cut", xlsb()[:700], "READ-04"),
)

OPEN = of(
    "ods",
    ("sound", ods, READ),
    ("every_row", lambda: repeated(BLANK_CELLS, 1_048_574), READ),
    ("every_row_filled", lambda: repeated(text_cell(3), 1_048_574), "READ-05"),
    ("every_cell_filled", lambda: repeated(text_cell(16_384), 1_048_574), "READ-04"),
    ("four_billion_filled", lambda: repeated(text_cell(4), 4_000_000_000), "READ-05"),
    ("fewer_than_no_rows", lambda: repeated(BLANK_CELLS, -5), "READ-04"),
    ("two_billion_spaces", lambda: ods(f"{ODS_ROWS}{SPACES}</table:table-cell></table:table-row>"), "READ-05"),
    ("laughs", lambda: ods(doctype=LAUGHS), "READ-07"),
    ("doctype", lambda: ods(doctype='<!DOCTYPE x SYSTEM "file:///etc/passwd">'), READ),
    ("closed_ods", lambda: ods(more=ENCRYPTION), "READ-03"),
    ("cut", ods()[:500], "READ-04"),
    ("breaks_off", lambda: zipped({"mimetype": ODS_KIND, "content.xml": ods_content()[:-60]}), "READ-04"),
    ("cut_markup", lambda: ods(ODS_ROWS + "<table:table-row"), "READ-04"),
    ("never_closed", lambda: ods(ODS_ROWS + "<table:table-row>" * 9), "READ-04"),
    ("without_its_kind", lambda: without("mimetype", ods(more={"META-INF/manifest.xml": MANIFEST})), READ),
    ("text_document", lambda: ods(more={"mimetype": b"application/vnd.oasis.opendocument.text"}), "READ-02"),
)

COMMA = of(
    "csv",
    *((f"in_{encoding}", TEXT.encode(encoding), READ)
      for encoding in ("cp1251", "cp866", "koi8-r", "utf-8", "utf-8-sig", "utf-16")),
    ("in_utf_16_without_mark", TEXT.encode("utf-16-le"), "READ-10"),
    ("in_utf_32", TEXT.encode("utf-32"), "READ-10"),
    ("with_zeros", TEXT.encode() + b"\0\0", "READ-10"),
    ("empty", b"", "READ-01"),
    ("blank", b" \r\n" * 1000, "READ-01"),
    ("endless_line", lambda: TEXT.encode() + b"\r\n" + b"a;" * 5_000_000, "READ-05"),
    ("endless_rows", lambda: TEXT.encode() + b"\r\n" * 2_000_000 + b"a", "READ-05"),
    ("endless_cell", lambda: TEXT.encode() + b'\r\n"' + b"x" * 5_000_000, "READ-04"),
    ("page", HTML.encode(), "READ-02"),
)  # fmt: skip

MISNAMED = of(
    "xlsx",
    ("encrypted", encrypted, "READ-03"),
    ("word", lambda: zipped(WORD), "READ-02"),
    ("slides", lambda: zipped(SLIDES), "READ-02"),
    ("pictures", lambda: zipped({"1.jpg": b"\xff\xd8\xff"}), "READ-02"),
    ("comma", TEXT.encode("cp1251"), "READ-02"),
    ("scan", b"%PDF-1.7", "READ-02"),
    ("old_called_new", SOUND_XLS, READ),
    ("ods_called_new", ods, READ),
    ("zero", b"", "READ-01"),
)

CASES: tuple[Case, ...] = (*OLD, *BINARY, *OPEN, *COMMA, *MISNAMED)
