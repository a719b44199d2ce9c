"""Cell formats by what they look like: one XlsxWriter format for one look, however often it is asked for."""

from typing import Any

from attest_xl.schema.column import Column
from attest_xl.schema.kinds import Code, Count, Day, Flag, Jump, Share
from attest_xl.template.palette import BLUE, FONT, INK, PAPER, RULE, SHADE, Tone

CENTRED = (Day, Flag, Code, Count, Share)


class Formats:
    """The formats of one workbook being built."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **look: Any) -> Any:
        """The format with this look, on top of the workbook's type."""
        properties = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "vcenter"} | look
        return self._cached(properties)

    def rule(self, **look: Any) -> Any:
        """A conditional format with exactly this look."""
        return self._cached(look)

    def tone(self, tone: Tone, **look: Any) -> Any:
        """A conditional format in the tone."""
        return self.rule(bg_color=tone.fill, font_color=tone.text, **look)

    def strong(self, tone: Tone) -> Any:
        """A conditional format that only makes the text stand out in the tone."""
        return self.rule(font_color=tone.text, bold=True)

    def header(self, colour: str) -> Any:
        """A table's header cell."""
        look = {"bold": True, "font_size": 10, "font_color": PAPER, "bg_color": colour}
        return self(**look, text_wrap=True, align="center", border=1, border_color=PAPER)

    def column(self, column: Column, **more: Any) -> Any:
        """The whole column below the table, so that a row typed there looks right."""
        return self(**_look(column), **more)

    def body(self, column: Column, *, shaded: bool, **more: Any) -> Any:
        """A cell of the table's body."""
        shade = {"bg_color": SHADE} if shaded else {}
        return self(**(_look(column) | shade | {"bottom": 1, "bottom_color": RULE} | more))

    def _cached(self, properties: dict[str, Any]) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def _look(column: Column) -> dict[str, Any]:
    kind = column.kind
    if isinstance(kind, Jump):
        return {"valign": "top", "font_color": BLUE, "underline": 1}
    look: dict[str, Any] = {"num_format": kind.number_format, "valign": "top"}
    if isinstance(kind, CENTRED):
        return look | {"align": "center"}
    return look | {"align": "left", "text_wrap": kind.wraps}
