"""The key figures in big numbers, and the one thing to do next."""

from collections.abc import Iterator
from dataclasses import dataclass

from attest_xl.schema.sheet import Row
from attest_xl.schema.verbs import verb
from attest_xl.sheets import Conflict, Due, FindingLine, Institution, Staff
from attest_xl.sheets.staff import LEFT
from attest_xl.template.palette import BLUE, GREY, HINT, INK, MUTED, ORANGE, PAPER, PURPLE, RED, SHADE, TEAL, YELLOW
from attest_xl.template.panel.board import CAPTIONS, COLUMNS, NUMBERS, STEP, Board
from attest_xl.template.reference import place
from attest_xl.template.tally import TODAY, Tally

WIDTH = 2
"""Columns a figure takes."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One big number: what it counts, what stands below it, its colours."""

    name: str
    caption: str
    tally: Tally
    colour: str
    accent: str

    @property
    def row(self) -> type[Row]:
        """The sheet it counts, where a click on the caption leads."""
        return self.tally.row


FIGURES = (
    Figure("staff", "сотрудников", Tally(Staff, "name", (("status", f"<>{LEFT}"),)), INK, BLUE),
    Figure("schools", "учреждений", Tally(Institution, "institution"), INK, BLUE),
    Figure("overdue", "просрочено", Tally(Due, "name", (("state", "просрочено"),)), RED.text, RED.solid),
    Figure("urgent", "срочно", Tally(Due, "name", (("state", "срочно"),)), ORANGE.text, ORANGE.solid),
    Figure("soon", "скоро", Tally(Due, "name", (("state", "скоро"),)), YELLOW.text, YELLOW.solid),
    Figure("no_data", "нет данных", Tally(Due, "name", (("state", "нет данных"),)), PURPLE.text, PURPLE.solid),
    Figure("errors", "ошибок в данных", Tally(FindingLine, "severity", (("severity", "ошибка"),)), RED.text, RED.solid),
    Figure("questions", "вопросов на «Сверке»", Tally(Conflict, "question"), TEAL.text, TEAL.solid),
)


def add_figures(board: Board) -> None:
    """Draw the figures in a row; zero is pale."""
    board.sheet.set_row(NUMBERS, 40)
    board.sheet.set_row(CAPTIONS, 20)
    gutter = {"right": 5, "right_color": PAPER, "bg_color": SHADE, "align": "center"}
    for figure in FIGURES:
        first = _column(figure.name)
        last = first + WIDTH - 1
        number = gutter | {"font_size": 24, "bold": True, "font_color": figure.colour, "num_format": "# ##0"}
        number |= {"top": 5, "top_color": figure.accent}
        board.formula(NUMBERS, first, last, figure.tally.formula(), figure.tally.value(board.content), **number)
        caption = gutter | {"font_size": 10, "font_color": MUTED}
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


@dataclass(frozen=True, slots=True)
class Step:
    """What to do when a figure is zero or, with `some`, when it is not; `{n}` in the text is the figure."""

    figure: str
    some: bool
    text: str


READY = "Всё посчитано, ничего срочного. Добавили людей или приказы – нажмите «Пересчитать график»."


def steps(verbs: frozenset[str]) -> Iterator[Step]:
    """What may have to be done, the most pressing first, of what the built verbs can do."""
    if "import" in verbs:
        load = verb("import").caption
        yield Step("staff", False, f"Начните со списков школ: нажмите «{load}» или впишите людей на лист «Сотрудники».")
    if "resolve" in verbs:
        yield Step("questions", True, "Решите вопросы на листе «Сверка» ({n}) и нажмите «Применить решения».")
    yield Step("errors", True, "Исправьте отмеченное на листе «Проверка» (ошибок: {n}) и нажмите «Проверить данные».")
    yield Step("overdue", True, "Просрочено: {n}. Откройте «График» и назначьте этим людям даты.")
    yield Step("no_data", True, "Не хватает данных, чтобы посчитать срок: {n}. Они отмечены на листе «График».")
    yield Step("urgent", True, "До срока меньше 90 дней: {n}. Пора собирать документы – смотрите «График».")


def add_next_step(board: Board) -> None:
    """One line: what to do now."""
    chosen = tuple(steps(frozenset(verb.name for verb in board.verbs)))
    board.sheet.set_row(STEP, 27)
    look = {"bg_color": HINT, "font_size": 12, "left": 5, "left_color": YELLOW.solid, "indent": 1}
    board.formula(STEP, 1, COLUMNS, f"IF({TODAY},{_choice(board, chosen)})", _said(board, chosen), **look)


def _choice(board: Board, chosen: tuple[Step, ...]) -> str:
    if not chosen:
        return f'"Что дальше:  {READY}"'
    step, *rest = chosen
    where = figure_cell(board, step.figure)
    text = f'"Что дальше:  {step.text}"'.replace("{n}", f'"&{where}&"')
    return f"IF({where}{'>0' if step.some else '=0'},{text},{_choice(board, tuple(rest))})"


def _said(board: Board, chosen: tuple[Step, ...]) -> str:
    tallies = {figure.name: figure.tally for figure in FIGURES}
    for step in chosen:
        number = tallies[step.figure].value(board.content)
        if bool(number) is step.some:
            return "Что дальше:  " + step.text.replace("{n}", str(number))
    return f"Что дальше:  {READY}"
