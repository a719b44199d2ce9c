"""What the probes ask of a computer: a small protocol, so that Windows can be judged on any computer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Literal, Protocol

System = Literal["windows", "macos", "linux"]


@dataclass(frozen=True, slots=True)
class Python:
    """The interpreter that runs us. `private`: whether it is an environment of its own."""

    version: tuple[int, int, int]
    bits: int
    executable: str
    prefix: str
    private: bool


class Machine(Protocol):
    """A computer. Paths are texts in the computer's own spelling."""

    @property
    def system(self) -> System:
        """Which kind."""
        ...

    @property
    def python(self) -> Python:
        """The interpreter."""
        ...

    def variable(self, name: str) -> str:
        """An environment variable, `""` where it is not set."""
        ...

    def registry(self, key: str) -> Mapping[str, object]:
        """The values of a key such as `HKCU\\Software\\…` by name, the default one as `""`; none without it."""
        ...

    def exists(self, path: str) -> bool:
        """Whether a file or folder is there."""
        ...

    def writable(self, folder: str) -> bool:
        """Whether a file can be made in the folder."""
        ...

    def program(self, name: str) -> str:
        """Where a command is, `""` where it is not."""
        ...

    def said_by(self, command: Iterable[str]) -> str:
        """What a command writes to its standard output; `""` where it fails."""
        ...

    def version_of(self, library: str) -> str:
        """The installed version of a Python library, `""` where there is none."""
        ...

    def is_marked(self, path: str) -> bool:
        """Whether the system treats the file as one from the internet."""
        ...


def path_on(machine: Machine, path: str) -> PurePath:
    """The path as the machine understands it."""
    return PureWindowsPath(path) if machine.system == "windows" else PurePosixPath(path)
