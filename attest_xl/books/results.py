"""Results of formulas that a write has made stale.

LibreOffice shows the result a file holds, and computes a formula only where there is none; Excel computes everything
when asked to. So a stale result is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from attest_xl.books.formulas import formula_in
from attest_xl.books.places import Table
from attest_xl.books.row_xml import look_of, row_of
from attest_xl.books.sheet_xml import SheetXml
from attest_xl.books.spelling import Tags

_TYPE = re.compile(r"""^([^>]*?)\st\s*=\s*["'](?:str|e|b|n)["']""")
_NO_REFERENCE = re.compile(r'"[^"]*"|\w+\[\[#This Row\],\[[^\]]*\]\]')  # texts; cells of the formula's own row
_FORMULAS = (b"<f>", b"<f ", b":f>", b":f ")


def may_have_formulas(data: bytes) -> bool:
    """A quick look at a sheet's part; what it says may be wrong only one way."""
    return any(piece in data for piece in _FORMULAS)


def without_result(cell: str, spelling: Tags) -> str:
    """The formula's cell as one that has not been computed; any other cell as it is."""
    result = spelling.value.search(cell)
    if not result or not result[1] or not spelling.formula.search(cell):
        return cell
    return _TYPE.sub(r"\1", spelling.result.sub("", cell), count=1)


def forget_results(sheet: SheetXml, tables: Collection[Table], words: Collection[str]) -> bool:
    """Take the results out of the sheet's formulas; whether there were any. Within the body of a table, whose values
    are read, only from formulas that name one of the words: a written table or its sheet."""
    changed = [_forget_in_row(sheet, number, tables, words) for number in tuple(sheet.rows)]
    return any(changed)


def _forget_in_row(sheet: SheetXml, number: int, tables: Iterable[Table], words: Collection[str]) -> bool:
    if sheet.tags.has_formula not in sheet.rows[number]:
        return False
    kept = [table.columns for table in tables if table.first <= number <= table.last]
    old = sheet.cells(number)
    new = {
        column: cell if any(column in columns for columns in kept) and not _names(cell, words, sheet.tags)
        else without_result(cell, sheet.tags)
        for column, cell in old.items()
    }  # fmt: skip
    if new != old:
        sheet.rows[number] = row_of(number, look_of(sheet.rows[number]), new.values(), sheet.tags)
    return new != old


def _names(cell: str, words: Iterable[str], spelling: Tags) -> bool:
    formula = formula_in(cell, spelling)
    return formula is not None and any(word in _NO_REFERENCE.sub("", formula) for word in words)


def depends(formula: str, row: int, columns: Iterable[tuple[str, str]]) -> bool:
    """Whether a formula in a table's row uses one of these columns (their letters and titles) of that row."""
    return any(
        f"[{title}]" in formula or f"[@{title}]" in formula or re.search(rf"\b{letters}\$?{row}\b", formula)
        for letters, title in columns
    )
