"""Small workbooks written out by hand, so that any part of them can be wrong: .xlsx, .xlsb, .ods, part by part."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

HEADER = ("ФИО", "Должность", "Категория")
PERSON = ("Иванова Мария Петровна", "учитель", "первая")
LIST = (HEADER, PERSON)
"""What every workbook of this folder holds that is to be read."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
BOOK, BOOK_RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"


def cell(place: str, text: str) -> str:
    """A cell that carries its text itself."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def row(number: int, texts: Sequence[str]) -> str:
    """A row of such cells, from column A."""
    return f'<row r="{number}">{"".join(cell(f"{chr(65 + i)}{number}", text) for i, text in enumerate(texts))}</row>'


ROWS = row(1, HEADER) + row(2, PERSON)


def sheet(rows: str = ROWS, *, before: str = "", after: str = "") -> str:
    """A worksheet part."""
    return f"{DECLARATION}<worksheet {MAIN}>{before}<sheetData>{rows}</sheetData>{after}</worksheet>"


def strings(texts: Sequence[str]) -> str:
    """A shared strings part."""
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'{DECLARATION}<sst {MAIN} count="{len(texts)}" uniqueCount="{len(texts)}">{items}</sst>'


def relations(*lines: tuple[str, str, str]) -> str:
    """A part of relationships: id, the last word of the type, target."""
    told = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in lines)
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def parts(**changed: str | bytes | None) -> dict[str, bytes]:
    """The parts of a sound .xlsx with a list on one sheet. Keyword: the part's place below, `None` leaves it out."""
    content = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    sound: dict[str, tuple[str, str | bytes | None]] = {
        "types": (TYPES, f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/{BOOK}" ContentType="{content}.sheet.main+xml"/>'
            f'<Override PartName="/{SHEET}" ContentType="{content}.worksheet+xml"/>'
            f'<Override PartName="/{STRINGS}" ContentType="{content}.sharedStrings+xml"/>'
            f'<Override PartName="/{STYLES}" ContentType="{content}.styles+xml"/></Types>'),
        "root": (ROOT_RELATIONS, relations(("rId1", "officeDocument", BOOK))),
        "book": (BOOK, f'{DECLARATION}<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="Список" sheetId="1" r:id="rId1"/></sheets></workbook>'),
        "book_relations": (BOOK_RELATIONS, relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"))),
        "sheet": (SHEET, sheet()),
        "strings": (STRINGS, strings(())),
        "styles": (STYLES, f'{DECLARATION}<styleSheet {MAIN}><numFmts count="1"><numFmt numFmtId="164" '
            'formatCode="dd\\.mm\\.yyyy"/></numFmts><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
            '<borders count="1"><border/></borders><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
            "</styleSheet>"),
    }  # fmt: skip
    chosen = {name: changed.get(key, content) for key, (name, content) in sound.items()}
    return {name: _bytes(content) for name, content in chosen.items() if content is not None}


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def zipped(content: Mapping[str, bytes]) -> bytes:
    """The parts as a package."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return file.getvalue()


def xlsx(**changed: str | bytes | None) -> bytes:
    """A sound .xlsx but for the parts changed (see `parts`)."""
    return zipped(parts(**changed))


# OpenDocument

ODS_KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns"


def ods_row(texts: Sequence[str], attributes: str = "") -> str:
    """A row of text cells."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts
    )
    return f"<table:table-row{attributes}>{cells}</table:table-row>"


ODS_ROWS = ods_row(HEADER) + ods_row(PERSON)


def ods_content(rows: str = ODS_ROWS, doctype: str = "") -> bytes:
    """The content of an .ods with one sheet of these rows; `doctype` stands before its root."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<office:document-content xmlns:office="{_URN}:office:1.0" '
        f'xmlns:table="{_URN}:table:1.0" xmlns:text="{_URN}:text:1.0" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Список">{rows}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    return content.encode()


def ods(rows: str = ODS_ROWS, *, doctype: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    """The whole .ods; `more` are parts that come in addition or instead."""
    content = ods_content(rows, doctype)
    manifest = f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_URN}:manifest:1.0"/>'
    return zipped({"mimetype": ODS_KIND, "META-INF/manifest.xml": manifest.encode(), "content.xml": content}
                  | dict(more or {}))  # fmt: skip


# The binary workbook

_BEGIN_BOOK, _END_BOOK, _BEGIN_SHEETS, _END_SHEETS, _ONE_SHEET = 131, 132, 143, 144, 156
_BEGIN_SHEET, _END_SHEET, _BEGIN_ROWS, _END_ROWS, _SIZE, _ROW, _TEXT = 129, 130, 145, 146, 148, 0, 6


def _varied(number: int, at_most: int) -> bytes:
    """Seven bits a byte, the lowest first; an eighth says that more follow."""
    out = bytearray()
    for _ in range(at_most):
        out.append(number & 0x7F | (0x80 if number > 0x7F else 0))
        number >>= 7
        if not number:
            break
    return bytes(out)


def record(kind: int, data: bytes = b"") -> bytes:
    """A record of a binary part."""
    return (bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 0x7F else bytes([kind])) + _varied(len(data), 4) + data


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_sheet(rows: Sequence[Sequence[str]] = LIST, size: tuple[int, int] | None = None) -> bytes:
    """The sheet part of an .xlsb; `size` is the last row and column it says it has, counted from zero."""
    bottom, right = size or (len(rows) - 1, len(rows[0]) - 1)
    body = b"".join(
        record(_ROW, struct.pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0))
        + b"".join(record(_TEXT, struct.pack("<II", column, 0) + _wide(text)) for column, text in enumerate(texts))
        for number, texts in enumerate(rows)
    )
    size_record = record(_SIZE, struct.pack("<IIII", 0, bottom, 0, right))
    return record(_BEGIN_SHEET) + size_record + record(_BEGIN_ROWS) + body + record(_END_ROWS) + record(_END_SHEET)


def xlsb(sheet_part: bytes | None = None) -> bytes:
    """A binary workbook with one sheet."""
    one = record(_ONE_SHEET, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Список"))
    book = record(_BEGIN_BOOK) + record(_BEGIN_SHEETS) + one + record(_END_SHEETS) + record(_END_BOOK)
    binary = "application/vnd.ms-excel"
    types = (
        f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType='
        f'"{binary}.sheet.binary.macroEnabled.main"/></Types>'
    )
    return zipped({
        TYPES: types.encode(),
        ROOT_RELATIONS: relations(("rId1", "officeDocument", "xl/workbook.bin")).encode(),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations(("rId1", "worksheet", "worksheets/sheet1.bin")).encode(),
        "xl/worksheets/sheet1.bin": xlsb_sheet() if sheet_part is None else sheet_part,
    })  # fmt: skip
