"""A round of collecting, for tests: templates sent from a memory book, filled as schools do, and collected."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl

from attest_xl.actions._changes import Report
from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.memory import MemoryBook
from tests.actions.desks import cells, desk

DISTRICT = """
    | Сотрудники | Код    | Учреждение | ФИО                    | Дата рождения | Должность   | Предмет | Категория | Дата решения | Статус   | Примечание |
    |            | П00001 | СОШ № 1    | Иванова Мария Петровна | 1980-05-01    | Учитель     |         | первая    | 2021-03-12   | работает |            |
    |            | П00002 | СОШ № 1    | Петров Пётр Ильич      | 1981-05-01    | Учитель     |         |           |              | работает |            |
    |            | П00003 | Сад        | Котова Анна Ильинична  | 1983-05-01    | Воспитатель |         | первая    | 2025-03-12   | работает |            |
    | Учреждения | Код  | Учреждение | Шаблон | Отправлен | Вернулся | Собран | Вопросов | Дней ждём |
    |            | У001 | СОШ № 1    |        |           |          |        |          |           |
    |            | У002 | Сад        |        |           |          |        |          |           |
    | Курсы      | Код    | Учреждение | ФИО                    | Должность | Программа | Часов |
    |            | П00001 | СОШ № 1    | Иванова Мария Петровна | Учитель   | ФГОС      | 72    |
    | Настройки  | Имя      | Значение |
    |            | district | Верхний  |
"""
STAFF, COURSES = "Сотрудники", "Курсы"
NEW: Any = None
"""Stands for the row of a `fill` that is a new one."""


class Round:
    """A book in memory, its templates in a folder."""

    def __init__(self, folder: Path, markdown: str = DISTRICT, today: date = date(2026, 1, 15)) -> None:
        self.folder = folder
        self.desk = desk(markdown, today)
        assert isinstance(self.desk.book, MemoryBook)
        self.book = self.desk.book
        self.book.path = folder / "Район.xlsm"
        self.files: dict[str, Path] = {}

    def send(self, *sheets: str) -> "Round":
        """Send templates to all schools."""
        folder = self.folder / f"Шаблоны {len(list(self.folder.glob('Шаблоны*')))}"
        report = perform("distribute", self.fresh(), options={"folder": folder, "sheets": sheets or ["courses"]})
        self.files = {one["school"]: Path(one["file"]) for one in report.facts["templates"]}
        return self

    def fresh(self, today: date | None = None) -> Desk:
        """A desk that has read nothing yet."""
        return Desk(self.book, today or self.desk.clock)

    def merge(self, *files: Path, today: date | None = None, **options: Any) -> Report:
        """Collect the files."""
        return perform("merge", self.fresh(today), files, options)

    def resolve(self, **options: Any) -> Report:
        """Apply what has been decided."""
        return perform("resolve", self.fresh(), options=options)

    def table(self, table: str, *titles: str) -> list[tuple[Any, ...]]:
        """The filled rows of a table of the book."""
        return cells(self.fresh(), table, *titles)

    def set_cells(self, sheet: str, key: str, **values: Any) -> None:
        """Type into the row of the book one of whose cells says `key`; titles with blanks are spelt with `_`."""
        grid = self.book.read(sheet)
        from attest_xl.schema.change import TableWrite

        titles = tuple(map(str, grid.rows[0]))
        rows = [list(row) for row in grid.rows[1:]]
        for row in rows:
            if key in row:
                for title, value in values.items():
                    row[titles.index(title.replace("_", " "))] = value
        self.book.write(TableWrite(sheet, titles, tuple(map(tuple, rows)), tuple(range(len(rows)))))

    def questions(self) -> list[tuple[Any, ...]]:
        """What is asked: the code, the column, the book's value, the school's."""
        return self.table("tblConflicts", "Код", "Столбец", "В книге", "От школы")


def fill(source: Path, target: Path, rows: Mapping[Any, Mapping[str, Any] | None], sheet: str = STAFF) -> Path:
    """The file as a school gives it back: rows by the name in them, cells by title; `None` for a row cleared whole."""
    book: Any = openpyxl.load_workbook(str(source))
    page = book[sheet]
    titles = [cell.value for cell in page[1]]
    place = titles.index("ФИО")
    for name, values in rows.items():
        line = next(row for row in page.iter_rows(min_row=2) if row[place].value == (None if name is NEW else name))
        for title in titles if values is None else values:
            line[titles.index(title)].value = None if values is None else values[title]
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(target))
    return saved_at(target, "2026-02-01T12:00:00Z")


def saved_at(path: Path, moment: str) -> Path:
    """The file as if it had been saved then."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"(modified [^>]*>)[^<]*", rf"\g<1>{moment}", core).encode()
    with ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path
