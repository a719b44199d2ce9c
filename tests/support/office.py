"""A real LibreOffice for tests: headless, with a profile of its own, reached through UNO over a pipe.

    def test_a_sheet_keeps_its_name(soffice: Office) -> None:
        with soffice.document(path) as book:
            assert book.Sheets.ElementNames == ("Пульт",)

The fixture `soffice` lives for the whole session (one office a worker); the program starts when a test first asks for
something. Without LibreOffice the test is skipped with a reason; where the variable CI is set it fails. Whatever
hangs (a message box nobody can answer) is ended after `limit` seconds: the call then raises, and the next test gets a
fresh office.
"""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

PROGRAM_FOLDERS = (
    "/usr/lib/libreoffice/program",
    "/usr/lib64/libreoffice/program",
    "/opt/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/MacOS",
    "C:/Program Files/LibreOffice/program",
)
UNO_FOLDERS = ("/usr/lib/python3/dist-packages", "/Applications/LibreOffice.app/Contents/Resources", *PROGRAM_FOLDERS)
RUN_MACROS = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
# Ends with the program, and takes it along when standard input closes: a test run that crashes leaves nothing behind.
GUARD = ("sh", "-c", '("$@" </dev/null; kill -KILL 0) & read -r _; kill -KILL 0', "guard")
QUIET = ("--norestore", "--nologo", "--nodefault", "--nofirststartwizard")
HEADLESS = ("--headless", "--invisible")


class OfficeMissingError(RuntimeError):
    """LibreOffice, or its Python bridge, is not on this machine."""


def find_soffice() -> str | None:
    """The path of the program, None where there is none."""
    beside = [str(Path(folder) / "soffice") for folder in PROGRAM_FOLDERS]
    return next((found for name in ("soffice", "libreoffice", *beside) if (found := shutil.which(name))), None)


def load_uno() -> Any:
    """The module `uno`, which Debian keeps outside virtual environments; None where it cannot be had."""
    for folder in UNO_FOLDERS:
        if folder not in sys.path and Path(folder).is_dir():
            sys.path.append(folder)
    try:
        return importlib.import_module("uno")
    except ImportError:
        return None


def create(context: Any, name: str) -> Any:
    """A UNO service by name in the given component context."""
    return context.ServiceManager.createInstanceWithContext(name, context)


def click(document: Any, caption: str) -> None:
    """Presses the button with this caption, on whatever sheet, of a document any office has open."""
    for sheet in document.Sheets:
        for shape in sheet.DrawPage:
            if shape.supportsService("com.sun.star.drawing.ControlShape") and shape.Control.Label == caption:
                document.CurrentController.setActiveSheet(sheet)
                document.CurrentController.getControl(shape.Control).AccessibleContext.doAccessibleAction(0)
                return
    raise LookupError(f"no button {caption}")


class Office:
    """One headless LibreOffice; started at the first use of `desktop`, and again after it has died."""

    def __init__(self, *, headless: bool = True, start_within: float = 90.0) -> None:
        """With `headless=False` the windows are real and need a screen: the variable DISPLAY, for example of Xvfb."""
        program, self.uno = find_soffice(), load_uno()
        if program is None or self.uno is None:
            raise OfficeMissingError("LibreOffice" if program is None else "the Python module uno (python3-uno)")
        self._command = (program, *QUIET, *(HEADLESS if headless else ()))
        self._start_within = start_within
        self._folder = Path(tempfile.mkdtemp(prefix="attest-office-"))
        self._process: subprocess.Popen[bytes] | None = None
        self._context: Any = None
        self._desktop: Any = None

    @property
    def desktop(self) -> Any:
        """`com.sun.star.frame.Desktop` of the running office."""
        if self._process is None or self._process.poll() is not None:
            self._start()
        return self._desktop

    @property
    def context(self) -> Any:
        """The component context, for `context.ServiceManager.createInstanceWithContext(name, context)`."""
        return self.desktop and self._context

    @property
    def log(self) -> Path:
        """What the program wrote to its standard streams."""
        return self._folder / "soffice.log"

    def service(self, name: str) -> Any:
        """A UNO service by name."""
        return create(self.context, name)

    def properties(self, **values: object) -> tuple[Any, ...]:
        """A tuple of `com.sun.star.beans.PropertyValue`."""
        return tuple(self._property(name, value) for name, value in values.items())

    def _property(self, name: str, value: object) -> Any:
        made: Any = self.uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        made.Name, made.Value = name, value
        return made

    def open(self, path: Path, **properties: object) -> Any:
        """The document at `path`, hidden, its macros allowed; close it with `close(True)`, or use `document`."""
        settings = {"Hidden": True, "MacroExecutionMode": RUN_MACROS} | properties
        document = self.desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, self.properties(**settings))
        assert document is not None, f"LibreOffice could not open {path}"
        return document

    @contextmanager
    def document(self, path: Path, *, limit: float = 120.0, **properties: object) -> Generator[Any]:
        """The open document, closed unsaved at the end; the whole office is ended after `limit` seconds."""
        with self.at_most(limit):
            document = self.open(path, **properties)
            try:
                yield document
            finally:
                with suppress(Exception):  # a dead office has closed it already
                    document.close(True)

    def save_as(self, document: Any, path: Path, filter_name: str = "Calc MS Excel 2007 XML") -> None:
        """Writes the document; more filters: `calc8` (.ods), `Calc MS Excel 2007 VBA XML`, `calc_pdf_Export`."""
        document.storeToURL(path.resolve().as_uri(), self.properties(FilterName=filter_name, Overwrite=True))

    def run_macro(self, document: Any, name: str, *arguments: object) -> Any:
        """Runs the Sub or Function `Module.Name` of the document's VBA project and gives back its value."""
        url = f"vnd.sun.star.script:VBAProject.{name}?language=Basic&location=document"
        script = document.getScriptProvider().getScript(url)
        return script.invoke(arguments, (), ())[0]

    def click(self, document: Any, caption: str) -> None:
        """Presses the button with this caption, on whatever sheet; its macro runs soon after (`wait_until`)."""
        click(document, caption)

    def companion(self, answer: Callable[[str], None]) -> Any:
        """What our macros call in LibreOffice: an object whose `trigger(verb)` calls `answer(verb)`."""
        bases = (importlib.import_module("unohelper").Base, self.uno.getClass("com.sun.star.task.XJobExecutor"))

        def trigger(_: object, verb: str) -> None:
            answer(verb)

        return type("Companion", bases, {"trigger": trigger})()

    @contextmanager
    def at_most(self, seconds: float) -> Generator[None]:
        """Ends the office when the block takes longer, so a call that never returns raises instead."""
        watch = Timer(seconds, self._end)
        watch.daemon = True
        watch.start()
        try:
            yield
        finally:
            watch.cancel()

    def close(self) -> None:
        """Ends the program and removes its profile."""
        if self._desktop is not None:
            with suppress(Exception), self.at_most(10):
                self._desktop.terminate()
        self._end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _start(self) -> None:
        pipe = f"attest{uuid.uuid4().hex}"
        command = [
            *GUARD,
            *self._command,
            f"-env:UserInstallation={(self._folder / 'profile').as_uri()}",
            f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext",
        ]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )
        self._context = self._connect(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self._desktop = create(self._context, "com.sun.star.frame.Desktop")

    def _connect(self, address: str) -> Any:
        resolver = create(self.uno.getComponentContext(), "com.sun.star.bridge.UnoUrlResolver")
        last = time.monotonic() + self._start_within
        while time.monotonic() < last:
            with suppress(Exception):  # NoConnectException until it listens
                return resolver.resolve(address)
            time.sleep(0.2)
        self._end()
        raise TimeoutError(f"no answer in {self._start_within} s: {self.log.read_text(errors='replace')}")

    def _end(self) -> None:
        process, self._process, self._desktop = self._process, None, None
        if process is None:
            return
        with suppress(ProcessLookupError):  # guard, script, oosplash and soffice.bin are one process group
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=10)


def wait_until(holds: Callable[[], object], *, seconds: float = 20.0) -> None:
    """Returns as soon as `holds()` is true; fails when it is not after `seconds`."""
    last = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < last, f"still not so after {seconds} s"
        time.sleep(0.05)


@pytest.fixture(scope="session")
def soffice() -> Generator[Office]:
    """The session's office (see the module's docstring)."""
    try:
        office = Office()
    except OfficeMissingError as missing:
        if os.environ.get("CI"):
            pytest.fail(f"this test needs {missing}")
        pytest.skip(f"NOT TESTED: this machine has no {missing}")
    try:
        yield office
    finally:
        office.close()
