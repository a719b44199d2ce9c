"""A school's template from the skeleton: only the parts in which schools differ are written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from math import ceil

from attest_xl.schema.address import a1_range
from attest_xl.schema.cells import Value
from attest_xl.schema.heights import row_height
from attest_xl.tables.base_sheet import BASE_SHEET, Identity
from attest_xl.template.page import plain
from attest_xl.template.school.archive import Packed, archive, packed
from attest_xl.template.school.cells import blank_rows, escaped, row, text_rows
from attest_xl.template.school.colours import coloured
from attest_xl.template.school.content import SchoolContent, SheetContent
from attest_xl.template.school.hidden_sheets import identity_holes
from attest_xl.template.school.instruction import TITLE, slot_texts
from attest_xl.template.school.mould import Mould
from attest_xl.template.school.notes import comments
from attest_xl.template.school.outgoing import Outgoing
from attest_xl.template.school.skeleton import Shape, Skeleton

LEAST_ROOM = 20

Holes = Mapping[str, str]


def fill(skeleton: Skeleton, content: SchoolContent) -> bytes:
    """The file. The same content gives the same bytes."""
    shared = {name: escaped(value) for name, value in identity_holes(_parts_of(content.identity)).items()}
    holes = {shape.shown.title: _sheet_holes(shape, content) for shape in skeleton.shapes.values()}
    holes[BASE_SHEET] = _base_holes(content.base)
    holes[TITLE] = {name: escaped(text) for name, text in slot_texts(content).items()}
    return archive(_parts(skeleton, holes, shared))


def room(shown: Outgoing, rows: int) -> int:
    """How many blank rows the table has below its rows."""
    return max(LEAST_ROOM, ceil(rows / 4)) if shown.takes_rows else 0 if rows else 1


def _parts(skeleton: Skeleton, holes: Mapping[str, Holes], shared: Holes) -> Iterator[Packed]:
    for name, part in skeleton.parts:
        if isinstance(part, Mould):
            yield packed(name, part.filled(holes.get(skeleton.owners.get(name, ""), shared)))
        else:
            yield part


def _parts_of(identity: Identity) -> dict[str, str]:
    return {part.name: str(getattr(identity, part.name)) for part in fields(identity)}


def _sheet_holes(shape: Shape, content: SchoolContent) -> Holes:
    shown, filled = shape.shown, content.sheet(shape.shown.row)
    last = 1 + len(filled.rows) + room(shown, len(filled.rows))
    heights = [_height(shape, values) for values in filled.rows]
    return {
        "range": a1_range(1, 1, last, len(shown.fields)),
        "rows": "".join(_rows(shape, filled, heights, last)),
        "marks": coloured(filled.marks, filled.rows, shape.marks),
        "notes": comments(filled.marks),
        "shapes": shape.boxes.shapes(filled.marks, heights),
        "blocks": shape.boxes.blocks(len(filled.marks)),
        "header": escaped(plain(content.title)),
    }


def _rows(shape: Shape, filled: SheetContent, heights: Sequence[float | None], last: int) -> Iterator[str]:
    for number, (values, height) in enumerate(zip(filled.rows, heights, strict=True), start=2):
        yield row(number, values, shape.looks, height)
    yield blank_rows(range(len(filled.rows) + 2, last + 1), shape.looks)


def _height(shape: Shape, values: Sequence[Value]) -> float | None:
    """The row's height where a text does not fit on a line."""
    return row_height((said, width) for index, width in shape.wraps if isinstance(said := values[index], str))


def _base_holes(lines: Sequence[Sequence[str]]) -> Holes:
    return {"range": a1_range(1, 1, len(lines), max(map(len, lines))), "rows": text_rows(lines)}
