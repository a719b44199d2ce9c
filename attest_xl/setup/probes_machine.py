"""Probes of the computer: Python, libraries, office programs, what forbids macros, fonts."""

import re
from collections.abc import Iterator, Mapping

from attest_xl.setup.machine import Machine
from attest_xl.setup.probe import Answer, MachineProbe, doubt, fault, ok

OLDEST = (3, 11)
XLWINGS = ("0", "37")
VERSIONS = ("16.0", "15.0", "14.0")
"""How the registry calls Excel 2016 and later, 2013, 2010."""
OFFICE = "Software\\Microsoft\\Office\\{}\\Excel"
POLICY = "Software\\Policies\\Microsoft\\Office\\{}\\Excel\\Security"
SCRIPTS_ON_MAC = "Library/Application Scripts/com.microsoft.Excel"
"""Below the home folder: the only place from which Excel on a Mac may start other programs."""
EXCEL_ON_MAC = "/Applications/Microsoft Excel.app"
LIBREOFFICE_ON_MAC = "/Applications/LibreOffice.app"
WHY_PANEL = "или работайте через панель: attest-xl panel"


def python(machine: Machine) -> Answer:
    """Its version."""
    found = machine.python
    said = f"Python {'.'.join(map(str, found.version))}, {found.bits} бит: {found.executable}"
    if found.version[:2] < OLDEST:
        return fault("python", said, "Поставьте Python 3.11 или новее с python.org (Install just for me).")
    return ok("python", said)


def environment(machine: Machine) -> Answer:
    """Whether our libraries can be disturbed by others."""
    if machine.python.private:
        return ok("environment", f"Своё окружение: {machine.python.prefix}")
    said = "Программа стоит в общем Python: другая программа может сменить ей библиотеки."
    return doubt("environment", said, "Запустите install.cmd: он заводит своё окружение.", installable=True)


def libraries(machine: Machine) -> Answer:
    """Our version and that of xlwings."""
    ours, xlwings = machine.version_of("attest-xl"), machine.version_of("xlwings")
    said = f"attest-xl {ours or 'не установлен'}, xlwings {xlwings or 'не установлен'}"
    if not ours or tuple(xlwings.split(".")[:2]) != XLWINGS:
        return fault("libraries", said, "Запустите install.cmd ещё раз: нужен xlwings 0.37.", installable=True)
    return ok("libraries", said)


def office(machine: Machine) -> Answer:
    """Which office programs there are."""
    found = list(_offices(machine))
    if found:
        return ok("office", "; ".join(found))
    fix = "Поставьте Excel или LibreOffice; без них работает панель: attest-xl panel."
    return doubt("office", "Ни Excel, ни LibreOffice не найдены.", fix)


def macros(machine: Machine) -> Answer:
    """Whether Excel runs macros at all."""
    if machine.system != "windows":
        return ok("macros", "Запретов на макросы в реестре здесь не бывает.")
    policy = {**_of_excel(machine, "HKLM", POLICY), **_of_excel(machine, "HKCU", POLICY)}
    level = policy.get("VBAWarnings", _of_excel(machine, "HKCU", f"{OFFICE}\\Security").get("VBAWarnings", 2))
    if level in (3, 4) and "VBAWarnings" in policy:
        return fault("macros", "Макросы запрещены политикой организации.", f"Обратитесь к администратору {WHY_PANEL}.")
    if level in (3, 4):
        fix = "Excel: «Файл» – «Параметры» – «Центр управления безопасностью» – «Отключить макросы с уведомлением»."
        return fault("macros", "Excel не выполняет макросы без подписи.", fix)
    if policy.get("blockcontentexecutionfrominternet") == 1:
        said = "Политика запрещает макросы в файлах из интернета и почты."
        return doubt("macros", said, "Снимите с книги отметку (install это делает) и храните её на своём диске.")
    return ok("macros", "Макросы разрешены после подтверждения." if level == 2 else "Макросы разрешены.")


def disabled(machine: Machine) -> Answer:
    """Whether Excel has switched our workbook or xlwings off after a crash."""
    if machine.system != "windows":
        return ok("disabled", "Список отключённого есть только в Excel для Windows.")
    items = _of_excel(machine, "HKCU", f"{OFFICE}\\Resiliency\\DisabledItems").values()
    said = [text for item in items if (text := _file_in(item))]
    if said:
        fix = "Excel: «Файл» – «Параметры» – «Надстройки» – «Управление: Отключённые объекты» – «Перейти» – «Включить»."
        return fault("disabled", f"Excel отключил после сбоя: {', '.join(said)}", fix)
    return ok("disabled", "Excel ничего нашего не отключал.")


def script(machine: Machine) -> Answer:
    """Whether Excel on a Mac may start Python: xlwings needs a script of its own version in one folder."""
    if machine.system != "macos":
        return ok("script", "Сценарий для Excel нужен только на Mac.")
    if machine.exists(script_on_mac(machine)):
        return ok("script", "Сценарий xlwings для Excel на месте.")
    fix = "Выполните attest-xl install: сценарий кладётся в папку, откуда Excel разрешает запускать Python."
    return fault("script", "Нет сценария xlwings: Excel на Mac не запустит Python.", fix, installable=True)


def script_on_mac(machine: Machine) -> str:
    """Where the script of the installed xlwings belongs."""
    return f"{machine.variable('HOME')}/{SCRIPTS_ON_MAC}/xlwings-{machine.version_of('xlwings')}.applescript"


def fonts(machine: Machine) -> Answer:
    """Whether the workbook's type, or one with the same widths, is there."""
    if machine.system == "windows":
        names = " ".join(machine.registry("HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Fonts"))
        known = "Calibri" in names or "Carlito" in names
    elif machine.system == "macos":
        known = machine.exists(EXCEL_ON_MAC) or machine.exists("/Library/Fonts/Carlito-Regular.ttf")
    else:
        listed = machine.said_by(("fc-list", ":", "family"))
        known = "Calibri" in listed or "Carlito" in listed
    if known:
        return ok("fonts", "Шрифт Calibri или равный ему Carlito есть.")
    said = "Нет шрифта Calibri и равного ему Carlito: ширина столбцов и печать съедут."
    return doubt("fonts", said, "Поставьте бесплатный шрифт Carlito (в Linux – fonts-crosextra-carlito).")


def _offices(machine: Machine) -> Iterator[str]:
    match machine.system:
        case "windows":
            yield from _on_windows(machine)
        case "macos":
            for name, folder in (("Excel", EXCEL_ON_MAC), ("LibreOffice", LIBREOFFICE_ON_MAC)):
                if machine.exists(folder):
                    said = machine.said_by(
                        ("defaults", "read", f"{folder}/Contents/Info", "CFBundleShortVersionString")
                    )
                    yield f"{name} {said}".strip()
        case _:
            if path := machine.program("soffice") or machine.program("libreoffice"):
                yield f"LibreOffice: {path}"


def _on_windows(machine: Machine) -> Iterator[str]:
    paths = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths"
    excel = _of_either(machine, f"{paths}\\excel.exe")
    if excel:
        yield f"Excel {_excel_version(machine)}: {excel.get('', '')}"
    if writer := _of_either(machine, f"{paths}\\soffice.exe"):
        yield f"LibreOffice: {writer.get('', '')}"


def _of_excel(machine: Machine, root: str, key: str) -> Mapping[str, object]:
    """The values of a key of Excel's, of the newest version that has it; `{}` in the key is the version's place."""
    found = (machine.registry(f"{root}\\{key.format(version)}") for version in VERSIONS)
    return next((values for values in found if values), dict[str, object]())


def _of_either(machine: Machine, key: str) -> Mapping[str, object]:
    return machine.registry(f"HKCU\\{key}") or machine.registry(f"HKLM\\{key}")


def _excel_version(machine: Machine) -> str:
    """`16.0.17328 (64 бит)`: what Click-to-Run says, else what the class says."""
    run = machine.registry("HKLM\\SOFTWARE\\Microsoft\\Office\\ClickToRun\\Configuration")
    if run.get("VersionToReport"):
        return f"{run['VersionToReport']} ({'64' if run.get('Platform') == 'x64' else '32'} бит)"
    bitness = machine.registry("HKLM\\SOFTWARE\\Microsoft\\Office\\16.0\\Outlook").get("Bitness")
    number = re.search(r"\d+$", str(machine.registry("HKCR\\Excel.Application\\CurVer").get("", "")))
    bits = {"x64": " (64 бит)", "x86": " (32 бит)"}.get(str(bitness), "")
    return f"{number[0] if number else 'неизвестной версии'}{bits}"


def _file_in(item: object) -> str:
    """The file's name a disabled item holds, if it is ours or xlwings'."""
    text = item.decode("utf-16-le", "ignore") if isinstance(item, bytes) else str(item)
    found = re.search(r"[^\\/:*?\"<>|\x00]*(?:attest|xlwings)[^\\/:*?\"<>|\x00]*", text, re.IGNORECASE)
    return found[0].strip() if found else ""


MACHINE_PROBES: tuple[MachineProbe, ...] = (
    python,
    environment,
    libraries,
    office,
    script,
    macros,
    disabled,
    fonts,
)
"""Every probe of the computer, in the order in which they are told."""
