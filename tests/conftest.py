"""Fixtures every test may ask for."""

from tests.support.office import soffice

__all__ = ["soffice"]
