"""New files beside the book: all of a run's, or none. No file that is there already is touched."""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack, suppress
from errno import EEXIST
from pathlib import Path
from types import TracebackType

from attest_xl.books.port import BookError
from attest_xl.books.unfinished import hidden_folder


class Delivery:
    """Files for one folder. They are written into a hidden folder and move to their places when the `with` block ends
    well: a new folder comes into being with all its files at once, into one that was there they move one by one, each
    whole. When the block does not end well, nothing is left of them; what is left by force goes with the next run.

    What follows from the files belongs into the block: after it nothing may fail without a `withdraw`. `book` is the
    name of the workbook for messages. A refusal of the system is a `BookError`.
    """

    def __init__(self, folder: Path, book: str) -> None:
        self.folder = folder
        self._book = book
        self._is_new = not folder.exists()
        self._made = tuple(parent for parent in (folder, *folder.parents) if not parent.exists())
        self._written: list[Path] = []
        self._delivered: list[Path] = []
        self._taken: defaultdict[Path, set[str]] = defaultdict(set)
        self._waiting = folder
        self._open = ExitStack()

    def __enter__(self) -> Delivery:
        place = self.folder.parent if self._is_new else self.folder
        try:
            place.mkdir(parents=True, exist_ok=True)
            self._waiting = self._open.enter_context(hidden_folder(place)) / "files"
            self._waiting.mkdir()  # with the rights that folders have here, which the hidden one has not
        except OSError as error:
            self._open.close()
            self._remove_made()
            raise self._refusal(error) from error
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        refused = self._deliver() if kind is None else error if isinstance(error, OSError) else None
        self._open.close()
        if kind is not None or refused is not None or not self._written:
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
        path = self._waiting / name
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
            if self._is_new:
                self._deliver_folder()
            else:
                self._deliver_files()
        except OSError as error:
            return error
        return None

    def _deliver_folder(self) -> None:
        if self.folder.exists():
            raise FileExistsError(EEXIST, "там уже появилась папка с таким именем", str(self.folder))
        if not self._written:
            return
        try:
            self._waiting.rename(self.folder)
        except PermissionError:  # Windows moves no folder while a virus scanner looks at a file in it
            self._deliver_files()
        else:
            self._delivered += self._written

    def _deliver_files(self) -> None:
        for name in self._written:
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists():
                raise FileExistsError(EEXIST, "там уже появился файл с таким именем", str(target))
            (self._waiting / name).rename(target)
            self._delivered.append(name)

    def _remove_made(self) -> None:
        for folder in self._made:
            with suppress(OSError):
                folder.rmdir()

    def _refusal(self, error: OSError) -> BookError:
        return BookError("SEND-07", self._book, folder=str(self.folder), reason=error.strerror or str(error))
