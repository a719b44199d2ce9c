"""The buttons of the built verbs, in their groups, each with a line on what it does."""

from itertools import groupby

from attest_xl.schema.verbs import Verb, in_groups
from attest_xl.template.palette import BLUE, MUTED
from attest_xl.template.panel.board import COLUMN_PIXELS, ROW_PIXELS, SIDE, WORK, Board

BUTTON_COLUMNS = 2
BUTTON_ROWS = 2


def add_buttons(board: Board) -> int:
    """Draw the buttons below the heading; the row after them."""
    board.heading(WORK, 1, SIDE, "Действия")
    row = WORK + 1
    for group, verbs in groupby(in_groups(board.verbs), key=lambda verb: verb.group):
        board.text(row, 1, SIDE, group.value, font_size=9, bold=True, font_color=BLUE, valign="bottom")
        row += 1
        for verb in verbs:
            _add_button(board, row, verb)
            row += BUTTON_ROWS
    return row


def _add_button(board: Board, row: int, verb: Verb) -> None:
    button = {
        "macro": verb.sub,
        "caption": verb.caption,
        "description": verb.help,
        "width": BUTTON_COLUMNS * COLUMN_PIXELS + 8,
        "height": BUTTON_ROWS * ROW_PIXELS - 8,
        "x_offset": 1,
        "y_offset": 4,
    }
    board.sheet.insert_button(row, 1, button)
    help_look = {"font_size": 9, "font_color": MUTED, "text_wrap": True, "indent": 2}
    board.text(row, 1 + BUTTON_COLUMNS, SIDE, verb.help, BUTTON_ROWS, **help_look)
