"""A master driven as a user without an office program drives it: by commands, and read back by a foreign reader."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

DONE, NOTHING_DONE, NEEDS_PERSON = 0, 2, 3
Line = dict[str, object]


@dataclass(frozen=True, slots=True)
class Master:
    """A master workbook, made by `new`."""

    path: Path

    @classmethod
    def new(cls, path: Path, profile: str = "ru-196") -> Master:
        run("new", str(path), "--profile", profile)
        return cls(path)

    def load(self, *files: Path) -> dict[str, Any]:
        """`import`; its JSON."""
        return run("import", str(self.path), *map(str, files))

    def check(self, today: date) -> dict[str, Any]:
        """`check`; its JSON."""
        return run("check", str(self.path), "--today", today.isoformat())

    def recalculate(self, today: date) -> dict[str, Any]:
        """`recalculate`; its JSON."""
        return run("recalculate", str(self.path), "--today", today.isoformat())

    def lines(self, sheet: str, *titles: str) -> list[Line]:
        """The filled rows of the table whose header holds all the titles; blank cells are `None`."""
        book = CalamineWorkbook.from_filelike(BytesIO(self.path.read_bytes()))
        rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        top = next((index for index, row in enumerate(rows) if set(titles) <= set(row)), None)
        assert top is not None, f"«{sheet}» has no header with {titles}"
        header = [str(title) for title in rows[top]]
        found = [dict(zip(header, map(_plain, row), strict=False)) for row in rows[top + 1 :]]
        return [line for line in found if any(line.get(title) is not None for title in titles)]

    def schedule(self) -> list[Line]:
        """«График»."""
        return self.lines("График", "ФИО", "Должность", "Вид аттестации", "Следующая дата", "Состояние")

    def staff(self) -> list[Line]:
        """«Сотрудники»."""
        return self.lines("Сотрудники", "ФИО", "Должность", "Категория")


def run(*arguments: str) -> dict[str, Any]:
    """The command's JSON; it must end as done, with or without something left for a person."""
    command = [sys.executable, "-m", "attest_xl", *arguments, "--json", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode in (DONE, NEEDS_PERSON), f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _plain(value: object) -> object:
    if value == "":
        return None
    return value.strip() if isinstance(value, str) else value
