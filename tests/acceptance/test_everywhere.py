"""A year of the full demo district, pressed verb by verb: the closed file, LibreOffice with the book open, and xlwings'
remote engine come to the same cells on every sheet.

All three start from one master, on the same days, with the same lists and the same answers. Of «Журнал» only the hour,
the hour in the name of the copy, and who worked are passed over.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.file import open_book
from attest_xl.books.live.book import LiveBook
from attest_xl.books.port import BookError, Mark
from attest_xl.district import district, write_lists
from attest_xl.district.answers import FOLDER as ANSWERS
from attest_xl.district.answers import WrittenAnswer, write_answers
from attest_xl.district.methodist import correct, decide
from attest_xl.district.office_programs import OPENPYXL, Way
from attest_xl.schema.cells import Value
from attest_xl.schema.verbs import BUILT
from attest_xl.template.new import new_master
from tests.books.adapters import MarkedBook
from tests.support.remote import remote_book

SENT, TODAY, NEXT_YEAR = date(2025, 12, 16), date(2026, 1, 15), date(2026, 10, 1)
YEAR = (
    ("import", SENT), ("check", TODAY), ("recalculate", SENT), ("summarize", SENT), ("distribute", SENT),
    ("merge", TODAY), ("resolve", TODAY), ("recalculate", TODAY), ("summarize", TODAY),
    ("recalculate", NEXT_YEAR), ("check", NEXT_YEAR), ("summarize", NEXT_YEAR),
)  # fmt: skip
STEPS = [pytest.param(at, id=f"{at}-{name}") for at, (name, _) in enumerate(YEAR)]
LISTS, TEMPLATES, MASTER = "Списки школ", "Шаблоны", "Район.xlsm"
HOUR = re.compile(r"\d{4}-\d\d-\d\d \d\d-\d\d-\d\d( \(\d+\))?|\d\d\.\d\d\.\d{4} \d\d:\d\d:\d\d")
SHEET_SAID_TWICE = re.compile(r"(?<=:)[^!:()]+!")
"""`Пульт!A1:Пульт!A2`: how LibreOffice spells an area or not, as it likes."""

Rows = tuple[tuple[tuple[type, Value], ...], ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the tables hold, each value with its kind, and the marks their cells show."""

    tables: Mapping[str, Rows]
    marks: Mapping[str, Mapping[tuple[int, int], Mark]]


def state(book: MarkedBook) -> State:
    """As the book is now."""
    tables = {name: book.read(name).rows for name in book.tables}
    titles = tables["tblLog"][0]
    passed = [titles.index("Когда"), titles.index("Кто")]
    tables["tblLog"] = tuple(
        tuple(None if place in passed else _hourless(value) for place, value in enumerate(row))
        for row in tables["tblLog"]
    )
    return State(
        {name: tuple(tuple((type(value), value) for value in row) for row in rows) for name, rows in tables.items()},
        {name: dict(book.marks(name)) for name in book.tables},
    )


def _hourless(value: Any) -> Any:
    return HOUR.sub("", value) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True)
class Walk:
    """A year through one adapter: the state after each verb, and the files written for schools, by name."""

    book: MarkedBook
    states: list[State]
    templates: Mapping[str, bytes]


class Answers:
    """What the schools send back, written once, from the templates of whoever distributes first."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: tuple[WrittenAnswer, ...] = ()

    def to(self, templates: Path) -> tuple[WrittenAnswer, ...]:
        if not self.written:
            self.written = write_answers(templates, self.folder, SENT, ways=(Way(OPENPYXL, ".xlsx"),))
        return self.written


def walked(book: MarkedBook, answers: Answers) -> Walk:
    """Press the year's verbs; between them the methodist corrects and decides."""
    folder = book.path.parent
    numbers = map("00000000-0000-4000-8000-{:012}".format, count())
    options = {"folder": folder / TEMPLATES, "sent": datetime.combine(SENT, time(9)), "numbers": numbers.__next__}
    states: list[State] = []
    for name, today in YEAR:
        files: tuple[Path, ...] = ()
        if name == "import":
            files = (folder / LISTS,)
        elif name == "merge":
            correct(Desk(book, today), answers.to(folder / TEMPLATES))
            files = (answers.folder / ANSWERS,)
        elif name == "resolve":
            decide(Desk(book, today))
        perform(name, Desk(book, today), files, options if name == "distribute" else {})
        states.append(state(book))
    return Walk(book, states, {path.name: path.read_bytes() for path in (folder / TEMPLATES).glob("*.xlsx")})


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The master of the demo before anything was done, beside the lists of 79 institutions."""
    folder = tmp_path_factory.mktemp("district")
    write_lists(district(today=SENT), folder)
    return new_master(folder / MASTER, district="Учебный район")


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return Answers(tmp_path_factory.mktemp("answers"))


@pytest.fixture(scope="module")
def copied(master: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Makes a folder of that name with a copy of the master and its lists; the copy."""

    def copy(name: str) -> Path:
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(master.parent / LISTS, folder / LISTS)
        return Path(shutil.copy(master, folder))

    return copy


@pytest.fixture(scope="module")
def by_file(copied: Callable[[str], Path], answers: Answers) -> Walk:
    return walked(open_book(copied("file")), answers)


@pytest.fixture(scope="module")
def by_libreoffice(
    copied: Callable[[str], Path], answers: Answers, by_file: Walk, session_app: xw.App
) -> Iterator[Walk]:
    assert by_file.templates
    book = session_app.books.open(str(copied("libreoffice")))
    walk = walked(LiveBook(book), answers)
    yield walk
    session_app.status_bar = False
    for each in tuple(session_app.books):
        each.close()


@pytest.fixture(scope="module")
def by_remote(copied: Callable[[str], Path], answers: Answers, by_file: Walk) -> Walk:
    assert by_file.templates
    return walked(LiveBook(remote_book(copied("remote"))), answers)


@pytest.fixture(scope="module", params=["by_libreoffice", "by_remote"])
def other(request: pytest.FixtureRequest) -> Walk:
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("at", STEPS)
def test_a_verb_gives_the_cells_it_gives_in_the_file(by_file: Walk, other: Walk, at: int) -> None:
    ours, theirs = by_file.states[at].tables, other.states[at].tables
    assert theirs.keys() == ours.keys()
    assert {name: differing(ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]} == {}


def differing(ours: Rows, theirs: Rows) -> tuple[tuple[int, int], Sequence[tuple[int, int, object, object]]]:
    """How many rows there are, and the first cells that differ."""
    pairs = [
        (row, column, one, other)
        for row, (line, other_line) in enumerate(zip(ours, theirs, strict=False))
        for column, (one, other) in enumerate(zip(line, other_line, strict=True))
        if one != other
    ]
    return (len(ours), len(theirs)), pairs[:5]


@pytest.mark.parametrize("at", STEPS)
def test_a_verb_marks_the_cells_it_marks_in_the_file(by_file: Walk, other: Walk, at: int) -> None:
    assert other.states[at].marks == by_file.states[at].marks


def test_the_schools_get_the_same_files(by_file: Walk, other: Walk) -> None:
    assert sum(name[0].isdigit() for name in by_file.templates) == 79
    assert other.templates == by_file.templates


def test_the_year_has_something_to_compare(by_file: Walk) -> None:
    assert {name for name, _ in YEAR} | {"undo"} == set(BUILT)
    at = {name: by_file.states[index].tables for index, (name, _) in enumerate(YEAR)}
    assert len(at["import"]["tblStaff"]) > 2_800
    assert len(at["merge"]["tblConflicts"]) > len(at["resolve"]["tblConflicts"]) > 1
    assert len(by_file.states[1].marks["tblStaff"]) > 300
    assert all(before != after for before, after in zip(by_file.states, by_file.states[1:], strict=False))


# Whole sheets, formulas and notes too


Shown = Mapping[str, Mapping[tuple[int, int], tuple[object, object]]]


def shown(book: xw.Book) -> Shown:
    """By sheet: each filled cell with its formula, as the program computes it. The log tells who and when."""
    return {sheet.name: dict(_cells(sheet)) for sheet in book.sheets if sheet.name != "Журнал"}


def _cells(sheet: xw.Sheet) -> Iterator[tuple[tuple[int, int], tuple[object, object]]]:
    used = sheet.used_range
    values, formulas = used.options(ndim=2, err_to_str=True).value, used.formula
    rows = formulas if isinstance(formulas, tuple) else ((formulas,),)
    for row, (line, texts) in enumerate(zip(values, rows, strict=True), used.row):
        for column, (value, text) in enumerate(zip(line, texts, strict=True), used.column):
            if value is not None or text:
                formula = SHEET_SAID_TWICE.sub("", str(text)) if str(text).startswith("=") else None
                yield (row, column), (_hourless(value), formula)


def noted(book: xw.Book) -> dict[str, dict[str, str]]:
    """The notes by sheet and cell."""
    return {sheet.name: {note.location.address: note.text for note in sheet.notes} for sheet in book.sheets}


def test_all_sheets_show_the_same_after_the_year(by_file: Walk, by_libreoffice: Walk, session_app: xw.App) -> None:
    live = _any_live(by_libreoffice).book
    named_otherwise = shutil.copy(by_file.book.path, by_file.book.path.with_name("Закрытый файл.xlsm"))
    file = session_app.books.open(str(named_otherwise))
    try:
        session_app.calculate()
        ours, theirs = shown(file), shown(live)
        assert theirs.keys() == ours.keys()
        differ = {
            (name, place): (ours[name].get(place), theirs[name].get(place))
            for name in ours
            for place in ours[name].keys() | theirs[name].keys()
            if ours[name].get(place) != theirs[name].get(place)
        }
        assert differ == {}
        assert noted(live) == noted(file)
    finally:
        file.close()


def _any_live(walk: Walk) -> LiveBook:
    assert isinstance(walk.book, LiveBook)
    return walk.book


def test_undoing_brings_back_what_was_before_the_last_verb(by_file: Walk, by_libreoffice: Walk) -> None:
    """The last of the module: it takes back the last verb of the year, in both."""
    for walk in (by_file, by_libreoffice):
        perform("undo", Desk(walk.book, NEXT_YEAR))
        assert state(walk.book) == walk.states[-2]


def test_a_program_that_opens_no_files_cannot_undo_and_says_so(by_remote: Walk) -> None:
    with pytest.raises(BookError) as refused:
        perform("undo", Desk(by_remote.book, NEXT_YEAR))
    assert refused.value.code == "BOOK-08"
    assert state(by_remote.book) == by_remote.states[-1]
