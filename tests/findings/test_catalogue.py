"""The catalogue: every code anybody gives is there, each said in full."""

import re
from pathlib import Path
from typing import Any

import pytest

import attest_xl
from attest_xl.findings import Finding, Place, Severity
from attest_xl.findings.catalogue import CATALOGUE
from attest_xl.findings.cells import CELLS
from attest_xl.findings.entry import Entry
from attest_xl.schema.kinds import Category, Choice, Count, Day, Kind, Name, Position
from attest_xl.schema.kinds.facts import facts_of_category, facts_of_courses, facts_of_service
from attest_xl.schema.verdict import Trouble

SOURCES = sorted(Path(attest_xl.__file__).parent.rglob("*.py"))
CODE = re.compile(r'"([A-Z]{2,8}-[0-9]{2})"')
GIVEN = re.compile(r'\b(?:Trouble|Finding)\(\s*"([A-Z]+-[0-9]+)"')
KINDS: dict[str, Kind[Any]] = {
    "DATE": Day(),
    "CAT": Category(),
    "NAME": Name(),
    "POS": Position(),
    "CHOICE": Choice(("да", "нет"), "flag"),
    "COUNT": Count(maximum=70),
}


def codes_in(path: Path) -> set[str]:
    return set(CODE.findall(path.read_text(encoding="utf-8")))


def given_by(entry: Entry) -> set[str]:
    """The codes that reading the entry's example gives, by its kind or by the cells of several facts."""
    kind = KINDS.get(entry.code.partition("-")[0])
    if kind is not None:
        verdicts = [kind.read(entry.example)]
    else:
        facts = facts_of_category(entry.example).trouble, facts_of_service(entry.example).trouble
        verdicts = [*facts, facts_of_courses(entry.example).last]
    return {verdict.code for verdict in verdicts if isinstance(verdict, Trouble)}


def test_every_code_given_with_a_trouble_or_a_finding_is_in_the_catalogue() -> None:
    given = {code for path in SOURCES for code in GIVEN.findall(path.read_text(encoding="utf-8"))}
    assert given >= {"DATE-02", "CAT-01", "FACT-05"}
    assert given <= set(CATALOGUE)


def test_every_code_of_a_cell_is_given_by_some_kind() -> None:
    given = {code for path in SOURCES if "schema" in path.parts for code in codes_in(path)}
    assert {entry.code for entry in CELLS} == given


@pytest.mark.parametrize("entry", CELLS, ids=lambda entry: entry.code)
def test_the_example_of_an_entry_gives_its_code(entry: Entry) -> None:
    assert entry.code in given_by(entry)


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.code)
def test_an_entry_is_said_in_full_and_in_russian(entry: Entry) -> None:
    assert entry.title
    assert entry.what
    assert entry.fix or entry.severity is Severity.NOTE
    assert entry.rule or entry.code == "DATE-02"
    for sentence in (entry.what, entry.rule, entry.fix):
        assert not sentence or sentence.endswith((".", ":"))
    assert entry.title[0].isupper()
    assert not entry.title.endswith(".")


def test_a_day_that_does_not_exist_is_said_word_for_word() -> None:
    trouble = Day().read("31.02.2024")
    assert isinstance(trouble, Trouble)
    finding = Finding.of(trouble, Place("Сотрудники", 14, 8, "Дата решения"))
    assert finding.message == (
        "Сотрудники!H14 (Дата решения): 31.02.2024 – такого дня нет. "
        "Впишите дату из приказа, например 28.02.2024. [DATE-02]"
    )


@pytest.mark.parametrize("entry", CELLS, ids=lambda entry: entry.code)
def test_a_message_leaves_no_place_unfilled(entry: Entry) -> None:
    message = Finding(entry.code, Place("Сотрудники", 2, 3, "ФИО"), entry.example, (("hint", "то"),)).message
    assert not set("{}") & set(message)
    assert message.startswith("Сотрудники!C2 (ФИО): ")
    assert message.endswith(f"[{entry.code}]")
