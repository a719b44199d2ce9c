"""Workbooks that are sound, but that the reader of cells stumbles over. Imports nothing of the package."""

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

CONTENT = "content.xml"
_BETWEEN_TAGS = re.compile(rb">\s*\n\s*<")


def repaired(data: bytes) -> bytes | None:
    """An .ods whose XML is indented, as Gnumeric writes it, without the white space between its tags; `None` for
    anything else."""
    with ZipFile(BytesIO(data)) as archive:
        if CONTENT not in archive.namelist():
            return None
        content = archive.read(CONTENT)
        if _BETWEEN_TAGS.search(content) is None:
            return None
        kept = {
            name: archive.read(name) for name in ("mimetype", "META-INF/manifest.xml") if name in archive.namelist()
        }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as archive:
        for name, part in (*kept.items(), (CONTENT, _BETWEEN_TAGS.sub(b"><", content))):
            archive.writestr(name, part)
    return out.getvalue()
