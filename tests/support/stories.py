"""Stories of `samples/`: a README whose tables are the files of schools and the answer; see samples/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from attest_xl.district.formats import save
from attest_xl.district.layout import Layout
from attest_xl.district.pages import Page
from attest_xl.schema.cells import Value

SAMPLES = Path(__file__).parents[2] / "samples"
Table = tuple[tuple[str, ...], ...]
_FILE = re.compile(r"Файл «(.+?)»(?:, лист «(.+?)»)?")
_SCHEDULE = re.compile(r"График на (\d{2}\.\d{2}\.\d{4})")


@dataclass(frozen=True, slots=True)
class Story:
    """`files` by name and sheet; `schedules` by day; `questions` are (file, cell); `staff` may be empty."""

    name: str
    profile: str
    files: tuple[tuple[str, str, Table], ...]
    schedules: tuple[tuple[date, Table], ...]
    questions: frozenset[tuple[str, str]]
    staff: Table

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Write the schools' files."""
        names = tuple(dict.fromkeys(name for name, _, _ in self.files))
        for name in names:
            pages = [_page(sheet, table) for file, sheet, table in self.files if file == name]
            path = folder / name
            save(path, pages, Layout("story", path.suffix, ()))
        return tuple(folder / name for name in names)


def stories() -> tuple[Story, ...]:
    """Every story, by name."""
    return tuple(read(folder) for folder in sorted(SAMPLES.iterdir()) if (folder / "README.md").is_file())


def read(folder: Path) -> Story:
    """The story told in the folder."""
    text = (folder / "README.md").read_text(encoding="utf-8")
    profile = re.search(r"Профиль: `(.+?)`", text)
    chapters = list(_chapters(text))
    questions = next((table[1:] for title, table in chapters if title == "Вопросы"), ())
    return Story(
        folder.name,
        profile[1] if profile else "ru-196",
        tuple((match[1], match[2] or "Лист1", table) for title, table in chapters if (match := _FILE.match(title))),
        tuple((day(match[1]), table) for title, table in chapters if (match := _SCHEDULE.match(title))),
        frozenset((row[0], row[1]) for row in questions),
        next((table for title, table in chapters if title == "Сотрудники"), ()),
    )


def day(text: str) -> date:
    """`15.01.2026`."""
    return date.fromisoformat("-".join(reversed(text.split("."))))


def _chapters(text: str) -> Iterator[tuple[str, Table]]:
    for chapter in text.split("\n## ")[1:]:
        title, _, body = chapter.partition("\n")
        rows = [_cells(line) for line in body.splitlines() if line.startswith("|")]
        yield title.strip(), tuple(row for row in rows if set("".join(row)) != {"-"})


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("<br>", "\n") for cell in line.strip().strip("|").split("|"))


def _page(sheet: str, table: Table) -> Page:
    return Page(
        sheet, tuple(tuple(map(_value, row)) for row in table), tuple(_merges(table)), widths=(20,) * len(table[0])
    )


def _value(cell: str) -> Value:
    if cell in ("", "<", "^"):
        return None
    if cell.startswith("`"):
        return cell.strip("`")
    if re.fullmatch(r"\d{2}\.\d{2}\.\d{4}", cell):
        return day(cell)
    number = cell.replace(",", ".")
    return float(number) if re.fullmatch(r"\d+(\.\d+)?", number) else cell


def _merges(table: Table) -> Iterator[tuple[int, int, int, int]]:
    """`<` joins its left neighbour, `^` the cell above; a block is named by its top left cell."""
    for row, cells in enumerate(table):
        for column, cell in enumerate(cells):
            right, bottom = column, row
            while right + 1 < len(cells) and cells[right + 1] == "<":
                right += 1
            while bottom + 1 < len(table) and column < len(table[bottom + 1]) and table[bottom + 1][column] == "^":
                bottom += 1
            if cell not in ("<", "^") and (right, bottom) != (column, row):
                yield row + 1, column + 1, bottom + 1, right + 1
