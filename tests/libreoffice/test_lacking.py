import pytest
from xlwings import base_classes

from attest_xl.libreoffice.app import App
from attest_xl.libreoffice.books import Book, Books
from attest_xl.libreoffice.lacking import Part
from attest_xl.libreoffice.ranges import Range
from attest_xl.libreoffice.sheets import Sheet, Sheets
from attest_xl.libreoffice.tables import Table, Tables


class Half(Part, of=base_classes.Font):
    size: float = 1

    @property
    def bold(self) -> bool:
        return True


def missing() -> str:
    """A member of xlwings' fonts `Half` lacks."""
    return "italic"


def test_what_is_defined_works_and_what_is_not_is_refused_by_name() -> None:
    half = Half()
    assert half.bold
    assert half.size == 1
    with pytest.raises(NotImplementedError, match=r"Half\.italic"):
        getattr(half, missing())


def test_setting_what_is_missing_is_refused_too() -> None:
    with pytest.raises(NotImplementedError, match=r"Half\.italic"):
        setattr(Half(), missing(), True)


def test_a_name_xlwings_does_not_know_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError):
        getattr(Half(), f"{missing()}ized")


@pytest.mark.parametrize("part", [App, Books, Book, Sheets, Sheet, Range, Tables, Table])
def test_every_member_xlwings_may_ask_for_is_there_or_refused(part: type) -> None:
    model: type = getattr(base_classes, part.__name__)
    asked = {name for name in vars(model) if not name.startswith("_")}
    annotated = {str(name) for parent in part.__mro__ for name in vars(parent).get("__annotations__", ())}
    assert asked <= set(dir(part)) | annotated
