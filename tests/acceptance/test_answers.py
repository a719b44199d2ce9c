"""A round of templates through the command line alone: sent, answered by schools that work as schools do – in three
programs, three formats and every manner –, merged and decided. Nothing that was done in an answer may get lost, and
nothing may change that nobody has touched."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from attest_xl.actions._desk import Desk
from attest_xl.books.opening import open_book
from attest_xl.district import district, write_lists
from attest_xl.district.answer_form import ROWS, Deed, Touch
from attest_xl.district.answers import WAYS, Fate, WrittenAnswer, write_answers
from attest_xl.district.methodist import correct, decide
from attest_xl.district.office_programs import Way
from attest_xl.schema.cells import text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import columns_of
from attest_xl.sheets import Conflict, Staff
from attest_xl.tables.pairing import value_of
from attest_xl.tables.values import plain
from tests.support.master import Master, run
from tests.support.programs import need

SENT, MERGED = date(2026, 1, 15), date(2026, 2, 20)
KINDS = {column.title: column.kind for _, column in columns_of(Staff)}
SUPERSEDED = {"MERGE-17", "MERGE-20"}
Row = dict[str, Any]


def staff(master: Path) -> dict[str, Row]:
    """«Сотрудники» by code."""
    grid = open_book(master).read("tblStaff")
    titles = [str(title) for title in grid.rows[0]]
    lines = [dict(zip(titles, row, strict=True)) for row in grid.rows[1:] if any(row)]
    return {str(line["Код"]): line for line in lines}


def questions(master: Path) -> tuple[Conflict, ...]:
    """«Сверка»."""
    return Desk(open_book(master), MERGED).read(Conflict).records


def merge(master: Path, *files: Path | str) -> dict[str, Any]:
    return run("merge", str(master), *map(str, files), "--today", MERGED.isoformat())


def said(title: str, cell: Any) -> str:
    """What a cell tells, its spelling apart."""
    return text_of(value_of(plain(KINDS[title], cell)))


@dataclass(frozen=True)
class Round:
    """A district whose schools have answered: the master before and after the merge, and what was told."""

    sent: Path
    merged: Path
    folder: Path
    answers: tuple[WrittenAnswer, ...]
    told: dict[str, Any]

    @property
    def touches(self) -> Iterator[tuple[WrittenAnswer, Touch]]:
        return ((answer, touch) for answer in self.answers for touch in answer.touches)

    def master(self, path: Path) -> Path:
        """A copy of the master as it was before the merge."""
        return Path(shutil.copy(self.sent, path))


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Round:
    folder = tmp_path_factory.mktemp("round")
    lists = write_lists(district(2026, 18, 330, "ru-196", SENT), folder)
    master = Master.new(folder / "master.xlsm")
    master.load(*(written.path for written in lists))
    run("distribute", str(master.path), "--to", str(folder / "out"), "--today", SENT.isoformat())
    answers = write_answers(folder / "out", folder, SENT)
    correct(Desk(open_book(master.path), MERGED), answers)
    merged = Path(shutil.copy(master.path, folder / "merged.xlsm"))
    told = merge(merged, answers[0].path.parent)
    return Round(master.path, merged, answers[0].path.parent, answers, told)


def test_the_account_adds_up(answered: Round) -> None:
    cells = answered.told["cells"]
    assert cells["returned"] == sum(cells[name] for name in ("unchanged", "taken", "conflicts", "refused"))
    assert min(cells.values()) > 0
    assert len(answered.told["files"]) == len(answered.answers)


def test_a_strange_file_is_refused_and_every_answer_is_heard(answered: Round) -> None:
    states = {file["file"]: file["state"] for file in answered.told["files"]}
    refused = {name for name, state in states.items() if state == "refused"}
    assert refused == {one.path.name for one in answered.answers if one.fate in {Fate.FOREIGN, Fate.NO_BOOK}}
    touched = {one.path.name for one in answered.answers if one.touches and one.number == 1}
    assert {states[name] for name in touched} == {"merged"}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.program}{way.suffix}")
def test_each_program_is_among_the_merged(answered: Round, way: Way) -> None:
    need(way.program)
    states = {file["file"]: file["state"] for file in answered.told["files"]}
    saved = [one for one in answered.answers if one.way == way and one.touches]
    assert saved
    assert all(states[one.path.name] == "merged" and one.path.suffix == way.suffix for one in saved)


def test_everything_done_is_in_the_book_or_asked_or_told(answered: Round) -> None:
    before, after, asked = staff(answered.sent), staff(answered.merged), questions(answered.merged)
    findings = answered.told["findings"]
    lost = [
        (answer.path.name, touch)
        for answer, touch in answered.touches
        if not (
            is_in_book(touch, before, after)
            or is_asked(touch, asked)
            or any(tells(finding, answer, touch, answered.answers) for finding in findings)
        )
    ]
    assert lost == []


def is_in_book(touch: Touch, before: dict[str, Row], after: dict[str, Row]) -> bool:
    """A row that was not sent has no code: it is a new one of that name."""
    new = [row for code, row in after.items() if code not in before and row["ФИО"] == touch.name]
    if touch.deed is Deed.NEW:
        return bool(new)
    if touch.deed in ROWS or touch.column not in KINDS:
        return False
    rows = [after[touch.code]] if touch.code in after else new
    return any(said(touch.column, row[touch.column]) == said(touch.column, touch.now) for row in rows)


def is_asked(touch: Touch, asked: tuple[Conflict, ...]) -> bool:
    """A name written over in a row without its code may be another person: then the row is missing, and a new one."""
    whole = touch.deed in ROWS or touch.column == "ФИО"
    return any(
        (touch.code and line.code == touch.code and (whole or line.column == touch.column))
        or (touch.deed in ROWS and line.name == touch.name)
        for line in asked
    )


def tells(finding: dict[str, Any], answer: WrittenAnswer, touch: Touch, answers: tuple[WrittenAnswer, ...]) -> bool:
    if finding["column"] != touch.column or not touch.column:
        return False
    ours = {one.path.name for one in answers if one.template == answer.template}
    if finding["code"] in SUPERSEDED and answer.fate is Fate.TWO_VERSIONS:
        return finding["file"] in ours
    same = touch.deed is Deed.STRANGE or finding["said"] in {text_of(touch.now), "#ОШИБКА!"}
    return finding["file"] == answer.path.name and same


def test_nothing_changes_that_nobody_has_touched(answered: Round) -> None:
    before, after = staff(answered.sent), staff(answered.merged)
    touched = {(touch.code, touch.column) for _, touch in answered.touches}
    changed = {(code, title) for code, row in before.items() for title in row if after[code][title] != row[title]}
    assert changed - touched == set()
    names = {touch.name for _, touch in answered.touches}
    assert {row["ФИО"] for code, row in after.items() if code not in before} <= names


def test_nothing_is_asked_that_nobody_has_touched(answered: Round) -> None:
    codes = {touch.code for _, touch in answered.touches if touch.code}
    names = {touch.name for _, touch in answered.touches}
    idle = [line for line in questions(answered.merged) if line.code not in codes and line.name not in names]
    assert idle == []


def test_a_mistake_or_a_locked_cell_never_gets_in(answered: Round) -> None:
    after = staff(answered.merged)
    wrong = [touch for _, touch in answered.touches if touch.deed in {Deed.MISTAKE, Deed.LOCKED}]
    assert wrong
    assert [touch for touch in wrong if text_of(after[touch.code][touch.column]) == text_of(touch.now)] == []


def test_the_same_folder_again_changes_nothing(answered: Round) -> None:
    before = answered.merged.read_bytes()
    again = merge(answered.merged, answered.folder)
    assert again["cells_changed"] == 0
    assert answered.merged.read_bytes() == before
    assert again["cells"]["taken"] == 0
    assert again["cells"]["returned"] == answered.told["cells"]["returned"]


def nameless(master: Path, sent: Path) -> Counter[str]:
    """Everything but the numbers that new rows were given, in whatever order."""
    known = staff(sent)
    rows = [{**row, "Код": code if code in known else None} for code, row in staff(master).items()]
    lines = [[line.code in known and line.code, line.name, line.column, line.theirs] for line in questions(master)]
    return Counter(json.dumps(line, default=str, ensure_ascii=False, sort_keys=True) for line in (*rows, *lines))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_files_is_of_no_account(answered: Round, tmp_path: Path, seed: int) -> None:
    files = [one.path for one in answered.answers]
    Random(seed).shuffle(files)
    master = answered.master(tmp_path / "other.xlsm")
    merge(master, *files)
    assert {name: grid_of(master, name) for name in ("tblStaff", "tblConflicts")} == {
        name: grid_of(answered.merged, name) for name in ("tblStaff", "tblConflicts")
    }


def test_a_cluster_makes_the_same_of_the_answers(answered: Round, tmp_path: Path) -> None:
    import distributed

    cluster: Any = distributed.LocalCluster
    master = answered.master(tmp_path / "region.xlsm")
    with cluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as running:
        merge(master, answered.folder, "--scheduler", str(running.scheduler_address))
    assert grid_of(master, "tblStaff") == grid_of(answered.merged, "tblStaff")
    assert grid_of(master, "tblConflicts") == grid_of(answered.merged, "tblConflicts")


def grid_of(master: Path, table: str) -> Grid:
    return open_book(master).read(table)


def test_in_two_halves_comes_out_as_at_once(answered: Round, tmp_path: Path) -> None:
    files = [one.path for one in answered.answers]
    Random(3).shuffle(files)
    master = answered.master(tmp_path / "halves.xlsm")
    merge(master, *files[::2])
    merge(master, *files[1::2])
    assert nameless(master, answered.sent) == nameless(answered.merged, answered.sent)


def test_a_school_touches_no_row_of_another(answered: Round, tmp_path: Path) -> None:
    master = answered.master(tmp_path / "one.xlsm")
    answer = next(one for one in answered.answers if one.fate is Fate.TWO_VERSIONS and one.touches)
    told = merge(master, *(one.path for one in answered.answers if one.template == answer.template))
    schools = {file["school"] for file in told["files"]}
    before, after = staff(answered.sent), staff(master)
    assert len(schools) == 1
    assert {row["Учреждение"] for code, row in after.items() if row != before.get(code)} == schools


def test_what_was_decided_is_not_asked_again(answered: Round, tmp_path: Path) -> None:
    master = Path(shutil.copy(answered.merged, tmp_path / "decided.xlsm"))
    decided, left = decide(Desk(open_book(master), MERGED))
    assert decided
    told = run("resolve", str(master), "--today", MERGED.isoformat())
    open_ones = {line.key for line in questions(master)}
    assert told["done"]
    assert len(open_ones) >= left
    again = merge(master, answered.folder)
    assert again["cells_changed"] == 0
    assert {line.key for line in questions(master)} == open_ones
