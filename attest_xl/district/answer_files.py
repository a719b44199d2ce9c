"""Templates as plain programs open and save them: the sheet in, the sheet out, whatever is lost on the way."""

import os
import re
from collections.abc import Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from attest_xl.district.answer_form import CODE, Form
from attest_xl.schema.cells import Value
from attest_xl.sheets import Staff
from attest_xl.tables.base_sheet import BASE_SHEET, NAMES
from attest_xl.template.school.instruction import TITLE as INSTRUCTION

SHEET = Staff.sheet.title
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ERROR = re.compile(r"#[A-Z/0!?]+")


class Template:
    """A template opened by openpyxl, which keeps the cells, the names and the properties, and little else."""

    def __init__(self, path: Path) -> None:
        self._book: Any = import_module("openpyxl").load_workbook(path)
        self._sheet: Any = self._book[SHEET]

    def write(self, form: Form) -> None:
        """Put the form in the sheet's place."""
        grid = form.grid()
        titles = [cell.value for cell in self._sheet[1]]
        if form.header != titles or form.above:
            for table in list(self._sheet.tables):
                del self._sheet.tables[table]
        width = max(len(form.header), len(titles))
        for number in range(1, max(self._sheet.max_row, len(grid)) + 1):
            self._write_row(number, grid[number - 1] if number <= len(grid) else (), width)
        self._decorate(form)

    def lose(self, *, base: bool = False, identity: bool = False) -> None:
        """Lose the hidden base, and with it all that tells whose the template is."""
        if base and BASE_SHEET in self._book.sheetnames:
            del self._book[BASE_SHEET]
        if identity:
            del self._book[INSTRUCTION]
            for name in NAMES.values():
                del self._book.defined_names[name]
                del self._book.custom_doc_props[name]

    def disguise(self, district: str, number: str) -> None:
        """Become the template of another district."""
        head = self._book[BASE_SHEET][1]
        head[2].value, head[4].value = district, number
        self._book.defined_names[NAMES["district"]].attr_text = f'"{district}"'
        self._book.defined_names[NAMES["template_id"]].attr_text = f'"{number}"'

    def save(self, path: Path, when: datetime, who: str) -> None:
        """Save, at that local time by that person; the same content gives the same bytes."""
        self._book.properties.lastModifiedBy = who
        self._book.save(path)
        stamp(path, when)

    def _write_row(self, number: int, values: Sequence[Value], width: int) -> None:
        for column in range(1, width + 1):
            value = values[column - 1] if column <= len(values) else None
            cell = self._sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str) and not _ERROR.fullmatch(value):
                cell.data_type = "s"  # a text that begins as a formula does stays a text
            elif isinstance(value, date):
                cell.number_format = "DD.MM.YYYY"

    def _decorate(self, form: Form) -> None:
        first = len(form.above) + 2
        for index in form.hidden:
            self._sheet.row_dimensions[first + index].hidden = True
        for top, bottom, title in form.merged:
            column = form.header.index(title) + 1
            self._sheet.merge_cells(
                start_row=first + top, end_row=first + bottom, start_column=column, end_column=column
            )


def stamp(path: Path, when: datetime) -> None:
    """Set the time of saving, inside the package and of the file."""
    with ZipFile(path) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    said = f"{when:%Y-%m-%dT%H:%M:%SZ}".encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts:
            content = _MODIFIED.sub(rb"\g<1>" + said, data) if name == "docProps/core.xml" else data
            archive.writestr(ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, ZIP_DEFLATED)
    os.utime(path, (when.timestamp(), when.timestamp()))


def write_letter(path: Path) -> None:
    """A document of Word under a name that says it is a workbook."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(ZipInfo(name, (2026, 1, 1, 0, 0, 0)), "<a/>")


def form_of(path: Path) -> Form:
    """The staff sheet of a template: its header and filled rows."""
    reader: Any = import_module("python_calamine").CalamineWorkbook.from_path(str(path))
    lines = [[_value(cell) for cell in line] for line in reader.get_sheet_by_name(SHEET).to_python()]
    return Form(list(map(str, lines[0])), [line for line in lines[1:] if any(line)])


def people_of(path: Path) -> list[dict[str, Value]]:
    """The rows of a template as they were sent, by title."""
    form = form_of(path)
    return [dict(zip(form.header, row, strict=True)) for row in form.rows if form.get(row, CODE)]


def _value(cell: Any) -> Value:
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    return cell.date() if isinstance(cell, datetime) else None if cell == "" else cell
