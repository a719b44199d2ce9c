"""A person picks the lists in LibreOffice's own file dialog."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from attest_xl.schema.verbs import verb
from attest_xl.template.new import new_master
from tests.support.office import wait_until
from tests.support.window import need_window, window

DIALOG = "Списки школ"


@pytest.fixture(scope="module", autouse=True)
def _programs() -> None:
    need_window()


def test_the_list_that_is_picked_in_the_dialog_is_loaded(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Учреждение", "ФИО", "Должность", "Категория", "Дата решения"])
    sheet.append(["СОШ № 1", "Иванова Мария Петровна", "Учитель", "первая", "12.03.2021"])
    book.save(tmp_path / "list.xlsx")
    with window(new_master(tmp_path / "Район.xlsm"), tmp_path) as shown:
        staff = shown.book.sheets["Сотрудники"]
        shown.click(verb("import").caption)
        wait_until(lambda: shown.windows(DIALOG))
        shown.write(DIALOG, str(tmp_path / "list.xlsx"))
        wait_until(lambda: staff["C2"].value == "Иванова Мария Петровна", seconds=60)
