"""Marks on the cells of a table's body in its sheet's XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attest_xl.books.places import Table
from attest_xl.books.port import Mark
from attest_xl.books.row_xml import look_of, restyled, row_of, style_of, styled_blank
from attest_xl.books.sheet_xml import SheetXml
from attest_xl.books.styles import Styles

Marks = Mapping[tuple[int, int], Mark]


def mark_cells(sheet: SheetXml, table: Table, marks: Marks, styles: Styles) -> int:
    """Mark exactly these cells of the body; how many got another look."""
    wanted: dict[int, dict[int, Mark]] = {}
    for (row, column), mark in marks.items():
        if table.first <= row <= table.last and column in table.columns:
            wanted.setdefault(row, {})[column] = mark
    plain = sheet.column_styles(table.columns)
    looked = dict.fromkeys(_marked_rows(sheet, table, styles), table.columns)
    return sum(
        _mark_row(sheet, looked.get(number) or sorted(wanted[number]), number, wanted.get(number, {}), styles, plain)
        for number in sorted(wanted.keys() | looked.keys())
    )


def marks_in(sheet: SheetXml, table: Table, styles: Styles) -> Iterator[tuple[tuple[int, int], Mark]]:
    """The marks the body shows."""
    for number in _marked_rows(sheet, table, styles):
        for column, cell in sheet.cells(number).items():
            mark = styles.mark_of(style_of(cell))
            if mark is not None and column in table.columns:
                yield (number, column), mark


def _marked_rows(sheet: SheetXml, table: Table, styles: Styles) -> Iterator[int]:
    marked = b"|".join(b"%d" % style for style in styles.with_marks())
    if not marked:
        return
    pattern = re.compile(rb"""\ss\s*=\s*["'](?:%s)["']""" % marked)
    for number in range(table.first, table.last + 1):
        if pattern.search(sheet.rows.get(number, b"")):
            yield number


def _mark_row(
    sheet: SheetXml,
    columns: Iterable[int],
    number: int,
    wanted: Mapping[int, Mark],
    styles: Styles,
    plain: Mapping[int, int],
) -> int:
    cells = sheet.cells(number)
    changed = 0
    for column in columns:
        cell, mark = cells.get(column, ""), wanted.get(column)
        style = style_of(cell) if cell else plain.get(column, 0)
        look = styles.marked(style, mark) if mark else styles.unmarked(style)
        if look != style:
            changed += 1
            blank = styled_blank(number, column, look, sheet.tags)
            cells[column] = restyled(cell, look, sheet.tags) if cell else blank
    if changed:
        in_order = (cells[column] for column in sorted(cells))
        sheet.rows[number] = row_of(number, look_of(sheet.rows.get(number)), in_order, sheet.tags)
    return changed
