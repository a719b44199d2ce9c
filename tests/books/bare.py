"""Workbooks put together by hand, to say exactly how a part is written."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict, Unpack

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEADER = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Имя</t></is></c><c r="B1" t="inlineStr"><is><t>Дата</t></is></c></row>'
)
STYLES = (
    f'<styleSheet xmlns="{MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="[$-419]d\\ mmmm\\ yyyy;@"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/><bgColor indexed="64"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"><fgColor theme="4" tint="0.5"/><bgColor indexed="64"/></patternFill></fill>'
    '<fill><gradientFill><stop position="0"><color rgb="FFFFFFFF"/></stop><stop position="1"><color rgb="FF000000"/>'
    "</stop></gradientFill></fill></fills>"
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"/>'
    '<xf numFmtId="0" fontId="0" fillId="4" borderId="0" xfId="0" applyFill="1"/>'
    '<xf numFmtId="20" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
PLAIN, DAY, GREEN_DAY, BLUE_TEXT, GRADIENT, HOUR, GREEN = range(7)
"""The styles of `STYLES`."""


def sheet(rows: str, before: str = "", after: str = "") -> str:
    """A worksheet with these rows under the header of `HEADER`."""
    return (
        f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{HEADER}{rows}</sheetData>{after}'
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'
    )


class Said(TypedDict, total=False):
    """What a test says of a bare workbook; see `_Bare`."""

    ref: str
    columns: str
    table: str
    styles: str | None
    strings: str
    settings: str
    calculation_chain: str
    about: str


def bare_workbook(path: Path, sheet_xml: str | bytes, **said: Unpack[Said]) -> Path:
    """A workbook of one sheet «Лист» with the table `tblBare`."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _Bare(sheet_xml, **said).parts().items():
            package.writestr(name, content)
    return path


@dataclass(frozen=True, slots=True)
class _Bare:
    """`table` are further attributes of the table, `settings` stands before the sheets in the workbook part, `about` is
    the part that says which program saved the file."""

    sheet: str | bytes
    ref: str = "A1:B3"
    columns: str = '<tableColumn id="1" name="Имя"/><tableColumn id="2" name="Дата"/>'
    table: str = ""
    styles: str | None = field(default=STYLES, repr=False)
    strings: str = ""
    settings: str = ""
    calculation_chain: str = ""
    about: str = ""

    def parts(self) -> dict[str, str | bytes]:
        """The parts by name."""
        own = {"styles": self.styles or "", "sharedStrings": self.strings, "calcChain": self.calculation_chain}
        own = {name: content for name, content in own.items() if content}
        relations = [("worksheet", "worksheets/sheet1.xml"), *((name, f"{name}.xml") for name in own)]
        return {
            "[Content_Types].xml": self._types(own),
            "_rels/.rels": _relations(
                [("officeDocument", "xl/workbook.xml"), *([("extended-properties", "app.xml")] if self.about else [])]
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{self.settings}'
                '<sheets><sheet name="Лист" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": _relations(relations),
            "xl/worksheets/sheet1.xml": self.sheet,
            "xl/worksheets/_rels/sheet1.xml.rels": _relations([("table", "/xl/tables/table1.xml")]),
            "xl/tables/table1.xml": self._table(),
            **{f"xl/{name}.xml": content for name, content in own.items()},
            **({"app.xml": self.about} if self.about else {}),
        }

    def _table(self) -> str:
        count = self.columns.count("<tableColumn ")
        return (
            f'<table xmlns="{MAIN}" id="1" name="tblBare" displayName="tblBare" ref="{self.ref}" {self.table}>'
            f'<autoFilter ref="{self.ref}"/><tableColumns count="{count}">{self.columns}</tableColumns></table>'
        )

    def _types(self, own: dict[str, str]) -> str:
        kinds = {
            "workbook.xml": "sheet.main",
            "worksheets/sheet1.xml": "worksheet",
            "tables/table1.xml": "table",
            **{f"{name}.xml": name for name in own},
        }
        said = (f'<Override PartName="/xl/{part}" ContentType="{KIND}.{kind}+xml"/>' for part, kind in kinds.items())
        return (
            f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f"{''.join(said)}</Types>"
        )


def _relations(targets: list[tuple[str, str]]) -> str:
    said = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(said)}</Relationships>'
