"""A workbook closed with a password, as Excel closes it, and opened again."""

from __future__ import annotations

import struct
from importlib import import_module
from io import BytesIO
from typing import Any


def closed(data: bytes, password: str) -> bytes:
    """The workbook encrypted, so that it opens with the password alone. Salted: never twice the same bytes."""
    target = BytesIO()
    _ooxml().OOXMLFile(BytesIO(data)).encrypt(password, target)
    return target.getvalue()


def opened(data: bytes, password: str) -> bytes | None:
    """The workbook inside; `None` when the password does not fit or the file is no .xlsx closed in a known way."""
    refusals = import_module("msoffcrypto.exceptions")
    target = BytesIO()
    try:
        file = _ooxml().OOXMLFile(BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(target)
    except (refusals.FileFormatError, refusals.ParseError, refusals.DecryptionError, refusals.InvalidKeyError):
        return None
    except (OSError, ValueError, KeyError, struct.error):  # what a damaged file makes the library say
        return None
    return target.getvalue()


def _ooxml() -> Any:
    """The library describes no types, and is slow to import."""
    return import_module("msoffcrypto.format.ooxml")
