"""Hostile files given to a verb: each is told of, the sound one is loaded, the master keeps what it held, and a text
that looks like a formula stays a text."""

from __future__ import annotations

import re
import zipfile
from html import unescape
from pathlib import Path

import pytest

from tests.hostile import kinds, markup, packages
from tests.hostile.books import HEADER, row, sheet, xlsx
from tests.hostile.case import READ, Case
from tests.support.master import Master

HEAVY = (*markup.LARGE, *markup.FAR_BELOW, *kinds.OPEN, *kinds.COMMA)
CASES = [case for case in (*packages.CASES, *markup.CASES, *kinds.CASES) if case not in HEAVY and case.code != READ]
FORMULAS = ("=cmd|'/c calc'!A0", '=WEBSERVICE("http://127.0.0.1:9/")', "+1+1", "-1-1", "@SUM(A1)", "=HYPERLINK(A1)")


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A new master."""
    return Master.new(tmp_path_factory.mktemp("new") / "Район.xlsm").path.read_bytes()


@pytest.fixture
def master(empty: bytes, tmp_path: Path) -> Master:
    """A copy of it for one test."""
    path = tmp_path / "Район.xlsm"
    path.write_bytes(empty)
    return Master(path)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def made(folder: Path, cases: list[Case]) -> Path:
    folder.mkdir()
    for case in cases:
        case.make(folder / case.name)
    return folder


def test_each_hostile_file_is_told_of_and_the_sound_one_is_loaded(master: Master, tmp_path: Path) -> None:
    lists = made(tmp_path / "Списки", CASES)
    (lists / "СОШ № 5.xlsx").write_bytes(xlsx())
    before = parts(master.path)
    told = master.load(lists)
    states = {file["file"]: file["state"] for file in told["files"]}
    assert states == {case.name: "refused" for case in CASES} | {"СОШ № 5.xlsx": "read"}
    codes = {finding["file"]: finding["code"] for finding in told["findings"] if finding["code"].startswith("READ")}
    assert codes == {case.name: case.code for case in CASES}
    assert [line["ФИО"] for line in master.staff()] == ["Иванова Мария Петровна"]
    after = parts(master.path)
    kept = [name for name in before if not name.startswith(("xl/worksheets/", "xl/tables/", "xl/sharedStrings"))]
    assert {name for name in kept if before[name] != after[name]} <= {"xl/styles.xml", "xl/workbook.xml"}
    assert "xl/vbaProject.bin" in kept


def formulas(path: Path) -> set[str]:
    """The formulas of all sheets, as they are written."""
    sheets = [data.decode() for name, data in parts(path).items() if name.startswith("xl/worksheets/")]
    return {unescape(found) for data in sheets for found in re.findall(r"<f[ >][^<]*", data)}


def test_texts_that_look_like_formulas_stay_texts(master: Master, tmp_path: Path) -> None:
    rows = "".join(
        row(number, (f"Иванова Мари{'я' * number} Петровна", text, text)) for number, text in enumerate(FORMULAS, 2)
    )
    formula = '<row r="9"><c r="A9" t="str"><f>cmd|x!A0</f><v>Петрова Анна Ильинична</v></c></row>'
    (tmp_path / "СОШ № 5.xlsx").write_bytes(xlsx(sheet=sheet(row(1, HEADER) + rows + formula)))
    before = formulas(master.path)
    master.load(tmp_path / "СОШ № 5.xlsx")
    assert [line["Должность"] for line in master.staff()][: len(FORMULAS)] == list(FORMULAS)
    fresh = formulas(master.path) - before
    assert [formula for formula in fresh if not formula.removeprefix("<f>").startswith('HYPERLINK("#')] == []
    assert [formula for formula in fresh if "cmd" in formula or "127.0.0.1" in formula] == []
