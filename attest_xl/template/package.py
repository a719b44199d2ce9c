"""A workbook's file as its parts, and back: the same parts always give the same bytes."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIXED_HEIGHT = re.compile(rb'(<row r="(?!1")[^>]*?) customHeight="1"')

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time stamp of every part."""


def parts_of(package: bytes) -> dict[str, bytes]:
    """The parts by name, in the order in which the file holds them."""
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def fitted_rows(sheet: bytes) -> bytes:
    """The sheet's part with rows below the first free to fit their text: XlsxWriter fixes every height it is given."""
    return _FIXED_HEIGHT.sub(rb"\1", sheet)


def write_package(path: Path, parts: Mapping[str, bytes]) -> None:
    """Write the parts as a workbook's file."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(ZipInfo(name, EPOCH), data, ZIP_DEFLATED)
