"""Who else holds a workbook's file open."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from pathlib import Path

_EXCEL_NAME = 54  # bytes for the name in the old code page; then its length; then the name in UTF-16


@dataclass(frozen=True, slots=True)
class Holder:
    """A program with the book open. `who` is the person it named, `""` if it named nobody; `lock` is its file beside
    the book, which stays behind when the program dies; `profile` is the profile (a URL) of a LibreOffice that runs on
    this computer, else `""`."""

    program: str
    who: str
    lock: str
    profile: str = ""

    @property
    def named(self) -> str:
        """The program, with the person where it named one."""
        return f"{self.program}: {self.who}" if self.who else self.program


def holder_of(path: Path) -> Holder | None:
    """The program that has the book open; `None` when it is free."""
    excel = path.with_name(f"~${path.name}")
    if excel.exists():
        return Holder("Excel", _excel_owner(_bytes_of(excel)), excel.name)
    libreoffice = path.with_name(f".~lock.{path.name}#")
    if libreoffice.exists():
        return _libreoffice_holder(_bytes_of(libreoffice), libreoffice.name)
    return Holder("другая программа", "", "") if _held_exclusively(path) else None


def _excel_owner(owner: bytes) -> str:
    if not owner:
        return ""
    start = 1 + _EXCEL_NAME + 2
    wide = owner[start : start + 2 * owner[0]].decode("utf-16-le", "replace").strip("\0 ")
    return wide or owner[1 : 1 + owner[0]].decode("cp1251", "replace").strip("\0 ")


def _libreoffice_holder(owner: bytes, lock: str) -> Holder:
    """The fields are: the person's name, their login, the computer, the time, the profile."""
    fields = [field.strip() for field in owner.decode("utf-8", "replace").rstrip(";\n").split(",")]
    name, login, computer, _, profile, *_ = [*fields, *[""] * 5]
    person = name or login
    who = f"{person} ({computer})" if person and computer else person
    return Holder("LibreOffice", who, lock, profile if computer == platform.node() else "")


def _bytes_of(lock: Path) -> bytes:
    try:
        return lock.read_bytes()
    except OSError:  # on Windows Excel lets nobody read it
        return b""


def _held_exclusively(path: Path) -> bool:
    """On Windows an open book cannot be opened for writing; elsewhere nothing tells."""
    if os.name != "nt" or not os.access(path, os.W_OK):
        return False
    try:
        with path.open("r+b"):
            return False
    except PermissionError:
        return True
    except OSError:
        return False
