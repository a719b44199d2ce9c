"""A damaged book is refused, or worked with: never a crash, and never half a file."""

from __future__ import annotations

import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attest_xl.books.file import open_book
from attest_xl.books.port import BookError, TableWrite
from tests.books.workbooks import parts, rich_workbook

PIECES = st.binary(max_size=4) | st.sampled_from(
    [b"<", b">", b"/>", b'"', b"&", b"A1", b"0", b"</c>", b"<row>", b"]]>"]
)
EDITS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), PIECES), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return rich_workbook(tmp_path_factory.mktemp("rich") / "Район.xlsm")


def damaged(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for where, gone, new in edits:
        at = int(where * len(data))
        data = data[:at] + new + data[at + gone :]
    return data


def work_with(path: Path) -> None:
    """All that an action does. A refusal is a fair answer; then the file is as it was."""
    before, saved = path.read_bytes(), False
    with suppress(BookError):
        book = open_book(path)
        for table in book.tables:
            grid = book.read(table)
            book.mark(table, {(grid.top + 1, grid.left): "error"})
            book.write(TableWrite(table, (str(grid.rows[0][0]),), (("x",), ("y",), (None,)), (None, 0, None)))
        book.save()
        saved = True
        assert [open_book(path).read(table).rows[1][0] for table in book.tables] == ["x"] * len(book.tables)
    assert saved or path.read_bytes() == before


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 40), EDITS)
def test_a_damaged_part_is_refused_or_worked_with(
    rich: Path, which: int, edits: list[tuple[float, int, bytes]]
) -> None:
    whole = parts(rich)
    names = [name for name in whole if name.endswith((".xml", ".rels", ".vml"))]
    name = names[which % len(names)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Район.xlsm"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for part, data in whole.items():
                package.writestr(part, damaged(data, edits) if part == name else data)
        work_with(path)


@settings(deadline=None, max_examples=60)
@given(EDITS)
def test_a_damaged_archive_is_refused_or_worked_with(rich: Path, edits: list[tuple[float, int, bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Район.xlsm"
        path.write_bytes(damaged(rich.read_bytes(), edits))
        work_with(path)
