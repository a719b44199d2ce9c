"""The buttons of the built verbs, in their groups, each with a line on what it does."""

from collections.abc import Iterable
from itertools import groupby

from attest_xl.schema.verbs import Verb
from attest_xl.template.palette import BLUE, MUTED
from attest_xl.template.panel.board import COLUMN_PIXELS, SIDE, WORK, Board

BUTTON_COLUMNS = 2
GROUP_POINTS, VERB_POINTS, BLANK_POINTS = 18.0, 28.5, 15.0
PIXELS = 4 / 3
"""Pixels to a point."""


def in_groups(verbs: Iterable[Verb]) -> list[Verb]:
    """The verbs, those of one group together, groups in the order of their first verb."""
    verbs = list(verbs)
    order = list(dict.fromkeys(verb.group for verb in verbs))
    return sorted(verbs, key=lambda verb: order.index(verb.group))


def add_buttons(board: Board, least: int) -> int:
    """Draw the buttons below the heading, and blank rows until they are `least` pixels high; the row after them."""
    board.sheet.set_row(WORK, 21)
    board.heading(WORK, 1, SIDE, "Действия")
    row, points = WORK + 1, 0.0
    for group, verbs in groupby(in_groups(board.verbs), key=lambda verb: verb.group):
        board.sheet.set_row(row, GROUP_POINTS)
        board.text(row, 1, SIDE, group.value, font_size=9, bold=True, font_color=BLUE, valign="bottom")
        row, points = row + 1, points + GROUP_POINTS
        for verb in verbs:
            _add_button(board, row, verb)
            row, points = row + 1, points + VERB_POINTS
    while points * PIXELS < least:
        board.sheet.set_row(row, BLANK_POINTS)
        row, points = row + 1, points + BLANK_POINTS
    return row


def _add_button(board: Board, row: int, verb: Verb) -> None:
    board.sheet.set_row(row, VERB_POINTS)
    button = {
        "macro": verb.sub,
        "caption": verb.caption,
        "description": verb.help,
        "width": BUTTON_COLUMNS * COLUMN_PIXELS + 8,
        "height": round(VERB_POINTS * PIXELS) - 8,
        "x_offset": 1,
        "y_offset": 4,
    }
    board.sheet.insert_button(row, 1, button)
    board.text(row, 1 + BUTTON_COLUMNS, SIDE, verb.help, font_size=9, font_color=MUTED, text_wrap=True, indent=2)
