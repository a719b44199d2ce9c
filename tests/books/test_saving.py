"""A file on disk: the old one or the new one, whole, whatever happens."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import pytest

from attest_xl.books import saving
from attest_xl.books.port import BookError

OLD, NEW = b"PK old", b"PK new content"


@pytest.fixture
def master(tmp_path: Path) -> Path:
    path = tmp_path / "Район [1].xlsm"
    path.write_bytes(OLD)
    return path


def beside(path: Path) -> list[str]:
    return sorted(file.name for file in path.parent.iterdir())


def test_the_new_content_takes_the_old_ones_place_and_rights(master: Path) -> None:
    master.chmod(0o640)
    after = saving.replace(master, NEW, saving.take(master))
    assert master.read_bytes() == NEW
    assert stat.S_IMODE(master.stat().st_mode) == 0o640
    assert beside(master) == [master.name]
    saving.replace(master, OLD, after)
    assert master.read_bytes() == OLD


def test_a_link_to_the_book_stays_a_link(master: Path, tmp_path: Path) -> None:
    link = tmp_path / "Ссылка.xlsm"
    link.symlink_to(master)
    saving.replace(link, NEW, saving.take(link))
    assert link.is_symlink()
    assert master.read_bytes() == NEW


def refused(master: Path, read: saving.Snapshot | None = None) -> BookError:
    with pytest.raises(BookError) as refusal:
        saving.replace(master, NEW, read or saving.take(master))
    assert not [name for name in beside(master) if name.endswith(".tmp")]
    return refusal.value


def test_a_book_open_in_libreoffice_is_refused_by_the_persons_name(master: Path) -> None:
    lock = master.with_name(f".~lock.{master.name}#")
    lock.write_text(",Мария Иванова,METODKABINET,24.11.2026 06:40,file:///home/maria;", encoding="utf-8")
    refusal = refused(master)
    assert refusal.code == "BOOK-01"
    assert "LibreOffice: Мария Иванова (METODKABINET)" in refusal.finding.message
    assert lock.name in refusal.finding.message
    assert master.read_bytes() == OLD


@pytest.mark.parametrize(
    "owner, said",
    [
        (b"\5" + b"Maria".ljust(54) + b"\5\0" + "Maria".encode("utf-16-le").ljust(108), "Excel: Maria"),
        (b"\5" + "Мария".encode("cp1251").ljust(54), "Excel: Мария"),
        (b"", "держит Excel."),
    ],
)
def test_a_book_open_in_excel_is_refused(master: Path, owner: bytes, said: str) -> None:
    master.with_name(f"~${master.name}").write_bytes(owner)
    refusal = refused(master)
    assert refusal.code == "BOOK-01"
    assert said in refusal.finding.message


def test_a_book_touched_but_not_changed_is_saved(master: Path) -> None:
    read = saving.take(master)
    os.utime(master, (0, 0))
    saving.replace(master, NEW, read)
    assert master.read_bytes() == NEW


def test_a_change_of_the_same_length_within_the_same_moment_is_noticed(master: Path) -> None:
    read, times = saving.take(master), master.stat()
    master.write_bytes(OLD[::-1])
    os.utime(master, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert refused(master, read).code == "BOOK-02"
    assert master.read_bytes() == OLD[::-1]


def test_a_book_that_is_gone_is_not_made_again(master: Path) -> None:
    read = saving.take(master)
    master.unlink()
    with pytest.raises(BookError) as refusal:
        saving.replace(master, NEW, read)
    assert refusal.value.code == "FILE-04"
    assert beside(master) == []


def test_a_file_for_reading_only_is_refused(master: Path) -> None:
    master.chmod(0o444)
    assert refused(master).code == "BOOK-03"
    assert master.read_bytes() == OLD


def failing(number: int) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen"])
@pytest.mark.parametrize(
    "number, code",
    [(errno.ENOSPC, "BOOK-04"), (errno.EACCES, "BOOK-03"), (errno.EROFS, "BOOK-03"), (errno.EIO, "BOOK-05")],
)
def test_a_save_that_fails_leaves_the_old_book_whole_and_nothing_beside_it(
    master: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int, code: str
) -> None:
    monkeypatch.setattr(saving.os, step, failing(number))
    refusal = refused(master)
    assert refusal.code == code
    assert master.read_bytes() == OLD
    assert beside(master) == [master.name]


def test_a_full_disk_is_told(master: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("NOT TESTED: this system has no /dev/full")
    with pytest.raises(OSError, match="No space") as failed, full.open("wb", buffering=0) as file:
        file.write(NEW)
    assert saving.refusal(failed.value, master).code == "BOOK-04"


def test_a_change_made_while_the_new_file_is_written_is_noticed(master: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, fsync = saving.take(master), os.fsync

    def meddling(handle: int) -> None:
        fsync(handle)
        master.write_bytes(b"PK another's")

    monkeypatch.setattr(saving.os, "fsync", meddling)
    assert refused(master, read).code == "BOOK-02"
    assert master.read_bytes() == b"PK another's"


def test_what_a_killed_save_left_is_swept_away_by_the_next(master: Path) -> None:
    other = ".Другая.1.tmp"
    for name in (f".{master.stem}.1.tmp", f".{master.stem}.2.tmp", other):
        master.with_name(name).write_bytes(b"half")
    saving.replace(master, NEW, saving.take(master))
    assert beside(master) == sorted([master.name, other])


def test_what_a_killed_save_left_among_the_copies_is_swept_away_too(master: Path) -> None:
    copy = saving.back_up(master, "сверкой")
    copy.with_name(f".{copy.stem[:40]}.1.tmp").write_bytes(b"half")
    saving.replace(master, NEW, saving.take(master))
    assert beside(copy) == [copy.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody remove an open file")
def test_what_another_save_is_writing_is_left_to_it(master: Path) -> None:
    import fcntl

    fresh = master.with_name(f".{master.stem}.1.tmp")
    with fresh.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        saving.replace(master, NEW, saving.take(master))
        assert fresh.exists()
    saving.replace(master, OLD, saving.take(master))
    assert not fresh.exists()


# Copies


def at(second: int) -> Callable[[], datetime]:
    return lambda: datetime(2026, 11, 24, 6, 40, second, tzinfo=UTC)


def test_a_copy_says_what_it_is_of_when_and_before_what(master: Path) -> None:
    master.chmod(0o640)
    copy = saving.back_up(master, "Пересчитать график", at(12))
    assert copy == master.parent / "Копии" / "Район [1] 2026-11-24 06-40-12 перед Пересчитать график.xlsm"
    assert copy.read_bytes() == OLD
    assert stat.S_IMODE(copy.stat().st_mode) == 0o640
    assert beside(copy) == [copy.name]


def test_a_reason_with_signs_no_file_name_can_hold_is_cleaned(master: Path) -> None:
    assert saving.back_up(master, ' "a/b": <c>?* . ', at(0)).name.endswith("перед a b c.xlsm")


def test_the_last_twenty_copies_of_this_book_stay(master: Path) -> None:
    folder = master.parent / "Копии"
    folder.mkdir()
    strangers = ["Заметки.txt", "Район 2020-01-01 00-00-00 перед сверкой.xlsm"]
    for name in strangers:
        (folder / name).write_bytes(b"")
    made = [saving.back_up(master, "сверкой", at(second // 3)) for second in range(30)]
    assert list(saving.copies_of(master)) == made[-20:]
    assert set(strangers) <= set(beside(made[-1]))


def test_the_content_of_a_copy_is_found_by_its_name(master: Path) -> None:
    copy = saving.back_up(master, "сверкой")
    assert saving.copy_named(master, copy.name) == OLD
    with pytest.raises(BookError, match="BOOK-21"):
        saving.copy_named(master, "../" + master.name)


def test_a_copy_that_cannot_be_made_is_told(master: Path) -> None:
    (master.parent / "Копии").write_bytes(b"a file, no folder")
    with pytest.raises(BookError, match="BOOK-05"):
        saving.back_up(master, "сверкой")
