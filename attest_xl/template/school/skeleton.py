"""The template before it is a school's: built once a run by XlsxWriter, cut where schools differ, else compressed."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from attest_xl.findings import Severity
from attest_xl.schema.sheet import Row
from attest_xl.tables.base_sheet import BASE_SHEET
from attest_xl.template.formats import Formats
from attest_xl.template.package import parts_of
from attest_xl.template.school.archive import Packed, packed
from attest_xl.template.school.cells import Look
from attest_xl.template.school.colours import without_patterns
from attest_xl.template.school.content import Sending
from attest_xl.template.school.data_sheet import add_data_sheet
from attest_xl.template.school.hidden_sheets import add_base, add_identity, add_lists
from attest_xl.template.school.instruction import SLOTS, TITLE, add_instruction
from attest_xl.template.school.mould import Mould, hole
from attest_xl.template.school.notes import Boxes
from attest_xl.template.school.outgoing import Outgoing
from attest_xl.template.table_sheet import width_of

WORKBOOK, PROPERTIES = "xl/workbook.xml", "docProps/custom.xml"
WINDOW = (1366, 740)
_BODY_ROW = re.compile(r'<row r="2".*?</row>')
_LOOK = re.compile(r'<c r="([A-Z]+)2"( s="\d+")/>')
_DIMENSION = re.compile(r'(<dimension ref=")[^"]*')
_TABLE_REF = re.compile(r'( ref=")A1:[A-Z]+2"')
_SHEET = re.compile(r'<sheet name="([^"]+)"')
_TARGET = re.compile(r'Target="([^"]+)"')
_FIXED_HEIGHT = re.compile(r'(<row r="(?!1")[^>]*?) customHeight="1"')


@dataclass(frozen=True, slots=True)
class Shape:
    """One data sheet of the skeleton: how its cells look, and how its marks do. `wraps` gives the place of each column
    whose texts may take several lines, and its width in characters."""

    shown: Outgoing
    looks: tuple[Look, ...]
    wraps: tuple[tuple[int, int], ...]
    marks: Mapping[Severity, tuple[str, int]]
    boxes: Boxes


@dataclass(frozen=True, slots=True)
class Skeleton:
    """`parts` in the order of the package: compressed where no school differs, else cut. `shapes` are the data sheets;
    `owners` gives the title of the sheet that a part belongs to."""

    sending: Sending
    parts: tuple[tuple[str, Packed | Mould], ...]
    shapes: Mapping[type[Row], Shape]
    owners: Mapping[str, str]


def build_skeleton(sending: Sending) -> Skeleton:
    """Build the template of this run and cut it."""
    parts = {name: data.decode() for name, data in parts_of(_workbook(sending)).items()}
    titles = _SHEET.findall(parts[WORKBOOK])
    owners = {
        part: title
        for number, title in enumerate(titles, start=1)
        for part in _parts_of_sheet(parts, f"xl/worksheets/sheet{number}.xml")
    }
    cut = {name: _cut(name, text, owners.get(name, "")) for name, text in parts.items()}
    shapes: dict[type[Row], Shape] = {}
    for number, shown in enumerate(sending.sheets):
        sheet = next(part for part, title in owners.items() if title == shown.title)
        cut[sheet], shapes[shown.row] = _shape(cut[sheet], shown, number)
    return Skeleton(sending, tuple(_finished(cut)), shapes, owners)


def draw(workbook: Any, sending: Sending) -> Mapping[type[Row], Any]:
    """Draw everything that schools share; the data sheets by their rows."""
    formats = Formats(workbook)
    made = sending.sent.replace(tzinfo=None)
    properties = {"title": "Список педагогов", "company": sending.sender.district, "created": made}
    workbook.set_properties(properties)
    workbook.set_size(*WINDOW)
    workbook.set_tab_ratio(75)
    add_instruction(workbook, formats, sending)
    sheets = {shown.row: add_data_sheet(workbook, formats, shown) for shown in sending.sheets}
    add_lists(workbook, sending.sheets, sending.lists)
    add_base(workbook)
    add_identity(workbook)
    return sheets


def _workbook(sending: Sending) -> bytes:
    from xlsxwriter import Workbook

    stream = BytesIO()
    workbook: Any = Workbook(stream, {"in_memory": True, "strings_to_urls": False})
    draw(workbook, sending)
    workbook.close()
    return stream.getvalue()


def _parts_of_sheet(parts: Mapping[str, str], sheet: str) -> Iterator[str]:
    yield sheet
    folder, name = posixpath.split(sheet)
    for target in _TARGET.findall(parts.get(f"{folder}/_rels/{name}.rels", "")):
        yield posixpath.normpath(posixpath.join(folder, target))


def _cut(name: str, text: str, owner: str) -> str:
    """The part with its holes."""
    if owner == TITLE:
        return _with_slots(text)
    if owner == BASE_SHEET:
        return _DIMENSION.sub(rf"\1{hole('range')}", text).replace("<sheetData/>", _data(hole("rows")))
    if name.startswith("xl/tables/"):
        return _TABLE_REF.sub(rf'\1{hole("range")}"', text)
    if name.startswith("xl/comments"):
        return text.replace("</commentList>", hole("notes") + "</commentList>")
    if name.startswith("xl/drawings/"):
        holes = text.replace("</xml>", hole("shapes") + "</xml>")
        return re.sub(r'(<o:idmap v:ext="edit" data="\d+)', rf"\1{hole('blocks')}", holes)
    return text


def _shape(text: str, shown: Outgoing, number: int) -> tuple[str, Shape]:
    body = _BODY_ROW.search(text)
    if body is None:
        raise ValueError(f"the skeleton of «{shown.title}» has no row to copy")
    text, marks = without_patterns(text.replace(body[0], hole("rows")), hole("marks"))
    text = _DIMENSION.sub(rf"\1{hole('range')}", text)
    widths = [width_of(column) for column in shown.columns]
    wraps = [(place, int(widths[place])) for place, column in enumerate(shown.columns) if column.kind.wraps]
    boxes = Boxes(tuple(int(7 * width + 5) for width in widths), 10 * (number + 1))
    return text, Shape(shown, tuple(_LOOK.findall(body[0])), tuple(wraps), marks, boxes)


def _with_slots(text: str) -> str:
    for name, place in SLOTS.items():
        found = re.search(rf'<c r="{place}"( s="\d+")/>', text)
        if found is None:
            raise ValueError(f"the instruction has no blank cell {place}")
        filled = f'<c r="{place}"{found[1]} t="inlineStr"><is><t>{hole(name)}</t></is></c>'
        text = text.replace(found[0], filled)
    return text


def _data(rows: str) -> str:
    return f"<sheetData>{rows}</sheetData>"


def _finished(cut: Mapping[str, str]) -> Iterator[tuple[str, Packed | Mould]]:
    for name, text in cut.items():
        mould = Mould.of(text)
        yield name, mould if len(mould.pieces) > 1 else packed(name, text.encode())
