"""A workbook closed with a password, as Excel closes it, and opened again."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any

from attest_xl.books.strangers.compound import OLE

_VERIFIED = {"verify_password": True}
"""An .xls is verified without being asked."""


def closed(data: bytes, password: str) -> bytes:
    """The workbook encrypted, so that it opens with the password alone. Salted: never twice the same bytes."""
    target = BytesIO()
    _ooxml().OOXMLFile(BytesIO(data)).encrypt(password, target)
    return target.getvalue()


def opened(data: bytes, password: str) -> bytes | None:
    """The workbook inside; `None` when the password does not fit or the file is no .xlsx or .xls closed in a known way.

    A stranger's file may make this take any time: ask for it in a limited worker.
    """
    target = BytesIO()
    try:
        file: Any = import_module("msoffcrypto").OfficeFile(BytesIO(data))
        file.load_key(password=password, **_VERIFIED if file.format == "ooxml" else {})
        file.decrypt(target)
    except Exception:  # a damaged file makes the library raise whatever its parsers do
        return None
    return target.getvalue()


def may_be_closed(path: Path) -> bool:
    """Whether the file begins as every workbook does that is closed with a password; an .xls always does."""
    try:
        with path.open("rb") as file:
            return file.read(len(OLE)) == OLE
    except OSError:
        return False


def _ooxml() -> Any:
    """The library describes no types, and is slow to import."""
    return import_module("msoffcrypto.format.ooxml")
