"""What Python's `zipfile` raises over an archive that is damaged, or made to be. Imports nothing of the package."""

import struct
import zlib
from lzma import LZMAError
from zipfile import BadZipFile

BROKEN_ARCHIVE = (
    *(BadZipFile, zlib.error, LZMAError, struct.error),
    *(EOFError, OSError, ValueError, KeyError, RuntimeError),
)
"""`RuntimeError` is a part closed with a password, or packed in a way that Python does not know."""
