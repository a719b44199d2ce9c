"""Protected sheets: UNO passes over many changes to them in silence; here they are refused."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from xlwings import XlwingsError

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.errors import ProtectedSheetError
from attest_xl.libreoffice.uno_types import CellRange
from attest_xl.libreoffice.uno_types import Sheet as NativeSheet


class Protectable:
    """What a sheet has of it."""

    @property
    def name(self) -> str:
        raise NotImplementedError

    @property
    def native(self) -> NativeSheet:
        raise NotImplementedError

    def protect(self, *password: str, **named: str) -> None:
        self.native.protect(_password(password, named))

    def unprotect(self, *password: str, **named: str) -> None:
        """Raises `ProtectedSheetError` when the password is another."""
        try:
            self.native.unprotect(_password(password, named))
        except bridge.error_named("com.sun.star.lang.IllegalArgumentException") as error:
            raise ProtectedSheetError(f"{self.name!r} is protected by another password") from error

    def refuse_if_protected(self) -> None:
        """UNO itself would pass over such a change in silence."""
        if self.native.isProtected():
            raise ProtectedSheetError(f"{self.name!r} is protected")

    def refuse_if_locked(self, cells: CellRange) -> None:
        """For changes UNO makes to locked cells without a word."""
        looks = cells.getUniqueCellFormatRanges() if self.native.isProtected() else None
        if looks and any(looks.getByIndex(index).CellProtection.IsLocked for index in range(looks.getCount())):
            raise ProtectedSheetError(f"{self.name!r} is protected and cells are locked")

    @contextmanager
    def explaining_protection(self) -> Generator[None]:
        """Writing to locked cells makes UNO raise an error without words."""
        try:
            yield
        except bridge.error_named("com.sun.star.uno.RuntimeException") as error:
            self.refuse_if_protected()
            raise XlwingsError(f"LibreOffice refused the change on {self.name!r}: {error}") from error


def _password(positional: tuple[str, ...], named: dict[str, str]) -> str:
    """The one of Excel's many options for protecting a sheet that there is here."""
    if unknown := named.keys() - {"Password"}:
        raise NotImplementedError(f"Protect: {', '.join(sorted(unknown))} is not offered by the LibreOffice engine")
    return next(iter((*positional, *named.values())), None) or ""
