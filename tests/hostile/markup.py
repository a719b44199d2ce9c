"""Packages whose XML is wrong or strange: entities, encodings, relationships, places and values of cells, sizes."""

from __future__ import annotations

from collections.abc import Callable

from tests.hostile.books import (
    BOOK,
    BOOK_RELATIONS,
    HEADER,
    PERSON,
    ROOT_RELATIONS,
    ROWS,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    cell,
    parts,
    relations,
    row,
    sheet,
    strings,
    xlsx,
    zipped,
)
from tests.hostile.case import READ, Case, holding, of

BILLION_LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">{}]>'.format(
    "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
)
QUADRATIC = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 50_000}">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]>'
DOCTYPE_OUTSIDE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/a.dtd">'
MANY_ATTRIBUTES = " ".join(("<a", *(f"a{n}=''" for n in range(50_000)), "/>"))
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def with_doctype(part: str, doctype: str) -> bytes:
    """The list with a document type in one part."""
    content = parts()
    head, _, root = content[part].partition(b"?>")
    content[part] = head + b"?>" + doctype.encode() + root
    return zipped(content)


def in_encoding(encoding: str, declared: str, *only: str) -> bytes:
    """The list with its parts, or only some of them, in an encoding, declared as one."""
    content = parts()
    for part in only or content:
        text = content[part].decode().replace("UTF-8", declared)
        content[part] = text.encode(encoding)
    return zipped(content)


def third_row(cells: str) -> bytes:
    """The list with these cells below it."""
    return xlsx(sheet=sheet(f'{ROWS}<row r="3">{cells}</row>'))


def formatted_rows(cells: str) -> bytes:
    """The list, and formatting down to the last row a sheet has. `{}` is the row's number."""
    line = f'<row r="{{0}}" s="1" customFormat="1">{cells}</row>'
    return xlsx(sheet=sheet(ROWS + "".join(map(line.format, range(3, LAST_ROW + 1)))))


def letters(column: int) -> str:
    """A column's name."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def formatted_columns(rows: int) -> bytes:
    """The list with every column there is formatted in the header, and in rows below it."""
    columns = [letters(column) for column in range(1, LAST_COLUMN + 1)]
    lines = [
        f'<row r="{number}">{"".join(f"""<c r="{column}{number}" s="1"/>""" for column in columns)}</row>'
        for number in range(3, 3 + rows)
    ]
    return xlsx(sheet=sheet(ROWS + "".join(lines), before=f'<cols><col min="1" max="{LAST_COLUMN}" style="1"/></cols>'))


def stray(row_number: int, column: str = "B") -> bytes:
    """The list, and a word far below."""
    return xlsx(sheet=sheet(f'{ROWS}<row r="{row_number}">{cell(f"{column}{row_number}", "х")}</row>'))


ENTITIES: tuple[tuple[str, Callable[[], bytes], str], ...] = tuple(
    (f"{what}_in_{part.rpartition('/')[2]}", lambda part=part, doctype=doctype: with_doctype(part, doctype), "READ-07")
    for part in (TYPES, ROOT_RELATIONS, BOOK, BOOK_RELATIONS, SHEET, STRINGS, STYLES)
    for what, doctype in (
        ("laughs", BILLION_LAUGHS),
        ("quadratic", QUADRATIC),
        ("outside", OUTSIDE),
        ("parameter", PARAMETER),
    )
)

ENCODINGS = of(
    "xlsx",
    ("utf_16", lambda: in_encoding("utf-16", "UTF-16"), READ),
    ("utf_16_big_without_mark", lambda: in_encoding("utf-16-be", "UTF-16"), READ),
    ("utf_16_sheet", lambda: in_encoding("utf-16", "UTF-16", SHEET), READ),
    ("cp1251_declared", lambda: in_encoding("cp1251", "windows-1251"), READ),
    ("koi8_declared", lambda: in_encoding("koi8-r", "KOI8-R", SHEET), READ),
    ("byte_order_mark", lambda: in_encoding("utf-8-sig", "UTF-8"), READ),
    ("cp1251_as_utf_8", lambda: in_encoding("cp1251", "UTF-8", SHEET), "READ-04"),
    ("utf_8_as_utf_16", lambda: in_encoding("utf-8", "UTF-16", SHEET), "READ-04"),
    ("utf_7", lambda: in_encoding("utf-7", "UTF-7", SHEET), "READ-04"),
    ("unknown_encoding", lambda: in_encoding("utf-8", "klingon", SHEET), "READ-04"),
    ("utf_16_entities", lambda: zipped(parts() | {SHEET: (BILLION_LAUGHS + sheet()).encode("utf-16")}), "READ-07"),
)

RELATIONSHIPS = of(
    "xlsx",
    ("no_types", lambda: xlsx(types=None), READ),
    ("no_root_relations", lambda: xlsx(root=None), "READ-04"),
    ("no_relations", lambda: xlsx(book_relations=None), "READ-04"),
    ("no_sheet", lambda: xlsx(sheet=None), "READ-04"),
    ("wrong_id", lambda: xlsx(book_relations=relations(("rId9", "worksheet", "worksheets/sheet1.xml"))), "READ-04"),
    ("sheet_in_the_net", lambda: xlsx(book_relations=relations(("rId1", "worksheet", "http://127.0.0.1:9/a.xml"))),
     "READ-04"),
    ("sheet_outside", lambda: xlsx(book_relations=relations(("rId1", "worksheet", "../../../../etc/passwd"))),
     "READ-04"),
    ("absolute", lambda: xlsx(book_relations=relations(("rId1", "worksheet", "/xl/worksheets/sheet1.xml"))), READ),
    ("linked_books", lambda: zipped(parts() | {"xl/externalLinks/externalLink1.xml": b"<externalLink/>",
     "xl/externalLinks/_rels/externalLink1.xml.rels":
     relations(("rId1", "externalLinkPath", "file:///etc/passwd")).encode()}), READ),
    ("five_thousand_sheets", lambda: xlsx(book=parts()[BOOK].decode().replace("</sheets>", "".join(
     f'<sheet name="{n}" sheetId="{n}" r:id="rId1"/>' for n in range(2, 5000)) + "</sheets>")), "READ-05"),
)  # fmt: skip


def called(names: Callable[[str], str], content: dict[str, bytes] | None = None) -> bytes:
    """The list with its parts called otherwise."""
    return zipped({names(name): data for name, data in (content or parts()).items()})


def elsewhere(folder: str, own: str) -> bytes:
    """The list with its workbook in another folder, under a name of its own; the sheet is led to from the top."""
    content = parts(
        root=relations(("rId1", "officeDocument", f"{folder}{own}.xml")),
        book_relations=relations(("rId1", "worksheet", f"/{folder}worksheets/sheet1.xml")),
    )
    return called(lambda name: name.replace("xl/", folder).replace("workbook", own), content)


def strings_and_styles_elsewhere() -> bytes:
    """The list with its texts in a part of a name of its own."""
    first, second = ("".join(f'<c t="s"><v>{place}</v></c>' for place in places) for places in (range(3), range(3, 6)))
    content = parts(
        sheet=sheet(f'<row r="1">{first}</row><row r="2">{second}</row>'),
        strings=strings((*HEADER, *PERSON)),
        book_relations=relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "слова.xml"),
            ("rId3", "styles", "вид.xml"),
        ),
    )
    return called(lambda name: name.replace("sharedStrings", "слова").replace("styles", "вид"), content)


def listed(line: str, *led: tuple[str, str, str]) -> bytes:
    """The list with one more line in the list of sheets."""
    return xlsx(
        book=parts()[BOOK].decode().replace("</sheets>", f"{line}</sheets>"),
        book_relations=relations(("rId1", "worksheet", "worksheets/sheet1.xml"), *led),
    )


NAMES = of(
    "xlsx",
    ("backslashes", lambda: called(lambda name: name.replace("/", "\\")), READ),
    ("capitals", lambda: called(str.upper), READ),
    ("workbook_at_the_top", lambda: elsewhere("", "книга"), READ),
    ("workbook_in_a_folder", lambda: elsewhere("other/place/", "workbook"), READ),
    ("workbook_with_a_name", lambda: elsewhere("xl/", "my-book"), READ),
    ("strings_elsewhere", strings_and_styles_elsewhere, READ),
    ("two_of_one_name", lambda: zipped(parts() | {"xl\\workbook.xml": b""}), "READ-04"),
    ("workbook_lost", lambda: xlsx(book=None), "READ-04"),
    ("module_of_an_old_book", lambda: listed('<sheet name="Module1" sheetId="2" state="veryHidden" r:id=""/>'), READ),
    ("sheet_of_macros", lambda: listed('<sheet name="Макрос1" sheetId="2" r:id="rId2"/>',
     ("rId2", "xlMacrosheet", "macrosheets/sheet1.xml")), READ),
    ("shown_in_other_words", lambda: xlsx(book=parts()[BOOK].decode().replace("sheetId", 'state="show" sheetId')),
     READ),
)  # fmt: skip

CELLS = of(
    "xlsx",
    ("no_such_string", lambda: third_row('<c r="A3" t="s"><v>99</v></c>'), "READ-04"),
    ("negative_string", lambda: third_row('<c r="A3" t="s"><v>-1</v></c>'), "READ-04"),
    ("unknown_type", lambda: third_row('<c r="A3" t="zz"><v>1</v></c>'), "READ-04"),
    ("row_zero", lambda: xlsx(sheet=sheet(ROWS.replace('r="A2"', 'r="A0"'))), "READ-04"),
    ("row_negative", lambda: xlsx(sheet=sheet(ROWS.replace('r="A2"', 'r="A-2"'))), "READ-04"),
    ("backwards", lambda: xlsx(sheet=sheet(f'<row r="{LAST_ROW}"><c r="AZ{LAST_ROW}" t="n"><v>1</v></c></row>{ROWS}')),
     "READ-05"),
    ("row_four_billion", lambda: stray(4_000_000_000), "READ-05"),
    ("column_seven_letters", lambda: stray(3, "ZZZZZZZ"), "READ-05"),
    ("merged_columns", lambda: xlsx(sheet=sheet(after='<mergeCells><mergeCell ref="E:F"/></mergeCells>')), READ),
    ("dimension_of_rows", lambda: xlsx(sheet=sheet(before='<dimension ref="1:2"/>')), READ),
    ("merged_nonsense", lambda: xlsx(sheet=sheet(after='<mergeCells><mergeCell ref="zz"/></mergeCells>')), READ),
    ("cut_xml", lambda: xlsx(sheet=sheet()[:-40]), "READ-04"),
    ("no_xml", lambda: xlsx(sheet="ФИО"), "READ-04"),
    ("unknown_entity", lambda: xlsx(sheet=sheet(row(1, ("&lol;",)))), "READ-04"),
    ("no_styles", lambda: xlsx(styles=None), READ),
    ("no_strings", lambda: xlsx(strings=None), READ),
    ("doctype_outside", lambda: with_doctype(SHEET, DOCTYPE_OUTSIDE), READ),
    ("deep", lambda: xlsx(sheet=sheet(after="<a>" * 100_000 + "</a>" * 100_000)), READ),
    ("many_attributes", lambda: xlsx(sheet=sheet(after=MANY_ATTRIBUTES)), READ),
)  # fmt: skip

LARGE = of(
    "xlsx",
    ("million_rows", lambda: formatted_rows(""), READ),
    ("million_rows_of_cells", lambda: formatted_rows('<c r="A{0}" s="1"/><c r="B{0}" s="1"/>'), READ),
    ("every_column", lambda: formatted_columns(20), READ),
    ("dimension_lies", lambda: xlsx(sheet=sheet(before='<dimension ref="A1:XFD1048576"/>')), READ),
    ("dimension_is_no_range", lambda: xlsx(sheet=sheet(before='<dimension ref="-1:ЯЯ0"/>')), READ),
    ("million_strings", lambda: xlsx(strings=strings([f"слово {number}" for number in range(1_000_000)])), READ),
    ("every_string_the_same", lambda: xlsx(strings=strings([PERSON[0]] * 500_000)), "READ-07"),
)

FAR_BELOW = (
    Case("far_below.xlsx", holding(lambda: stray(LAST_ROW)), READ, ("READ-13",)),
    Case("far_below_and_right.xlsx", holding(lambda: stray(LAST_ROW, "F")), READ, ("READ-13",)),
    Case("corner.xlsx", holding(lambda: stray(LAST_ROW, "XFD")), READ, ("READ-13",)),
    Case("far_below_a_wide_list.xlsx", holding(lambda: stray(LAST_ROW, "AZ")), READ, ("READ-13",)),
    Case("far_below_and_blank.xlsx", holding(lambda: xlsx(sheet=sheet(f'{ROWS}<row r="{LAST_ROW}"/>'))), READ),
)

CASES: tuple[Case, ...] = (
    *of("xlsx", *ENTITIES),
    *ENCODINGS,
    *RELATIONSHIPS,
    *NAMES,
    *CELLS,
    *LARGE,
    *FAR_BELOW,
)
