"""Where things stand in a package: the workbook, its sheets by title, its tables by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from attest_xl.books.markup import Element, decoded, kind_of
from attest_xl.books.package import Package
from attest_xl.schema.address import corners


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the workbook. Rows and columns are the sheet's, 1-based, inclusive.

    `formulas` holds, by sheet column, the formula of each calculated column.
    """

    name: str
    part: str
    sheet: str
    sheet_part: str
    titles: tuple[str, ...]
    top: int
    left: int
    bottom: int
    right: int
    has_header: bool
    has_totals: bool
    formulas: Mapping[int, str]

    @property
    def first(self) -> int:
        """The first row of the body."""
        return self.top + self.has_header

    @property
    def last(self) -> int:
        """The last row of the body, which has at least one."""
        return max(self.bottom - self.has_totals, self.first)

    @property
    def height(self) -> int:
        """How many rows the body has."""
        return self.last - self.first + 1

    @property
    def columns(self) -> range:
        """The sheet's columns the table covers."""
        return range(self.left, self.right + 1)

    def resized(self, height: int) -> Table:
        """The same table with a body of `height` rows."""
        return replace(self, bottom=self.first + height - 1 + self.has_totals)


@dataclass(frozen=True, slots=True)
class Places:
    """The map of a package. `sheets` gives the part of each sheet by title, in the order of the tabs."""

    workbook: str
    sheets: Mapping[str, str]
    tables: Mapping[str, Table]
    styles: str | None
    strings: str | None
    counts_from_1904: bool


def survey(package: Package) -> Places:
    """Find everything; raises `BookError` when the package is no workbook we can work on."""
    workbook = next((relation.target for relation in package.related("") if relation.kind == "officeDocument"), None)
    if workbook is None or workbook not in package:
        raise package.refusal("FILE-01")
    if workbook.endswith(".bin"):
        raise package.refusal("FILE-06")
    root = package.xml(workbook)
    if kind_of(root) != "workbook":
        raise package.refusal("FILE-01")
    relations = package.related(workbook)
    parts = {relation.id: relation.target for relation in relations if relation.kind == "worksheet"}
    others = {relation.kind: relation.target for relation in relations}
    sheets = {sheet.get("name", ""): parts[key] for sheet in sheets_of(root) if (key := _relation_id(sheet)) in parts}
    settings = root.find("{*}workbookPr")
    return Places(
        workbook,
        sheets,
        {table.name: table for title, part in sheets.items() for table in _tables(package, title, part)},
        others.get("styles"),
        others.get("sharedStrings"),
        settings is not None and settings.get("date1904") in {"1", "true"},
    )


def sheets_of(workbook: Element) -> tuple[Element, ...]:
    """The elements that name the sheets."""
    return tuple(workbook.iterfind("{*}sheets/{*}sheet"))


def _relation_id(sheet: Element) -> str:
    return next((value for name, value in sheet.attrib.items() if name.endswith("relationships}id")), "")


def _tables(package: Package, sheet: str, sheet_part: str) -> Iterator[Table]:
    for relation in package.related(sheet_part):
        if relation.kind == "table":
            try:
                yield _table(package.xml(relation.target), relation.target, sheet, sheet_part)
            except ValueError as error:  # a range that is none
                raise package.refusal("FILE-02", relation.target) from error


def _table(root: Element, part: str, sheet: str, sheet_part: str) -> Table:
    top, left, bottom, right = corners(root.get("ref", ""))
    columns = tuple(root.iterfind("{*}tableColumns/{*}tableColumn"))
    name = root.get("displayName") or root.get("name")
    if not name or len(columns) != right - left + 1:
        raise ValueError(f"a table without a name, or with columns missing: {part}")
    formulas = ((left + index, column.find("{*}calculatedColumnFormula")) for index, column in enumerate(columns))
    return Table(
        name=name,
        part=part,
        sheet=sheet,
        sheet_part=sheet_part,
        titles=tuple(decoded(column.get("name", "")) for column in columns),
        top=top,
        left=left,
        bottom=bottom,
        right=right,
        has_header=root.get("headerRowCount", "1") != "0",
        has_totals=root.get("totalsRowCount", "0") != "0",
        formulas={number: found.text or "" for number, found in formulas if found is not None},
    )
