"""Results of formulas that a write has made stale.

LibreOffice shows the result a file holds, and computes a formula only where there is none; Excel computes everything
when asked to. So a stale result is taken out. Which ones are stale is told sheet by sheet, from the words in formulas.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from attest_xl.books.formulas import formula_in
from attest_xl.books.markup import unescaped
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


def stale_words(
    sheets: Mapping[str, SheetXml], names: Iterable[tuple[str, str]], written: Collection[str]
) -> frozenset[str]:
    """What a formula mentions when its result is stale: the written tables and their sheets, the names defined by them,
    and the titles of sheets whose formulas mention one of these."""
    words = set(written)
    formulas = [(title, "\n".join(_formulas(sheet))) for title, sheet in sheets.items()]
    unsettled = [*formulas, *names]
    while reached := [word for word, text in unsettled if word not in words and _mentions(text, words)]:
        words.update(reached)
    return frozenset(words)


def forget_results(sheet: SheetXml, tables: Collection[Table], words: Collection[str]) -> bool:
    """Take the results out of a stale sheet's formulas; whether there were any. Within the body of a table, whose
    values are read, only from formulas that mention one of the words."""
    changed = [_forget_in_row(sheet, number, tables, words) for number in tuple(sheet.rows)]
    return any(changed)


def without_result(cell: str, spelling: Tags) -> str:
    """The formula's cell as one that has not been computed; any other cell as it is."""
    result = spelling.value.search(cell)
    if not result or not result[1] or not spelling.formula.search(cell):
        return cell
    return _TYPE.sub(r"\1", spelling.result.sub("", cell), count=1)


def depends(formula: str, row: int, columns: Iterable[tuple[str, str]]) -> bool:
    """Whether a formula in a table's row uses one of these columns (their letters and titles) of that row."""
    return any(
        f"[{title}]" in formula or f"[@{title}]" in formula or re.search(rf"\b{letters}\$?{row}\b", formula)
        for letters, title in columns
    )


def _formulas(sheet: SheetXml) -> Iterable[str]:
    for row in sheet.rows.values():
        if sheet.tags.has_formula in row:
            for _, formula in sheet.tags.formula.findall(row.decode()):
                yield _NO_REFERENCE.sub("", unescaped(formula))


def _mentions(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


def _forget_in_row(sheet: SheetXml, number: int, tables: Iterable[Table], words: Collection[str]) -> bool:
    if sheet.tags.has_formula not in sheet.rows[number]:
        return False
    bodies = [table.columns for table in tables if table.first <= number <= table.last]
    old = sheet.cells(number)
    new = dict(old)
    for column, cell in old.items():
        formula = formula_in(cell, sheet.tags)
        kept = any(column in columns for columns in bodies)
        if formula is not None and (not kept or _mentions(_NO_REFERENCE.sub("", formula), words)):
            new[column] = without_result(cell, sheet.tags)
    if new != old:
        sheet.rows[number] = row_of(number, look_of(sheet.rows[number]), new.values(), sheet.tags)
    return new != old
