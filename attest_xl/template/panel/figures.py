"""The key figures, in big numbers."""

from dataclasses import dataclass

from attest_xl.schema.sheet import Row
from attest_xl.sheets import Conflict, Due, FindingLine, Institution, Staff
from attest_xl.sheets.staff import LEFT
from attest_xl.template.palette import (
    GREY,
    MUTED,
    ORANGE,
    PAPER,
    PLAIN,
    PURPLE,
    RED,
    SHADE,
    TEAL,
    THOUSANDS,
    YELLOW,
    Tone,
)
from attest_xl.template.panel.board import CAPTIONS, COLUMNS, NUMBERS, Board, Look
from attest_xl.template.reference import place
from attest_xl.template.tally import Tally

WIDTH = 2
"""Columns a figure takes."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One big number: what it counts, what stands below it, its tone."""

    name: str
    caption: str
    tally: Tally
    tone: Tone

    @property
    def row(self) -> type[Row]:
        """The sheet it counts, where a click on the caption leads."""
        return self.tally.row


FIGURES = (
    Figure("staff", "сотрудников", Tally(Staff, "name", (("status", f"<>{LEFT}"),)), PLAIN),
    Figure("schools", "учреждений", Tally(Institution, "institution"), PLAIN),
    Figure("overdue", "просрочено", Tally(Due, "name", (("state", "просрочено"),)), RED),
    Figure("urgent", "срочно", Tally(Due, "name", (("state", "срочно"),)), ORANGE),
    Figure("soon", "скоро", Tally(Due, "name", (("state", "скоро"),)), YELLOW),
    Figure("no_data", "нет данных", Tally(Due, "name", (("state", "нет данных"),)), PURPLE),
    Figure("errors", "ошибок в данных", Tally(FindingLine, "severity", (("severity", "ошибка"), ("source", ""))), RED),
    Figure("questions", "вопросов на «Сверке»", Tally(Conflict, "question"), TEAL),
)


def add_figures(board: Board) -> None:
    """Draw the figures in a row; zero is pale."""
    board.sheet.set_row(NUMBERS, 40)
    board.sheet.set_row(CAPTIONS, 20)
    gutter: Look = {"right": 5, "right_color": PAPER, "bg_color": SHADE, "align": "center"}
    for figure in FIGURES:
        first = _column(figure.name)
        last = first + WIDTH - 1
        number: Look = gutter | {"font_size": 24, "bold": True, "font_color": figure.tone.text, "num_format": THOUSANDS}
        number |= {"top": 5, "top_color": figure.tone.solid}
        board.formula(NUMBERS, first, last, figure.tally.formula(), figure.tally.value(board.content), **number)
        caption: Look = gutter | {"font_size": 10, "font_color": MUTED}
        if figure.row in board.visible:
            board.link(CAPTIONS, first, last, place(figure.row.sheet.title), figure.caption, **caption)
        else:
            board.text(CAPTIONS, first, last, figure.caption, **caption)
    pale = {"type": "cell", "criteria": "==", "value": 0, "format": board.formats.rule(font_color=GREY.solid)}
    board.sheet.conditional_format(NUMBERS, 1, NUMBERS, COLUMNS, pale)


def figure_cell(board: Board, name: str) -> str:
    """The cell of a figure, for other formulas."""
    return board.reference(NUMBERS, _column(name))


def _column(name: str) -> int:
    return 1 + WIDTH * [figure.name for figure in FIGURES].index(name)
