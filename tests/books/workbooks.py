"""A workbook full of things that must survive: made by XlsxWriter, and the same made into what other programs write."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from attest_xl.template.vba import build_project, default_code_names, master_modules

PEOPLE = "Люди"
TIMES = "Сроки"
PEOPLE_TITLES = ("Код", "ФИО", "Дата", "Часы", "Удвоено", "Заметка")
PEOPLE_ROWS: tuple[tuple[object, ...], ...] = (
    ("0001", "Иванова Мария", date(2024, 2, 29), 12, None, "не трогать"),
    ("0002", "Петров Пётр", None, 7.5, None, None),
    ("0003", "=СУММ(1;2)", date(1999, 12, 31), None, None, "своё"),
    ("0004", "Ким Анна", date(2020, 1, 1), 0, None, None),
)
TIMES_TITLES = ("Код", "Срок", "Состояние")
BUILT = datetime.fromisoformat("2025-09-01T08:00")


def rich_workbook(path: Path) -> Path:
    """«Люди» (`tblPeople`, B4:G8, with a column of formulas), «Сроки» (`tblTimes`, an empty table), and beside them
    charts, pictures, comments, macros and all the rest."""
    made: Any = Workbook(str(path))
    with made as book:
        book.set_properties({"title": "Район", "created": BUILT})
        book.add_vba_project(
            io.BytesIO(build_project(master_modules(), sheet_code_names=default_code_names(3))), is_stream=True
        )
        _people(book, book.add_worksheet(PEOPLE))
        _times(book, book.add_worksheet(TIMES))
        _rest(book, book.add_worksheet("Пульт"))
    return path


def _people(book: Any, sheet: Any) -> None:
    day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
    yellow = book.add_format({"bg_color": "#FFFF00", "bold": True})
    columns = [{"header": title} for title in PEOPLE_TITLES]
    columns[4]["formula"] = "=[@Часы]*2"
    last = 3 + len(PEOPLE_ROWS)
    sheet.add_table(3, 1, last, 6, {"name": "tblPeople", "columns": columns, "style": "Table Style Light 9"})
    for row, values in enumerate(PEOPLE_ROWS, start=4):
        hours: Any = values[3] or 0
        for column, value in enumerate(values, start=1):
            _write(sheet, row, column, value, day)
        sheet.write_formula(row, 5, "=tblPeople[[#This Row],[Часы]]*2", None, hours * 2)
    sheet.write_string(4, 2, "Иванова Мария", yellow)
    sheet.set_row(5, 33)
    sheet.write_string("A1", "Заголовок листа", yellow)
    sheet.write_formula("I5", "=COUNTA(tblPeople[ФИО])", None, 4)
    sheet.write_string("I7", "рядом с таблицей")
    sheet.freeze_panes(4, 3)
    sheet.set_column("B:C", 22)
    sheet.conditional_format("D5:D8", {"type": "blanks", "format": yellow})
    sheet.conditional_format("E5:E8", {"type": "data_bar", "data_bar_2010": True})
    sheet.data_validation("E5:E8", {"validate": "decimal", "criteria": ">=", "value": 0})
    sheet.data_validation("D5", {"validate": "date", "criteria": ">", "value": date(1950, 1, 1)})
    sheet.write_comment("C6", "Спросить в школе")
    sheet.write_url("G6", "mailto:petrov@example.org", string="почта")
    sheet.add_sparkline("J5", {"range": f"{PEOPLE}!E5:E8"})
    sheet.insert_image("L2", "p.png", {"image_data": io.BytesIO(_picture())})


def _times(book: Any, sheet: Any) -> None:
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.add_table("A1:C2", {"name": "tblTimes", "columns": [{"header": title} for title in TIMES_TITLES]})
    sheet.set_column("B:B", 14, day)
    sheet.data_validation("C2:C2", {"validate": "list", "source": ["срочно", "скоро"]})
    sheet.conditional_format("A2:C2", {"type": "formula", "criteria": '=$C2="срочно"', "format": day})
    sheet.hide()


def _rest(book: Any, sheet: Any) -> None:
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": f"={PEOPLE}!$E$5:$E$8", "categories": f"={PEOPLE}!$C$5:$C$8"})
    sheet.insert_chart("B2", chart)
    sheet.write_formula("A1", "=SUM(tblPeople[Часы])", None, 19.5)
    sheet.insert_button("B20", {"macro": "AttestCheck", "caption": "Проверить"})
    book.define_name("Часы", "=tblPeople[Часы]")
    book.define_name("Первый", f"={PEOPLE}!$C$5")


def _write(sheet: Any, row: int, column: int, value: object, day: object) -> None:
    match value:
        case None:
            if column == 3:
                sheet.write_blank(row, column, None, day)
        case date():
            sheet.write_datetime(row, column, value, day)
        case str():
            sheet.write_string(row, column, value)
        case _:
            sheet.write_number(row, column, value)


def _picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    pixel = chunk(b"IDAT", zlib.compress(b"\0\xff\x00\x00"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixel + chunk(b"IEND", b"")


def parts(path: Path) -> dict[str, bytes]:
    """Every part of the package, unpacked, in order."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def edited(source: Path, target: Path, edit: Callable[[str, bytes], bytes]) -> Path:
    """A copy of the workbook in which `edit` has gone over every part."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts(source).items():
            package.writestr(name, edit(name, data))
    return target
