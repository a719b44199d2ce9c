"""The live book over xlwings' remote engine, where the book is JSON and actions come back: the cells are the file's.

The far side is `tests/support/spreadsheet.py`, no Excel: proved is what the live book asks of the engine, and that the
recorded actions are enough. Bringing a copy back is not tried: the engine opens no files.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import count
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from attest_xl.actions._desk import Desk
from attest_xl.actions._perform import perform
from attest_xl.books.file import open_book
from attest_xl.books.live.book import LiveBook
from attest_xl.books.port import Mark, TableWrite
from attest_xl.district import district, write_lists
from attest_xl.schema.cells import Link, Value
from attest_xl.template.new import new_master
from tests.actions.collecting import NEW, fill
from tests.books.adapters import MarkedBook
from tests.support.remote import book_json, recorded, remote_book
from tests.support.spreadsheet import Json, replayed

FIRST, LATER = date(2026, 1, 15), date(2027, 9, 1)
ROUND = (
    ("import", FIRST), ("check", FIRST), ("recalculate", FIRST), ("summarize", FIRST), ("distribute", FIRST),
    ("merge", FIRST), ("resolve", FIRST), ("recalculate", LATER),
)  # fmt: skip
LISTS = "Списки"
WRONG = "31.02.1980"
Rows = tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class State:
    """What the book's tables hold, and the marks they show."""

    tables: dict[str, Rows]
    marks: dict[str, dict[tuple[int, int], Mark]]


def state(book: MarkedBook) -> State:
    """As the book is now; of the log, what does not tell the hour."""
    found = {name: book.read(name).rows for name in book.tables}
    titles = found["tblLog"][0]
    kept = [titles.index(title) for title in ("Действие", "Что сделано", "Изменено ячеек", "Файлы")]
    log = tuple(tuple(row[place] for place in kept) for row in found["tblLog"])
    return State(found | {"tblLog": log}, {name: dict(book.marks(name)) for name in book.tables})


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new master beside the lists of some thirty people."""
    folder = tmp_path_factory.mktemp("remote")
    write_lists(district(2026, 2, 30, today=FIRST), folder / LISTS)
    return new_master(folder / "Район.xlsm")


def copied(master: Path, folder: Path) -> Path:
    """The master with its lists in a folder of its own."""
    shutil.copytree(master.parent / LISTS, folder / LISTS)
    return Path(shutil.copy(master, folder))


def typed(book: MarkedBook, table: str, title: str, texts: Mapping[int, str]) -> None:
    """A person types these texts into a column, by row of the table's body."""
    header, *rows = book.read(table).rows
    at = header.index(title)
    cells = tuple((texts.get(index, row[at]),) for index, row in enumerate(rows))
    book.write(TableWrite(table, (title,), cells, tuple(range(len(rows)))))


def answered(folder: Path, answer: Path) -> Path:
    """What a school sends back, written once: one person's category another, one person gone, one new."""
    if answer.exists():
        return answer
    template = max(folder.glob("[0-9]*.xlsx"), key=lambda path: len(names_in(path)))
    first, second, *_ = names_in(template)
    newcomer = {"ФИО": "Новая Анна Ивановна", "Должность": "Учитель"}
    changes = {first: {"Категория": "высшая", "Примечание": "от школы"}, second: None, NEW: newcomer}
    return fill(template, answer, changes)


def names_in(template: Path) -> list[str]:
    """The people of the template, from the top."""
    table: Any = openpyxl.load_workbook(str(template))["Сотрудники"]
    place = next(cell.column - 1 for cell in table[1] if cell.value == "ФИО")
    return [row[place].value for row in table.iter_rows(min_row=2) if row[place].value]


def asked_of(book: MarkedBook, name: str, answer: Path) -> tuple[Sequence[Path], dict[str, Any]]:
    """The files and options of a verb, once a person has done what comes before it."""
    folder = book.path.parent
    match name:
        case "import":
            return (folder / LISTS,), {}
        case "check":
            typed(book, "tblStaff", "Дата рождения", {0: WRONG})
        case "distribute":
            numbers = map("00000000-0000-4000-8000-{:012}".format, count())
            sent = datetime.combine(FIRST, time(9))
            return (), {"folder": folder / "Шаблоны", "sheets": ["staff"], "sent": sent, "numbers": numbers.__next__}
        case "merge":
            typed(book, "tblStaff", "Примечание", dict.fromkeys(range(30), "в книге"))
            return (answered(folder / "Шаблоны", answer),), {}
        case "resolve":
            typed(book, "tblConflicts", "Решение", {0: "взять от школы"})
        case _:
            pass
    return (), {}


def walked(book: MarkedBook, answer: Path) -> list[State]:
    """The book after each verb of the round; `answer` is the file that is collected."""
    states: list[State] = []
    for name, today in ROUND:
        files, options = asked_of(book, name, answer)
        perform(name, Desk(book, today), files, options)
        states.append(state(book))
    return states


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("answers") / "Ответ школы.xlsx"


@pytest.fixture(scope="module")
def by_file(master: Path, answer: Path, tmp_path_factory: pytest.TempPathFactory) -> list[State]:
    return walked(open_book(copied(master, tmp_path_factory.mktemp("file"))), answer)


@dataclass(frozen=True, slots=True)
class Remote:
    """The round over the engine: `before` and `after` are the JSON of the book, `actions` what was recorded."""

    before: Json
    after: Json
    actions: Sequence[Json]
    states: list[State]


@pytest.fixture(scope="module")
def by_remote(master: Path, answer: Path, tmp_path_factory: pytest.TempPathFactory) -> Remote:
    path = copied(master, tmp_path_factory.mktemp("remote"))
    book = remote_book(path)
    states = walked(LiveBook(book), answer)
    return Remote(book_json(path), book.api, recorded(book), states)


@pytest.mark.parametrize("at", range(len(ROUND)), ids=[f"{at}-{name}" for at, (name, _) in enumerate(ROUND)])
def test_a_verb_gives_the_tables_it_gives_in_the_file(by_file: list[State], by_remote: Remote, at: int) -> None:
    assert by_remote.states[at].tables == by_file[at].tables


@pytest.mark.parametrize("at", range(len(ROUND)), ids=[f"{at}-{name}" for at, (name, _) in enumerate(ROUND)])
def test_a_verb_marks_the_cells_it_marks_in_the_file(by_file: list[State], by_remote: Remote, at: int) -> None:
    assert by_remote.states[at].marks == by_file[at].marks


def test_the_round_has_something_to_compare(by_file: list[State]) -> None:
    tables = {name: by_file[at].tables for at, (name, _) in enumerate(ROUND)}
    assert len(tables["import"]["tblStaff"]) > 25
    assert len(tables["check"]["tblFindings"]) > 3
    assert any(WRONG in row for row in tables["check"]["tblStaff"])
    assert by_file[1].marks["tblStaff"]
    assert len(tables["merge"]["tblConflicts"]) > len(tables["resolve"]["tblConflicts"]) > 1
    assert by_file[2].tables["tblSchedule"] != by_file[-1].tables["tblSchedule"]


def test_the_recorded_actions_alone_make_the_book_what_it_became(by_remote: Remote) -> None:
    again = replayed(by_remote.before, by_remote.actions)
    assert again["sheets"] == by_remote.after["sheets"]
    assert by_remote.before["sheets"] != by_remote.after["sheets"]


def test_the_screen_and_the_calculation_are_stopped_and_go_on(by_remote: Remote) -> None:
    asked = [(action["func"], action["args"]) for action in by_remote.actions]
    for func, off, on in (("setScreenUpdating", [False], [True]), ("setCalculation", ["Manual"], ["Automatic"])):
        switched = [args for name, args in asked if name == func]
        assert switched == [off, on] * (len(switched) // 2)
        assert switched
    assert by_remote.after["book"]["calculation"] == "Automatic"


# Values


@pytest.fixture
def live(master: Path, tmp_path: Path) -> LiveBook:
    return LiveBook(remote_book(copied(master, tmp_path)))


@pytest.mark.parametrize(
    "value",
    [
        date(1959, 2, 28), date(2024, 2, 29), 0, 12, 0.5, True, False, None, "Ёлкина", "007", "1,5", "-3", "TRUE",
        "01.02.2024", "2024-02-29", "=1+1", "'в кавычке", "два\nряда",
    ],
    ids=repr,
)  # fmt: skip
def test_a_value_is_read_as_it_was_given(live: LiveBook, value: Value) -> None:
    live.write(TableWrite("tblStaff", ("Примечание",), ((value,), ("дальше",)), (0, None)))
    rows = live.read("tblStaff").rows
    found = rows[1][rows[0].index("Примечание")]
    assert (found, type(found)) == (value, type(value))


def test_a_link_shows_its_text_and_is_sent_as_a_formula(live: LiveBook) -> None:
    live.write(TableWrite("tblLog", ("Действие",), ((Link('Кв. "5"', "'Пульт'!A1"),),), (0,)))
    rows = live.read("tblLog").rows
    assert rows[1][rows[0].index("Действие")] == 'Кв. "5"'
    sent = [cell for action in recorded(live.book) for row in action["values"] or () for cell in row]
    assert '=HYPERLINK("#\'Пульт\'!A1","Кв. ""5""")' in sent
