"""XML in another encoding than UTF-8, which the reader of cells takes for damage. Imports its like alone."""

import re
from collections.abc import Mapping

from attest_xl.books.strangers.limits import RefusedError

UTF_16: Mapping[bytes, str] = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
ENCODINGS = ("windows-1251", "koi8-r", "iso-8859-5", "windows-1252", "iso-8859-1")
DECLARED = re.compile(rb"""^<\?xml\s[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""")
DECLARED_TEXT = re.compile(r"""^(<\?xml\s[^>]{0,100}?encoding\s*=\s*["'])[\w.:-]{1,40}""")


def other_encoding(start: bytes) -> str:
    """The encoding of an XML part, `""` for UTF-8; one that workbooks are never in is damage."""
    if start[:2] in UTF_16:
        return UTF_16[start[:2]]
    declared = DECLARED.match(start.removeprefix(b"\xef\xbb\xbf"))
    encoding = declared[1].decode().lower() if declared else "utf-8"
    if encoding not in {"utf-8", "utf8", "us-ascii", "ascii", *ENCODINGS}:
        raise RefusedError("READ-04")
    return encoding if encoding in ENCODINGS else ""


def in_utf_8(data: bytes, encoding: str) -> bytes:
    """The part in UTF-8, saying so."""
    text = data.decode(encoding).removeprefix("\ufeff")
    return DECLARED_TEXT.sub(r"\1UTF-8", text, count=1).encode()
