"""A shortcut to the panel on the desktop: a .lnk or a .cmd on Windows, a .command on macOS, a .desktop on Linux."""

import os
import shlex
import subprocess
from pathlib import Path

from attest_xl.setup.machine import Machine

NAME = "Аттестация"
_SECONDS = 30
_SHELL_LINK = (
    "$s = (New-Object -ComObject WScript.Shell).CreateShortcut($env:ATTEST_LINK); "
    "$s.TargetPath = $env:ATTEST_TARGET; $s.Arguments = $env:ATTEST_ARGUMENTS; "
    "$s.WorkingDirectory = $env:ATTEST_FOLDER; $s.Save()"
)
"""What is said to PowerShell: all names come from variables, so that no name can be read as a command."""


def desktop_of(machine: Machine) -> Path:
    """The user's desktop folder; where there is none, the home folder."""
    home = Path(machine.variable("USERPROFILE" if machine.system == "windows" else "HOME") or Path.home())
    candidates = [home / "Desktop", home / "Рабочий стол"]
    if machine.system == "windows":
        folders = machine.registry("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Shell Folders")
        candidates.insert(0, Path(str(folders.get("Desktop", candidates[0]))))
    elif machine.system == "linux" and (said := machine.said_by(("xdg-user-dir", "DESKTOP"))):
        candidates.insert(0, Path(said))
    return next((folder for folder in candidates if machine.exists(str(folder))), home)


def make_shortcut(machine: Machine, master: Path, desktop: Path) -> Path:
    """Put a shortcut to the panel of this master on the desktop; the file made. Raises `OSError` where it cannot be."""
    match machine.system:
        case "windows":
            return _windows(machine, master, desktop)
        case "macos":
            return _written(desktop / f"{NAME}.command", _script(machine, master), executable=True)
        case _:
            return _written(desktop / "attest-xl.desktop", _entry(machine, master), executable=True)


def _windows(machine: Machine, master: Path, desktop: Path) -> Path:
    """A link through PowerShell; where that is forbidden, a command file that does the same."""
    python = Path(machine.python.executable)
    quiet = python.with_name("pythonw.exe")
    program = quiet if machine.exists(str(quiet)) else python
    link = desktop / f"{NAME}.lnk"
    told = {
        "ATTEST_LINK": str(link),
        "ATTEST_TARGET": str(program),
        "ATTEST_ARGUMENTS": f'-m attest_xl panel "{master}"',
        "ATTEST_FOLDER": str(master.parent),
    }
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", _SHELL_LINK]
    try:
        subprocess.run(command, env={**os.environ, **told}, check=True, capture_output=True, timeout=_SECONDS)
        if link.exists():
            return link
    except (OSError, subprocess.SubprocessError):
        pass  # said by the command file that takes its place
    return _written(desktop / f"{NAME}.cmd", command_file(str(program), str(master)))


def command_file(program: str, master: str) -> str:
    """The command file: `%` is doubled, since it begins a variable."""
    program, master = program.replace("%", "%%"), master.replace("%", "%%")
    return f'@echo off\r\nchcp 65001 >nul\r\nstart "" "{program}" -m attest_xl panel "{master}"\r\n'


def _script(machine: Machine, master: Path) -> str:
    command = shlex.join([machine.python.executable, "-m", "attest_xl", "panel", str(master)])
    return f"#!/bin/sh\nexec {command}\n"


def _entry(machine: Machine, master: Path) -> str:
    """A desktop entry; its command quotes by rules of its own."""
    arguments = (machine.python.executable, "-m", "attest_xl", "panel", str(master))
    command = " ".join('"' + _escaped(argument) + '"' for argument in arguments)
    lines = ("[Desktop Entry]", "Type=Application", f"Name={NAME}", f"Exec={command}", "Terminal=false")
    return "\n".join((*lines, "Categories=Office;", ""))


def _escaped(argument: str) -> str:
    for special in '\\"`$':
        argument = argument.replace(special, "\\" + special)
    return argument.replace("\\", "\\\\").replace("%", "%%")


def _written(path: Path, text: str, *, executable: bool = False) -> Path:
    path.write_bytes(text.encode("utf-8"))
    if executable:
        path.chmod(0o755)
    return path
