"""File formats by their endings, and what the office is told when it opens or saves a file."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

from attest_xl.libreoffice import bridge

FILTERS: Mapping[str, str] = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".ots": "calc8_template",
    ".fods": "OpenDocument Spreadsheet Flat XML",
    ".csv": "Text - txt - csv (StarCalc)",
    ".html": "HTML (StarCalc)",
    ".pdf": "calc_pdf_Export",
}
NO_MACROS, MACROS_AS_CONFIGURED, MACROS = 0, 3, 4  # com.sun.star.document.MacroExecMode
NO_UPDATE, FULL_UPDATE = 0, 3  # com.sun.star.document.UpdateDocMode

OPEN_OPTIONS: tuple[str, ...] = (
    "update_links",
    "read_only",
    "format",
    "password",
    "write_res_password",
    "ignore_read_only_recommended",
    "origin",
    "delimiter",
    "editable",
    "notify",
    "converter",
    "add_to_mru",
    "local",
    "corrupt_load",
)
OPEN_OPTIONS_OFFERED = ("update_links", "read_only", "password", "delimiter")


def open_settings(path: str, options: Mapping[str, object], hidden: bool, macros: int) -> dict[str, object]:
    """UNO's settings for xlwings' options of `books.open`. Raises `NotImplementedError` for others."""
    asked = {name: value for name, value in options.items() if value is not None}
    if unknown := asked.keys() - set(OPEN_OPTIONS_OFFERED):
        raise NotImplementedError(f"books.open({', '.join(sorted(unknown))}) is not offered by the LibreOffice engine")
    settings: dict[str, object] = {
        "Hidden": hidden,
        "MacroExecutionMode": macros,
        "UpdateDocMode": FULL_UPDATE if asked.get("update_links") else NO_UPDATE,
        "ReadOnly": bool(asked.get("read_only")),
    }
    if "password" in asked:
        settings["Password"] = asked["password"]
    if Path(path).suffix.lower() == ".csv":
        delimiter = str(asked.get("delimiter", ","))
        settings |= {"FilterName": FILTERS[".csv"], "FilterOptions": _csv_options(delimiter)}
    return settings


def save_settings(path: str, password: str | None = None) -> dict[str, object]:
    """UNO's settings for saving under that name. Raises `ValueError` for an ending LibreOffice cannot write, or cannot
    write with a password."""
    suffix = Path(path).suffix.lower()
    if suffix not in FILTERS:
        raise ValueError(f"LibreOffice cannot write {suffix or 'a file without an ending'}: {path}")
    settings: dict[str, object] = {"FilterName": FILTERS[suffix]}
    if suffix == ".csv":
        settings["FilterOptions"] = _csv_options(",")
    return settings | (_encryption(suffix, password) if password else {})


def _encryption(suffix: str, password: str) -> dict[str, object]:
    """For Excel's formats a mere password would be passed over, and the file stay open to anyone."""
    if suffix in (".xlsx", ".xlsm"):
        secrets = {"CryptoType": "Standard", "OOXPassword": password}
        return {"EncryptionData": bridge.named_values(secrets)}
    if suffix in (".ods", ".ots", ".xls"):
        return {"Password": password}
    raise ValueError(f"LibreOffice cannot write {suffix} with a password")


def _csv_options(delimiter: str) -> str:
    """Fields in double quotes, UTF-8, from line 1."""
    return f"{ord(delimiter)},34,76,1"


@contextmanager
def as_os_error(doing: str) -> Generator[None]:
    """UNO's errors about files as `OSError` that says what was being done."""
    try:
        yield
    except bridge.error_named() as error:
        reason = getattr(error, "Message", "") or type(error).__name__
        raise OSError(f"LibreOffice could not {doing}: {reason}") from error
