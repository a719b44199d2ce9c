"""One sheet, spelt in all the ways programs spell it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.books.bare import DAY, MAIN, OFFICE, STRICT_MAIN, STRICT_OFFICE

ROWS = (
    f'<row r="2"><c r="A2" t="inlineStr"><is><t>а\nб</t></is></c><c r="B2" s="{DAY}"><v>45351</v></c></row>'
    '<row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>'
)
"""Two rows for `bare.sheet`: a text of two lines and a date, a formula that gave 2 and nothing."""


def _with_prefix(xml: str) -> str:
    for name in ("worksheet", "sheetData", "row", "c", "v", "f", "is", "t", "tableParts", "tablePart"):
        for end in (" ", ">", "/>"):
            xml = xml.replace(f"<{name}{end}", f"<x:{name}{end}").replace(f"</{name}{end}", f"</x:{name}{end}")
    return xml.replace("xmlns=", "xmlns:x=")


def _with_carriage_returns(xml: str) -> str:
    return xml.replace("><", ">\n<").replace("\n", "\r\n")


def _in_utf_16(xml: str) -> bytes:
    return ('<?xml version="1.0" encoding="UTF-16"?>' + xml).encode("utf-16")


def _in_windows_1251(xml: str) -> bytes:
    return ('<?xml version="1.0" encoding="windows-1251"?>' + xml).encode("cp1251")


def _with_byte_order_mark(xml: str) -> bytes:
    return xml.encode("utf-8-sig")


def _with_comments(xml: str) -> str:
    return xml.replace("<row", "<!-- <row> --><row").replace("</c>", "<?pi </c> ?></c>")


def _with_cdata(xml: str) -> str:
    return xml.replace("<t>а\nб</t>", "<t><![CDATA[а\nб]]></t>")


def _in_single_quotes(xml: str) -> str:
    return xml.replace('"', "'")


def _strict(xml: str) -> str:
    return xml.replace(MAIN, STRICT_MAIN).replace(OFFICE, STRICT_OFFICE)


SPELLINGS: Mapping[str, Callable[[str], str | bytes]] = {
    spell.__name__.strip("_"): spell
    for spell in (
        _with_prefix,
        _with_carriage_returns,
        _in_utf_16,
        _in_windows_1251,
        _with_byte_order_mark,
        _with_comments,
        _with_cdata,
        _in_single_quotes,
        _strict,
    )
}
