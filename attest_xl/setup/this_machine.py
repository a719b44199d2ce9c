"""The computer we are on. All that only Windows or macOS has stands in this file, `marks.py` and `shortcut.py`."""

import importlib
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from attest_xl.setup.machine import Python, System
from attest_xl.setup.marks import is_marked

_ROOTS = {"HKCU": "HKEY_CURRENT_USER", "HKLM": "HKEY_LOCAL_MACHINE", "HKCR": "HKEY_CLASSES_ROOT"}
_COMMAND_SECONDS = 10


class ThisMachine:
    """The `Machine` we run on."""

    @property
    def system(self) -> System:
        """Which kind; everything that is neither Windows nor macOS is treated as Linux."""
        return "windows" if sys.platform == "win32" else "macos" if sys.platform == "darwin" else "linux"

    @property
    def python(self) -> Python:
        """The interpreter."""
        numbers = sys.version_info[:3]
        private = sys.prefix != sys.base_prefix
        return Python(numbers, struct.calcsize("P") * 8, sys.executable, sys.prefix, private)

    def variable(self, name: str) -> str:
        """An environment variable."""
        return os.environ.get(name, "")

    def registry(self, key: str) -> Mapping[str, object]:
        """The values of a key of the registry; none elsewhere than on Windows."""
        if self.system != "windows":
            return {}
        winreg: Any = importlib.import_module("winreg")
        root, _, below = key.partition("\\")
        try:
            how = winreg.KEY_READ | winreg.KEY_WOW64_64KEY  # a Python of 32 bits would be shown another registry
            with winreg.OpenKey(getattr(winreg, _ROOTS[root]), below, 0, how) as opened:
                count = winreg.QueryInfoKey(opened)[1]
                return {name: value for name, value, _ in (winreg.EnumValue(opened, at) for at in range(count))}
        except OSError:
            return {}

    def exists(self, path: str) -> bool:
        """Whether a file or folder is there."""
        try:
            return Path(path).exists()
        except (OSError, ValueError):  # a path that no file system can have
            return False

    def writable(self, folder: str) -> bool:
        """Whether a file can be made in the folder: tried, since rights on Windows tell little."""
        probe = Path(folder) / f".attest-xl-{os.getpid()}.tmp"
        try:
            probe.touch(exist_ok=False)
            probe.unlink()
        except OSError:
            return False
        return True

    def program(self, name: str) -> str:
        """Where a command is."""
        return shutil.which(name) or ""

    def said_by(self, command: Iterable[str]) -> str:
        """What a command writes to its standard output."""
        try:
            done = subprocess.run(
                list(command), capture_output=True, timeout=_COMMAND_SECONDS, check=True, stdin=subprocess.DEVNULL
            )
        except (OSError, subprocess.SubprocessError):
            return ""
        return done.stdout.decode("utf-8", "replace").strip()

    def version_of(self, library: str) -> str:
        """The installed version of a Python library."""
        try:
            return version(library)
        except PackageNotFoundError:
            return ""

    def is_marked(self, path: str) -> bool:
        """Whether the system treats the file as one from the internet."""
        return is_marked(Path(path), self.system)
