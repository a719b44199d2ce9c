"""Notes beside cells, as the two parts that hold them spell them: the texts, and the boxes in Excel's old language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from attest_xl.schema.address import a1
from attest_xl.template.school.cells import escaped
from attest_xl.template.school.content import Mark

WIDTH, LINE, PADDING, ROW = 270, 15, 14, 20
"""Pixels: of the box, of a line of text in it, around the text, and of a row of the sheet."""
LETTERS = 40
"""A line of the box holds about so many."""
BLOCK = 1024
"""Shapes are numbered in blocks; a drawing says which blocks are its own."""


@dataclass(frozen=True, slots=True)
class Boxes:
    """Where boxes go on one sheet: the pixels of its columns, and the first block of numbers that nobody else uses."""

    widths: tuple[int, ...]
    block: int

    def blocks(self, count: int) -> str:
        """The blocks that so many boxes need, behind those the drawing has."""
        return "".join(f",{self.block + number}" for number in range(ceil((count + 1) / BLOCK) if count else 0))

    def shapes(self, marks: Sequence[Mark], heights: Sequence[float | None]) -> str:
        """The boxes, hidden until the mouse comes near. `heights` are those of the sheet's rows from 2 on, in points;
        `None`: one line."""
        return "".join(self._shape(number, mark, heights) for number, mark in enumerate(marks, start=1))

    def _shape(self, number: int, mark: Mark, heights: Sequence[float | None]) -> str:
        anchor = ", ".join(map(str, self._anchor(mark, heights)))
        return (
            f'<v:shape id="_x0000_s{self.block * BLOCK + number}" type="#_x0000_t202" style="position:absolute;'
            f'width:{WIDTH * 0.75:g}pt;height:{_height(mark.text) * 0.75:g}pt;z-index:{number};visibility:hidden" '
            f'fillcolor="#fffdf2" o:insetmode="auto"><v:fill color2="#fffdf2"/>'
            f'<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
            f'<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
            f'<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
            f"<x:AutoFill>False</x:AutoFill><x:Row>{mark.row - 1}</x:Row><x:Column>{mark.column - 1}</x:Column>"
            f"</x:ClientData></v:shape>"
        )

    def _anchor(self, mark: Mark, heights: Sequence[float | None]) -> tuple[int, ...]:
        """Left column and offset, top row and offset, right column and offset, bottom row and offset."""
        right, rest = mark.column, WIDTH + 15
        while right < len(self.widths) and rest > self.widths[right]:
            rest -= self.widths[right]
            right += 1
        bottom, left = mark.row - 1, _height(mark.text) + 2
        while left > (high := _pixels(heights, bottom)):
            left -= high
            bottom += 1
        return mark.column, 15, mark.row - 1, 2, right, min(rest, 900), bottom, left


def comments(marks: Sequence[Mark]) -> str:
    """The texts of the notes."""
    return "".join(_comments(marks))


def _comments(marks: Sequence[Mark]) -> Iterator[str]:
    for mark in marks:
        yield (
            f'<comment ref="{a1(mark.row, mark.column)}" authorId="0"><text><r><rPr><sz val="9"/><color indexed="81"/>'
            f'<rFont val="Calibri"/><family val="2"/></rPr><t xml:space="preserve">{escaped(mark.text)}</t></r></text>'
            f"</comment>"
        )


def _pixels(heights: Sequence[float | None], row: int) -> int:
    """How high the row is, counted from 0 with the header."""
    points = heights[row - 1] if row <= len(heights) else None
    return round(points / 0.75) if points else ROW


def _height(text: str) -> int:
    """Pixels; words that move to the next line cost about a tenth of the line."""
    return PADDING + LINE * sum(1 + len(line) // (LETTERS - 4) for line in text.split("\n"))
