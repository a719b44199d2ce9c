"""Versions of one template, some of which have lost what was sent: the same comes of them in any order of runs."""

from itertools import permutations, product

from attest_xl.sheets.conflicts import KEEP, TAKE
from tests.tables.schools import Book, Version, changed, person

SENT = [person("П1", "Иванова Мария Петровна", category="первая"), person("П2", "Петров Пётр Ильич")]
NEW = {"name": "Сидорова Анна Ильинична", "position": "Методист"}
SAID = ("первая", "высшая", "вторая")


def version(saved: int, category: str, *, based: bool) -> Version:
    return Version(f"{saved}.xlsx", str(saved), changed(SENT, "П1", category=category), based)


def all_alike(ours: str, versions: list[Version]) -> None:
    """Every order of runs, and all versions in one run, end alike."""
    made = [Book.with_rows(changed(SENT, "П1", category=ours), SENT)]
    made[0].merge(*versions)
    for order in permutations(versions):
        book = Book.with_rows(changed(SENT, "П1", category=ours), SENT)
        for one in order:
            book.merge(one)
        made.append(book)
    assert [(book.contents(), book.asked()) for book in made] == [(made[0].contents(), made[0].asked())] * len(made)


def test_two_versions_of_which_one_has_lost_its_base() -> None:
    for ours, sure, doubted, late in product(SAID, SAID, SAID[1:], (1, 3)):
        all_alike(ours, [version(2, sure, based=True), version(late, doubted, based=False)])


def test_three_versions_with_and_without_a_base() -> None:
    """None without a base says what was sent or what an older one says: when the book says so, too, nobody hears it."""
    words = [(one, based) for one in SAID for based in (True, False) if based or one != SAID[0]]
    for ours, said in product(SAID, product(words, repeat=3)):
        repeats = any(not based and one in {word for word, _ in said[:at]} for at, (one, based) in enumerate(said))
        if not repeats:
            all_alike(ours, [version(at, one, based=based) for at, (one, based) in enumerate(said)])


def test_what_was_sent_said_without_a_base_is_a_question_only_after_the_change() -> None:
    sure, doubted = version(1, "высшая", based=True), version(2, "первая", based=False)
    for order, asked in (((sure, doubted), [("cell", "category", "первая")]), ((doubted, sure), [])):
        book = Book.with_rows(SENT)
        for one in order:
            book.merge(one)
        assert (book.rows["П1"]["category"], book.asked()) == ("высшая", asked)


def test_a_new_row_in_a_version_with_a_base_is_added_and_what_the_other_says_otherwise_is_asked() -> None:
    doubted = Version("а", "2", [*SENT, {**NEW, "remark": "позже"}], based=False)
    sure = Version("б", "1", [*SENT, {**NEW, "remark": "раньше"}])
    for order in ((sure, doubted), (doubted, sure)):
        book = Book.with_rows(SENT)
        for one in order:
            book.merge(one)
        assert (book.rows["Н1"]["remark"], book.asked()) == ("раньше", [("cell", "remark", "позже")])


def test_a_question_put_without_a_base_is_decided_for_good_and_merging_again_changes_nothing() -> None:
    sure, doubted = version(1, "высшая", based=True), version(2, "вторая", based=False)
    for order in permutations((sure, doubted)):
        for decision, category in ((KEEP, "высшая"), (TAKE, "вторая")):
            book = Book.with_rows(SENT)
            for one in (*order, *order):
                book.merge(one)
            assert (book.rows["П1"]["category"], book.asked()) == ("высшая", [("cell", "category", "вторая")])
            assert book.decide(("П1", "category"), decision) is None
            for one in (*order, *order[::-1]):
                book.merge(one)
            assert (book.rows["П1"]["category"], book.asked()) == (category, [])


def test_the_methodists_value_stands_however_often_the_versions_are_merged() -> None:
    sure, doubted = version(1, "высшая", based=True), version(2, "вторая", based=False)
    for order in permutations((sure, doubted)):
        book = Book.with_rows(SENT)
        for one in order:
            book.merge(one)
        book.rows["П1"]["category"] = "первая"
        for one in order:
            book.merge(one)
        assert (book.rows["П1"]["category"], book.asked()) == ("первая", [("cell", "category", "вторая")])
