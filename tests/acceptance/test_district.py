"""A whole district through the command line alone: messy lists in, and every person's date and state compared with the
oracle. Only where a mistake was planted may the answer differ, and then the program must have asked."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from attest_xl.district import WrittenList, district, write_lists
from attest_xl.district.compose import Planted, ToldRow
from attest_xl.schema.sheet import columns_of
from attest_xl.sheets import Staff
from attest_xl.sheets.staff import LEFT
from tests.acceptance.oracle import UNSAID, Facts, answer
from tests.support.master import Line, Master

TODAY = date(2026, 1, 15)
DAYS = (TODAY, date(2023, 8, 31), date(2026, 9, 1), date(2028, 2, 29), date(2031, 12, 31))


TOLD = {
    field: column.title
    for field, column in columns_of(Staff)
    if field not in {"code", "institution", "name", "reason", "mentor"}
}
"""The columns a list can fill, by field. Institution and name are compared on their own: lists spell them their way."""


@dataclass(frozen=True)
class Loaded:
    """A master into which the lists of a district were loaded."""

    master: Master
    profile: str
    lists: tuple[WrittenList, ...]
    told: dict[str, Any]


@pytest.fixture(scope="module", params=[("ru-196", 6, 150), ("ru-196", 30, 700), ("by-101", 12, 250)], ids=str)
def loaded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    profile, institutions, people = request.param
    folder = tmp_path_factory.mktemp("district")
    lists = write_lists(district(2026, institutions, people, profile, TODAY), folder)
    master = Master.new(folder / "master.xlsm", profile)
    return Loaded(master, profile, lists, master.load(*(written.path for written in lists)))


def facts(told: Staff) -> Facts:
    return Facts(
        told.position or "",
        told.category,
        told.decided,
        told.conformity,
        told.started,
        told.absence,
        told.returned,
        told.status == LEFT,
    )


def key(name: object, position: object) -> tuple[str, str]:
    """Surname and initials (nobody in the district shares them) and the position."""
    plain = re.sub(r"\(.*?\)", " ", str(name)).casefold().replace("ё", "е")
    surname, *rest = re.findall(r"[а-я-]+", plain)
    return surname + "".join(word[0] for word in rest), str(position)


def plain_rows(loaded: Loaded) -> Iterator[tuple[WrittenList, ToldRow]]:
    """The rows nobody spoilt; whoever is spoilt in one row is left out in the others too."""
    for written in loaded.lists:
        spoilt = {mistake.name for mistake in written.planted}
        for row in written.rows:
            if row.truth.name not in spoilt:
                yield written, row


def shown(value: object) -> object:
    """A value of a record as the master's cell holds it."""
    return ("да" if value else "нет") if isinstance(value, bool) else value


def cells(line: Line | None) -> tuple[object, ...] | None:
    titles = ("Вид аттестации", "Следующая дата", "Подать документы до", "Состояние")
    return None if line is None else tuple(line[title] for title in titles)


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_everybody_gets_the_date_and_state_of_the_table(loaded: Loaded, today: date) -> None:
    loaded.master.recalculate(today)
    lines = {key(line["ФИО"], line["Должность"]): line for line in loaded.master.schedule()}
    wrong: list[tuple[object, ...]] = []
    for written, row in plain_rows(loaded):
        expected = answer(facts(row.told), today, loaded.profile)
        got = cells(lines.get(key(row.told.name, row.told.position)))
        wanted = expected and (expected.kind, expected.due, expected.papers, expected.state)
        if wanted and got:
            got = tuple(UNSAID if want == UNSAID else cell for want, cell in zip(wanted, got, strict=True))
        if wanted != got:
            wrong.append((written.path.name, row.sheet, row.row, row.told, wanted, got))
    assert wrong == []


def test_the_staff_sheet_holds_what_the_lists_tell(loaded: Loaded) -> None:
    lines = {key(line["ФИО"], line["Должность"]): line for line in loaded.master.staff()}
    wrong: list[tuple[object, ...]] = []
    for written, row in plain_rows(loaded):
        line = lines.get(key(row.told.name, row.told.position), {})
        for field, title in TOLD.items():
            wanted = shown(getattr(row.told, field))
            if field == "status" and wanted is None:
                wanted = "работает"
            if line.get(title) != wanted:
                wrong.append((written.path.name, row.sheet, row.row, title, wanted, line.get(title)))
    assert wrong == []


def test_nobody_is_made_up_and_nobody_stands_twice(loaded: Loaded) -> None:
    spoilt = {mistake.name for written in loaded.lists for mistake in written.planted}
    names = {key(name, "") for name in spoilt}
    got = Counter(key(line["ФИО"], line["Должность"]) for line in loaded.master.staff())
    told = Counter(key(row.told.name, row.told.position) for _, row in plain_rows(loaded))
    assert Counter({who: count for who, count in got.items() if (who[0], "") not in names}) == told


def test_everybody_stands_in_the_right_institution(loaded: Loaded) -> None:
    def letters(text: object) -> str:
        return re.sub(r"[^а-я0-9]", "", str(text).casefold()).replace("средняяшкола", "сш")

    places = {key(line["ФИО"], line["Должность"]): letters(line["Учреждение"]) for line in loaded.master.staff()}
    wrong = [
        (written.path.name, row.truth.name, row.truth.institution, places.get(who))
        for written, row in plain_rows(loaded)
        if not places.get(who := key(row.told.name, row.told.position), "").endswith(letters(row.truth.institution))
    ]
    assert wrong == []


def test_every_planted_mistake_is_asked_about(loaded: Loaded) -> None:
    checked = loaded.master.check(TODAY)
    at = {(finding["file"], finding["cell"]) for finding in loaded.told["findings"]}
    about = {key(line["ФИО"], "") for line in loaded.master.lines("Проверка", "Важность", "Где", "ФИО") if line["ФИО"]}
    rows = Counter(key(line["ФИО"], "") for line in loaded.master.staff())
    posts = Counter(row.truth.name for written in loaded.lists for row in written.rows)
    assert checked["done"]

    def asked(written: WrittenList, mistake: Planted) -> bool:
        return (written.path.name, f"{mistake.sheet}!{mistake.cell}") in at or key(mistake.name, "") in about

    def joined(mistake: Planted) -> bool:
        """The same row twice needs no question when it became one row."""
        return mistake.slip == "duplicate" and rows[key(mistake.name, "")] == posts[mistake.name]

    planted = [(written, mistake) for written in loaded.lists for mistake in written.planted]
    assert planted
    assert [
        (written.path.name, mistake)
        for written, mistake in planted
        if not asked(written, mistake) and not joined(mistake)
    ] == []


def test_nothing_readable_is_reported_as_an_error(loaded: Loaded) -> None:
    planted = {
        (written.path.name, f"{mistake.sheet}!{mistake.cell}")
        for written in loaded.lists
        for mistake in written.planted
    }  # fmt: skip
    errors = [finding for finding in loaded.told["findings"] if finding["severity"] == "error"]
    assert [finding for finding in errors if (finding["file"], finding["cell"]) not in planted] == []


def test_the_same_lists_once_more_add_nothing(loaded: Loaded) -> None:
    before = loaded.master.staff()
    rows = loaded.master.load(*(written.path for written in loaded.lists))["rows"]
    assert (rows["new"], rows["filled"], rows["same"] + rows["differing"]) == (0, 0, rows["read"])
    assert loaded.master.staff() == before
