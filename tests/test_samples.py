"""Every story of `samples/` comes out as it is told: the schools' files in, «График» out, by commands alone."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.master import Line, Master
from tests.support.stories import Story, Table, stories

GRAVE = {"error", "warning"}


def shown(value: object) -> str:
    """A cell as a story writes it."""
    match value:
        case None:
            return "–"
        case date():
            return f"{value:%d.%m.%Y}"
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value)


def seen(lines: Sequence[Line], table: Table) -> list[tuple[str, ...]]:
    """The lines as rows of the table, in order; `*` where the table does not care about a cell of that person."""
    titles, *expected = table
    free = {(row[0], index) for row in expected for index, cell in enumerate(row) if cell == "*"}
    rows = [tuple(shown(line[title]) for title in titles) for line in lines]
    return sorted(tuple("*" if (row[0], index) in free else cell for index, cell in enumerate(row)) for row in rows)


def questions(told: dict[str, Any]) -> set[tuple[str, str]]:
    found = told["findings"]
    return {(finding["file"], finding["cell"]) for finding in found if finding["severity"] in GRAVE and finding["file"]}


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_the_story_comes_out_as_it_is_told(story: Story, tmp_path: Path) -> None:
    master = Master.new(tmp_path / "master.xlsm", story.profile)
    told = master.load(*story.write(tmp_path))
    assert questions(told) == story.questions
    if story.staff:
        assert seen(master.staff(), story.staff) == sorted(story.staff[1:])
    for today, table in story.schedules:
        master.recalculate(today)
        assert seen(master.schedule(), table) == sorted(table[1:]), f"{today:%d.%m.%Y}"


def test_a_list_loaded_twice_adds_nothing(tmp_path: Path) -> None:
    story = stories()[0]
    master, files = Master.new(tmp_path / "master.xlsm", story.profile), story.write(tmp_path)
    master.load(*files)
    before = master.staff()
    told = master.load(*files)
    assert (told["rows"]["new"], told["rows"]["filled"], master.staff()) == (0, 0, before)


def test_there_are_stories_and_each_expects_something() -> None:
    assert len(stories()) >= 6
    for story in stories():
        assert story.files, story.name
        assert story.schedules, story.name
        assert all(len(table) > 1 for _, table in story.schedules), story.name
        assert all(isinstance(day, date) and not isinstance(day, datetime) for day, _ in story.schedules), story.name
