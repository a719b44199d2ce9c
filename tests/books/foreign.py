"""What other readers see in a workbook."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openxml_audit import OpenXmlValidator


def by_openpyxl(path: Path) -> Any:
    """The workbook as openpyxl reads it; what it does not support it says in warnings, which are not ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return load_workbook(path, keep_vba=path.suffix == ".xlsm")


def faults(path: Path) -> list[str]:
    """What openxml-audit expects Excel to stumble over."""
    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
