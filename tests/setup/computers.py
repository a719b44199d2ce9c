"""Computers as values: a Windows, a Mac and a Linux where all is well, to be changed in one thing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from attest_xl.setup.machine import Python, System

EXCEL_KEY = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\excel.exe"
RUN_KEY = "HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration"
FONTS_KEY = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Fonts"
SECURITY_KEY = "HKCU\\Software\\Microsoft\\Office\\16.0\\Excel\\Security"
POLICY_KEY = "HKCU\\Software\\Policies\\Microsoft\\Office\\16.0\\Excel\\Security"
DISABLED_KEY = "HKCU\\Software\\Microsoft\\Office\\16.0\\Excel\\Resiliency\\DisabledItems"


@dataclass(frozen=True)
class Computer:
    """A `Machine` that answers what it is told to."""

    system: System
    python: Python
    variables: Mapping[str, str] = field(default_factory=dict[str, str])
    keys: Mapping[str, Mapping[str, object]] = field(default_factory=dict[str, Mapping[str, object]])
    files: frozenset[str] = frozenset()
    read_only: bool = False
    programs: Mapping[str, str] = field(default_factory=dict[str, str])
    sayings: Mapping[str, str] = field(default_factory=dict[str, str])
    libraries: Mapping[str, str] = field(default_factory=dict[str, str])
    marked: frozenset[str] = frozenset()

    def variable(self, name: str) -> str:
        return self.variables.get(name, "")

    def registry(self, key: str) -> Mapping[str, object]:
        return self.keys.get(key, {})

    def exists(self, path: str) -> bool:
        return path in self.files

    def writable(self, folder: str) -> bool:
        return not self.read_only

    def program(self, name: str) -> str:
        return self.programs.get(name, "")

    def said_by(self, command: Iterable[str]) -> str:
        return self.sayings.get(next(iter(command)), "")

    def version_of(self, library: str) -> str:
        return self.libraries.get(library, "")

    def is_marked(self, path: str) -> bool:
        return path in self.marked


LIBRARIES = {"attest-xl": "0.1.0", "xlwings": "0.37.8"}
VENV = "C:\\Users\\Петрова\\attest-xl\\.venv"
PYTHON_ON_WINDOWS = f"{VENV}\\Scripts\\python.exe"
QUIET_ON_WINDOWS = f"{VENV}\\Scripts\\pythonw.exe"

MAC_SCRIPT = "/Users/petrova/Library/Application Scripts/com.microsoft.Excel/xlwings-0.37.8.applescript"

WINDOWS = Computer(
    "windows",
    Python((3, 12, 4), 64, PYTHON_ON_WINDOWS, VENV, private=True),
    variables={"USERPROFILE": "C:\\Users\\Петрова", "OneDrive": "C:\\Users\\Петрова\\OneDrive"},
    keys={
        EXCEL_KEY: {"": "C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE"},
        RUN_KEY: {"VersionToReport": "16.0.17328.20184", "Platform": "x64"},
        FONTS_KEY: {"Calibri (TrueType)": "calibri.ttf"},
    },
    files=frozenset({PYTHON_ON_WINDOWS, QUIET_ON_WINDOWS}),
    libraries=LIBRARIES,
)
MAC = Computer(
    "macos",
    Python((3, 11, 9), 64, "/Users/petrova/attest-xl/.venv/bin/python", "/Users/petrova/attest-xl/.venv", private=True),
    variables={"HOME": "/Users/petrova"},
    files=frozenset({"/Applications/Microsoft Excel.app", "/Users/petrova/attest-xl/.venv/bin/python", MAC_SCRIPT}),
    sayings={"defaults": "16.89"},
    libraries=LIBRARIES,
)
LINUX = Computer(
    "linux",
    Python((3, 11, 2), 64, "/home/petrova/.venv/bin/python", "/home/petrova/.venv", private=True),
    programs={"soffice": "/usr/bin/soffice"},
    sayings={"fc-list": "DejaVu Sans\nCarlito"},
    libraries=LIBRARIES,
)
