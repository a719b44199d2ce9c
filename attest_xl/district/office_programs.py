"""Other people's programs: what a file is like after LibreOffice or Gnumeric has opened and saved it."""

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

OPENPYXL, LIBREOFFICE, GNUMERIC = "openpyxl", "LibreOffice", "Gnumeric"
COMMANDS: Mapping[str, str] = MappingProxyType({LIBREOFFICE: "soffice", GNUMERIC: "ssconvert"})
SECONDS = 180
_FILTERS = {".xlsx": "xlsx:Calc MS Excel 2007 XML", ".ods": "ods:calc8", ".xls": "xls:MS Excel 97"}
_EXPORTERS = {".xlsx": "Gnumeric_Excel:xlsx", ".ods": "Gnumeric_OpenCalc:odf", ".xls": "Gnumeric_Excel:excel_biff8"}


@dataclass(frozen=True, slots=True)
class Way:
    """A program and the format it writes."""

    program: str
    suffix: str


def present(program: str) -> bool:
    """Whether the program is on this computer."""
    return program == OPENPYXL or shutil.which(COMMANDS[program]) is not None


def resave(files: Mapping[Path, Way]) -> Mapping[Path, Path]:
    """Open and save each file in its way, beside it; the old file goes. A file that a program could not save stays as
    it is. One office a format, however many files."""
    done = {path: path for path in files}
    by_way: defaultdict[Way, list[Path]] = defaultdict(list)
    for path, way in files.items():
        by_way[way].append(path)
    with TemporaryDirectory() as temporary, ThreadPoolExecutor(len(COMMANDS)) as pool:
        work = [pool.submit(_through, program, by_way, Path(temporary)) for program in COMMANDS]
        for saved in work:
            done |= saved.result()
    return done


def _through(program: str, by_way: Mapping[Way, Sequence[Path]], temporary: Path) -> Mapping[Path, Path]:
    """All files of one program, one format after another: an office will not be started twice with one profile."""
    done: dict[Path, Path] = {}
    for way, paths in by_way.items():
        if way.program == program:
            folder = temporary / f"{program}{way.suffix}"
            folder.mkdir()
            _convert(way, paths, folder)
            done |= dict(_brought_back(paths, folder, way.suffix))
    return done


def _convert(way: Way, paths: Sequence[Path], folder: Path) -> None:
    if way.program == LIBREOFFICE:
        profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
        filter_, names = _FILTERS[way.suffix], map(str, paths)
        _run([COMMANDS[LIBREOFFICE], profile, "--headless", "--convert-to", filter_, "--outdir", str(folder), *names])
    else:
        for path in paths:
            saved = folder / f"{path.stem}{way.suffix}"
            _run([COMMANDS[GNUMERIC], "-T", _EXPORTERS[way.suffix], str(path), str(saved)])


def _brought_back(paths: Iterable[Path], folder: Path, suffix: str) -> Iterable[tuple[Path, Path]]:
    for path in paths:
        saved = folder / f"{path.stem}{suffix}"
        if saved.exists():
            when = path.stat().st_mtime
            path.unlink()
            shutil.move(saved, path.with_suffix(suffix))
            os.utime(path.with_suffix(suffix), (when, when))
            yield path, path.with_suffix(suffix)


def _run(command: Sequence[str]) -> None:
    """Whatever the program says of its troubles, the file is there afterwards or not."""
    quiet = subprocess.DEVNULL
    try:
        subprocess.run(command, stdin=quiet, stdout=quiet, stderr=quiet, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return
