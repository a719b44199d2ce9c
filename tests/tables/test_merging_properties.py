"""What holds of every merge, whatever schools and the methodist do."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.kinds.folding import squeezed
from attest_xl.schema.sheet import columns_of
from attest_xl.sheets import Course, Staff
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.pairing import value_of
from attest_xl.tables.settling import Verdict
from attest_xl.tables.values import plain
from tests.tables.schools import Book, Version, person, returned

OFTEN = settings(max_examples=120, deadline=None)

PEOPLE = (
    ("Иванова Мария Петровна", date(1980, 3, 1)),
    ("Петров Пётр Ильич", date(1975, 7, 7)),
    ("Котова Анна Ильинична", date(1990, 1, 1)),
    ("Сидоров Иван Львович", None),
    ("Орлова Вера Олеговна", date(1966, 12, 31)),
    ("Белых Зоя Марковна", date(2000, 2, 29)),
)
VALUES: dict[str, tuple[Value, ...]] = {
    "category": (None, "первая", "Первая", "1 кат.", "высшая", "СЗД", "третья"),
    "decided": (None, date(2021, 3, 12), "12.03.2021", "12 марта 2021", "март 2021", "31.02.2021", 44267, "скоро"),
    "remark": (None, "а", "А", "ё", "е", "а б", " а  б", "=1+1", "а\nб", 5, 5.5, date(2021, 3, 12)),
    "service": (None, 5, "5 лет", 6, "много"),
    "position": ("Учитель", "учитель математики", "Методист", "тренер по крикету"),
    "status": (None, "работает", "выбыл"),
    "young": (None, True, "да", "нет"),
    "reason": (None, "не хочет"),
}
CELLS = st.dictionaries(st.sampled_from(sorted(VALUES)), st.integers(0, 20), max_size=4).map(
    lambda chosen: {name: VALUES[name][at % len(VALUES[name])] for name, at in chosen.items()}
)
NEW_CELLS = CELLS.map(lambda cells: {name: cell for name, cell in cells.items() if name != "position"})


@st.composite
def rosters(draw: st.DrawFn) -> list[RawCells]:
    """What was sent: up to three people."""
    return [
        {**person(f"П{n}", name, birth=birth), **draw(CELLS)}
        for n, (name, birth) in enumerate(PEOPLE[: draw(st.integers(0, 3))])
    ]


@st.composite
def books(draw: st.DrawFn) -> Book:
    """What was sent, and what the methodist has since done to it."""
    sent = draw(rosters())
    ours = [{**row, **draw(CELLS)} for row in sent if draw(st.integers(0, 5))]
    return Book.with_rows(ours, sent)


@st.composite
def answers(draw: st.DrawFn, book: Book, most: int = 3, *, based: bool = True) -> list[Version]:
    """Versions of the school's file, with different times of saving; the template may have been sent twice."""
    times, again = draw(st.permutations(range(1, most + 1))), draw(st.booleans())
    return [
        Version(f"{n}.xlsx", str(times[n]), draw(filled(book.sent)), based, f"t-{draw(st.integers(1, 1 + again))}")
        for n in range(draw(st.integers(1, most)))
    ]  # fmt: skip


@st.composite
def filled(draw: st.DrawFn, sent: Sequence[RawCells]) -> list[RawCells]:
    """What came back: cells changed, rows deleted, added and sorted."""
    rows: list[RawCells] = [{**row, **draw(CELLS)} for row in sent if draw(st.integers(0, 4))]
    for name, birth in PEOPLE[3:]:
        if not draw(st.integers(0, 3)):
            rows.append({"name": name, "birth": birth, "position": "Учитель", **draw(NEW_CELLS)})
    return draw(st.permutations(rows))


def state(book: Book) -> tuple[Any, ...]:
    note(f"{book.contents()} {book.asked()}")
    return book.contents(), book.asked()


@OFTEN
@given(st.data())
def test_merging_again_changes_nothing_and_asks_nothing_new(data: st.DataObject) -> None:
    book = data.draw(books())
    versions = data.draw(answers(book, based=data.draw(st.booleans())))
    book.merge(*versions)
    before, memory = state(book), dict(book.seen)
    for again in (versions, versions[::-1], versions[:1]):
        merged = book.merge(*again)
        assert (dict(merged.cells), dict(merged.added), merged.removed) == ({}, {}, ())
        assert not any(ledger[Verdict.TAKEN] for ledger in merged.ledger.values())
        assert (state(book), dict(book.seen)) == (before, memory)


@OFTEN
@given(st.data())
def test_neither_the_order_of_files_nor_joint_or_single_runs_matter(data: st.DataObject) -> None:
    book = data.draw(books())
    versions = data.draw(answers(book, based=data.draw(st.booleans())))
    joint = book.copy()
    joint.merge(*versions)
    for order in permutations(versions):
        together, one_by_one = book.copy(), book.copy()
        together.merge(*order)
        for version in order:
            one_by_one.merge(version)
        assert state(together) == state(joint)
        assert state(one_by_one) == state(joint)


@OFTEN
@given(st.data())
def test_every_returned_cell_is_counted_once(data: st.DataObject) -> None:
    book = data.draw(books())
    versions = data.draw(answers(book, based=data.draw(st.booleans())))
    expected = {version.file: sum(len(row.cells) for row in returned(version).rows) for version in versions}
    for _ in range(2):
        merged = book.merge(*versions)
        assert {file: sum(ledger.values()) for file, ledger in merged.ledger.items()} == expected


@OFTEN
@given(st.data())
def test_what_was_sent_and_came_back_leaves_ours(data: st.DataObject) -> None:
    book = data.draw(books())
    before = book.contents()
    merged = book.merge(Version("а", "1", data.draw(st.permutations(book.sent))))
    assert book.contents() == before
    assert not book.questions
    assert merged.ledger["а"][Verdict.UNCHANGED] == sum(merged.ledger["а"].values())


@OFTEN
@given(st.data())
def test_a_decision_is_final(data: st.DataObject) -> None:
    book = data.draw(books())
    versions = data.draw(answers(book, based=data.draw(st.booleans())))
    book.merge(*versions)
    for _ in range(20):
        if not book.questions:
            break
        question = data.draw(st.sampled_from(list(book.questions.values())))
        assert book.decide(question.key, data.draw(st.sampled_from(question.fitting))) is None
    assert not book.questions
    decided = book.contents()
    for version in data.draw(st.permutations(versions)):
        book.merge(version)
    book.merge(*versions)
    assert state(book) == (decided, [])


@OFTEN
@given(st.data())
def test_nothing_a_school_says_is_lost(data: st.DataObject) -> None:
    book = data.draw(books())
    versions = data.draw(answers(book, based=data.draw(st.booleans())))
    sent = {row["code"]: row for row in book.sent}
    merged = book.merge(*versions)
    told = [f"{one.said} {one.details}" for one in merged.findings] + [one.theirs for one in book.questions.values()]
    held = [*book.rows.values(), *({"name": one.name, **one.cells} for one in book.questions.values())]
    for version in versions:
        for row in returned(version).rows:
            before = sent.get(row.cells.get("code"), {})
            for name, column in columns_of(Staff):
                value = plain(column.kind, row.cells.get(name))
                if value is None or name == "code" or value == plain(column.kind, before.get(name)):
                    continue
                kept = any(cells.get("name") == row.cells["name"] and plain(column.kind, cells.get(name)) == value
                           for cells in held)  # fmt: skip
                said = {squeezed(text_of(row.cells[name])), text_of(value_of(value))}
                assert kept or any(one in squeezed(text) for one in said for text in told), (name, said)


COURSES: st.SearchStrategy[list[dict[str, Any]]] = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from([name for name, _ in PEOPLE[:2]]),
            "position": st.just("Учитель"),
            "programme": st.sampled_from(["ФГОС", "ИКТ", "ОВЗ", None]),
            "hours": st.sampled_from([None, 16, 36, "72 часа", "много"]),
        }
    ),
    max_size=4,
)


@OFTEN
@given(COURSES, COURSES, COURSES)
def test_rows_without_codes_merge_again_to_the_same(ours: Any, sent: Any, theirs: Any) -> None:
    book = Book.with_rows(ours, sent, Course)
    answer = Version("а", "1", theirs)
    merged = book.merge(answer)
    assert sum(merged.ledger["а"].values()) == len(theirs) * len(columns_of(Course))
    before = state(book)
    again = book.merge(answer)
    assert (dict(again.cells), dict(again.added)) == ({}, {})
    assert state(book) == before


@OFTEN
@given(COURSES, COURSES)
def test_rows_without_codes_that_came_back_as_sent_leave_ours(ours: Any, sent: Any) -> None:
    book = Book.with_rows(ours, sent, Course)
    before = book.contents()
    book.merge(Version("а", "1", sent))
    assert (book.contents(), book.asked()) == (before, [])


def distinct(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without rows whose marks another has."""
    return list({(row["name"], row["programme"]): row for row in rows}.values())


@OFTEN
@given(COURSES.map(distinct), COURSES.map(distinct), st.lists(COURSES.map(distinct), min_size=2, max_size=3))
def test_the_order_of_files_does_not_matter_for_rows_without_codes(ours: Any, sent: Any, answered: Any) -> None:
    versions = [Version(f"{number}.xlsx", str(number), rows) for number, rows in enumerate(answered)]
    joint = Book.with_rows(ours, sent, Course)
    joint.merge(*versions)
    for order in permutations(versions):
        book = Book.with_rows(ours, sent, Course)
        for version in order:
            book.merge(version)
        assert state(book) == state(joint)
