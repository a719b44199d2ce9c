"""An opened workbook: its parts read when first needed, and packed again with what was changed in them."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable
from functools import cached_property

from attest_xl.books.cell_xml import CellReader, CellWriter, strings_in
from attest_xl.books.markup import Element, parsed, serialised
from attest_xl.books.package import Package
from attest_xl.books.places import Table, survey
from attest_xl.books.ranges import resize
from attest_xl.books.results import forget_results, may_have_formulas, stale_words
from attest_xl.books.sheet_xml import SheetXml, rows_between
from attest_xl.books.spelling import Tags
from attest_xl.books.styles import PLAIN_STYLES, Styles
from attest_xl.books.workbook_xml import compute_on_opening, forget_calculation_order, show
from attest_xl.schema.cells import Value
from attest_xl.schema.grid import Grid

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class Contents:
    """The workbook in a package. `tables` are as they stand now; `sheets` holds those that were cut for a change."""

    def __init__(self, data: bytes, name: str) -> None:
        self.package = Package(data, name)
        self.places = survey(self.package)
        self.tables = dict(self.places.tables)
        self.sheets: dict[str, SheetXml] = {}
        self._touched: set[str] = set()
        self._written: set[str] = set()
        self._formulas_moved = False

    @cached_property
    def styles(self) -> Styles:
        """The cell styles."""
        part = self.places.styles
        root = None if part is None else self.package.xml(part)
        if root is None or any(root.find(f"{{*}}{needed}") is None for needed in ("fills", "cellXfs")):
            root = parsed(PLAIN_STYLES)
        return Styles(root, self._saved_by_libreoffice())

    @cached_property
    def reader(self) -> CellReader:
        """Reads this workbook's cells."""
        part = self.places.strings
        strings = tuple(strings_in(self.package.plain(part))) if part else ()
        return CellReader(strings, self.styles.is_day, self.places.counts_from_1904)

    @cached_property
    def workbook(self) -> Element:
        """The root of the workbook part."""
        return self.package.xml(self.places.workbook)

    def writer(self, spelling: Tags) -> CellWriter:
        """Writes cells for one of its sheets."""
        return CellWriter(spelling, self.styles.fit, self.places.counts_from_1904)

    def sheet(self, part: str) -> SheetXml:
        """The sheet, cut so that it can be changed."""
        if part not in self.sheets:
            try:
                self.sheets[part] = SheetXml.cut(self.package.plain(part))
            except ValueError as error:
                raise self.package.refusal("FILE-02", part) from error
        return self.sheets[part]

    def grid(self, table: Table) -> Grid:
        """The table with its header, as the sheet shows it."""
        try:
            body = self._body(table)
        except (ValueError, IndexError) as error:  # a number that is none, a text that is not there
            raise self.package.refusal("FILE-02", table.sheet_part) from error
        header, rows = (body[0], body[1:]) if table.has_header else (table.titles, body)
        titles = tuple(shown or title for shown, title in zip(header, table.titles, strict=True))
        return Grid(table.sheet, (titles, *rows), table.first - 1, table.left)

    def touch(self, part: str, *, formulas: bool = False) -> None:
        """Take note that the part was changed, and whether cells with formulas went or came."""
        self._touched.add(part)
        self._formulas_moved |= formulas

    def replace_table(self, table: Table) -> None:
        """The table has another extent now; formulas that use it are computed anew when the book is opened."""
        self.tables[table.name] = table
        self._written |= {table.name, table.sheet}
        compute_on_opening(self.workbook)
        self.touch(self.places.workbook)

    def show(self, titles: Collection[str]) -> bool:
        """Make the sheets visible; whether any of them was not."""
        if shown := show(self.workbook, titles):
            self.touch(self.places.workbook)
        return shown

    @property
    def changed(self) -> bool:
        """Whether there is anything to save."""
        return bool(self._touched)

    def packed(self) -> bytes:
        """The package with all changes."""
        if self._written:
            self._forget_results()
        for part in self._touched:
            self.package.put(part, self.workbook if part == self.places.workbook else self.sheets[part].joined())
        for name, before in self.places.tables.items():
            self._put_table(before, self.tables[name])
        self._put_styles()
        if self._formulas_moved:
            forget_calculation_order(self.package, self.places.workbook)
        return self.package.written()

    def _forget_results(self) -> None:
        """Formulas that use what was written have no result until an office program computes them."""
        parts = self.places.sheets
        sheets = {title: self.sheet(part) for title, part in parts.items() if self._may_have_formulas(part)}
        names = ((name.get("name", ""), name.text or "") for name in self.workbook.iterfind("{*}definedNames/*"))
        words = stale_words(sheets, names, self._written)
        for title, sheet in sheets.items():
            tables = [table for table in self.tables.values() if table.sheet == title]
            if title in words and forget_results(sheet, tables, words):
                self.touch(parts[title])

    def _may_have_formulas(self, part: str) -> bool:
        return part in self.sheets or may_have_formulas(self.package.read(part))

    def _put_table(self, before: Table, now: Table) -> None:
        if before != now:
            root = self.package.xml(before.part)
            resize(root, before, now)
            self.package.put(before.part, root)

    def _put_styles(self) -> None:
        if not self.styles.changed:
            return
        if self.places.styles is not None:
            self.package.put(self.places.styles, self.styles.root)
        else:
            part = posixpath.join(posixpath.dirname(self.places.workbook), "styles.xml")
            content_type = f"{_SPREADSHEET}.styles+xml"
            self.package.add(part, serialised(self.styles.root), self.places.workbook, "styles", content_type)

    def _body(self, table: Table) -> tuple[tuple[Value, ...], ...]:
        """The rows of the table as the sheet holds them, its header among them if it is shown."""
        width = len(table.columns)
        rows: list[tuple[Value, ...]] = [(None,) * width] * (table.last - table.top + 1)
        spelling, found = self._rows(table)
        for number, row in found:
            cells = spelling.filled_cells(row.decode())
            rows[number - table.top] = self.reader.row(cells, table.left, width, spelling)
        return tuple(rows)

    def _rows(self, table: Table) -> tuple[Tags, Iterable[tuple[int, bytes]]]:
        sheet = self.sheets.get(table.sheet_part)
        if sheet is None:
            return rows_between(self.package.plain(table.sheet_part), table.top, table.last)
        numbers = range(table.top, table.last + 1)
        return sheet.tags, ((number, sheet.rows[number]) for number in numbers if number in sheet.rows)

    def _saved_by_libreoffice(self) -> bool:
        about = (relation.target for relation in self.package.related("") if relation.kind == "extended-properties")
        return any(b"LibreOffice" in self.package.read(part) for part in about if part in self.package)
