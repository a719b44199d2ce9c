"""What a table that grows or shrinks takes along: ranges that cover its whole body, and links of rows that move."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy

from attest_xl.books.markup import Element, kind_of
from attest_xl.books.places import Table
from attest_xl.books.row_xml import area_of
from attest_xl.books.sheet_xml import SheetXml
from attest_xl.schema.address import a1, a1_range

_LISTS = frozenset({"conditionalFormatting", "dataValidation", "protectedRange", "ignoredError"})
_OWNERS_IN_EXTENSIONS = frozenset({"conditionalFormatting", "dataValidation"})


def refit(sheet: SheetXml, table: Table, grown: Table, origins: Sequence[int | None]) -> None:
    """Change what stands around the rows of the sheet, if anything there depends on them."""
    moves = any(origin not in (None, index) for index, origin in enumerate(origins)) or len(origins) < table.height
    has_links = moves and b"hyperlink" in sheet.tail
    if table.height == grown.height and not has_links:
        return
    root = sheet.around()
    if table.height != grown.height:
        _stretch_all(root, lambda text: stretched(text, table, grown))
        _measure(root, sheet, grown)
    if has_links:
        _follow(root, table, origins)
    sheet.put_around(root)


def stretched(ranges: str, table: Table, grown: Table) -> str:
    """The ranges, of which those that cover the table's body from its first row to its last keep doing so."""
    return " ".join(_stretched(part, table, grown) for part in ranges.split())


def _stretched(area: str, table: Table, grown: Table) -> str:
    found = area_of(area)
    if found is None:
        return area
    top, left, bottom, right = found
    covers = table.top <= top <= table.first and bottom == table.last
    if not covers or left < table.left or right > table.right:
        return area
    return a1_range(top, left, grown.last, right)


def _stretch_all(root: Element, stretch: Callable[[str], str]) -> None:
    for element in root.iter():
        kind = kind_of(element)
        if kind in _LISTS and element.get("sqref"):
            element.set("sqref", stretch(element.get("sqref")))
        elif kind == "sqref" and element.text and kind_of(element.getparent()) in _OWNERS_IN_EXTENSIONS:
            element.text = stretch(element.text)


def _measure(root: Element, sheet: SheetXml, grown: Table) -> None:
    dimension = root.find("{*}dimension")
    if dimension is None or not sheet.rows:
        return
    top, left, _, right = area_of(dimension.get("ref", "")) or (grown.top, grown.left, grown.bottom, grown.right)
    last = max(sheet.rows)
    dimension.set("ref", a1_range(min(top, grown.top), min(left, grown.left), last, max(right, grown.right)))


def _follow(root: Element, table: Table, origins: Sequence[int | None]) -> None:
    """Links that stand on single cells of the body go with their row."""
    links = root.find("{*}hyperlinks")
    if links is None:
        return
    targets: dict[int, list[int]] = {}
    for index, origin in enumerate(origins):
        if origin is not None:
            targets.setdefault(table.first + origin, []).append(table.first + index)
    for link in list(links):
        _move_link(links, link, table, targets)
    if not len(links):
        root.remove(links)


def _move_link(links: Element, link: Element, table: Table, targets: Mapping[int, Sequence[int]]) -> None:
    area = area_of(link.get("ref", ""))
    if area is None or area[:2] != area[2:] or area[1] not in table.columns or not table.first <= area[0] <= table.last:
        return
    top, left = area[:2]
    for row in targets.get(top, ()):
        twin = deepcopy(link)
        twin.set("ref", a1(row, left))
        link.addprevious(twin)
    links.remove(link)


def resize(root: Element, table: Table, grown: Table) -> None:
    """Give the table's own part its new extent: its range, its filter and its sorting."""
    root.set("ref", a1_range(grown.top, grown.left, grown.bottom, grown.right))
    for element in root.iter():
        if kind_of(element) in {"autoFilter", "sortState", "sortCondition"} and element.get("ref"):
            element.set("ref", stretched(element.get("ref"), table, grown))
