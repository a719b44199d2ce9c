"""«Примеры формул»: every worksheet function with a live formula and the answer to expect beside it."""

from datetime import date
from typing import Any

from attest_xl.schema.address import a1_range, quoted
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.column import Owner
from attest_xl.schema.functions import FUNCTIONS, PEOPLE, Function
from attest_xl.schema.heights import LINE, lines_in
from attest_xl.template.formats import Formats
from attest_xl.template.page import A4
from attest_xl.template.palette import HINT, MUTED, NAVY, OWNERS, RULE

TITLE, HEADING = "Примеры формул", "Формулы аттестации"
"""The heading is also what the function wizard calls this kind of functions."""

NOTICE_NAME, TEXTS_NAME = "AttestNoFormulas", "AttestFunctions"
"""Cells that macros read: what a formula shows when nobody answers it, and what the function wizard says."""
NOTICE_TEXT = "Формулы считает программа attest-xl: откройте книгу командой attest-xl open."
HEADERS = ("Функция", "Что даёт", "Аргументы", "Пример", "Ответ", "Должно быть")
WIDTHS = (22, 34, 62, 46, 34, 34)
ABOUT = (
    "Вместо одной ячейки можно указать столбец: одна формула заполнит весь столбец ответов. Пустая строка даёт пустой "
    "ответ, а если прочитать ячейку нельзя, ответом будет объяснение."
)
HEAD = 3
FIRST = HEAD + 1
LIST = FIRST + len(FUNCTIONS) + 2
"""Rows from 0: the headers, the first function, the small list that one of the examples counts."""


def add_examples(workbook: Any, formats: Formats) -> Any:
    """Add the sheet; a program that does not compute the formulas shows the answers it is written with."""
    sheet = workbook.add_worksheet(TITLE)
    for index, width in enumerate(WIDTHS):
        sheet.set_column(index, index, width)
    sheet.write(0, 0, HEADING, formats(bold=True, font_size=15, font_color=NAVY))
    sheet.write(1, 0, ABOUT, formats(font_color=MUTED))
    sheet.write(2, 0, NOTICE_TEXT, formats(italic=True, font_size=9, font_color=MUTED))
    _write_functions(sheet, formats)
    _write_list(sheet, formats)
    _set_up(sheet)
    last = FIRST + len(FUNCTIONS)
    workbook.define_name(NOTICE_NAME, f"={quoted(TITLE)}!$A$3")
    workbook.define_name(TEXTS_NAME, f"={quoted(TITLE)}!$A${FIRST + 1}:$C${last}")
    return sheet


def _write_functions(sheet: Any, formats: Formats) -> None:
    for index, header in enumerate(HEADERS):
        sheet.write(HEAD, index, header, formats.header(OWNERS[Owner.COMPUTED]))
    for row, described in enumerate(FUNCTIONS, start=FIRST):
        _write_function(sheet, formats, row, described)


def _write_function(sheet: Any, formats: Formats, row: int, described: Function) -> None:
    look = {"valign": "top", "text_wrap": True, "align": "left", "bottom": 1, "bottom_color": RULE}
    words = "\n".join(argument.words for argument in described.arguments)
    typed = formula(described).replace(",", ";")  # as it is typed in Russian programs
    texts = (described.name, described.purpose, words, f"={typed}")
    for column, text in enumerate(texts):
        sheet.write_string(row, column, text, formats(**look, bold=column == 0))
    answer = formats(
        **look, bg_color=HINT, num_format="dd.mm.yyyy" if isinstance(described.answer, date) else "General"
    )
    sheet.write_formula(row, 4, f"={formula(described)}", answer, _cached(described.answer))
    sheet.write_string(row, 5, text_of(described.answer), formats(**look, font_color=MUTED))
    columns = zip((*texts, text_of(described.answer)), WIDTHS, strict=False)
    sheet.set_row(row, LINE * max(lines_in(text, width) for text, width in columns))


def formula(described: Function) -> str:
    """The example's formula as it stands on the sheet, without the equals sign."""
    people = a1_range(LIST + 1, 1, LIST + len(PEOPLE), len(PEOPLE[0]))
    return described.example.replace("{people}", people)


def _write_list(sheet: Any, formats: Formats) -> None:
    sheet.write(LIST - 1, 0, "Список для примера", formats(bold=True, font_color=NAVY))
    for number, row in enumerate(PEOPLE):
        for column, value in enumerate(row):
            _write(sheet, LIST + number, column, value, formats, header=number == 0)


def _write(sheet: Any, row: int, column: int, value: Value, formats: Formats, *, header: bool) -> None:
    look = formats.header(OWNERS[Owner.SCHOOL]) if header else formats(align="left")
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, formats(num_format="dd.mm.yyyy", align="left"))
    elif value is not None:
        sheet.write_string(row, column, str(value), look)


def _cached(value: Value) -> Value:
    return value.toordinal() - date(1899, 12, 30).toordinal() if isinstance(value, date) else value


def _set_up(sheet: Any) -> None:
    sheet.hide_gridlines(2)
    sheet.freeze_panes(FIRST, 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_tab_color(OWNERS[Owner.COMPUTED])
