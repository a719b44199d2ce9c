"""The one thing to do next, in a line."""

from collections.abc import Iterator
from dataclasses import dataclass

from attest_xl.schema.verbs import verb
from attest_xl.template.palette import HINT, YELLOW
from attest_xl.template.panel.board import COLUMNS, STEP, Board
from attest_xl.template.panel.figures import FIGURES, figure_cell
from attest_xl.template.tally import TODAY


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
    yield Step("urgent", True, "Срочно: {n}. Пора собирать документы – смотрите «График».")


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
