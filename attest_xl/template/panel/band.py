"""The title band: whose workbook, which rules, which school year, which day."""

from collections.abc import Mapping

from attest_xl.sheets import Setting
from attest_xl.template.palette import NAVY, PAPER, SKY
from attest_xl.template.panel.board import BAND, COLUMNS, SUBTITLE, TITLE, Board, Look
from attest_xl.template.reference import cell, whole_column
from attest_xl.template.tally import TODAY

DAY = COLUMNS - 3
"""The first column of the day."""

NAMED = ("district", "profile", "school_year", "today")
NO_DISTRICT = "Район не указан: впишите его на листе «Настройки»"


def names() -> Mapping[str, str]:
    """The workbook's names that formulas use: settings as texts, and today."""
    settings = {f"set_{name}": f"={setting_formula(name)}" for name in NAMED}
    return settings | {TODAY: f"={cell(TITLE, BAND, DAY)}"}


def setting_formula(name: str) -> str:
    """A setting's value as a text, wherever its line stands."""
    values, known = whole_column(Setting, "value"), whole_column(Setting, "name")
    return f'IFERROR(INDEX({values},MATCH("{name}",{known},0))&"","")'


def settings_of(board: Board) -> Mapping[str, str]:
    """The settings that are set, by name."""
    lines = (line for line in board.content.get(Setting.sheet.table, ()) if isinstance(line, Setting))
    return {line.name: line.value for line in lines if line.name and line.value}


def add_band(board: Board) -> None:
    """Draw the band; the day on it is the workbook's `att_today`."""
    big: Look = {"font_size": 20, "bold": True, "font_color": PAPER, "bg_color": NAVY, "indent": 1}
    day = {"font_size": 14, "font_color": PAPER, "bg_color": NAVY, "align": "right", "indent": 1}
    board.sheet.set_row(BAND, 36)
    board.sheet.set_row(SUBTITLE, 22)
    board.text(BAND, 1, DAY - 1, "Аттестация педагогов", **big)
    board.formula(BAND, DAY, COLUMNS, day_formula(), board.day, **day, num_format='"сегодня "dd.mm.yyyy')
    small = {"font_color": SKY, "bg_color": NAVY, "indent": 1}
    board.formula(SUBTITLE, 1, COLUMNS, _subtitle_formula(), _subtitle(board), **small)


def school_year(first: int) -> str:
    """`2025/2026`."""
    return f"{first}/{first + 1}"


def first_year_formula() -> str:
    """The calendar year in which the current school year begins."""
    return f"IFERROR(VALUE(LEFT(set_school_year,4)),YEAR({TODAY})-IF(MONTH({TODAY})<9,1,0))"


def day_formula() -> str:
    """The day set by hand, as a date or as a text like 01.09.2025; otherwise the real one."""
    parts = "VALUE(RIGHT(set_today,4)),VALUE(MID(set_today,4,2)),VALUE(LEFT(set_today,2))"
    by_hand = f'IF(MID(set_today,3,1)=".",DATE({parts}),VALUE(set_today))'
    return f'IF(set_today="",TODAY(),IFERROR({by_hand},TODAY()))'


def _subtitle(board: Board) -> str:
    values = settings_of(board)
    year = values.get("school_year") or school_year(board.day.year - (board.day.month < 9))
    return f"{values.get('district') or NO_DISTRICT}  ·  правила {values.get('profile', '')}  ·  учебный год {year}"


def _subtitle_formula() -> str:
    district = f'IF(set_district="","{NO_DISTRICT}",set_district)'
    year = f'{first_year_formula()}&"/"&({first_year_formula()}+1)'
    return f'IF({TODAY},{district}&"  ·  правила "&set_profile&"  ·  учебный год "&{year})'
