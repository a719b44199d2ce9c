"""Python objects that the office or one of its macros may call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attest_xl.libreoffice import bridge

TYPES = "com.sun.star.lang.XTypeProvider"


def listener(interface: str, **methods: Callable[..., object]) -> object:
    """An object with that UNO interface whose methods are these functions.

    The office calls it on a thread of its own and waits. From within such a call UNO may be asked only on that same
    thread, and the engine uses others for what can take long: hand the work to another thread and return.
    """
    uno: Any = bridge.uno()
    types = tuple(uno.getTypeByName(name) for name in (interface, TYPES))
    own: dict[str, Callable[..., object]] = {
        "getTypes": lambda: types,
        "getImplementationId": lambda: uno.ByteSequence(b""),
    }
    members = {name: staticmethod(function) for name, function in (own | methods).items()}
    return type("Listener", (), members)()
