"""Notes (comments) on the cells of a table: they go with their row, as when Excel sorts, and go when it goes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from attest_xl.books.package import Package
from attest_xl.books.places import Table
from attest_xl.books.row_xml import area_of
from attest_xl.schema.address import a1

_SHAPE = re.compile(r"<v:shape\s.*?</v:shape>", re.DOTALL)
_IS_NOTE = re.compile(r"""<x:ClientData\s[^>]*ObjectType\s*=\s*["']Note["']""")
_ROW = re.compile(r"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
_COLUMN = re.compile(r"<x:Column>\s*(\d+)\s*</x:Column>")
_NUMBERS = re.compile(r"\s*\d+\s*(,\s*\d+\s*){7}")
_ANCHOR = re.compile(r"(<x:Anchor>)([^<]*)(</x:Anchor>)")

Moves = Mapping[int, int | None]
"""By old row of the sheet: the new one, `None` for a row that goes. Rows that stay are not in it."""

NewRow = Callable[[int, int], int | None]


def follow_rows(package: Package, table: Table, moves: Moves) -> None:
    """Take the notes of the table's body along."""

    def new_row(row: int, column: int) -> int | None:
        return moves.get(row, row) if column in table.columns else row

    for relation in package.related(table.sheet_part) if moves else ():
        if relation.target not in package:
            continue
        if relation.kind in {"comments", "threadedComment"}:
            _move_notes(package, relation.target, new_row)
        elif relation.kind == "vmlDrawing":
            _move_shapes(package, relation.target, new_row)


def _move_notes(package: Package, part: str, new_row: NewRow) -> None:
    root = package.xml(part)
    changed = False
    for note in [element for element in root.iter() if "ref" in element.attrib]:
        area = area_of(note.get("ref"))
        if area is None:
            continue
        row, column = area[:2]
        target = new_row(row, column)
        if target is None:
            note.getparent().remove(note)
        elif target != row:
            note.set("ref", a1(target, column))
        changed |= target != row
    if changed:
        package.put(part, root)


def _move_shapes(package: Package, part: str, new_row: NewRow) -> None:
    """The boxes of notes. Excel's drawings in this old language are not always well-formed: only text is changed."""
    text = package.read(part).decode("utf-8-sig", "surrogateescape")
    moved = _SHAPE.sub(lambda shape: _moved_shape(shape[0], new_row), text)
    if moved != text:
        package.put(part, moved.encode("utf-8", "surrogateescape"))


def _moved_shape(shape: str, new_row: NewRow) -> str:
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if not _IS_NOTE.search(shape) or row is None or column is None:
        return shape
    old = int(row[2]) + 1
    target = new_row(old, int(column[1]) + 1)
    if target is None:
        return ""
    shape = _ROW.sub(rf"\g<1>{target - 1}\g<3>", shape, count=1)
    return _ANCHOR.sub(lambda anchor: anchor[1] + _shifted(anchor[2], target - old) + anchor[3], shape, count=1)


def _shifted(anchor: str, rows: int) -> str:
    """Left, its offset, top, its offset, right, its offset, bottom, its offset."""
    if not _NUMBERS.fullmatch(anchor):
        return anchor
    numbers = [int(number) for number in anchor.split(",")]
    for index in (2, 6):
        numbers[index] = max(0, numbers[index] + rows)
    return ", ".join(map(str, numbers))
