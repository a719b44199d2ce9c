"""Hostile files among answers: each is refused with its own finding, the answers beside it are merged, every returned
cell is accounted for, and the master keeps every part that the merge does not write."""

from __future__ import annotations

import os
import struct
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from attest_xl.books.archives import MOST_MEMBERS
from tests.hostile import kinds, markup, packages
from tests.hostile.books import HEADER, row, sheet, xlsx
from tests.hostile.case import READ, Case
from tests.support.master import Master, run

CASES = (*packages.CASES, *markup.CASES, *kinds.CASES)
SCHOOLS = ("СОШ № 1", "СОШ № 2")
NO_ANSWER, MACROS, NO_BOOK = "MERGE-03", "READ-09", "MERGE-25"
MB = 1024 * 1024
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class District:
    """A master with a teacher in each of two schools, and what each of them answers: a subject, and a date that is
    none."""

    master: Path
    answers: Mapping[str, bytes]

    def put(self, folder: Path) -> tuple[Path, tuple[Path, ...]]:
        """Both in a folder of one test."""
        master = folder / "Район.xlsm"
        master.write_bytes(self.master.read_bytes())
        return master, tuple(put(folder / "ответы" / name, data) for name, data in self.answers.items())


def put(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> District:
    folder = tmp_path_factory.mktemp("district")
    master = Master.new(folder / "Район.xlsm")
    for school, name in zip(SCHOOLS, ("Иванова Мария Петровна", "Петрова Анна Ильинична"), strict=True):
        (folder / f"{school}.xlsx").write_bytes(xlsx(sheet=sheet(row(1, HEADER) + row(2, (name, "учитель", "")))))
    master.load(*(folder / f"{school}.xlsx" for school in SCHOOLS))
    sent = run("distribute", str(master.path), "--to", str(folder / "шаблоны"), "--sheets", "staff")
    return District(master.path, {f"{one['school']}.xlsx": answer(one["file"]) for one in sent["templates"]})


def answer(template: str) -> bytes:
    library: Any = openpyxl
    book = library.load_workbook(template)
    page = book["Сотрудники"]
    titles = [cell.value for cell in page[1]]
    for title, said in (("Предмет", "химия"), ("Дата решения", "31.02.2024")):
        page.cell(2, titles.index(title) + 1).value = said
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def merged(told: Told, prefix: str = "") -> None:
    """Both answers have come in, and the account adds up."""
    states = {file["file"]: file["state"] for file in told["files"]}
    assert {name: states[f"{prefix}{name}.xlsx"] for name in SCHOOLS} == dict.fromkeys(SCHOOLS, "merged")
    cells = told["cells"]
    assert (cells["taken"], cells["conflicts"], cells["refused"]) == (2, 0, 2)
    assert cells["returned"] == cells["unchanged"] + cells["taken"] + cells["conflicts"] + cells["refused"]


def refused(told: Told) -> dict[str, str]:
    """The files that were refused, with the code of the reason."""
    return {file["file"]: file["reason"][-9:-1].strip("[") for file in told["files"] if file["state"] == "refused"}


def codes(told: Told, *only: str) -> dict[str, str]:
    """By file: the code of what was found about it."""
    found = {finding["file"]: finding["code"] for finding in told["findings"] if finding["file"]}
    return {file: code for file, code in found.items() if code in only or not only}


def expected(cases: Iterable[Case]) -> dict[str, str]:
    """What is read is no answer of a school that was asked; books with macros are not read at all."""
    read = {case.name: MACROS if case.name == "macros.xlsx" else NO_ANSWER for case in cases if case.code == READ}
    return {case.name: case.code for case in cases if case.code != READ} | read


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(path: Path, members: Mapping[str, bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(name, data)
    return path


def test_each_hostile_file_is_refused_and_the_answers_among_them_are_merged(district: District, tmp_path: Path) -> None:
    master, (first, last) = district.put(tmp_path)
    hostile = [tmp_path / "чужие" / case.name for case in CASES]
    hostile[0].parent.mkdir()
    for case, path in zip(CASES, hostile, strict=True):
        case.make(path)
    before, files = parts(master), [str(path) for path in (first, *hostile, last)]
    told = run("merge", str(master), *files)
    assert refused(told) == expected(CASES)
    merged(told)
    after = parts(master)
    written = ("xl/worksheets/", "xl/tables/", "xl/sharedStrings", "xl/styles.xml", "xl/workbook.xml")
    kept = [name for name in before if not name.startswith(written)]
    assert {name for name in kept if before[name] != after[name]} == set()
    assert "xl/vbaProject.bin" in kept


def test_hostile_files_in_a_folder_and_in_an_archive_of_it(district: District, tmp_path: Path) -> None:
    master, _ = district.put(tmp_path)
    books = [case for case in (*packages.CASES, *markup.CASES, *kinds.OLD, *kinds.MISNAMED) if case not in markup.LARGE]
    for case in books:
        case.make(tmp_path / "ответы" / case.name)
    members = {file.name: file.read_bytes() for file in (tmp_path / "ответы").iterdir()}
    packed, before = archive(tmp_path / "ответы.zip", members), master.read_bytes()
    told = run("merge", str(master), str(tmp_path / "ответы"), "--dry-run")
    assert refused(told) == expected(books)
    merged(told)
    assert master.read_bytes() == before
    told = run("merge", str(master), str(packed))
    assert refused(told) == {f"ответы.zip/{name}": code for name, code in expected(books).items()}
    merged(told, "ответы.zip/")


# Archives that are hostile themselves


def test_an_archive_in_an_archive_is_unpacked_and_endless_ones_are_not(district: District, tmp_path: Path) -> None:
    master, answers = district.put(tmp_path)
    one, other = (path.read_bytes() for path in answers)
    deep = archive(tmp_path / "1.zip", {"а.xlsx": one})
    for number in range(2, 6):
        deep = archive(tmp_path / f"{number}.zip", {f"{number - 1}.zip": deep.read_bytes()})
    inner = archive(tmp_path / "inner.zip", {f"{SCHOOLS[0]}.xlsx": one, f"{SCHOOLS[1]}.xlsx": other}).read_bytes()
    outer = archive(tmp_path / "все.zip", {"школы.zip": inner, "5.zip": deep.read_bytes(), "нет.zip": b"no zip"})
    told = run("merge", str(master), str(outer))
    merged(told, "все.zip/школы.zip/")
    assert codes(told, NO_BOOK) == {"все.zip/5.zip/4.zip/3.zip": NO_BOOK}
    assert refused(told) == {"все.zip/нет.zip": "READ-02"}


def test_what_swells_what_is_closed_and_what_is_broken_costs_no_other_member(
    district: District, tmp_path: Path
) -> None:
    master, _ = district.put(tmp_path)
    sound = dict(district.answers)
    path = tmp_path / "а.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in sound.items():
            target.writestr(name, data)
        for name in ("закрыт.xlsx", "битый.xlsx", "чужой способ.xlsx", "другая сумма.xlsx"):
            target.writestr(name, os.urandom(3000))
        with target.open("бомба.xlsx", "w") as member:
            for _ in range(60):
                member.write(bytes(MB))
    put(path, spoilt(path.read_bytes()))
    told = run("merge", str(master), str(path))
    merged(told, "а.zip/")
    assert codes(told, "READ-03", "READ-04", "READ-07") == {
        "а.zip/закрыт.xlsx": "READ-03",
        "а.zip/битый.xlsx": "READ-04",
        "а.zip/чужой способ.xlsx": "READ-04",
        "а.zip/другая сумма.xlsx": "READ-04",
        "а.zip/бомба.xlsx": "READ-07",
    }


def spoilt(data: bytes) -> bytes:
    """Members closed, torn, packed in a way that nobody knows, and with another checksum than they have."""
    changed = bytearray(data)
    for name, offset, value in (
        ("закрыт.xlsx", 8, struct.pack("<H", 0x801)),
        ("битый.xlsx", 42, struct.pack("<I", 5)),
        ("чужой способ.xlsx", 10, struct.pack("<H", 97)),
        ("другая сумма.xlsx", 16, b"\1\2\3\4"),
    ):
        at = data.rindex(name.encode()) - 46
        changed[at + offset : at + offset + len(value)] = value
    return bytes(changed)


def test_a_member_whose_packed_bytes_make_no_sense_is_damaged(district: District, tmp_path: Path) -> None:
    master, _ = district.put(tmp_path)
    path = archive(tmp_path / "а.zip", {"битый.xlsx": b"x" * 3000, **district.answers})
    data = bytearray(path.read_bytes())
    at = data.index("битый.xlsx".encode()) + len("битый.xlsx".encode())
    data[at : at + 6] = b"\xff" * 6
    told = run("merge", str(master), str(put(path, bytes(data))))
    merged(told, "а.zip/")
    assert codes(told, "READ-04") == {"а.zip/битый.xlsx": "READ-04"}


def test_names_are_shown_as_meant_and_lead_nowhere(district: District, tmp_path: Path) -> None:
    master, _ = district.put(tmp_path)
    names = ("/etc/школа.xlsx", "../../../школа.xlsx", "C:\\школа.xlsx", "CON.xlsx", "а\tб?*.xlsx", f"{'ш' * 240}.xlsx")
    path = archive(tmp_path / "а" / "б" / "а.zip", {**dict.fromkeys(names, b"x"), **district.answers})
    before = sorted(tmp_path.rglob("*"))
    told = run("merge", str(master), str(path), "--dry-run")
    merged(told, "а.zip/")
    shown = ["/etc/школа.xlsx", "../../../школа.xlsx", "C:/школа.xlsx", "CON.xlsx", "а_б?*.xlsx", f"{'ш' * 195}.xlsx"]
    assert list(refused(told)) == [f"а.zip/{name}" for name in shown]
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "utf-8"])
def test_names_without_a_mark_are_read_as_their_maker_meant_them(
    district: District, tmp_path: Path, encoding: str
) -> None:
    master, _ = district.put(tmp_path)
    data = archive(tmp_path / "а.zip", {f"{number}".zfill(30): district.answers[f"{school}.xlsx"]
                                        for number, school in enumerate(SCHOOLS)}).read_bytes()  # fmt: skip
    for number, school in enumerate(SCHOOLS):
        name = f"{school}.xlsx".encode(encoding)
        data = data.replace(f"{number}".zfill(30).encode(), b"/" * (30 - len(name)) + name)
    told = run("merge", str(master), str(put(tmp_path / "а.zip", data)), "--dry-run")
    assert [file["file"].rpartition("/")[2] for file in told["files"]] == [f"{school}.xlsx" for school in SCHOOLS]
    assert [file["state"] for file in told["files"]] == ["merged", "merged"]


def test_members_of_one_name_are_told_apart_the_same_way_each_time(district: District, tmp_path: Path) -> None:
    master, answers = district.put(tmp_path)
    packed = archive(tmp_path / "а.zip", {f"{number}.xlsx": path.read_bytes() for number, path in enumerate(answers)})
    packed.write_bytes(packed.read_bytes().replace(b"1.xlsx", b"0.xlsx"))
    told = run("merge", str(master), str(packed))
    assert [file["file"] for file in told["files"]] == ["а.zip/0.xlsx", "а.zip/0.xlsx (2)"]
    again = run("merge", str(master), str(packed))
    assert [file["file"] for file in again["files"]] == ["а.zip/0.xlsx", "а.zip/0.xlsx (2)"]
    assert again["cells_changed"] == 0


def test_an_archive_of_more_members_than_there_are_schools_is_refused(district: District, tmp_path: Path) -> None:
    master, answers = district.put(tmp_path)
    with zipfile.ZipFile(tmp_path / "а.zip", "w") as target:
        for number in range(MOST_MEMBERS + 1):
            target.writestr(zipfile.ZipInfo(f"{number}.xlsx"), b"")
    told = run("merge", str(master), *map(str, answers), str(tmp_path / "а.zip"))
    merged(told)
    assert codes(told, "READ-05") == {"а.zip": "READ-05"}


def test_a_name_marked_as_utf_8_that_is_none_refuses_the_archive_alone(district: District, tmp_path: Path) -> None:
    master, answers = district.put(tmp_path)
    data = archive(tmp_path / "а.zip", {"шшш.xlsx": b"x"}).read_bytes().replace("ш".encode(), b"\xff\xff")
    told = run("merge", str(master), *map(str, answers), str(put(tmp_path / "а.zip", data)))
    merged(told)
    assert codes(told, "READ-04") == {"а.zip": "READ-04"}


def test_what_an_office_program_puts_beside_an_open_book_is_passed_over(district: District, tmp_path: Path) -> None:
    master, answers = district.put(tmp_path)
    told = run("merge", str(master), *map(str, answers), str(put(tmp_path / "~$ответ.xlsx", b"x")))
    merged(told)
    assert codes(told, NO_BOOK) == {"~$ответ.xlsx": NO_BOOK}
