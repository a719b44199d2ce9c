"""The last actions, read from the end of «Журнал»."""

from attest_xl.sheets import LogLine
from attest_xl.template.palette import INK, MUTED, RULE
from attest_xl.template.panel.board import COLUMNS, MIDDLE, Board
from attest_xl.template.reference import place, whole_column
from attest_xl.template.tally import TODAY

SHOWN = 5
NOTHING = "Программа ещё ничего не делала."
SPANS = (("at", MIDDLE, MIDDLE + 1), ("action", MIDDLE + 2, MIDDLE + 3), ("outcome", MIDDLE + 4, COLUMNS))
"""The fields shown, each over which columns."""


def add_recent(board: Board, top: int) -> int:
    """Draw the heading and the newest actions below it; the row after them."""
    board.heading(top, MIDDLE, COLUMNS - 2, "Последние действия", indent=1)
    link = {"align": "right", "font_size": 10, "bottom": 2, "bottom_color": RULE}
    board.link(top, COLUMNS - 1, COLUMNS, place(LogLine.sheet.title), "весь журнал", **link)
    lines = [line for line in board.content.get(LogLine.sheet.table, ()) if isinstance(line, LogLine)][::-1]
    for back in range(SHOWN):
        for field, first, last in SPANS:
            otherwise = NOTHING if (field, back) == ("outcome", 0) else ""
            said = getattr(lines[back], field) if back < len(lines) else otherwise
            look = {"font_size": 10, "bottom": 1, "bottom_color": RULE, "indent": 1 if field == "at" else 0}
            look["font_color"] = INK if field == "outcome" else MUTED
            board.formula(top + 1 + back, first, last, _from_end(field, back, otherwise), said or "", **look)
    return top + 1 + SHOWN


def _from_end(field: str, back: int, otherwise: str) -> str:
    column = whole_column(LogLine, field)
    filled = f"COUNTA({whole_column(LogLine, 'at')})-{back}"
    return f'IF({TODAY},IF({filled}>1,INDEX({column},{filled})&"","{otherwise}"))'
