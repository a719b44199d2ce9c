"""`install`: what may be set right without a person and without an administrator."""

import shutil
from datetime import datetime
from pathlib import Path

from attest_xl.actions._carry_out import note
from attest_xl.actions._desk import Desk
from attest_xl.books.file import FileBook
from attest_xl.books.port import BookError
from attest_xl.schema.change import TableWrite
from attest_xl.setup.machine import Machine, path_on
from attest_xl.setup.marks import unmark
from attest_xl.setup.probe import Answer, doubt, fault, ok
from attest_xl.setup.probes_machine import script_on_mac
from attest_xl.setup.shortcut import desktop_of, make_shortcut
from attest_xl.sheets import ConnectionLine
from attest_xl.sheets.connection import CONNECTION, MAC_PYTHON, WINDOWS_PYTHON
from attest_xl.template.vba_xlwings import xlwings_folder

REASON = "Подготовить книгу"
_ANYONES = ("LOCALAPPDATA", "APPDATA", "USERPROFILE")
"""Folders that every user has: a path below one of them is written so that it also holds for a colleague."""


def install(machine: Machine, master: Path | None, desktop: Path | None = None) -> tuple[Answer, ...]:
    """Do all that `doctor` calls installable; what has become of each step. `desktop` is where the shortcut goes, the
    user's own desktop unless given."""
    allowed = (_allowed(machine),) if machine.system == "macos" else ()
    if master is None:
        return allowed
    master = master.absolute()
    return (*allowed, _unmarked(machine, master), _connected(machine, master), _on_desktop(machine, master, desktop))


def connection_for(machine: Machine) -> dict[str, str]:
    """The key of xlwings.conf that names the Python of this machine, with what it is to be."""
    if machine.system == "linux":
        return {}
    python = path_on(machine, machine.python.executable)
    if machine.system == "macos":
        return {MAC_PYTHON: str(python)}
    quiet = python.with_name("pythonw.exe")
    return {WINDOWS_PYTHON: _shortened(machine, str(quiet if machine.exists(str(quiet)) else python))}


def connect(path: Path, values: dict[str, str]) -> int:
    """Write the keys into the workbook's sheet xlwings.conf; how many cells have changed. Keys the sheet lacks are
    added. As with any action there is a copy, and a line on «Журнал» that `undo` finds. Raises `BookError` when the
    book cannot be changed, `KeyError` when it has no such sheet."""
    book = FileBook(path)
    table = ConnectionLine.sheet.table
    rows = [(str(row[0] or ""), row[1]) for row in book.read(table).rows[1:]]
    known = {name for name, _ in rows}
    usual = {line.name or "": line.value for line in CONNECTION} | values
    lines = [(name, values.get(name, value)) for name, value in rows]
    added = [(name, value) for name, value in usual.items() if name not in known]
    origin = (*range(len(lines)), *(None for _ in added))
    changed = book.write(TableWrite(table, ("Ключ", "Значение"), (*lines, *added), origin))
    if changed:
        note(Desk(book, datetime.now().astimezone().date()), REASON, "Книга знает Python программы.", changed)
        book.save()
    return changed


def _shortened(machine: Machine, python: str) -> str:
    """The path by the variable of a folder that every user has, where it lies below one."""
    path = path_on(machine, python)
    for name in _ANYONES:
        folder = machine.variable(name)
        if folder and path.is_relative_to(path_on(machine, folder)):
            return f"%{name}%\\{path.relative_to(path_on(machine, folder))}"
    return python


def _unmarked(machine: Machine, master: Path) -> Answer:
    if not machine.is_marked(str(master)):
        return ok("mark", "Отметки «из интернета» на книге нет.")
    if unmark(master, machine.system):
        return ok("mark", "Отметка «из интернета» снята с книги.")
    return fault("mark", "Отметку «из интернета» снять не удалось.", "Свойства файла – «Разблокировать».")


def _connected(machine: Machine, master: Path) -> Answer:
    try:
        changed = connect(master, connection_for(machine))
    except BookError as error:
        return fault("interpreter", error.finding.message, "Закройте книгу и повторите.")
    except KeyError:
        said = "В книге нет листа xlwings.conf: она сделана прежней версией или повреждена."
        return doubt("interpreter", said, "Выполните attest-xl rebuild с этой книгой и повторите.")
    return ok("interpreter", "Книга знает Python программы." if changed else "Книга уже знала Python программы.")


def _allowed(machine: Machine) -> Answer:
    """Put xlwings' script where Excel on a Mac may start it."""
    place = Path(script_on_mac(machine))
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(xlwings_folder() / place.name, place)
    except OSError as error:
        said = f"Сценарий xlwings положить не удалось: {error.strerror or error}"
        return fault("script", said, "Выполните в терминале: xlwings runpython install.")
    return ok("script", f"Сценарий для Excel: {place}")


def _on_desktop(machine: Machine, master: Path, desktop: Path | None) -> Answer:
    try:
        made = make_shortcut(machine, master, desktop or desktop_of(machine))
    except OSError as error:
        said = f"Ярлык на рабочем столе сделать не удалось: {error.strerror or error}"
        return doubt("shortcut", said, "Запускайте панель командой attest-xl panel.")
    return ok("shortcut", f"Ярлык: {made}")
