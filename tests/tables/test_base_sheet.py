"""The hidden sheet of a template: what goes in comes out, also of old templates."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from attest_xl.schema.cells import Value
from attest_xl.sheets import Course, Staff
from attest_xl.tables.base_sheet import (
    NAMES,
    Identity,
    base_grid,
    base_hash,
    identity_from,
    keyed,
    read_base,
    written_version,
)

IDENTITY = Identity("Верхний", "У001", "6d2c28c6", "2026-01-15T10:30:00")
SENT: Any = {
    Staff: [
        {
            "code": "П00001",
            "name": "Иванова  Мария",
            "birth": date(1980, 5, 1),
            "young": True,
            "service": 5.0,
            "order": 12,
        },
        {"code": "П00002", "name": "Петров Пётр", "decided": "31.02.2024", "remark": "а\nб", "birth": "март 1980"},
    ],
    Course: [],
}
VERSION_1 = (
    ("attest-xl", "1", "Верхний", "У001", "6d2c28c6", "2026-01-15T10:30:00",
     "0000000000000000000000000000000000000000000000000000000000000000"),
    ("sheet", "tblStaff", "code", "name", "birth", "room"),
    ("row", "П00001", "Иванова Мария", "1980-05-01", "каб. 5"),
    ("row", "П00002", "Петров Пётр"),
    ("sheet", "tblCourses", "code", "name", "programme"),
    ("sheet", "tblGone", "code"),
    ("row", "П00001"),
)  # fmt: skip
"""A hidden sheet as the first version wrote it, with a column and a sheet that the program has since lost."""


def test_what_goes_in_comes_out_as_text() -> None:
    told = read_base(base_grid(IDENTITY, SENT))
    assert told is not None
    identity, sent = told
    assert identity == IDENTITY
    assert sent == {
        Staff: [
            {"code": "П00001", "name": "Иванова  Мария", "birth": "1980-05-01", "young": "да", "service": "5",
             "order": "12"},
            {"code": "П00002", "name": "Петров Пётр", "decided": "31.02.2024", "remark": "а\nб", "birth": "март 1980"},
        ],
        Course: [],
    }  # fmt: skip


def test_the_hash_is_of_the_contents_however_they_are_spaced() -> None:
    lines = [
        [cell.replace("  ", " ").replace("\n", "\r\n") + " " for cell in line] for line in base_grid(IDENTITY, SENT)
    ]
    for line in lines:
        line[:2] = [cell.strip() for cell in line[:2]]
    told = read_base(lines)
    assert told is not None
    assert base_hash(told[1]) == base_hash(SENT)
    assert base_hash({Course: [], Staff: SENT[Staff]}) == base_hash(SENT)
    assert base_hash({Staff: SENT[Staff]}) != base_hash(SENT)
    assert base_hash({Staff: [{**SENT[Staff][0], "young": False}], Course: []}) != base_hash(SENT)


def test_a_template_of_the_first_version_stays_readable() -> None:
    told = read_base(VERSION_1)
    assert told is not None
    assert told[0] == IDENTITY
    assert keyed(Staff, told[1][Staff]) == {
        "П00001": {"code": "П00001", "name": "Иванова Мария", "birth": "1980-05-01"},
        "П00002": {"code": "П00002", "name": "Петров Пётр"},
    }
    assert keyed(Course, told[1][Course]) == {}
    assert base_hash(told[1]) == "4e695ffca1b5cc29b229369dbc2a028814f9a3323d4dbd4073026361c85d86fe"


def test_what_a_newer_program_wrote_is_known_for_it_and_not_read() -> None:
    newer = [("attest-xl", "2", *VERSION_1[0][2:]), *VERSION_1[1:]]
    assert (read_base(newer), written_version(newer)) == (None, 2)


def test_other_sheets_are_no_base() -> None:
    for rows in ((), ((),), ((None, None),), (("attest-xl",),), (("Код", "ФИО"),), (("attest-xl", "x", *"абвг"),)):
        assert (read_base(rows), written_version(rows)) == (None, 0)


def test_an_identity_is_found_among_names_and_properties() -> None:
    named = {NAMES["district"]: "Верхний", NAMES["school"]: "У001", NAMES["template_id"]: "6d2c28c6",
             NAMES["sent_at"]: "2026-01-15T10:30:00", NAMES["version"]: "1", "Print_Area": "x"}  # fmt: skip
    assert identity_from(named) == IDENTITY
    assert identity_from({NAMES["district"]: "Верхний"}) is None


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.integers(-10, 60_000),
    st.floats(0, 60_000, allow_nan=False),
    st.booleans(),
    st.dates(date(1850, 1, 1), date(2150, 1, 1)),
    st.sampled_from(["март 2021", "31.02.2024", "1 кат.", "м/с", "учитель химии", "Иванова (Котова) Анна", "да", "-"]),
)


@given(st.dictionaries(st.sampled_from(list(Staff.model_fields)[1:]), CELLS))
def test_whatever_a_cell_holds_its_text_is_read_back_and_hashed_alike(cells: dict[str, Value]) -> None:
    sent: Any = {Staff: [{"code": "П1", **cells}]}
    told = read_base(base_grid(IDENTITY, sent))
    assert told is not None
    assert base_hash(told[1]) == base_hash(sent)
