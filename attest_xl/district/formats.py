"""Pages to files: .xlsx, .xls, .ods, .csv. Each writer is a library of its own, imported when it is needed."""

import csv
from collections.abc import Callable, Sequence
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from attest_xl.district.layout import Layout
from attest_xl.district.pages import Page
from attest_xl.district.people import ExtraMissingError
from attest_xl.schema.cells import Value, text_of

_CREATED = datetime.fromisoformat("2025-09-01T09:00")
"""When every file is said to be made, so that they are reproducible; a file's own time has no zone."""
_PLAIN, _DAY, _STRONG, _HEADER, _LOOSE = "plain", "day", "strong", "header", "loose"
_LINE = 15  # points


def save(path: Path, pages: Sequence[Page], layout: Layout) -> None:
    """Write the pages in the format the layout's suffix names."""
    _WRITERS[layout.suffix](path, pages, layout)


def _look(page: Page, row: int, value: Value) -> str:
    if page.is_header(row):
        return _HEADER
    if row in page.strong:
        return _STRONG
    if row in page.loose:
        return _LOOSE
    return _DAY if isinstance(value, date) else _PLAIN


def _xlsx(path: Path, pages: Sequence[Page], layout: Layout) -> None:
    workbook: Any = import_module("xlsxwriter").Workbook(path, {"date_1904": layout.mac})
    workbook.set_properties({"created": _CREATED})
    border = {"border": 1, "text_wrap": True, "valign": "top"}
    looks = {
        _PLAIN: workbook.add_format(border),
        _DAY: workbook.add_format({**border, "num_format": "dd.mm.yyyy"}),
        _STRONG: workbook.add_format({"bold": True, "align": "center"}),
        _LOOSE: workbook.add_format(),
        _HEADER: workbook.add_format({**border, "bold": True, "align": "center", "bg_color": "#E7E6E6"}),
    }
    for page in pages:
        sheet = workbook.add_worksheet(page.name)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for place, width in enumerate(page.widths):
            sheet.set_column(place, place, width)
        for number, row in enumerate(page.rows, start=1):
            sheet.set_row(number - 1, _LINE * page.lines(number))
            for place, value in enumerate(row, start=1):
                _xlsx_cell(sheet, number - 1, place - 1, value, looks[_look(page, number, value)])
        for top, left, bottom, right in page.merged:
            value = page.rows[top - 1][left - 1]
            sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, value, looks[_look(page, top, value)])
    workbook.close()


def _xlsx_cell(sheet: Any, row: int, column: int, value: Value, look: Any) -> None:
    """Texts stay texts, whatever they look like."""
    if isinstance(value, str):
        sheet.write_string(row, column, value, look)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, look)
    else:
        sheet.write(row, column, value, look)


def _xls(path: Path, pages: Sequence[Page], layout: Layout) -> None:
    xlwt = _extra("xlwt")
    workbook = xlwt.Workbook(encoding="utf-8")
    border = "borders: left thin, right thin, top thin, bottom thin; align: wrap on, vert top"
    looks = {
        _PLAIN: xlwt.easyxf(border),
        _DAY: xlwt.easyxf(border, num_format_str="DD.MM.YYYY"),
        _STRONG: xlwt.easyxf("font: bold on; align: horiz center"),
        _LOOSE: xlwt.easyxf(),
        _HEADER: xlwt.easyxf(f"font: bold on; {border}, horiz center"),
    }
    for page in pages:
        sheet = workbook.add_sheet(page.name, cell_overwrite_ok=True)
        sheet.portrait, sheet.fit_num_pages, sheet.fit_height_to_pages = False, 1, 0
        for place, width in enumerate(page.widths):
            sheet.col(place).width = width * 256
        for number, row in enumerate(page.rows, start=1):
            sheet.row(number - 1).height_mismatch = True
            sheet.row(number - 1).height = _LINE * 20 * page.lines(number)
            for place, value in enumerate(row, start=1):
                sheet.write(number - 1, place - 1, value, looks[_look(page, number, value)])
        for top, left, bottom, right in page.merged:
            sheet.merge(top - 1, bottom - 1, left - 1, right - 1)
    workbook.save(str(path))


def _ods(path: Path, pages: Sequence[Page], layout: Layout) -> None:
    _extra("odf")
    document: Any = import_module("odf.opendocument").OpenDocumentSpreadsheet()
    table, style = import_module("odf.table"), import_module("odf.style")
    looks = _ods_looks(document, style)
    for page in pages:
        sheet: Any = table.Table(name=page.name)
        for place, width in enumerate(page.widths):
            wide: Any = style.Style(name=f"{page.name}{place}", family="table-column")
            wide.addElement(style.TableColumnProperties(columnwidth=f"{width * 0.22:.2f}cm"))
            document.automaticstyles.addElement(wide)
            sheet.addElement(table.TableColumn(stylename=wide))
        merged = {(top, left): (bottom, right) for top, left, bottom, right in page.merged}
        for number, row in enumerate(page.rows, start=1):
            line: Any = table.TableRow()
            for place, value in enumerate(row, start=1):
                span = merged.get((number, place))
                size = {} if span is None else _ods_span(number, place, span)
                line.addElement(_ods_cell(table, value, looks[_look(page, number, value)], size))
            sheet.addElement(line)
        document.spreadsheet.addElement(sheet)
    document.save(str(path))


def _ods_looks(document: Any, style: Any) -> dict[str, Any]:
    border = {"border": "0.5pt solid #808080", "wrapoption": "wrap"}
    cells = {_PLAIN: border, _DAY: border, _STRONG: {}, _LOOSE: {}, _HEADER: {**border, "backgroundcolor": "#E7E6E6"}}
    looks: dict[str, Any] = {}
    for name, look in cells.items():
        made = style.Style(name=name, family="table-cell")
        made.addElement(style.TableCellProperties(**look))
        if name in (_STRONG, _HEADER):
            made.addElement(style.TextProperties(fontweight="bold"))
            made.addElement(style.ParagraphProperties(textalign="center"))
        document.automaticstyles.addElement(made)
        looks[name] = made
    return looks


def _ods_span(row: int, column: int, span: tuple[int, int]) -> dict[str, int]:
    bottom, right = span
    return {"numbercolumnsspanned": right - column + 1, "numberrowsspanned": bottom - row + 1}


def _ods_cell(table: Any, value: Value, look: Any, size: dict[str, int]) -> Any:
    paragraph = import_module("odf.text").P
    match value:
        case None:
            return table.TableCell(stylename=look, **size)
        case date():
            cell = table.TableCell(valuetype="date", datevalue=value.isoformat(), stylename=look, **size)
        case int() | float():
            cell = table.TableCell(valuetype="float", value=str(value), stylename=look, **size)
        case _:
            cell = table.TableCell(valuetype="string", stylename=look, **size)
    for text in text_of(value).split("\n"):
        cell.addElement(paragraph(text=text))
    return cell


def _csv(path: Path, pages: Sequence[Page], layout: Layout) -> None:
    """Only the first page, as every program does; what the old code page lacks becomes `?`."""
    with path.open("w", encoding=layout.encoding, newline="", errors="replace") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        for row in pages[0].rows:
            writer.writerow([text_of(value) for value in row])


def _extra(library: str) -> Any:
    try:
        return import_module(library)
    except ImportError as missing:
        raise ExtraMissingError(library) from missing


_WRITERS: dict[str, Callable[[Path, Sequence[Page], Layout], None]] = {
    ".xlsx": _xlsx,
    ".xls": _xls,
    ".ods": _ods,
    ".csv": _csv,
}
