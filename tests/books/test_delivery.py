"""New files beside the book: all or none, and nobody else's touched."""

import os
import shutil
from pathlib import Path

import pytest

from attest_xl.books.delivery import Delivery
from attest_xl.books.incoming import arrived
from attest_xl.books.port import BookError
from attest_xl.books.strangers.reading import Limits
from attest_xl.books.unfinished import hidden_folder


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def deliver(folder: Path, *wanted: str) -> list[str]:
    with Delivery(folder, "Район.xlsm") as delivery:
        given = [delivery.name(name) for name in wanted]
        for name in given:
            delivery.add(name, name.encode())
    return given


def broken(folder: Path, error: BaseException) -> None:
    """Work that fails after two files."""
    with Delivery(folder, "Район.xlsm") as delivery:
        delivery.add(delivery.name("1.xlsx"), b"1")
        delivery.add(delivery.name("Письма/1.txt"), b"1")
        raise error


def test_files_stand_in_a_new_folder_under_their_names(tmp_path: Path) -> None:
    deliver(tmp_path / "а" / "б", "1.xlsx", "Письма/1.txt")
    assert names(tmp_path) == ["а/б/1.xlsx", "а/б/Письма/1.txt"]
    assert (tmp_path / "а/б/Письма/1.txt").read_bytes() == "Письма/1.txt".encode()


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "Ш 1.xlsx").write_bytes(b"old")
    assert deliver(tmp_path, "ш 1.xlsx", "Ш 1.xlsx") == ["ш 1 (2).xlsx", "Ш 1 (3).xlsx"]
    assert (tmp_path / "Ш 1.xlsx").read_bytes() == b"old"


def test_nothing_is_left_when_the_work_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        broken(tmp_path / "новая" / "папка", ZeroDivisionError())
    assert list(tmp_path.iterdir()) == []


def overtaken(folder: Path) -> None:
    """While three files are being written, somebody else's comes in under the name of the second."""
    with Delivery(folder, "Район.xlsm") as delivery:
        for name in ("1.xlsx", "2.xlsx", "3.xlsx"):
            delivery.add(delivery.name(name), b"ours")
        (folder / "2.xlsx").write_bytes(b"theirs")


def test_a_file_that_came_in_meanwhile_refuses_all_and_stays(tmp_path: Path) -> None:
    with pytest.raises(BookError) as refused:
        overtaken(tmp_path)
    assert refused.value.code == "SEND-07"
    assert names(tmp_path) == ["2.xlsx"]
    assert (tmp_path / "2.xlsx").read_bytes() == b"theirs"


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "занято").write_bytes(b"")
    with pytest.raises(BookError) as refused, Delivery(tmp_path / "занято" / "папка", "Район.xlsm"):
        pass
    assert refused.value.code == "SEND-07"
    assert "занято" in refused.value.finding.message


def test_a_full_disk_is_said_in_words_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(BookError) as refused:
        broken(tmp_path / "папка", OSError(28, "No space left on device"))
    assert "No space left" in refused.value.finding.message
    assert list(tmp_path.iterdir()) == []


def test_files_can_be_taken_back(tmp_path: Path) -> None:
    (tmp_path / "папка").mkdir()
    (tmp_path / "папка" / "своё.txt").write_bytes(b"")
    with Delivery(tmp_path / "папка", "Район.xlsm") as delivery:
        delivery.add(delivery.name("1.xlsx"), b"1")
        delivery.add(delivery.name("Письма/1.txt"), b"1")
    assert len(names(tmp_path)) == 3
    delivery.withdraw()
    assert names(tmp_path) == ["папка/своё.txt"]
    assert not (tmp_path / "папка" / "Письма").exists()


def left_in(folder: Path) -> Path:
    """A hidden folder with a file, as work leaves it that is ended by force."""
    with hidden_folder(folder) as hidden:
        (hidden / "1.xlsx").write_bytes(b"half")
        return shutil.copytree(hidden, hidden.with_name(hidden.name.replace("xl.", "xl.1")))


@pytest.mark.parametrize("new", [True, False])
def test_what_was_left_by_force_goes_with_the_next_run(tmp_path: Path, new: bool) -> None:
    folder = tmp_path / "папка"
    if not new:
        folder.mkdir()
    left = left_in(tmp_path if new else folder)
    assert left.is_dir()
    with arrived([tmp_path], Limits()) as found:
        assert found.files == ()
        assert [one.code for one in found.findings] == ["READ-14"]  # nothing but what is hidden: an empty folder
    deliver(folder, "1.xlsx")
    assert names(tmp_path) == ["папка/1.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="there a lock is not what tells")
def test_a_folder_in_which_another_run_works_stays(tmp_path: Path) -> None:
    with hidden_folder(tmp_path) as hidden:
        deliver(tmp_path / "папка", "1.xlsx")
        assert hidden.is_dir()


def test_a_delivery_of_nothing_leaves_no_folder(tmp_path: Path) -> None:
    deliver(tmp_path / "а" / "б")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="rights are told otherwise there")
def test_a_new_folder_has_the_rights_that_folders_have_here(tmp_path: Path) -> None:
    (tmp_path / "обычная").mkdir()
    deliver(tmp_path / "папка", "1.xlsx")
    assert (tmp_path / "папка").stat().st_mode == (tmp_path / "обычная").stat().st_mode
