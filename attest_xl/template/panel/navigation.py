"""Links to the sheets, each with what it is for, and what the colours of tabs and headers mean."""

from attest_xl.schema.sheet import Row
from attest_xl.sheets import SHEETS
from attest_xl.template.palette import MUTED, OWNER_NAMES, OWNERS, PAPER, RULE
from attest_xl.template.panel.board import COLUMNS, Board, Look
from attest_xl.template.reference import place

HALF = COLUMNS // 2


def add_navigation(board: Board, top: int) -> int:
    """Draw the links in two halves, in the order of the tabs; the row after them."""
    board.heading(top, 1, COLUMNS - 8, "Листы книги")
    board.text(top, COLUMNS - 7, COLUMNS - 6, "заполняет", align="right", font_size=9, font_color=MUTED, indent=1)
    for number, (owner, colour) in enumerate(OWNERS.items()):
        first = COLUMNS - 5 + 2 * number
        look: Look = {"bg_color": colour, "font_color": PAPER, "align": "center", "font_size": 9, "right": 5}
        board.text(top, first, first + 1, OWNER_NAMES[owner], **look, right_color=PAPER)
    shown = [row for row in SHEETS if row in board.visible]
    length = (len(shown) + 1) // 2
    for number, row in enumerate(shown):
        half, line = divmod(number, length)
        _add_link(board, top + 1 + line, 1 + HALF * half, row)
    return top + 1 + length


def _add_link(board: Board, line: int, first: int, row: type[Row]) -> None:
    sheet = row.sheet
    rule: Look = {"bottom": 1, "bottom_color": RULE}
    look = {"bold": True, "font_color": OWNERS[sheet.owner], "left": 5, "left_color": OWNERS[sheet.owner], "indent": 1}
    board.sheet.set_row(line, 19.5)
    board.link(line, first, first + 1, place(sheet.title), sheet.title, **look, **rule)
    board.text(line, first + 2, first + HALF - 1, _sentence(sheet.purpose), font_size=9, font_color=MUTED, **rule)


def _sentence(purpose: str) -> str:
    return purpose.partition(". ")[0].rstrip(".") + "."
