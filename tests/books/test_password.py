"""A workbook closed with a password."""

from io import BytesIO
from pathlib import Path
from typing import Any

import msoffcrypto
import pytest

from attest_xl.books.password import closed, may_be_closed, opened
from attest_xl.books.strangers.reading import Limits, read_each
from tests.template.schools import OUR_RECORDS, OURS, sending, template


@pytest.fixture(scope="module")
def plain() -> bytes:
    return template(sending(), OURS, OUR_RECORDS)


def test_only_the_password_opens_it(plain: bytes) -> None:
    data = closed(plain, "Пароль №5")
    assert opened(data, "Пароль №5") == plain
    assert opened(data, "пароль №5") is None


def test_it_is_closed_as_an_office_program_closes_it(plain: bytes) -> None:
    data = closed(plain, "Пароль №5")
    library: Any = msoffcrypto
    assert library.OfficeFile(BytesIO(data)).is_encrypted()
    assert "Иванова".encode() not in data


@pytest.mark.parametrize("cut", [0, 100, 5_000, 20_000])
def test_what_is_not_closed_or_broken_does_not_open(plain: bytes, cut: int) -> None:
    assert opened(plain, "Пароль №5") is None
    assert opened(closed(plain, "Пароль №5")[:cut], "Пароль №5") is None


OLD = Path(__file__).parent / "closed.xls"
"""Closed by LibreOffice with the password «тайна»; its first cell says «Иванова»."""


def test_an_xls_opens_with_its_password_among_others(plain: bytes, tmp_path: Path) -> None:
    new = tmp_path / "closed.xlsx"
    new.write_bytes(closed(plain, "Пароль №5"))
    limits = Limits(passwords=(("other", "ключ"), ("new", "Пароль №5"), ("closed", "тайна")))
    old, read = read_each([OLD, new], limits)
    assert (old.refusal, old.grids[0].rows) == (None, (("Иванова",),))
    assert read.refusal is None
    assert read.grids


def test_without_the_right_password_it_is_refused(tmp_path: Path) -> None:
    for limits in (Limits(), Limits(passwords=(("closed", "Тайна"),))):
        (read,) = read_each([OLD], limits)
        assert read.refusal is not None
        assert read.refusal.code == "READ-03"


def test_what_may_be_closed_is_told_by_its_beginning(plain: bytes, tmp_path: Path) -> None:
    path = tmp_path / "1.xlsx"
    path.write_bytes(plain)
    assert [may_be_closed(one) for one in (OLD, path, tmp_path, tmp_path / "none")] == [True, False, False, False]
