"""A stranger's file that is closed with a password, opened with one of those that are known."""

from collections.abc import Iterator
from time import monotonic

from attest_xl.books.strangers.compound import check_compound_file
from attest_xl.books.strangers.limits import Limits, RefusedError

PART = 0.5
"""So much of a file's time is for trying passwords: each takes about a tenth of a second."""


def without_password(data: bytes, name: str, limits: Limits) -> bytes:
    """A compound file, checked; one that is closed with a known password as what is inside it."""
    try:
        check_compound_file(data)
    except RefusedError as refused:
        opened = _opened(data, name, limits) if refused.code == "READ-03" and limits.passwords else None
        if opened is None:
            raise
        return opened
    return data


def _opened(data: bytes, name: str, limits: Limits) -> bytes | None:
    from attest_xl.books.password import opened

    until = monotonic() + PART * limits.seconds
    for password in _in_turn(name, limits):
        if monotonic() > until:
            return None
        if (inside := opened(data, password)) is not None:
            return inside
    return None


def _in_turn(name: str, limits: Limits) -> Iterator[str]:
    """The passwords, those first whose files were called so."""
    ordered = sorted(limits.passwords, key=lambda one: one[0] not in name)
    yield from dict.fromkeys(password for _, password in ordered)
