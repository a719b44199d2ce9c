"""New files beside the book: all of a run's, or none. No file that is there already is touched."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from contextlib import suppress
from errno import EEXIST
from pathlib import Path
from types import TracebackType

from attest_xl.books.port import BookError


class Delivery:
    """Files for one folder. They are written into a hidden folder inside it, and move to their places when the `with`
    block ends well; when it does not, nothing is left of them.

    `book` is the name of the workbook for messages. A refusal of the system is a `BookError`.
    """

    def __init__(self, folder: Path, book: str) -> None:
        self.folder = folder
        self._book = book
        self._made = tuple(parent for parent in (folder, *folder.parents) if not parent.exists())
        self._written: list[Path] = []
        self._delivered: list[Path] = []
        self._taken: defaultdict[Path, set[str]] = defaultdict(set)
        self._hidden = folder

    def __enter__(self) -> Delivery:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._hidden = Path(tempfile.mkdtemp(prefix=".", suffix=".tmp", dir=self.folder))
        except OSError as error:
            self._remove_made()
            raise self._refusal(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        refused = self._deliver() if kind is None else error if isinstance(error, OSError) else None
        shutil.rmtree(self._hidden, ignore_errors=True)
        if kind is not None or refused is not None:
            self.withdraw()
        if refused is not None:
            raise self._refusal(refused) from refused

    def name(self, wanted: str) -> str:
        """A name, or a path within the folder, that is free and now taken: `Письмо.txt`, else `Письмо (2).txt`."""
        path = Path(wanted)
        place = self.folder / path.parent
        taken = self._taken[path.parent]
        if not taken and place.is_dir():
            taken.update(entry.name.casefold() for entry in place.iterdir())
        number, name = 1, path.name
        while name.casefold() in taken:
            number += 1
            name = f"{path.stem} ({number}){path.suffix}"
        taken.add(name.casefold())
        return path.with_name(name).as_posix()

    def add(self, name: str, data: bytes) -> None:
        """Write the file under a name that `name` has given."""
        path = self._hidden / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._written.append(Path(name))

    def withdraw(self) -> None:
        """Take the delivered files back, and the folders made for them where nothing else has come in."""
        for name in self._delivered:
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)
        for place in {name.parent for name in self._written} - {Path()}:
            with suppress(OSError):
                (self.folder / place).rmdir()
        self._delivered.clear()
        self._remove_made()

    def _deliver(self) -> OSError | None:
        """Move the files to their places; the system's refusal, if it refuses."""
        try:
            for name in self._written:
                target = self.folder / name
                target.parent.mkdir(parents=True, exist_ok=True)
                if target.exists():
                    return FileExistsError(EEXIST, "там уже появился файл с таким именем", str(target))
                (self._hidden / name).rename(target)
                self._delivered.append(name)
        except OSError as error:
            return error
        return None

    def _remove_made(self) -> None:
        for folder in self._made:
            with suppress(OSError):
                folder.rmdir()

    def _refusal(self, error: OSError) -> BookError:
        return BookError("SEND-07", self._book, folder=str(self.folder), reason=error.strerror or str(error))
