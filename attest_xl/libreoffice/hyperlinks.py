"""Links on cells: in LibreOffice a field within the cell's text."""

from __future__ import annotations

from typing import cast

from attest_xl.libreoffice.uno_office import Document
from attest_xl.libreoffice.uno_types import Cell, TextField

FIELD = "com.sun.star.text.TextField.URL"


def link_in(cell: Cell) -> str:
    """The address of the cell's first link. Raises `ValueError` for a cell without one."""
    fields = cell.getTextFields()
    if not fields.getCount():
        raise ValueError("the cell holds no hyperlink")
    return fields.getByIndex(0).URL


def put_link(document: Document, cell: Cell, address: str, text: str) -> None:
    """Make the cell a link with that text; what it held goes."""
    field = cast("TextField", document.createInstance(FIELD))
    field.URL = address
    field.Representation = text
    cell.setString("")
    cell.insertTextContent(cell.createTextCursor(), field, False)
