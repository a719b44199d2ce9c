"""Folders, archives and files: what is read, under which name, and what is passed over."""

import os
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from attest_xl.books.incoming import Arrived, arrived
from attest_xl.books.strangers.reading import Limits


def names(found: Arrived) -> list[str]:
    return [file.shown for file in found.files]


def put(path: Path, data: bytes = b"x") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_folder_is_its_workbooks_and_those_of_its_folders(tmp_path: Path) -> None:
    beside = ("а/~$1.xlsx", "а/.~lock.1.ods#", "Копии/старый.xlsx", "письмо.docx", "книга.xlsm")
    for name in ("б.xlsx", "а/1.ODS", *beside):
        put(tmp_path / name)
    with arrived([tmp_path], Limits(), besides=tmp_path / "книга.xlsm") as found:
        assert names(found) == ["а/1.ODS", "б.xlsx"]
        assert [(one.code, one.place.file) for one in found.findings] == [("MERGE-25", "письмо.docx")]


def test_an_archive_is_unpacked_for_as_long_as_it_is_needed(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "ответы.zip", "w") as archive:
        archive.writestr(ZipInfo("школа/1.xlsx", (2025, 3, 1, 10, 0, 0)), b"1")
        archive.writestr("../../2.xls", b"2")
        archive.writestr("__MACOSX/1.xlsx", b"")
    with arrived([tmp_path / "ответы.zip"], Limits()) as found:
        assert names(found) == ["ответы.zip/школа/1.xlsx", "ответы.zip/../../2.xls"]
        assert [file.path.read_bytes().decode() for file in found.files] == ["1", "2"]
        assert not (tmp_path.parent / "2.xls").exists()
        assert found.files[0].path.stat().st_mtime != found.files[1].path.stat().st_mtime
        kept = [file.path for file in found.files]
    assert not any(path.exists() for path in kept)


def test_names_packed_by_russian_windows_are_read(tmp_path: Path) -> None:
    member = ZipInfo("xxxxx.xls")
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr(member, b"1")
    data = (tmp_path / "a.zip").read_bytes().replace(b"xxxxx.xls", "школа.xls".encode("cp866"))
    put(tmp_path / "a.zip", data)
    with arrived([tmp_path / "a.zip"], Limits()) as found:
        assert names(found) == ["a.zip/школа.xls"]


def test_a_damaged_archive_and_a_swelling_one_are_findings(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "big.zip", "w") as archive:
        archive.writestr("1.xlsx", os.urandom(3_000_000))
    put(tmp_path / "bad.zip", (tmp_path / "big.zip").read_bytes()[:-400_000].replace(b"PK\x03\x04", b"PK\x03\x05"))
    with arrived([tmp_path / "big.zip"], Limits(unpacked_mb=0)) as found:
        assert ([one.code for one in found.findings], names(found)) == (["READ-05"], [])
    with arrived([tmp_path / "big.zip"], Limits(file_mb=1)) as found:
        assert found.files[0].path.stat().st_size == 1024 * 1024 + 1
    with arrived([tmp_path / "bad.zip"], Limits()) as found:
        assert names(found) == ["bad.zip"]


def test_a_file_named_twice_is_read_once_and_namesakes_are_told_apart(tmp_path: Path) -> None:
    one, other = put(tmp_path / "1" / "ответ.xlsx"), put(tmp_path / "2" / "ответ.xlsx")
    with arrived([one, one, tmp_path / "нет.xlsx"], Limits()) as found:
        assert names(found) == ["ответ.xlsx", "нет.xlsx"]
    with arrived([one, other], Limits()) as found:
        assert names(found) == [str(one), str(other)]


def test_the_folder_that_was_sent_from_holds_letters_and_lists_that_nothing_is_said_of(tmp_path: Path) -> None:
    beside = ("Кому что отправлено.xlsx", "Кто не ответил.xlsx", "Письма/01 СОШ № 1.txt", "Письма/ответ.xlsx", "а.csv")
    for name in ("01 СОШ № 1 – списки.xlsx", *beside):
        put(tmp_path / "Шаблоны" / name)
    with ZipFile(tmp_path / "все.zip", "w") as archive:
        for name in beside:
            archive.writestr(name, b"1")
    with arrived([tmp_path / "Шаблоны", tmp_path / "все.zip"], Limits()) as found:
        assert names(found) == [
            "01 СОШ № 1 – списки.xlsx", "Письма/ответ.xlsx", "а.csv", "все.zip/Письма/ответ.xlsx", "все.zip/а.csv",
        ]  # fmt: skip
        assert found.findings == ()
