"""The package: what is not changed is not touched."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from attest_xl.books.package import Package
from attest_xl.books.port import BookError
from tests.books.bare import bare_workbook, sheet
from tests.books.workbooks import parts, rich_workbook


def packed(path: Path, data: bytes) -> zipfile.ZipFile:
    path.write_bytes(data)
    return zipfile.ZipFile(path)


def test_a_package_nothing_was_changed_in_is_written_with_the_same_entries(tmp_path: Path) -> None:
    source = rich_workbook(tmp_path / "a.xlsm").read_bytes()
    old = zipfile.ZipFile(io.BytesIO(source))
    with packed(tmp_path / "b.xlsm", Package(source, "a.xlsm").written()) as new:
        assert new.testzip() is None
        for before, after in zip(old.infolist(), new.infolist(), strict=True):
            for said in ("filename", "date_time", "compress_type", "compress_size", "CRC", "external_attr", "comment"):
                assert getattr(before, said) == getattr(after, said)


def test_a_changed_part_keeps_its_place_and_time_and_others_their_bytes(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsm")
    package = Package(path.read_bytes(), "a.xlsm")
    package.put("xl/theme/theme1.xml", b"<theme/>")
    with packed(tmp_path / "b.xlsm", package.written()) as new:
        assert new.testzip() is None
    before, after = parts(path), parts(tmp_path / "b.xlsm")
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"xl/theme/theme1.xml"}
    assert after["xl/theme/theme1.xml"] == b"<theme/>"


def test_entries_written_as_a_stream_keep_what_follows_their_data(tmp_path: Path) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts(bare_workbook(tmp_path / "a.xlsx", sheet(""))).items():
            with target.open(name, "w", force_zip64=True) as part:
                part.write(content)
    package = Package(pipe.getvalue(), "a.xlsx")
    package.put("xl/styles.xml", b"<styleSheet/>")
    with packed(tmp_path / "b.xlsx", package.written()) as new:
        assert new.testzip() is None
        assert new.read("xl/workbook.xml") == package.read("xl/workbook.xml")


def test_something_before_the_first_entry_does_no_harm(tmp_path: Path) -> None:
    plain = bare_workbook(tmp_path / "a.xlsx", sheet("")).read_bytes()
    written = Package(plain + b"", "a.xlsx").written()
    with packed(tmp_path / "b.xlsx", Package(b"PK??" + plain, "a.xlsx").written()) as new:
        assert new.testzip() is None
    assert parts(tmp_path / "b.xlsx") == parts(tmp_path / "a.xlsx")
    assert len(written) == len(plain)


def test_parts_are_found_whatever_the_case_of_their_name(tmp_path: Path) -> None:
    package = Package(bare_workbook(tmp_path / "a.xlsx", sheet("")).read_bytes(), "a.xlsx")
    assert "XL/Workbook.xml" in package
    package.put("XL/Workbook.xml", b"<workbook/>")
    assert package.read("xl/workbook.xml") == b"<workbook/>"


def test_relationships_lead_to_parts_and_not_outside(tmp_path: Path) -> None:
    package = Package(rich_workbook(tmp_path / "a.xlsm").read_bytes(), "a.xlsm")
    found = {relation.kind: relation.target for relation in package.related("xl/worksheets/sheet1.xml")}
    assert found["table"] == "xl/tables/table1.xml"
    assert "hyperlink" not in found
    assert package.related("xl/theme/theme1.xml") == ()


def test_a_part_that_is_dropped_is_no_longer_named_anywhere(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsm")
    package = Package(path.read_bytes(), "a.xlsm")
    package.drop("xl/theme/theme1.xml", "xl/workbook.xml")
    path.write_bytes(package.written())
    assert not any(b"theme1.xml" in data for data in parts(path).values())
    assert "xl/theme/theme1.xml" not in parts(path)


def test_an_encrypted_archive_is_told(tmp_path: Path) -> None:
    data = bytearray(bare_workbook(tmp_path / "a.xlsx", sheet("")).read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(BookError, match="FILE-03"):
        Package(bytes(data), "a.xlsx")


def test_an_archive_that_would_unpack_without_end_is_refused(tmp_path: Path) -> None:
    data = bytearray(bare_workbook(tmp_path / "a.xlsx", sheet("")).read_bytes())
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (3_000_000_000).to_bytes(4, "little")
    with pytest.raises(BookError, match="FILE-07"):
        Package(bytes(data), "a.xlsx")
