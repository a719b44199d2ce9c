"""How a saved sheet looks: what a person may have given its columns, rows and cells. Any program's file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from attest_xl.books.contents import Contents
from attest_xl.books.markup import Element, decoded, number_in
from attest_xl.books.row_xml import area_of, attributes_of, column_number
from attest_xl.books.sheet_xml import rows_between

Place = tuple[int, int]
"""Row and column of the sheet, from 1."""
_LAST_ROW = 1_048_576
_YES = frozenset({"1", "true"})
_NUMBER = re.compile(r"\d+(?:\.\d+)?$")
_WHITE = "FFFFFF"


@dataclass(frozen=True, slots=True)
class CellLook:
    """Colours as `RRGGBB`, `None` where the program's own shows; `number_format` is a code, or the number of one that
    every program knows. A mark of ours counts as no colour."""

    fill: str | None = None
    colour: str | None = None
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    struck: bool = False
    number_format: str | int = 0


PLAIN = CellLook()


@dataclass(frozen=True, slots=True)
class SheetLook:
    """Widths in characters, heights in points where they do not follow the text. `hidden` are columns, `notes` what
    notes on cells say, `merged` the ranges of merged cells, `filtered`: whether a filter hides rows."""

    widths: Mapping[int, float] = field(default_factory=dict[int, float])
    hidden: frozenset[int] = frozenset()
    heights: Mapping[int, float] = field(default_factory=dict[int, float])
    cells: Mapping[Place, CellLook] = field(default_factory=dict[Place, CellLook])
    notes: Mapping[Place, str] = field(default_factory=dict[Place, str])
    merged: tuple[tuple[int, int, int, int], ...] = ()
    filtered: bool = False


def sheet_look(contents: Contents, part: str, looks: Sequence[CellLook]) -> SheetLook:
    """How the sheet in that part looks; `looks` are those of the workbook's styles (`cell_looks`)."""
    around = contents.sheet(part).around()
    columns = list(around.iterfind("{*}cols/{*}col"))
    cells, heights = _rows(contents, part, looks)
    return SheetLook(
        widths=dict(_widths(columns)),
        hidden=frozenset(number for column in columns if column.get("hidden") in _YES for number in _covered(column)),
        heights=heights,
        cells=cells,
        notes=dict(_notes(contents, part)),
        merged=tuple(
            filter(None, (area_of(each.get("ref")) for each in around.iterfind("{*}mergeCells/{*}mergeCell")))
        ),
        filtered=next(_filters(contents, part, around), None) is not None,
    )


def _covered(column: Element) -> range:
    """A column that goes on to the edge of the sheet is nobody's own."""
    first, last = number_in(column, "min"), number_in(column, "max")
    return range(first, min(last, first + 255) + 1)


def _widths(columns: list[Element]) -> Iterator[tuple[int, float]]:
    for column in columns:
        said = column.get("width", "")
        if _NUMBER.match(said):
            yield from ((number, float(said)) for number in _covered(column))


def _rows(contents: Contents, part: str, looks: Sequence[CellLook]) -> tuple[dict[Place, CellLook], dict[int, float]]:
    """The looks of the cells that have one, and the heights that were set."""
    cells: dict[Place, CellLook] = {}
    heights: dict[int, float] = {}
    spelling, rows = rows_between(contents.package.plain(part), 1, _LAST_ROW)
    for number, row in rows:
        said = {name: value[1:-1] for name, value in attributes_of(row[: row.index(b">") + 1]).items()}
        if said.get("customHeight") in _YES and _NUMBER.match(said.get("ht", "")):
            heights[number] = float(said["ht"])
        for place, (letters, style, *_) in enumerate(spelling.cell.findall(row.decode()), 1):
            look = looks[int(style)] if style and int(style) < len(looks) else PLAIN
            if look != PLAIN:
                cells[number, column_number(letters) if letters else place] = look
    return cells, heights


def cell_looks(contents: Contents) -> list[CellLook]:
    """The look of each style of the workbook."""
    styles = contents.styles
    root = styles.root
    fonts, fills = list(root.iterfind("{*}fonts/{*}font")), list(root.iterfind("{*}fills/{*}fill"))
    codes = {number_in(each, "numFmtId"): each.get("formatCode", "") for each in root.iterfind("{*}numFmts/{*}numFmt")}

    def look(index: int, style: Element) -> CellLook:
        font, fill = number_in(style, "fontId"), number_in(style, "fillId")
        number = number_in(style, "numFmtId")
        told: dict[str, Any] = _font(fonts[font]) if font < len(fonts) else {}
        shown = _fill(fills[fill]) if fill < len(fills) and styles.mark_of(index) is None else None
        return CellLook(fill=shown, number_format=codes.get(number, number), **told)

    return [look(index, style) for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf"))]


def _font(font: Element) -> dict[str, Any]:
    def on(name: str) -> bool:
        found = font.find(f"{{*}}{name}")
        return found is not None and found.get("val", "1") not in {"0", "false", "none"}

    colour = font.find("{*}color")
    return {
        "colour": None if colour is None else _rgb(colour),
        "bold": on("b"), "italic": on("i"), "underlined": on("u"), "struck": on("strike"),
    }  # fmt: skip


def _fill(fill: Element) -> str | None:
    pattern = fill.find("{*}patternFill")
    shown = None if pattern is None or pattern.get("patternType") != "solid" else pattern.find("{*}fgColor")
    colour = None if shown is None else _rgb(shown)
    return None if colour == _WHITE else colour


def _rgb(colour: Element) -> str | None:
    """Colours of a theme or of the system are the program's own."""
    said = colour.get("rgb", "")
    return said[-6:].upper() if len(said) in {6, 8} else None


def _notes(contents: Contents, part: str) -> Iterator[tuple[Place, str]]:
    for relation in contents.package.related(part):
        if relation.kind == "comments" and relation.target in contents.package:
            for note in contents.package.xml(relation.target).iterfind("{*}commentList/{*}comment"):
                area = area_of(note.get("ref"))
                if area is not None:
                    yield area[:2], decoded("".join(text.text or "" for text in note.iterfind(".//{*}t")))


def _filters(contents: Contents, part: str, around: Element) -> Iterator[Element]:
    """The columns by which rows are hidden."""
    yield from around.iterfind("{*}autoFilter/{*}filterColumn")
    for relation in contents.package.related(part):
        if relation.kind == "table" and relation.target in contents.package:
            yield from contents.package.xml(relation.target).iterfind("{*}autoFilter/{*}filterColumn")
