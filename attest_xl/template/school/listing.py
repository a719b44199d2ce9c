"""Two lists for the methodist: who got what, and who has not answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from attest_xl.schema.cells import Value
from attest_xl.template.formats import Formats
from attest_xl.template.page import A4, plain
from attest_xl.template.palette import BLUE, PAPER, RULE

Column = tuple[str, int]
"""A title and a width in characters."""

PLACE: Sequence[Column] = (("№", 5), ("Учреждение", 28), ("Эл. почта", 28), ("Координатор", 30), ("Телефон", 20))
SENT: Sequence[Column] = (
    *PLACE,
    ("Файл", 44),
    ("Письмо", 30),
    ("Строк", 8),
    ("Отмечено", 11),
    ("Пароль", 9),
    ("Письмо ушло", 13),
)
WAITING: Sequence[Column] = (*PLACE, ("Отправлен", 12), ("Дней ждём", 11), ("Ответ до", 12), ("Напоминание", 34))


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its title, its columns and its lines."""

    title: str
    columns: Sequence[Column]
    lines: Iterable[Sequence[Value]]


def write_listing(listing: Listing, made: datetime) -> bytes:
    """The list as a workbook, ready to print."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    workbook: Any = Workbook(stream, {"in_memory": True})
    workbook.set_properties({"title": listing.title, "created": made.replace(tzinfo=None)})
    sheet, formats = workbook.add_worksheet("Список"), Formats(workbook)
    _head(sheet, formats, listing)
    bottom = 0
    for bottom, line in enumerate(listing.lines, start=1):
        for index, value in enumerate(line):
            _write(sheet, formats, bottom, index, value)
    sheet.autofilter(0, 0, max(1, bottom), len(listing.columns) - 1)
    workbook.close()
    return stream.getvalue()


def _head(sheet: Any, formats: Formats, listing: Listing) -> None:
    look = formats(bold=True, font_color=PAPER, bg_color=BLUE, align="center", text_wrap=True)
    for index, (title, width) in enumerate(listing.columns):
        sheet.set_column(index, index, width)
        sheet.write_string(0, index, title, look)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_header(f'&L&"Calibri,Bold"&14{plain(listing.title)}')
    sheet.set_footer("&R&9Страница &P из &N")


def _write(sheet: Any, formats: Formats, row: int, column: int, value: Value) -> None:
    line = {"bottom": 1, "bottom_color": RULE}
    match value:
        case None:
            sheet.write_blank(row, column, None, formats(**line))
        case int():
            sheet.write_number(row, column, value, formats(**line, align="center"))
        case date():
            sheet.write_datetime(row, column, value, formats(**line, align="center", num_format="dd.mm.yyyy"))
        case _:
            sheet.write_string(row, column, str(value), formats(**line))
