"""The files a person means who names files, folders and archives: each with the name a message calls it by."""

import os
import tempfile
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from zipfile import is_zipfile

from attest_xl.books.archives import BOOKS, Archives, is_ours, is_passed_over
from attest_xl.books.strangers.reading import TEMPORARY, UNPACKED, Limits
from attest_xl.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class IncomingFile:
    """A file to be read, and what it is called: its name, or its path within the folder or the archive named."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Arrived:
    """All files in order, and findings about what was passed over, could not be opened, or holds nothing at all."""

    files: tuple[IncomingFile, ...]
    findings: tuple[Finding, ...]


@contextmanager
def arrived(paths: Iterable[Path], limits: Limits, besides: Path | None = None) -> Generator[Arrived]:
    """The files named, those in the folders named, and those in .zip archives, which are unpacked into a folder that
    goes when the work is done. `besides` is a file to be passed over: the book itself."""
    with ExitStack() as stack:
        opening = _Opening(stack, limits, besides)
        paths = tuple(paths)
        files = [file for path in paths for file in opening.files_of(path)]
        nothing = [] if files or opening.findings else [Finding("READ-14", Place("", file=path.name)) for path in paths]
        yield Arrived(tuple(_told_apart(files)), (*opening.findings, *nothing))


def at(finding: Finding, file: IncomingFile) -> Finding:
    """The finding under the name the file is called by."""
    return replace(finding, place=replace(finding.place, file=file.shown))


class _Opening:
    def __init__(self, stack: ExitStack, limits: Limits, besides: Path | None) -> None:
        self._stack, self._limits = stack, limits
        self.besides = besides.resolve() if besides is not None else None
        self.findings: list[Finding] = []

    @cached_property
    def archives(self) -> Archives:
        """What unpacks archives, with a folder that is made for the first of them: on a full disk there is none."""
        folder = tempfile.TemporaryDirectory(prefix=UNPACKED, ignore_cleanup_errors=True)
        return Archives(Path(self._stack.enter_context(folder)), self._limits)

    def files_of(self, path: Path) -> Iterator[IncomingFile]:
        """What one name stands for; a name of nothing is handed on, to be refused with the reader's words."""
        if path.is_dir():
            for file in sorted(_within(path)):
                if file.resolve() != self.besides and not is_ours(file):
                    yield from self._found(file, file.relative_to(path).as_posix())
        elif path.suffix.lower() == ".zip" and is_zipfile(path):
            yield from self._unpacked(path, path.name)
        elif path.name.startswith(TEMPORARY):
            self.findings.append(Finding("MERGE-25", Place("", file=path.name)))
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
        try:
            archives = self.archives
        except OSError:
            self.findings.append(Finding("READ-08", Place("", file=shown)))
            return
        for found in archives.books_in(path, shown):
            if isinstance(found, Finding):
                self.findings.append(found)
            else:
                yield IncomingFile(*found)


def _within(folder: Path) -> Iterator[Path]:
    """The files of a folder and its folders, without those that office programs put beside an open book."""
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not is_passed_over(name)]
        yield from (Path(root) / name for name in names if not name.startswith((*TEMPORARY, ".")))


def _told_apart(files: Sequence[IncomingFile]) -> Iterator[IncomingFile]:
    """Files named twice are read once; different files of one name are called by their paths."""
    unique = list({file.path.resolve(): file for file in files}.values())
    names = Counter(file.shown for file in unique)
    for file in unique:
        yield file if names[file.shown] == 1 else IncomingFile(file.path, str(file.path))
