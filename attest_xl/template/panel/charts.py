"""Two charts with the small tables they are drawn from: attestations due by school year, people by category."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from attest_xl.sheets import Due, Staff
from attest_xl.sheets.staff import LEFT
from attest_xl.template.palette import BLUE, CATEGORY_BARS, FONT, INK, MUTED, PAPER, RED, RULE, THOUSANDS
from attest_xl.template.panel.band import first_year_formula, school_year
from attest_xl.template.panel.board import COLUMN_PIXELS, COLUMNS, MIDDLE, RIGHT, ROW_PIXELS, TITLE, WORK, Board, Look
from attest_xl.template.panel.figures import FIGURES, figure_cell
from attest_xl.template.tally import TODAY, Tally

YEARS = 5
CHART_ROWS = 14

OVERDUE = "просрочено"
CATEGORY_ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("без категории", ()),
    ("вторая", ("вторая",)),
    ("первая", ("первая",)),
    ("высшая", ("высшая",)),
    ("методист, наставник", ("педагог-методист", "педагог-наставник", "учитель-методист")),
)


@dataclass(frozen=True, slots=True)
class Strip:
    """The columns of one chart and of its table: a label over the first ones, a number in the last two."""

    first: int
    last: int

    @property
    def number(self) -> int:
        """The column of the numbers."""
        return self.last - 1


YEAR_STRIP = Strip(MIDDLE, RIGHT - 1)
CATEGORY_STRIP = Strip(RIGHT, COLUMNS)


def add_charts(board: Board) -> int:
    """Draw the charts beside the buttons, and their tables below; the row after the tables."""
    tables = WORK + 1 + CHART_ROWS
    for strip, chart, table in (
        (YEAR_STRIP, "Аттестации по учебным годам", "Сколько аттестаций"),
        (CATEGORY_STRIP, "Категории", "Сколько сотрудников"),
    ):
        board.heading(WORK, strip.first, strip.last, chart, indent=1)
        board.heading(tables, strip.first, strip.last, table, indent=1)
    first = tables + 1
    _add_years(board, first)
    _add_categories(board, first)
    _insert(board, YEAR_STRIP, _years_chart(board, first))
    _insert(board, CATEGORY_STRIP, _categories_chart(board, first))
    return first + 1 + YEARS


def _add_years(board: Board, first: int) -> None:
    """Overdue, then the current school year and those after it."""
    overdue = Tally(Due, "name", (("state", OVERDUE),))
    _add_line(board, YEAR_STRIP, first, OVERDUE, (overdue.formula(), overdue.value(board.content)))
    start = board.day.year - (board.day.month < 9)
    for number in range(YEARS):
        row = first + 1 + number
        label, said = board.reference(row, YEAR_STRIP.first), school_year(start + number)
        due = Tally(Due, "name", (("school_year", said), ("state", f"<>{OVERDUE}")))
        year = f"{first_year_formula()}+{number}"
        name = f'IF({TODAY},{year}&"/"&({year}+1))'
        counted = due.formula({"school_year": label}), due.value(board.content)
        _add_line(board, YEAR_STRIP, row, (name, said), counted)


def _add_categories(board: Board, first: int) -> None:
    """Every working person once: whoever has no known category is without one."""
    numbers = [sum(tally.value(board.content) for tally in _tallies(names)) for _, names in CATEGORY_ROWS]
    numbers[0] = FIGURES[0].tally.value(board.content) - sum(numbers)
    column = CATEGORY_STRIP.number
    below = f"{board.reference(first + 1, column)}:{board.reference(first + len(CATEGORY_ROWS) - 1, column)}"
    for number, (label, names) in enumerate(CATEGORY_ROWS):
        counted = "+".join(tally.formula() for tally in _tallies(names))
        formula = counted or f"{figure_cell(board, 'staff')}-SUM({below})"
        _add_line(board, CATEGORY_STRIP, first + number, label, (formula, numbers[number]))


def _tallies(names: tuple[str, ...]) -> Iterator[Tally]:
    return (Tally(Staff, "name", (("category", name), ("status", f"<>{LEFT}"))) for name in names)


Computed = tuple[str, str | int]
"""A formula and the value it has now."""


def _add_line(board: Board, strip: Strip, row: int, label: str | Computed, number: Computed) -> None:
    look: Look = {"font_size": 10, "bottom": 1, "bottom_color": RULE, "indent": 1}
    if isinstance(label, str):
        board.text(row, strip.first, strip.number - 1, label, **look)
    else:
        board.formula(row, strip.first, strip.number - 1, *label, **look)
    board.formula(row, strip.number, strip.last, *number, **look, num_format=THOUSANDS, align="right")


def _years_chart(board: Board, first: int) -> Any:
    chart = _chart(board, "column", YEAR_STRIP, first, [RED.solid, *[BLUE] * YEARS])
    chart.set_x_axis({"num_font": _font(MUTED), "line": {"color": RULE}})
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    return chart


def _categories_chart(board: Board, first: int) -> Any:
    chart = _chart(board, "bar", CATEGORY_STRIP, first, CATEGORY_BARS)
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_y_axis({"reverse": True, "num_font": _font(INK), "line": {"color": RULE}})
    return chart


def _chart(board: Board, kind: str, strip: Strip, first: int, colours: Sequence[str]) -> Any:
    chart = board.workbook.add_chart({"type": kind})
    last = first + len(colours) - 1
    chart.add_series(
        {
            "categories": [TITLE, first, strip.first, last, strip.first],
            "values": [TITLE, first, strip.number, last, strip.number],
            "points": [{"fill": {"color": colour}} for colour in colours],
            "gap": 45,
            "data_labels": {"value": True, "font": _font(INK)},
        }
    )
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": PAPER}})
    chart.set_plotarea({"fill": {"color": PAPER}})
    return chart


def _insert(board: Board, strip: Strip, chart: Any) -> None:
    width = (strip.last - strip.first + 1) * COLUMN_PIXELS
    chart.set_size({"width": width - 8, "height": CHART_ROWS * ROW_PIXELS - 10})
    board.sheet.insert_chart(WORK + 1, strip.first, chart, {"x_offset": 2, "y_offset": 4, "object_position": 2})


def _font(colour: str) -> dict[str, Any]:
    return {"name": FONT, "size": 9, "color": colour}
