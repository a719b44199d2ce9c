"""The settings that matter for what is computed, with a link to all of them."""

from attest_xl.sheets import Setting
from attest_xl.sheets.settings import DEFAULTS
from attest_xl.template.palette import MUTED, RULE
from attest_xl.template.panel.band import setting_formula, settings_of
from attest_xl.template.panel.board import SIDE, Board
from attest_xl.template.reference import place
from attest_xl.template.tally import TODAY

SHOWN = ("profile", "school_year", "today", "last_valid_day", "office", "office_email")
BLANK = {"school_year": "текущий", "today": "настоящая дата"}
"""What an empty setting means."""

VALUE = SIDE // 2 + 1


def add_chosen(board: Board, top: int) -> None:
    """Draw the settings in a small table."""
    board.heading(top, 1, VALUE - 1, "Настройки")
    link = {"align": "right", "indent": 1, "font_size": 10, "bottom": 2, "bottom_color": RULE}
    board.link(top, VALUE, SIDE, place(Setting.sheet.title), "изменить", **link)
    titles = {line.name: line.title for line in DEFAULTS}
    values = settings_of(board)
    look = {"font_size": 10, "bottom": 1, "bottom_color": RULE}
    for row, name in enumerate(SHOWN, start=top + 1):
        blank = BLANK.get(name, "–")
        formula = f'IF({TODAY},IF({setting_formula(name)}="","{blank}",{setting_formula(name)}))'
        board.text(row, 1, VALUE - 1, titles[name] or "", **look, font_color=MUTED)
        board.formula(row, VALUE, SIDE, formula, values.get(name) or blank, **look, shrink=True)
