"""The styles part: which cells show dates, and the styles that dates and marks need.

A mark is a solid fill in a colour of its own. The fill's second colour, which a solid fill does not show, keeps the
cell's former colour, so that taking the mark away needs nothing but the mark itself. LibreOffice writes second colours
of its own choice, always opaque; so ours are transparent (`00RRGGBB`), and opaque ones count only where Excel, which
may make them so, wrote the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from types import MappingProxyType
from typing import Literal

from attest_xl.books.markup import Element, added, kind_of, number_in, shape_of, sibling
from attest_xl.books.number_formats import DAY_FORMAT, shows_a_day
from attest_xl.books.port import Mark
from attest_xl.schema.cells import Value

MARK_COLOURS: Mapping[Mark, str] = MappingProxyType({"error": "FFFFC7CF", "warning": "FFFFEB9D", "note": "FFDDEBF8"})
"""Each differs by one bit from the shade people use, so that a person's own colour is never taken for a mark."""

PLAIN_STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    b'</fills><borders count="1"><border/></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'
)
"""The styles of a workbook that has none: every cell looks plain."""

_MARKS: Mapping[str, Mark] = {colour: mark for mark, colour in MARK_COLOURS.items()}
_FIRST_OWN_FORMAT = 164
_AUTOMATIC = {"indexed": "64"}
_Wish = Mark | Literal["plain", "day", "number"]


class Styles:
    """The cell styles of a workbook. A style is an index into `cellXfs`, as cells name it; asking for one that does
    not exist yet adds it (`changed`)."""

    def __init__(self, root: Element, by_libreoffice: bool = False) -> None:
        self.root = root
        self._by_libreoffice = by_libreoffice
        self.changed = False
        self._list: Element = root.find("{*}cellXfs")
        self._all: list[Element] = [xf for xf in self._list if kind_of(xf) == "xf"]
        formats = root.iterfind("{*}numFmts/{*}numFmt")
        self._formats: dict[int, str] = {number_in(item, "numFmtId"): item.get("formatCode", "") for item in formats}
        self._fills: list[Element] = list(root.iterfind("{*}fills/{*}fill"))
        self._days: dict[int, bool] = {}
        self._marks: dict[int, Mark | None] = {}
        self._variants: dict[tuple[int, _Wish], int] = {}

    def is_day(self, style: int) -> bool:
        """Whether numbers in this style are dates."""
        known = self._days.get(style)
        if known is None:
            number = number_in(self._all[style], "numFmtId") if style < len(self._all) else 0
            known = self._days[style] = shows_a_day(number, self._formats.get(number))
        return known

    def wraps(self, style: int) -> bool:
        """Whether texts in this style go on in a second line."""
        alignment = self._all[style].find("{*}alignment") if style < len(self._all) else None
        return alignment is not None and alignment.get("wrapText") in {"1", "true"}

    def fit(self, style: int, value: Value) -> int:
        """The style, or the one like it that shows the value as what it is."""
        match value:
            case bool() | None | str():
                return style
            case date():
                return style if self.is_day(style) else self._variant(style, "day")
            case int() | float():
                return self._variant(style, "number") if self.is_day(style) else style
            case _:
                return style

    def marked(self, style: int, mark: Mark) -> int:
        """The same style with a mark. A pattern or gradient could not be kept beneath it: there the style stays."""
        return self._variant(self.unmarked(style), mark)

    def unmarked(self, style: int) -> int:
        """The style as it was before a mark; the style itself when it has none."""
        return style if self.mark_of(style) is None else self._variant(style, "plain")

    def mark_of(self, style: int) -> Mark | None:
        """The mark the style shows."""
        if style not in self._marks:
            pattern = self._pattern(style)
            colour = None if pattern is None else pattern.find("{*}fgColor")
            self._marks[style] = None if colour is None else _MARKS.get(colour.get("rgb", "").upper())
        return self._marks[style]

    def with_marks(self) -> tuple[int, ...]:
        """All styles that show a mark."""
        return tuple(style for style in range(len(self._all)) if self.mark_of(style))

    def _variant(self, style: int, wish: _Wish) -> int:
        known = self._variants.get((style, wish))
        if known is None:
            known = self._variants[style, wish] = self._made(style, wish)
        return known

    def _made(self, style: int, wish: _Wish) -> int:
        made: Element = deepcopy(self._all[style if style < len(self._all) else 0])
        match wish:
            case "day":
                made.set("numFmtId", str(self._day_format()))
                made.set("applyNumberFormat", "1")
            case "number":
                made.set("numFmtId", "0")
            case "plain":
                self._take_mark(made, style)
            case _:
                if not self._put_mark(made, style, wish):
                    return style
        return self._added(made)

    def _put_mark(self, made: Element, style: int, mark: Mark) -> bool:
        below = self._beneath(style)
        if below is None:
            return False
        made.set("fillId", str(self._solid({"rgb": MARK_COLOURS[mark]}, below)))
        made.set("applyFill", "1")
        return True

    def _beneath(self, style: int) -> dict[str, str] | None:
        """The colour a mark would hide, such that it can be kept; `None` where it cannot."""
        fill = self._fill(style)
        pattern = None if fill is None else fill.find("{*}patternFill")
        if fill is not None and pattern is None:  # a gradient
            return None
        kind = "none" if pattern is None else pattern.get("patternType", "none")
        if kind == "solid":
            return _transparent(_colour(pattern, "{*}fgColor")) or _AUTOMATIC
        return _AUTOMATIC if kind == "none" else None

    def _take_mark(self, made: Element, style: int) -> None:
        below = self._pattern(style).find("{*}bgColor")
        former = {} if below is None else dict(below.attrib)
        foreign = self._by_libreoffice and former.get("rgb", "").startswith("FF")
        if foreign or former in ({}, _AUTOMATIC):
            made.set("fillId", "0")
            made.attrib.pop("applyFill", None)
        else:
            made.set("fillId", str(self._solid(_opaque(former), None)))

    def _fill(self, style: int) -> Element:
        """The fill of a style, None where it has none."""
        number = number_in(self._all[style], "fillId") if style < len(self._all) else 0
        return self._fills[number] if number < len(self._fills) else None

    def _pattern(self, style: int) -> Element:
        fill = self._fill(style)
        return None if fill is None else fill.find("{*}patternFill")

    def _solid(self, shown: dict[str, str], below: dict[str, str] | None) -> int:
        """The solid fill with these colours; `below` of `None` accepts whatever its second colour is."""
        for number, fill in enumerate(self._fills):
            if _is_solid(fill, shown, below):
                return number
        parent = self.root.find("{*}fills")
        fill = added(parent, "fill")
        pattern = added(fill, "patternFill", patternType="solid")
        added(pattern, "fgColor", **shown)
        added(pattern, "bgColor", **(below or _AUTOMATIC))
        self._fills.append(fill)
        return self._counted(parent, len(self._fills)) - 1

    def _day_format(self) -> int:
        for number, code in self._formats.items():
            if code.lower() == DAY_FORMAT:
                return number
        number = max((_FIRST_OWN_FORMAT - 1, *self._formats)) + 1
        parent = self.root.find("{*}numFmts")
        if parent is None:
            parent = self.root.makeelement(sibling(self.root, "numFmts"), {})
            self.root.insert(0, parent)
        added(parent, "numFmt", numFmtId=str(number), formatCode=DAY_FORMAT)
        self._formats[number] = DAY_FORMAT
        self._counted(parent, len(parent))
        return number

    def _added(self, made: Element) -> int:
        """The first style that looks so, or a new one at the end. Whether a fill is "applied" is not seen."""
        wanted = _look(made)
        for number, xf in enumerate(self._all):
            if xf.get("fillId") == made.get("fillId") and _look(xf) == wanted:
                return number
        self._list.append(made)
        self._all.append(made)
        return self._counted(self._list, len(self._all)) - 1

    def _counted(self, parent: Element, count: int) -> int:
        parent.set("count", str(count))
        self.changed = True
        return count


def _is_solid(fill: Element, shown: dict[str, str], below: dict[str, str] | None) -> bool:
    pattern = fill.find("{*}patternFill")
    if pattern is None or pattern.get("patternType") != "solid":
        return False
    if _opaque(_colour(pattern, "{*}fgColor")) != shown:
        return False
    return below is None or _colour(pattern, "{*}bgColor") == below


def _colour(pattern: Element, name: str) -> dict[str, str]:
    found = pattern.find(name)
    return {} if found is None else dict(found.attrib)


def _opaque(colour: dict[str, str]) -> dict[str, str]:
    return colour | {"rgb": "FF" + colour["rgb"][-6:].upper()} if "rgb" in colour else colour


def _transparent(colour: dict[str, str]) -> dict[str, str]:
    return colour | {"rgb": "00" + colour["rgb"][-6:].upper()} if "rgb" in colour else colour


def _look(xf: Element) -> tuple[object, ...]:
    twin: Element = deepcopy(xf)
    twin.attrib.pop("applyFill", None)
    twin.attrib.pop("applyNumberFormat", None)
    return shape_of(twin)
