"""The closed file, read: however its program has written it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from attest_xl.books.file import open_book
from attest_xl.books.port import BookError
from attest_xl.schema.cells import Value
from tests.books.bare import (
    BLUE_TEXT,
    DAY,
    GREEN_DAY,
    HOUR,
    MAIN,
    OFFICE,
    STRICT_MAIN,
    STRICT_OFFICE,
    bare_workbook,
    sheet,
)
from tests.books.spellings import ROWS, SPELLINGS
from tests.books.workbooks import edited, rich_workbook

STRINGS = (
    f'<sst xmlns="{MAIN}" count="4" uniqueCount="4"><si><t>простой</t></si>'
    '<si><r><rPr><b/></rPr><t>жир</t></r><r><t xml:space="preserve">ный </t></r></si>'
    '<si><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></si><si/></sst>'
)


def body(path: Path) -> tuple[tuple[Value, ...], ...]:
    return open_book(path).read("tblBare").rows[1:]


@pytest.mark.parametrize(
    "cell, value",
    [
        ('<c r="A2" t="s"><v>0</v></c>', "простой"),
        ('<c r="A2" t="s"><v>1</v></c>', "жирный "),
        ('<c r="A2" t="s"><v>2</v></c>', "漢字"),
        ('<c r="A2" t="s"><v>3</v></c>', None),
        ('<c r="A2" t="inlineStr"><is><t>007</t></is></c>', "007"),
        ('<c r="A2" t="inlineStr"><is><r><t>a</t></r><r><t>&lt;b&#x41;&#66;</t></r></is></c>', "a<bAB"),
        ('<c r="A2" t="inlineStr"><is><t>a_x000D_b_x005F_x0041_</t></is></c>', "a\rb_x0041_"),
        ('<c r="A2"><v>7</v></c>', 7),
        ('<c r="A2" t="n"><v>7.25</v></c>', 7.25),
        ('<c r="A2"><v>1E2</v></c>', 100),
        (f'<c r="A2" s="{DAY}"><v>45351</v></c>', date(2024, 2, 29)),
        (f'<c r="A2" s="{GREEN_DAY}"><v>45351.75</v></c>', date(2024, 2, 29)),
        (f'<c r="A2" s="{DAY}"><v>60</v></c>', 60),
        (f'<c r="A2" s="{DAY}"><v>-5</v></c>', -5),
        (f'<c r="A2" s="{HOUR}"><v>0.5</v></c>', 0.5),
        (f'<c r="A2" s="{BLUE_TEXT}"><v>45351</v></c>', 45351),
        ('<c r="A2" t="d"><v>2024-02-29T00:00:00</v></c>', date(2024, 2, 29)),
        ('<c r="A2" t="b"><v>1</v></c>', True),
        ('<c r="A2" t="b"><v>0</v></c>', False),
        ('<c r="A2" t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c r="A2" t="str"><f>"0"&amp;"7"</f><v>07</v></c>', "07"),
        ('<c r="A2"><f>1+1</f><v>2</v></c>', 2),
        (f'<c r="A2" s="{DAY}"><f>DATE(2024,2,29)</f><v>45351</v></c>', date(2024, 2, 29)),
        ('<c r="A2"><f>1+1</f></c>', None),
        ('<c r="A2" t="e"><f>NA()</f><v>#N/A</v></c>', "#N/A"),
        ('<c r="A2" t="str"><f>HYPERLINK("#A1","сюда")</f><v>сюда</v></c>', "сюда"),
        ('<c r="A2" t="str"><f>""</f><v></v></c>', None),
        ('<c r="A2" s="3"/>', None),
        ("<c t='s' r='A2'><v>0</v></c>", "простой"),
        ('<c\n r = "A2"\tt="s"\n><v xml:space="preserve">0</v></c >', "простой"),
    ],
)
def test_a_cell_reads_as_what_it_shows(tmp_path: Path, cell: str, value: Value) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(f'<row r="2">{cell}</row>'), strings=STRINGS)
    [[read, _], _] = body(path)
    assert (type(read), read) == (type(value), value)


def test_a_book_that_counts_from_1904_reads_its_dates(tmp_path: Path) -> None:
    rows = f'<row r="2"><c r="A2" s="{DAY}"><v>0</v></c><c r="B2" s="{DAY}"><v>43889</v></c></row>'
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows), settings='<workbookPr date1904="1"/>')
    assert body(path)[0] == (date(1904, 1, 1), date(2024, 2, 29))


def test_rows_and_cells_that_do_not_say_where_they_are_follow_one_another(tmp_path: Path) -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>"
    assert body(bare_workbook(tmp_path / "a.xlsx", sheet(rows))) == ((1, 2), (None, 3))


def test_rows_that_are_missing_are_blank(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet('<row r="4"><c r="B4"><v>1</v></c></row>'), ref="A1:B5")
    assert body(path) == ((None, None), (None, None), (None, 1), (None, None))


def test_cells_beside_the_table_are_not_read(tmp_path: Path) -> None:
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="XFD2"><v>9</v></c></row>'
        '<row r="1048576"><c r="A1048576"><v>9</v></c></row>'
    )
    assert body(bare_workbook(tmp_path / "a.xlsx", sheet(rows))) == ((1, None), (None, None))


def test_a_table_without_a_header_row_takes_its_titles_from_its_columns(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="A2"><v>1</v></c></row>'
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows), ref="A2:B3", table='headerRowCount="0"')
    grid = open_book(path).read("tblBare")
    assert (grid.top, grid.rows) == (1, (("Имя", "Дата"), (1, None), (None, None)))


def test_a_row_of_totals_is_no_row_of_the_table(tmp_path: Path) -> None:
    rows = '<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>99</v></c></row>'
    path = bare_workbook(tmp_path / "a.xlsx", sheet(rows), table='totalsRowCount="1"')
    assert body(path) == ((1, None),)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_same_sheet_reads_the_same_however_it_is_spelt(tmp_path: Path, spelling: str) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", SPELLINGS[spelling](sheet(ROWS)))
    assert body(path) == (("а\nб", date(2024, 2, 29)), (2, None))


def test_a_book_of_the_strict_standard_is_found_its_way_about(tmp_path: Path) -> None:
    def strict(_: str, data: bytes) -> bytes:
        return data.replace(MAIN.encode(), STRICT_MAIN.encode()).replace(OFFICE.encode(), STRICT_OFFICE.encode())

    path = edited(bare_workbook(tmp_path / "a.xlsx", sheet(ROWS)), tmp_path / "b.xlsx", strict)
    assert body(path) == (("а\nб", date(2024, 2, 29)), (2, None))


# Refusals


def refused(path: Path, table: str = "tblBare") -> str:
    with pytest.raises(BookError) as refusal:
        open_book(path).read(table)
    assert path.name in refusal.value.finding.message
    return refusal.value.code


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "нет.xlsx") == "FILE-04"


def test_a_folder_is_no_book(tmp_path: Path) -> None:
    assert refused(tmp_path) == "FILE-05"


@pytest.mark.parametrize(
    "content, code",
    [
        (b"", "FILE-01"),
        ("Просто текст".encode(), "FILE-01"),
        (b"<html><table></table></html>", "FILE-01"),
        (b"PK\x03\x04 and no more", "FILE-02"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "FILE-06"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "FILE-03"),
    ],
)
def test_what_is_no_workbook_is_told_apart(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    assert refused(path) == code


def test_a_file_cut_short_is_damaged(tmp_path: Path) -> None:
    path = rich_workbook(tmp_path / "a.xlsm")
    path.write_bytes(path.read_bytes()[:-2000])
    assert refused(path) == "FILE-02"


def test_a_part_with_a_wrong_checksum_is_damage(tmp_path: Path) -> None:
    path = bare_workbook(tmp_path / "a.xlsx", sheet(ROWS))
    data = bytearray(path.read_bytes())
    at = data.index(b"xl/worksheets/sheet1.xml") + 40
    data[at] ^= 0xFF
    path.write_bytes(bytes(data))
    assert refused(path) == "FILE-02"


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='2'><c r='A2'><v>1</v>",
        "<row r='2'><c r='A2'><v>x</v></c></row>",
        "<row r='2'><c r='A2' t='s'><v>5</v></c></row>",
    ],
)
def test_a_sheet_that_makes_no_sense_is_damage(tmp_path: Path, rows: str) -> None:
    assert refused(bare_workbook(tmp_path / "a.xlsx", sheet(rows))) == "FILE-02"


def test_a_zip_of_something_else_is_no_workbook(tmp_path: Path) -> None:
    path = edited(
        bare_workbook(tmp_path / "a.xlsx", sheet(ROWS)),
        tmp_path / "b.xlsx",
        lambda name, data: data.replace(b"workbook", b"document") if name.endswith("workbook.xml") else data,
    )
    assert refused(path) == "FILE-01"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_definitions_of_entities_are_refused(tmp_path: Path, part: str) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    path = edited(
        bare_workbook(tmp_path / "a.xlsx", sheet(ROWS)),
        tmp_path / "b.xlsx",
        lambda name, data: bomb + data if name == part else data,
    )
    assert refused(path) == "FILE-08"
