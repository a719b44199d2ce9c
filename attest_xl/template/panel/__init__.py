"""«Пульт»: the first sheet of the master, drawn part by part."""

from attest_xl.template.page import A4
from attest_xl.template.palette import MUTED, NAVY
from attest_xl.template.panel.band import add_band, names
from attest_xl.template.panel.board import COLUMN_WIDTH, COLUMNS, TITLE, WORK, Board
from attest_xl.template.panel.buttons import add_buttons
from attest_xl.template.panel.charts import add_charts
from attest_xl.template.panel.chosen import add_chosen
from attest_xl.template.panel.figures import add_figures
from attest_xl.template.panel.navigation import add_navigation
from attest_xl.template.panel.next_step import add_next_step
from attest_xl.template.panel.recent import add_recent
from attest_xl.template.vba import NOTICE_NAME, NOTICE_TEXT

__all__ = ["TITLE", "Board", "draw_panel", "names"]

NARROW = 7
"""The height of a row that only keeps parts from touching, in points."""


def draw_panel(board: Board) -> None:
    """Draw the whole sheet."""
    board.sheet.set_column(0, 0, 1.7)
    board.sheet.set_column(1, COLUMNS, COLUMN_WIDTH)
    add_band(board)
    add_next_step(board)
    add_figures(board)
    left = add_chosen(board, add_buttons(board) + 1)
    right = add_recent(board, add_charts(board) + 1)
    last = add_navigation(board, max(left, right) + 1)
    for row in (0, 3, 5, WORK - 1):
        board.sheet.set_row(row, NARROW)
    board.sheet.set_row(WORK, 21)
    _add_notice(board, last)
    _set_up(board, last)


def _add_notice(board: Board, row: int) -> None:
    """The text that a macro shows when nobody answers its call."""
    board.text(row, 1, COLUMNS, NOTICE_TEXT, font_size=9, font_color=MUTED, italic=True)
    board.workbook.define_name(NOTICE_NAME, f"={board.reference(row, 1)}")


def _set_up(board: Board, last: int) -> None:
    sheet = board.sheet
    sheet.hide_gridlines(2)
    sheet.hide_row_col_headers()
    sheet.set_tab_color(NAVY)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.3, right=0.3, top=0.4, bottom=0.4)
    sheet.fit_to_pages(1, 1)
    sheet.print_area(0, 0, last, COLUMNS)
    sheet.center_horizontally()
