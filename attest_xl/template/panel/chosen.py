"""The settings that matter for what is computed, with a link to all of them."""

from attest_xl.sheets import Setting
from attest_xl.sheets.settings import DEFAULTS
from attest_xl.template.palette import MUTED, RULE
from attest_xl.template.panel.band import setting_formula, settings_of
from attest_xl.template.panel.board import SIDE, Board, Look
from attest_xl.template.reference import place
from attest_xl.template.tally import TODAY

SHOWN = ("profile", "school_year", "today", "last_valid_day", "office", "office_email")
BLANK = {"school_year": "текущий", "today": "настоящая дата"}
"""What an empty setting means."""

VALUE = SIDE // 2 + 1


def add_chosen(board: Board, top: int) -> int:
    """Draw the settings in a small table; the row after it."""
    board.heading(top, 1, VALUE - 1, "Настройки")
    link = {"align": "right", "indent": 1, "font_size": 10, "bottom": 2, "bottom_color": RULE}
    board.link(top, VALUE, SIDE, place(Setting.sheet.title), "изменить", **link)
    titles = {line.name: line.title for line in DEFAULTS}
    values = settings_of(board)
    look: Look = {"font_size": 10, "bottom": 1, "bottom_color": RULE}
    for row, name in enumerate(SHOWN, start=top + 1):
        board.text(row, 1, VALUE - 1, titles[name] or "", **look, font_color=MUTED)
        said = values.get(name) or BLANK.get(name, "–")
        board.formula(row, VALUE, SIDE, f"IF({TODAY},{_shown(name)})", said, **look, shrink=True)
    return top + 1 + len(SHOWN)


def _shown(name: str) -> str:
    value = _day() if name == "today" else setting_formula(name)
    return f'IF({setting_formula(name)}="","{BLANK.get(name, "–")}",{value})'


def _day() -> str:
    """Today as a text; Excel's own `TEXT` wants another pattern in each language."""
    return f'RIGHT("0"&DAY({TODAY}),2)&"."&RIGHT("0"&MONTH({TODAY}),2)&"."&YEAR({TODAY})'
