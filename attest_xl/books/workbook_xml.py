"""The workbook part: which sheets are seen, and that formulas are computed anew when the book is opened."""

from __future__ import annotations

from collections.abc import Collection

from attest_xl.books.markup import Element, kind_of, sibling
from attest_xl.books.package import Package
from attest_xl.books.places import sheets_of

_BEFORE_CALCULATION = frozenset(
    {"fileVersion", "fileSharing", "workbookPr", "AlternateContent", "revisionPtr", "workbookProtection", "bookViews",
     "sheets", "functionGroups", "externalReferences", "definedNames"}
)  # fmt: skip


def show(root: Element, titles: Collection[str]) -> bool:
    """Make the sheets visible; whether any was hidden."""
    hidden = [sheet for sheet in sheets_of(root) if sheet.get("name") in titles and sheet.get("state")]
    for sheet in hidden:
        del sheet.attrib["state"]
    return bool(hidden)


def compute_on_opening(root: Element) -> None:
    """Ask the office program to compute every formula when it opens the book."""
    settings = root.find("{*}calcPr")
    if settings is None:
        settings = root.makeelement(sibling(root, "calcPr"), {})
        before = [child for child in root if kind_of(child) in _BEFORE_CALCULATION]
        root.insert(root.index(before[-1]) + 1, settings)
    settings.set("fullCalcOnLoad", "1")


def forget_calculation_order(package: Package, workbook: str) -> None:
    """Drop the calculation chain, which names cells with formulas that may have moved; Excel makes a new one."""
    for relation in package.related(workbook):
        if relation.kind == "calcChain":
            package.drop(relation.target, workbook)
