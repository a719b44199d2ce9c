"""Each way in which a master has been seen to lose something: what `check` says of it, and that nothing is missing after
`rebuild`."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.actions._rebuild import rebuild
from attest_xl.books.file import FileBook
from tests.actions.test_rebuild import codes, edited, is_clean, tables
from tests.support.office import Office
from tests.template.district import CREATED, filled_master

Change = Callable[[str, bytes], bytes | None]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled_master(tmp_path_factory.mktemp("whole") / "Район.xlsm")


def without_sheet(title: str) -> Change:
    """The sheet is gone from the book's list, as when somebody deletes it; names that meant it mean nothing."""
    entry = re.compile(rf'<sheet name="{title}"[^>]*/>'.encode())
    names = re.compile(rf"(<definedName name=\"Attest\w+\"[^>]*>)'?{title}'?!\$[^<]*".encode())

    def change(name: str, data: bytes) -> bytes | None:
        return names.sub(rb"\1#REF!", entry.sub(b"", data)) if name == "xl/workbook.xml" else data

    return change


def renamed(title: str, new: str) -> Change:
    return lambda name, data: data.replace(f'name="{title}"'.encode(), f'name="{new}"'.encode(), 1) if (
        name == "xl/workbook.xml"
    ) else data  # fmt: skip


def without_name(name: str) -> Change:
    return lambda _, data: data.replace(f'definedName name="{name}"'.encode(), f'definedName name="{name}Old"'.encode())


def without(name: str, *marks: bytes) -> Change:
    """The part is gone and with it what leads to it."""

    def change(part: str, data: bytes) -> bytes | None:
        if part.startswith(name):
            return None
        for mark in marks:
            data = data.replace(mark, b"lost" + mark[4:])
        return data

    return change


def in_turn(*changes: Change) -> Change:
    def change(name: str, data: bytes) -> bytes | None:
        for each in changes:
            if (changed := each(name, data)) is None:
                return None
            data = changed
        return data

    return change


DAMAGE: dict[str, tuple[Change, set[str], frozenset[str]]] = {
    "a report is deleted": (without_sheet("Сводка"), {"BOOK-40"}, frozenset({"tblSummary"})),
    "a very hidden sheet is lost": (without_sheet("Память"), {"BOOK-40"}, frozenset({"tblSeen"})),
    "the panel is deleted": (without_sheet("Пульт"), {"BOOK-40", "BOOK-42"}, frozenset()),
    "the examples of formulas are deleted": (without_sheet("Примеры формул"), {"BOOK-40"}, frozenset()),
    "a text of the formulas is lost": (without_name("AttestNoFormulas"), {"BOOK-45"}, frozenset()),
    "the texts of the wizard are lost": (without_name("AttestFunctions"), {"BOOK-45"}, frozenset()),
    "a list's name is lost": (without_name("lst_category"), {"BOOK-45"}, frozenset()),
    "the macros are removed": (without("xl/vbaProject", b"vbaProject"), {"BOOK-43"}, frozenset()),
    "the ribbon is removed": (without("customUI", b"ui/extensibility"), {"BOOK-46"}, frozenset()),
    "macros, ribbon and a sheet": (
        in_turn(
            without("xl/vbaProject", b"vbaProject"), without("customUI", b"ui/extensibility"), without_sheet("План")
        ),
        {"BOOK-43", "BOOK-46", "BOOK-40"},
        frozenset({"tblPlan"}),
    ),
    "a sheet is renamed": (renamed("Сотрудники", "Люди"), set(), frozenset()),
}


@pytest.mark.parametrize(("change", "said", "lost"), DAMAGE.values(), ids=DAMAGE.keys())
def test_damage_is_noticed_and_rebuilding_makes_the_book_whole(
    whole: Path, tmp_path: Path, change: Change, said: set[str], lost: frozenset[str]
) -> None:
    before = tables(whole)
    master = edited(Path(shutil.copy(whole, tmp_path)), change)
    assert set(codes(master)) >= said
    rebuild(master)
    assert codes(master) == []
    assert {name: lines for name, lines in tables(master).items() if name not in lost} == {
        name: lines for name, lines in before.items() if name not in lost
    }
    assert lost <= set(FileBook(master).tables)
    assert is_clean(master)


def test_check_writes_on_its_sheet_that_the_examples_are_gone(whole: Path, tmp_path: Path) -> None:
    master = edited(Path(shutil.copy(whole, tmp_path)), without_sheet("Примеры формул"))
    perform("check", Desk(FileBook(master), CREATED.date()))
    said = [row for row in FileBook(master).read("tblFindings").rows if row[-1] == "BOOK-40"]
    assert any("Примеры формул" in str(cell) for cell in said[0])


def test_a_book_libreoffice_has_saved_with_its_macros_is_whole_again(
    whole: Path, tmp_path: Path, soffice: Office
) -> None:
    master = tmp_path / "Район.xlsm"
    with soffice.document(whole) as document:
        soffice.save_as(document, master, "Calc MS Excel 2007 VBA XML")
    rebuild(master)
    assert codes(master) == []
    assert tables(master) == tables(whole)
    assert is_clean(master)
