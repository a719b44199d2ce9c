"""Sources read back from VBA projects: ours, and one that Excel has written."""

from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attest_xl.books.vba_source import decompressed, modules_in
from attest_xl.template.vba import build_project, master_modules
from attest_xl.template.vba_compression import compress
from attest_xl.template.vba_xlwings import xlwings_folder


def written_by_excel() -> bytes:
    with ZipFile(xlwings_folder() / "quickstart_standalone.xlsm") as archive:
        return archive.read("xl/vbaProject.bin")


def test_every_module_of_ours_is_read_as_it_was_written() -> None:
    read = modules_in(build_project(master_modules()))
    for module in master_modules():
        assert read[module.name] == module.code


def test_a_project_written_by_excel_is_read_too() -> None:
    read = modules_in(written_by_excel())
    assert {"ThisWorkbook", "xlwings", "Dictionary"} <= read.keys()
    assert "Public Function RunPython" in read["xlwings"]


@given(st.binary(max_size=9000) | st.text("ab", max_size=9000).map(str.encode))
def test_what_was_compressed_comes_back(data: bytes) -> None:
    back = decompressed(compress(data))
    assert back[: len(data)] == data  # a chunk that does not shrink is filled up with zeros
    assert set(back[len(data) :]) <= {0}


@pytest.mark.parametrize("cut", [0, 7, 100, 600, 5000])
def test_what_is_no_whole_project_has_no_modules_and_raises_nothing(cut: int) -> None:
    assert "xlwings" not in modules_in(written_by_excel()[:cut])


@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=8))
def test_damaged_bytes_end_in_an_answer(at: int, damage: bytes) -> None:
    whole = written_by_excel()
    broken = whole[:at] + damage + whole[at + len(damage) :]
    assert isinstance(modules_in(broken), dict)
