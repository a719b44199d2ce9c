"""A workbook closed with a password, as Excel closes it, and opened again."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any


def closed(data: bytes, password: str) -> bytes:
    """The workbook encrypted, so that it opens with the password alone. Salted: never twice the same bytes."""
    target = BytesIO()
    _ooxml().OOXMLFile(BytesIO(data)).encrypt(password, target)
    return target.getvalue()


def opened(data: bytes, password: str) -> bytes | None:
    """The workbook inside; `None` when the password does not fit or the file is no .xlsx closed in a known way.

    A stranger's file may make this take any time: ask for it in a limited worker.
    """
    target = BytesIO()
    try:
        file = _ooxml().OOXMLFile(BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(target)
    except Exception:  # a damaged file makes the library raise whatever its parsers do
        return None
    return target.getvalue()


def _ooxml() -> Any:
    """The library describes no types, and is slow to import."""
    return import_module("msoffcrypto.format.ooxml")
