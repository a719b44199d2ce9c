"""What is found out about an .xls, or what is called so, before it is read. Imports its like alone."""

import re
import struct
from collections.abc import Mapping

from attest_xl.books.strangers.limits import RefusedError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OTHER_OLE: Mapping[str, str] = {
    "WordDocument": "документ Word",
    "PowerPoint Document": "презентация",
    "VisioDocument": "рисунок Visio",
}
BEGINNING_OF_XLS, CLOSED_XLS = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x05\x00"), 0x2F
"""How the records of an .xls begin, and the kind of the one that says it is encrypted."""


def check_compound_file(data: bytes) -> None:
    """Refuse what is no open workbook of Excel."""
    folded = data.lower()

    def holds(stream: str) -> bool:
        return stream.lower().encode("utf-16-le") in folded

    if holds("EncryptedPackage"):
        raise RefusedError("READ-03")
    if holds("Workbook") or holds("Book"):
        _check_password(data)
        return
    if not holds("Root Entry"):  # the directory, which may stand at the end, is lost
        raise RefusedError("READ-04")
    raise RefusedError("READ-02", next((what for name, what in OTHER_OLE.items() if holds(name)), "не книга Excel"))


def _check_password(data: bytes) -> None:
    """An .xls closed with a password says so right after its beginning; the reader only says that it can't read."""
    begins = BEGINNING_OF_XLS.search(data)
    at = begins.start() if begins else len(data)
    for _ in range(10):
        if at + 4 > len(data):
            return
        kind, length = struct.unpack_from("<HH", data, at)
        if kind == CLOSED_XLS:
            raise RefusedError("READ-03")
        at += 4 + length
