"""Fixtures every test may ask for."""

from tests.support.live import live_app, session_app
from tests.support.office import soffice

__all__ = ["live_app", "session_app", "soffice"]
