"""A workbook closed with a password."""

from io import BytesIO

import msoffcrypto
import pytest

from attest_xl.books.password import closed, opened
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
    assert msoffcrypto.OfficeFile(BytesIO(data)).is_encrypted()  # type: ignore[no-untyped-call]
    assert "Иванова".encode() not in data


@pytest.mark.parametrize("cut", [0, 100, 5_000, 20_000])
def test_what_is_not_closed_or_broken_does_not_open(plain: bytes, cut: int) -> None:
    assert opened(plain, "Пароль №5") is None
    assert opened(closed(plain, "Пароль №5")[:cut], "Пароль №5") is None
