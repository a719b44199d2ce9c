"""Probes of the workbook: where it lies, who holds it, whether Excel trusts it, whether it is whole."""

from pathlib import PurePath

from attest_xl.setup.machine import Machine, path_on
from attest_xl.setup.probe import Answer, BookProbe, Subject, doubt, fault, ok
from attest_xl.sheets.connection import MAC_PYTHON, WINDOWS_PYTHON

LONGEST = 218
"""Characters of a path that Excel opens."""
CLOUDS = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
"""The variables that name folders OneDrive keeps in the cloud."""
REBUILD = "Закройте книгу и нажмите на панели «Восстановить книгу» (attest-xl rebuild)."


def readable(machine: Machine, subject: Subject) -> Answer:
    """Whether it is a workbook."""
    if subject.condition is None:
        return fault(
            "readable", subject.problem or f"Книгу не прочитать: {subject.path}", "Проверьте имя и папку книги."
        )
    return ok("readable", f"Книга читается: листов {len(subject.condition.sheets)}.")


def whole(machine: Machine, subject: Subject) -> Answer:
    """Whether an office program has thrown something out."""
    if subject.damage:
        said = "; ".join(finding.entry.title.lower() for finding in subject.damage)
        return fault("whole", f"Книга повреждена: {said}.", REBUILD)
    return ok("whole", "Листы, таблицы, кнопки и макросы на месте.")


def library(machine: Machine, subject: Subject) -> Answer:
    """Whether the workbook calls the library that is installed: its name carries the exact version."""
    wanted = subject.condition.xlwings if subject.condition else ""
    here = machine.version_of("xlwings")
    if not wanted:
        return doubt("library", "В книге нет модуля xlwings: кнопки в Excel не сработают.", REBUILD)
    if wanted != here:
        return fault("library", f"Книга собрана для xlwings {wanted}, а установлен {here or 'никакой'}.", REBUILD)
    return ok("library", f"Книга и компьютер согласны: xlwings {here}.")


def interpreter(machine: Machine, subject: Subject) -> Answer:
    """Whether the workbook knows our Python."""
    if machine.system == "linux":
        return ok("interpreter", "В LibreOffice путь к Python в книге не нужен.")
    said = subject.connection.get(WINDOWS_PYTHON if machine.system == "windows" else MAC_PYTHON, "")
    fix = "Закройте книгу и выполните attest-xl install --master с этой книгой."
    if not said:
        return fault("interpreter", "Книга не знает, где Python.", fix, installable=True)
    path = expanded(machine, said)
    if not machine.exists(path):
        return fault("interpreter", f"Путь к Python в книге неверен: {said}", fix, installable=True)
    if path_on(machine, path).parent != path_on(machine, machine.python.executable).parent:
        return doubt("interpreter", f"Книга запускает другой Python: {said}", fix, installable=True)
    return ok("interpreter", f"Книга запускает Python программы: {said}")


def mark(machine: Machine, subject: Subject) -> Answer:
    """Whether the system distrusts the file."""
    if not machine.is_marked(subject.path):
        return ok("mark", "Отметки «из интернета» на книге нет.")
    fix = "Снимите её: свойства файла – «Разблокировать» (install это делает)."
    return fault("mark", "Книга помечена как файл из интернета: макросы не запустятся.", fix, installable=True)


def cloud(machine: Machine, subject: Subject) -> Answer:
    """Whether the cloud has a hand in it."""
    if "://" in subject.path:
        said = "Книга открыта по адресу в сети, а не из папки."
        return fault("cloud", said, "Сохраните её в папку на своём диске и открывайте оттуда.")
    path = path_on(machine, subject.path)
    folders = [path_on(machine, folder) for name in CLOUDS if (folder := machine.variable(name))]
    if any(path.is_relative_to(folder) for folder in folders) or _in_mac_cloud(path):
        said = "Книга лежит в папке OneDrive: Excel открывает её по адресу в сети, и бывают две версии."
        return doubt("cloud", said, "Перенесите книгу, например, в «Документы» вне OneDrive.")
    return ok("cloud", "Книга лежит не в облаке.")


def place(machine: Machine, subject: Subject) -> Answer:
    """Whether its path suits Excel."""
    if len(subject.path) > LONGEST:
        said = f"Путь к книге длиннее {LONGEST} знаков: {len(subject.path)}. Excel такую не откроет."
        return fault("place", said, "Перенесите книгу в папку ближе к корню диска.")
    if subject.path.startswith(("\\\\", "//")):
        said = "Книга лежит на сетевом диске: сохранение медленнее, её может открыть другой."
        return doubt("place", said, "Держите книгу на своём диске, а копии – на сетевом.")
    return ok("place", subject.path)


def rights(machine: Machine, subject: Subject) -> Answer:
    """Whether copies and templates can be written beside it."""
    folder = str(path_on(machine, subject.path).parent)
    if machine.writable(folder):
        return ok("rights", "В папку книги можно писать.")
    return fault("rights", f"В папку книги писать нельзя: {folder}", "Перенесите книгу в свою папку.")


def free(machine: Machine, subject: Subject) -> Answer:
    """Whether somebody has it open, or a crashed program left its lock file."""
    if not subject.held:
        return ok("free", "Книгу никто не держит.")
    said = "; ".join(f"{who} ({lock})" if lock else who for lock, who in subject.held.items())
    fix = "Если книга нигде не открыта, удалите этот файл рядом с ней; иначе закройте книгу."
    return doubt("free", f"Книгу держит {said}.", fix)


def expanded(machine: Machine, path: str) -> str:
    """The path with `%NAME%` (Windows) or a leading `$NAME` (macOS) in place, as the workbook's macros read it."""
    if machine.system == "windows":
        parts = path.split("%")
        return "".join(machine.variable(part) if index % 2 else part for index, part in enumerate(parts))
    if path.startswith("$"):
        name, slash, rest = path[1:].partition("/")
        return machine.variable(name) + slash + rest
    return path


def _in_mac_cloud(path: PurePath) -> bool:
    return "CloudStorage" in path.parts and any(part.startswith("OneDrive") for part in path.parts)


BOOK_PROBES: tuple[BookProbe, ...] = (readable, whole, library, interpreter, mark, cloud, place, rights, free)
"""Every probe of the workbook, in the order in which they are told."""
