"""«Инструкция»: what to do with the template, on one page, in the words of somebody who does it once a year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from attest_xl.findings import Severity
from attest_xl.schema.cells import Value
from attest_xl.schema.sheet import column_of
from attest_xl.sheets import Staff
from attest_xl.sheets.staff import LEFT, WORKS
from attest_xl.template.formats import Formats
from attest_xl.template.page import A4
from attest_xl.template.palette import BLUE, HINT, MUTED, NAVY, PAPER, RULE, SHADE, SKY, YELLOW
from attest_xl.template.reference import place
from attest_xl.template.school.content import SchoolContent, Sending
from attest_xl.template.school.tones import MARKS, MEANING, NEEDED

TITLE = "Инструкция"
COLUMNS, COLUMN_WIDTH = 12, 10.7
BAND, SUBTITLE, GREETING, STEPS = 1, 2, 4, 6
COLOURS = STEPS + 7
EXAMPLE = COLOURS + 8
FOOT = EXAMPLE + 5
"""Rows, from 0. Column 0 is the margin; 1 to 12 are the page."""

SLOTS: Mapping[str, str] = MappingProxyType(
    {"title": f"B{BAND + 1}", "greeting": f"B{GREETING + 1}", "number": f"B{FOOT + 2}"}
)
"""Cells that every school gets filled in its own way."""

EXAMPLE_ROW: Sequence[tuple[str, int, Value, str]] = (
    ("name", 2, "Образцова Мария Ивановна", "полностью"),
    ("birth", 1, date(1985, 3, 12), "по паспорту"),
    ("position", 1, "Учитель", "из списка"),
    ("subject", 2, "математика", "из списка"),
    ("category", 1, "первая", "из списка"),
    ("decided", 1, date(2024, 12, 25), "из приказа"),
    ("started", 1, date(2019, 9, 1), "с какого дня"),
    ("trained", 2, date(2024, 3, 15), "по удостоверению"),
    ("status", 1, WORKS, "или «выбыл»"),
)
"""Field, columns it takes, what stands there, where it comes from."""

NEVER = (
    "Не удаляйте строки, столбцы и листы.",
    "Не меняйте столбец «Код»: по нему узнают человека.",
    "Не вставляйте таблицу из другого файла целиком – копируйте только значения.",
    "Не объединяйте ячейки.",
    "Не пишите в одну ячейку две даты или двух человек.",
    "Не пересылайте файл другой школе: в нём персональные данные.",
)
WIDE: Mapping[str, Any] = MappingProxyType({"text_wrap": True, "valign": "vcenter"})


def add_instruction(workbook: Any, formats: Formats, sending: Sending) -> None:
    """Draw the sheet; the slots stay blank."""
    sheet = workbook.add_worksheet(TITLE)
    page = _Page(sheet, formats)
    _set_up(sheet)
    _band(page, sending)
    _steps(page, sending)
    _colours(page)
    _never(page)
    _example(page)
    _foot(page, sending)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.activate()


def slot_texts(content: SchoolContent) -> Mapping[str, str]:
    """What stands in the slots of one school."""
    people = len(content.sheet(Staff).rows)
    listed = f"В файле ваши педагоги, как они записаны в районе: {people}." if people else (
        "В районе пока нет списка ваших педагогов: впишите их, строк для этого оставлено достаточно."
    )  # fmt: skip
    marked = f" Отмечено ячеек, которые нужно исправить или проверить: {content.marked}." if content.marked else ""
    return {
        "title": f"{content.title} – список педагогов",
        "greeting": listed + marked,
        "number": f"Номер шаблона: {content.identity.template_id}",
    }


@dataclass(frozen=True, slots=True)
class _Page:
    sheet: Any
    formats: Formats

    def text(self, row: int, first: int, last: int, said: Value, **look: Any) -> None:
        """A text, or a date, over the columns `first` to `last`."""
        form = self.formats(**look)
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", form)
        if isinstance(said, date):
            self.sheet.write_datetime(row, first, said, form)
        elif said:
            self.sheet.write_string(row, first, said, form)
        else:
            self.sheet.write_blank(row, first, None, form)

    def link(self, row: int, column: int, target: str, said: str, **look: Any) -> None:
        """A text that leads to another sheet, over the columns already joined."""
        self.sheet.write_url(row, column, target, self.formats(**{"font_color": BLUE, "underline": 1} | look), said)

    def heading(self, row: int, first: int, last: int, said: str) -> None:
        """The heading of a part."""
        look = {"bold": True, "font_size": 13, "font_color": NAVY, "bottom": 2, "bottom_color": RULE}
        self.sheet.set_row(row, 22)
        self.text(row, first, last, said, **look)


def _set_up(sheet: Any) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 2)
    sheet.set_column(1, COLUMNS, COLUMN_WIDTH)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.4)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.print_area(0, 0, FOOT + 1, COLUMNS)
    sheet.set_tab_color(NAVY)


def _band(page: _Page, sending: Sending) -> None:
    page.sheet.set_row(BAND, 36)
    page.sheet.set_row(SUBTITLE, 22)
    page.sheet.set_row(GREETING, 30)
    big = {"font_size": 18, "bold": True, "font_color": PAPER, "bg_color": NAVY, "indent": 1}
    page.text(BAND, 1, 9, None, **big)
    page.text(BAND, 10, COLUMNS, f"ответ до {sending.answer_by:%d.%m.%Y}", **big | {"font_size": 14, "align": "right"})
    who = " · ".join(part for part in (sending.sender.district, sending.sender.office) if part)
    small = {"font_color": SKY, "bg_color": NAVY, "indent": 1}
    page.text(SUBTITLE, 1, 9, who, **small)
    page.text(SUBTITLE, 10, COLUMNS, f"отправлено {sending.sent:%d.%m.%Y}", **small, align="right")
    page.text(
        GREETING, 1, COLUMNS, None, bg_color=HINT, font_size=12, left=5, left_color=YELLOW.solid, indent=1, **WIDE
    )


def _steps(page: _Page, sending: Sending) -> None:
    page.heading(STEPS, 1, COLUMNS, "Пять шагов")
    for number, (title, said) in enumerate(_what_to_do(sending), start=1):
        row = STEPS + number
        page.sheet.set_row(row, 33)
        line = {"bottom": 1, "bottom_color": RULE}
        look = {"font_size": 20, "bold": True, "font_color": BLUE, "align": "center", **line}
        page.text(row, 1, 1, str(number), **look)
        page.text(row, 2, 4, title, bold=True, font_size=12, **line, **WIDE)
        if number == 1:
            page.link(row, 2, place(sending.sheets[0].title, 1, 2), title, bold=True, font_size=12, **line, **WIDE)
        page.text(row, 5, COLUMNS, said, **line, **WIDE)


def _what_to_do(sending: Sending) -> Iterator[tuple[str, str]]:
    filled = [f"«{shown.title}»" for shown in sending.sheets if not shown.read_only]
    read = [f"«{shown.title}»" for shown in sending.sheets if shown.read_only]
    only = f" Только для чтения: {', '.join(read)}." if read else ""
    yield f"Откройте лист {filled[0]}", f"Вкладки листов – внизу окна. Заполняете: {', '.join(filled)}.{only}"
    yield (
        "Исправьте закрашенное",
        "Наведите мышь на закрашенную ячейку с уголком: рядом написано, что не так и как исправить. Исправленная "
        "ячейка перестанет быть закрашенной.",
    )
    yield (
        "Допишите новых, отметьте ушедших",
        "Новых людей – в пустые строки под списком, две должности – две строки. Кто ушёл – строку не удаляйте, "
        f"а выберите в столбце «Статус» слово «{LEFT}». Не хватило строк – пишите ниже таблицы.",
    )
    yield "Сохраните файл", "Под тем же именем. Подойдёт любая программа: Excel, LibreOffice, Р7-Офис, МойОфис."
    where = f"на адрес {sending.sender.email}" if sending.sender.email else "ответом на письмо, с которым он пришёл"
    yield "Отправьте файл обратно", f"До {sending.answer_by:%d.%m.%Y} {where}. Исправили ещё что-то – пришлите снова."


def _colours(page: _Page) -> None:
    page.heading(COLOURS, 1, 5, "Что означают цвета")
    legend = (
        (PAPER, "Заполняете вы"),
        (SHADE, "Закрыто: ведёт программа"),
        (NEEDED.fill, "Пусто, а нужно заполнить"),
        *((MARKS[severity].fill, MEANING[severity]) for severity in Severity),
    )
    for row, (colour, meaning) in enumerate(legend, start=COLOURS + 1):
        page.sheet.set_row(row, 20)
        page.text(row, 1, 1, None, bg_color=colour, border=1, border_color=RULE)
        page.text(row, 2, 5, meaning, indent=1)


def _never(page: _Page) -> None:
    page.heading(COLOURS, 7, COLUMNS, "Чего не делать")
    for row, said in enumerate(NEVER, start=COLOURS + 1):
        page.text(row, 7, COLUMNS, f"✕  {said}", font_size=10)


def _example(page: _Page) -> None:
    page.heading(EXAMPLE, 1, COLUMNS, "Так выглядит заполненная строка")
    head = {"bold": True, "font_size": 10, "font_color": PAPER, "bg_color": BLUE, "align": "center", "text_wrap": True}
    line = {"border": 1, "border_color": RULE}
    page.sheet.set_row(EXAMPLE + 1, 30)
    page.sheet.set_row(EXAMPLE + 2, 32)
    first = 1
    for field, wide, value, source in EXAMPLE_ROW:
        last = first + wide - 1
        page.text(EXAMPLE + 1, first, last, column_of(Staff, field).title, **head, border=1, border_color=PAPER)
        look = {"num_format": "dd.mm.yyyy"} if isinstance(value, date) else {}
        page.text(EXAMPLE + 2, first, last, value, align="center", **look, **line, **WIDE)
        page.text(EXAMPLE + 3, first, last, source, font_size=9, italic=True, font_color=MUTED, align="center")
        first = last + 1


def _foot(page: _Page, sending: Sending) -> None:
    sender = sending.sender
    asked = ", ".join(part for part in (sender.signature, sender.email) if part)
    small = {"font_size": 9, "font_color": MUTED}
    page.text(FOOT, 1, COLUMNS, f"Вопросы: {asked}." if asked else "", **small)
    page.text(FOOT + 1, 1, COLUMNS, None, **small)
