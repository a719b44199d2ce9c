"""The files a person means who names files, folders and archives: each with the name a message calls it by."""

import os
import tempfile
import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo, is_zipfile

from attest_xl.books.strangers import TEMPORARY, Limits
from attest_xl.findings import Finding, Place

BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""What is looked for in folders and archives."""
COPIES = "Копии"
"""The folder of the book's own copies, passed over."""
TO_CORRECT = "Исправить "
"""How the folders begin whose files go back to schools: inside a folder named they are passed over too."""
MOST_MEMBERS = 100_000
MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file to be read, and what it is called: its name, or its path within the folder or the archive named."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """All files in order, and findings about what was passed over or could not be opened."""

    files: tuple[IncomingFile, ...]
    findings: tuple[Finding, ...]


@contextmanager
def arrived(paths: Iterable[Path], limits: Limits, besides: Path | None = None) -> Generator[Arrived]:
    """The files named, those in the folders named, and those in .zip archives, which are unpacked into a folder that
    goes when the work is done. `besides` is a file to be passed over: the book itself."""
    with tempfile.TemporaryDirectory(prefix="attest-xl-", ignore_cleanup_errors=True) as folder:
        opening = _Opening(Path(folder), limits, besides)
        files = [file for path in paths for file in opening.files_of(path)]
        yield Arrived(tuple(_told_apart(files)), tuple(opening.findings))


class _Opening:
    def __init__(self, folder: Path, limits: Limits, besides: Path | None) -> None:
        self.folder, self.limits = folder, limits
        self.besides = besides.resolve() if besides is not None else None
        self.findings: list[Finding] = []
        self._archives = 0

    def files_of(self, path: Path) -> Iterator[IncomingFile]:
        """What one name stands for; a name of nothing is handed on, to be refused with the reader's words."""
        if path.is_dir():
            for file in sorted(_within(path)):
                if file.resolve() != self.besides:
                    yield from self._found(file, file.relative_to(path).as_posix())
        elif path.suffix.lower() == ".zip" and is_zipfile(path):
            yield from self._unpacked(path, path.name)
        else:
            yield IncomingFile(path, path.name)

    def _found(self, file: Path, shown: str) -> Iterator[IncomingFile]:
        if file.suffix.lower() == ".zip" and is_zipfile(file):
            yield from self._unpacked(file, shown)
        elif file.suffix.lower() in BOOKS:
            yield IncomingFile(file, shown)
        else:
            self.findings.append(Finding("MERGE-25", Place("", file=shown)))

    def _unpacked(self, path: Path, shown: str) -> Iterator[IncomingFile]:
        """The workbooks of an archive, each under a path of our own making: a member's name is only ever shown."""
        self._archives += 1
        target = self.folder / str(self._archives)
        target.mkdir()
        try:
            with ZipFile(path) as archive:
                members = [member for member in archive.infolist() if _is_file(member)]
                if self._is_too_big(members, shown):
                    return
                for number, member in enumerate(members):
                    name = f"{shown}/{_name(member)}"
                    if PurePosixPath(_name(member)).suffix.lower() not in BOOKS:
                        self.findings.append(Finding("MERGE-25", Place("", file=name)))
                    elif file := self._extracted(archive, member, target / str(number), name):
                        yield file
        except (BadZipFile, OSError, EOFError, NotImplementedError):
            self.findings.append(Finding("READ-04", Place("", file=shown)))

    def _is_too_big(self, members: Sequence[ZipInfo], shown: str) -> bool:
        room = 40 * self.limits.unpacked_mb
        too_big = len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > room * MB
        if too_big:
            hint = f"в архиве больше {MOST_MEMBERS} файлов или больше {room} МБ"
            self.findings.append(Finding("READ-05", Place("", file=shown), details=(("hint", hint),)))
        return too_big

    def _extracted(self, archive: ZipFile, member: ZipInfo, folder: Path, shown: str) -> IncomingFile | None:
        """One member on disk with its time of saving; `None`, and a finding, when it cannot be had."""
        path = folder / PurePosixPath(_name(member)).name
        most = self.limits.file_mb * MB + 1  # one byte more is enough for the reader to refuse it
        try:
            folder.mkdir()
            with archive.open(member) as packed, path.open("wb") as unpacked:
                while most > 0 and (chunk := packed.read(min(MB, most))):
                    most -= unpacked.write(chunk)
            os.utime(path, (saved := time.mktime((*member.date_time, 0, 0, -1)), saved))
        except (RuntimeError, NotImplementedError):
            self.findings.append(Finding("READ-03", Place("", file=shown)))
            return None
        except (BadZipFile, EOFError, OSError, ValueError, OverflowError):
            self.findings.append(Finding("READ-04", Place("", file=shown)))
            return None
        return IncomingFile(path, shown)


def _within(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders, without those that office programs put beside an open book."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != COPIES and not name.startswith((".", TO_CORRECT))]
        yield from (Path(root) / name for name in names if not name.startswith((*TEMPORARY, ".")))


def _is_file(member: ZipInfo) -> bool:
    parts = PurePosixPath(_name(member)).parts
    hidden = any(part.strip(".") and part.startswith((".", "__MACOSX")) for part in parts)
    return bool(parts) and not member.is_dir() and not hidden and not parts[-1].startswith(TEMPORARY)


def _name(member: ZipInfo) -> str:
    """The member's name as its maker meant it: Russian Windows packs names in its console's code page."""
    name = member.filename.replace("\\", "/")
    if member.flag_bits & 0x800:
        return name
    try:
        return name.encode("cp437").decode("cp866")
    except UnicodeError:
        return name


def _told_apart(files: Sequence[IncomingFile]) -> Iterator[IncomingFile]:
    """Files named twice are read once; different files of one name are called by their paths."""
    unique = list({file.path.resolve(): file for file in files}.values())
    names = Counter(file.shown for file in unique)
    for file in unique:
        yield file if names[file.shown] == 1 else IncomingFile(file.path, str(file.path))
