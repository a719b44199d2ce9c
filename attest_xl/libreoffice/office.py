"""Starting an office, or attaching to one that listens."""

from __future__ import annotations

import atexit
import zlib
from pathlib import Path
from uuid import uuid4

import xlwings as xw

from attest_xl.libreoffice import bridge
from attest_xl.libreoffice.app import App
from attest_xl.libreoffice.engine import Engine
from attest_xl.libreoffice.files import MACROS, MACROS_AS_CONFIGURED, NO_MACROS
from attest_xl.libreoffice.process import find_soffice, launch

START_SECONDS = 120  # the first window on a machine may take its time
ATTACH_SECONDS = 10
LIMIT_SECONDS = 300


def register() -> xw.Engine:
    """The engine in xlwings' list; put there the first time."""
    for engine in xw.engines:
        if isinstance(engine.impl, Engine):
            return engine
    engine = xw.Engine(impl=Engine())
    xw.engines.add(engine)
    return engine


def start(
    headless: bool = True,
    *,
    program: Path | None = None,
    profile: Path | None = None,
    macros: bool = False,
    pipe: str | None = None,
    timeout: float = START_SECONDS,
    limit: float = LIMIT_SECONDS,
) -> xw.App:
    """Start LibreOffice and make the engine xlwings' active one.

    `headless`: no window, a scratch profile (unless `profile` names a folder), and the office ends with this process.
    With a window it is the person's own office: their profile, and it stays. `macros`: whether books opened through the
    engine may run theirs. `pipe`: its name for `attach`, made up unless given. `timeout`: seconds to wait for the
    office; `limit`: seconds one opening, saving or macro may take. Raises `FileNotFoundError` without LibreOffice,
    `ImportError` without `uno`, `TimeoutError`.
    """
    engine = register()
    app = start_office(engine.impl, headless, program, profile, macros, timeout, pipe)
    app.limit = limit
    engine.activate()
    return xw.App(impl=app)


def attach(
    where: str | int,
    *,
    host: str = "localhost",
    pid: int | None = None,
    macros: bool = False,
    timeout: float = ATTACH_SECONDS,
    limit: float = LIMIT_SECONDS,
) -> xw.App:
    """The office listening on a pipe (its name) or a port (its number), made the active one of xlwings' active engine;
    its windows are the person's, so `quit` only lets go. `pid`: its process, where known. `macros`: whether
    books opened from here may run theirs whatever the person's settings say. Raises `TimeoutError`."""
    endpoint = f"pipe,name={where}" if isinstance(where, str) else f"socket,host={host},port={where}"
    engine = register()
    context = bridge.connect(endpoint, timeout)
    known = pid or _made_up_pid(endpoint)
    app = App(
        engine.impl, context, known, headless=False, macros=MACROS if macros else MACROS_AS_CONFIGURED, limit=limit
    )
    engine.impl.apps.enter(app)
    engine.activate()
    return xw.App(impl=app)


def start_office(
    engine: Engine,
    headless: bool,
    program: Path | None = None,
    profile: Path | None = None,
    macros: bool = False,
    timeout: float = START_SECONDS,
    pipe: str | None = None,
) -> App:
    found = program or find_soffice()
    if found is None:
        raise FileNotFoundError("LibreOffice is not installed here (no soffice in PATH nor in the usual folders)")
    bridge.uno()
    endpoint = f"pipe,name={pipe or f'xlwings-{uuid4().hex[:12]}'}"
    process = launch(found, endpoint, headless, profile)
    try:
        context = bridge.connect(endpoint, timeout, lambda: process.is_running or not headless)
    except BaseException:
        process.end(0)
        raise
    own = None if not headless and process.hands_over() else process
    if headless:
        atexit.register(process.end, 0)
    pid = own.pid if own else _made_up_pid(endpoint)
    app = App(engine, context, pid, own, headless, MACROS if macros else NO_MACROS)
    engine.apps.enter(app)
    return app


def _made_up_pid(endpoint: str) -> int:
    """xlwings tells offices apart by a number; a negative one is no process's."""
    return -zlib.crc32(endpoint.encode())
