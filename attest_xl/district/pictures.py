"""Pictures of a workbook's first pages, where LibreOffice and poppler are installed."""

import json
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

SECONDS = 120
PAGES = 8
_FILTER = "pdf:calc_pdf_Export:" + json.dumps(
    {
        "PageRange": {"type": "string", "value": f"1-{PAGES}"},
        "ExportNotes": {"type": "boolean", "value": "false"},  # else each hint is a sign that covers its header
    }
)
_RUSSIAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse">
<value>ru-RU</value></prop></item></oor:items>
"""


def pictures(book: Path, folder: Path) -> tuple[Path, ...]:
    """The first page of each sheet among the first pages, as PNG files in `folder`; nothing without the programs."""
    office, to_png, to_text = (shutil.which(name) for name in ("soffice", "pdftoppm", "pdftotext"))
    if not (office and to_png and to_text):
        return ()
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as temporary:
        _run(
            [office, _profile(Path(temporary)), "--headless", "--convert-to", _FILTER, "--outdir", temporary, str(book)]
        )
        pdf = Path(temporary, book.stem + ".pdf")
        if not pdf.exists():
            return ()
        shown: dict[str, Path] = {}
        for page in range(1, PAGES + 1):
            title = _run([to_text, "-f", str(page), "-l", str(page), str(pdf), "-"]).strip().partition("\n")[0]
            name = "Пульт" if page == 1 else title.strip()
            if name not in shown:
                shown[name] = folder / f"{len(shown) + 1} {name}.png"
                bare = str(shown[name].with_suffix(""))
                _run([to_png, "-r", "80", "-png", "-singlefile", "-f", str(page), "-l", str(page), str(pdf), bare])
    return tuple(path for path in shown.values() if path.exists())


def _profile(folder: Path) -> str:
    """A profile of its own for the program, which writes dates as Russians do."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_RUSSIAN, encoding="utf-8")
    return f"-env:UserInstallation={(folder / 'profile').as_uri()}"


def _run(command: list[str]) -> str:
    """The command's output; `""` when it fails or takes too long: a picture is a convenience."""
    try:
        done = subprocess.run(
            command, capture_output=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL, encoding="utf-8"
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout
