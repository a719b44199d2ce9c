"""Binary workbooks as some programs write them, brought into the form that the reader of cells reads whole."""

import struct
from io import BytesIO
from zipfile import ZipFile

from attest_xl.books.strangers.old import BEGINNING, CODE_PAGE, in_full, in_unicode

LOOK = b"\0\0\0\0"
ROW = bytes([0, 4]) + LOOK


def record(kind: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return bytes([kind, len(body)]) + body


def number(value: int) -> bytes:
    return struct.pack("<I", value)


def package(sheet: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
        archive.writestr("xl/workbook.bin", b"the rest")
    return file.getvalue()


def sheet_of(data: bytes) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.read("xl/workbook.bin") == b"the rest"
        return archive.read("xl/worksheets/sheet1.bin")


def test_cells_that_do_not_say_their_column_stand_right_of_the_cell_before() -> None:
    short = ROW + record(7, number(4), LOOK, number(1)) + record(18, LOOK, number(2)) + record(16, LOOK, b"12345678")
    full = ROW + record(7, number(4), LOOK, number(1)) + record(7, number(5), LOOK, number(2))
    full += record(5, number(6), LOOK, b"12345678")
    assert sheet_of(in_full(package(short + ROW + record(18, LOOK, number(3))), errors=False)) == full + ROW + record(
        7, number(0), LOOK, number(3)
    )


def test_an_error_says_a_word_where_answers_are_read_and_is_left_elsewhere() -> None:
    sheet = ROW + record(3, number(1), LOOK, b"\x17")
    word = record(6, number(1), LOOK, number(8), "#ОШИБКА!".encode("utf-16-le"))
    assert sheet_of(in_full(package(sheet), errors=True)) == ROW + word
    assert in_full(package(sheet), errors=False) == package(sheet)


def test_a_part_that_breaks_off_is_left_as_it_is() -> None:
    sheet = ROW + record(7, number(4), LOOK, number(1)) + b"\x12\x08\0"
    assert in_full(package(sheet), errors=True) == package(sheet)


def test_an_xls_of_excel_97_is_in_unicode_whatever_page_it_names() -> None:
    def book(page: int) -> bytes:
        return b"before" + BEGINNING + bytes(12) + CODE_PAGE + struct.pack("<H", page) + b"after"

    assert in_unicode(book(1251)) == in_unicode(book(1252)) == book(1200)
    older = book(1251).replace(BEGINNING, b"\x09\x08\x08\x00\x00\x05\x05\x00")
    assert in_unicode(older) == older
