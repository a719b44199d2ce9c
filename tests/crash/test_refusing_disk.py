"""A disk that is full or may not be written: a message, the book as it was, and nothing left beside it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.crash.works import LIST, MASTER, prepare_import

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights and limits are told otherwise on Windows")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new master and a list."""
    folder = tmp_path_factory.mktemp("made")
    prepare_import(folder)
    return folder


@pytest.fixture
def district(made: Path, tmp_path: Path) -> Path:
    """A copy of it for one test; its rights are given back afterwards."""
    return shutil.copytree(made, tmp_path / "district")


def without_roots_rights() -> list[str]:
    """What to put before a command so that rights hold for it, too."""
    if os.geteuid() != 0:
        return []
    if (setpriv := shutil.which("setpriv")) is None:
        pytest.skip("NOT TESTED: root may write everywhere, and setpriv is not here to change that")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search"]


def load(district: Path, *lists: str, before: Callable[[], None] | None = None) -> tuple[int, dict[str, Any]]:
    """The exit code of `import`, and what it said."""
    arguments = ["import", str(district / MASTER), *(str(district / name) for name in lists), "--json", "--quiet"]
    command = [*without_roots_rights(), sys.executable, "-m", "attest_xl", *arguments]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=120, preexec_fn=before)
    return done.returncode, json.loads(done.stdout)


def refused(district: Path, made: Path, code: str, before: Callable[[], None] | None = None) -> None:
    exit_code, told = load(district, LIST, before=before)
    assert (exit_code, told["error"]["code"]) == (2, code)
    assert (district / MASTER).read_bytes() == (made / MASTER).read_bytes()
    assert not [file for file in district.rglob("*") if file.name.endswith(".tmp")]


def test_a_folder_for_reading_only(district: Path, made: Path) -> None:
    district.chmod(0o555)
    refused(district, made, "BOOK-03")
    district.chmod(0o755)


def test_copies_that_may_not_be_added_to(district: Path, made: Path) -> None:
    (district / "Копии").mkdir(mode=0o555)
    refused(district, made, "BOOK-03")
    assert list((district / "Копии").iterdir()) == []


def test_a_file_where_the_folder_of_copies_should_be(district: Path, made: Path) -> None:
    (district / "Копии").write_bytes(b"")
    refused(district, made, "BOOK-05")


@pytest.mark.parametrize("share", [0.0, 0.5])
def test_a_disk_that_is_full_before_the_copy_is_made(district: Path, made: Path, share: float) -> None:
    """A limit on the length of files stands for the full disk: the same calls fail at the same place."""
    import resource

    room = int((made / MASTER).stat().st_size * share)
    refused(district, made, "BOOK-04", lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))


def test_a_disk_that_is_full_before_the_book_is_saved(tmp_path: Path) -> None:
    """The copy finds room, the longer book does not."""
    code = (
        "import resource, sys; from pathlib import Path; from attest_xl.books import saving\n"
        "path = Path(sys.argv[1]); read = saving.take(path); saving.back_up(path, 'сверкой')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "saving.replace(path, bytes(200_000), read)"
    )
    (tmp_path / MASTER).write_bytes(b"PK old")
    done = subprocess.run([sys.executable, "-c", code, tmp_path / MASTER], capture_output=True, check=False, text=True)
    assert "BOOK-04" in done.stderr
    assert (tmp_path / MASTER).read_bytes() == b"PK old"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["Копии", MASTER]
    assert [copy.read_bytes() for copy in (tmp_path / "Копии").iterdir()] == [b"PK old"]


def test_a_list_that_may_not_be_read_is_refused_and_the_next_is_read(district: Path) -> None:
    Path(shutil.copy(district / LIST, district / "СОШ № 2.xlsx")).chmod(0)
    exit_code, told = load(district, "СОШ № 2.xlsx", LIST)
    assert (exit_code, [file["state"] for file in told["files"]]) == (3, ["refused", "read"])
