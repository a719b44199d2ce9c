"""However the answers of several schools are divided into runs, the same comes of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attest_xl.sheets import Conflict
from attest_xl.sheets.conflicts import ADD, KEEP, MOVED
from attest_xl.tables.base_sheet import RawCells
from tests.actions.districts import SCHOOLS, District, Rows, Sent, person, runs_of

BORN, CORRECTED = date(1980, 3, 1), date(1980, 3, 11)
MARIA, MARRIED = "Иванова Мария Петровна", "Котова Мария Петровна"
A, B, C = "У001", "У002", "У003"
OURS = person("П1", A, MARIA, BORN)
THERE = person("П2", B, "Петров Пётр Ильич", date(1975, 7, 7))


def new(name: str, birth: date | None, **cells: Any) -> dict[str, Any]:
    return {"name": name, "birth": birth, "position": "Учитель", **cells}


def outcomes(sent: Rows, answers: Sequence[Sent]) -> list[District]:
    """The district after every way to collect the answers; all of them alike."""
    made: list[District] = []
    for runs in runs_of(answers):
        district = District(sent)
        for run in runs:
            district.run(*run)
        made.append(district)
        assert district.state() == made[0].state(), [[one.file for one in run] for run in runs]
    return made


def transfer(correction: dict[str, Any], came: dict[str, Any]) -> list[District]:
    answers = [Sent(A, "1", [{**OURS, **correction}]), Sent(B, "2", [THERE, came])]
    return outcomes([OURS, THERE], answers)


def test_one_school_corrects_a_birth_date_another_sends_the_person_as_new() -> None:
    for birth in (BORN, CORRECTED):
        for district in transfer({"birth": CORRECTED}, new(MARIA, birth)):
            [question] = district.questions[B]
            assert (question.kind.value, question.other) == ("transfer", "П1")
            assert district.staff()["П1"]["birth"] == CORRECTED


def test_one_school_corrects_a_name_another_sends_the_person_as_new() -> None:
    for birth in (BORN, None):
        for name in (MARIA, MARRIED):
            for district in transfer({"name": MARRIED}, new(name, birth)):
                [question] = district.questions[B]
                assert (question.kind.value, question.other) == ("transfer", "П1")


def late() -> District:
    """A row was added before the other school's correction told that it may be somebody it has."""
    district = District([OURS, THERE])
    district.run(Sent(B, "2", [THERE, new(MARIA, CORRECTED, remark="а")]))
    assert not district.questions
    district.run(CORRECTING)
    return district


CORRECTING = Sent(A, "1", [{**OURS, "birth": CORRECTED}])


def test_a_row_added_before_stays_in_the_book_while_it_is_in_question() -> None:
    district = late()
    [question] = district.questions[B]
    assert (question.kind.value, question.target, question.other) == ("transfer", "П00003", "П1")
    assert len(district.staff()) == 3
    assert [(line.code, line.state, line.questions) for line in district.desk.institutions.records][:2] == [
        (A, "собран", None), (B, "есть вопросы", 1)
    ]  # fmt: skip
    before = district.state()
    for again in (CORRECTING, Sent(B, "2", [THERE, new(MARIA, CORRECTED, remark="а")])):
        gathered = district.run(again)
        assert not any(one.merged.cells or one.merged.added for one in gathered.outcomes)
    assert district.state() == before


def test_what_the_school_says_later_of_a_row_in_question_is_taken_and_shown() -> None:
    district = late()
    district.run(Sent(B, "3", [THERE, new(MARIA, CORRECTED, remark="б")]))
    assert district.staff()["П00003"]["remark"] == "б"
    assert district.questions[B][0].cells["remark"] == "б"


@pytest.mark.parametrize("decision", [ADD, KEEP])
def test_a_row_added_before_and_decided_to_be_another_person_is_not_asked_about_again(decision: str) -> None:
    district = late()
    district.decide(district.questions[B][0], decision)
    assert (set(district.staff()), dict(district.questions)) == ({"П1", "П2", "П00003"}, {})
    district.run(Sent(A, "4", [{**OURS, "name": MARRIED}]))
    assert not district.questions


def test_a_row_added_before_and_decided_to_have_moved_becomes_the_persons_row() -> None:
    district = late()
    district.decide(district.questions[B][0], MOVED)
    staff = district.staff()
    assert set(staff) == {"П1", "П2"}
    assert (staff["П1"]["institution"], staff["П1"]["remark"]) == ("Сад", "а")
    assert not district.questions


def test_a_decision_chosen_goes_when_the_question_comes_to_be_about_somebody_else() -> None:
    other = person("П0", A, "Ивонова Мария Петровна", date(1980, 5, 5))
    district = District([OURS, THERE, other])
    district.run(Sent(B, "2", [THERE, new(MARIA, None)]))
    district.choose(district.questions[B][0], MOVED)
    district.run(Sent(A, "3", [OURS, {**other, "name": MARIA}]))
    [question] = district.questions[B]
    [line] = district.desk.read(Conflict).records
    assert (question.other, line.decision) == ("П0", None)


def test_two_schools_that_have_one_new_person_are_asked_about_one_of_them() -> None:
    answers = [
        Sent(A, "1", [OURS, new("Орлова Вера Олеговна", None)]),
        Sent(B, "2", [THERE, new("Орлова Вера Олеговна", BORN)]),
    ]
    for district in outcomes([OURS, THERE], answers):
        [question] = [one for found in district.questions.values() for one in found]
        assert (question.kind.value, question.other) == ("transfer", "П00003")
        assert len(district.staff()) == 3
        district.decide(question, MOVED)
        assert (len(district.staff()), dict(district.questions)) == (3, {})


PEOPLE = (
    ((MARIA, MARRIED), (BORN, CORRECTED, None)),
    (("Петров Пётр Ильич", "Питров Пётр Ильич"), (date(1975, 7, 7), date(1957, 7, 7), None)),
    (("Орлова Вера Олеговна", "Волкова Вера Олеговна"), (None, date(1990, 1, 1))),
)
"""Three people, each as they may be called and when they may be born, as one or another tells."""


@st.composite
def called(draw: st.DrawFn, one: int) -> dict[str, Any]:
    """One of the people, as one or another tells."""
    names, births = PEOPLE[one]
    return {
        "name": draw(st.sampled_from(names)),
        "birth": draw(st.sampled_from(births)),
        "position": draw(st.sampled_from(["Учитель", "Методист"])),
    }


@st.composite
def districts(draw: st.DrawFn) -> tuple[Rows, list[Sent]]:
    """People of two schools, and answers of two or three: people corrected, left out, moved to another school or come
    into the district, where two schools may have them at once."""
    schools = draw(st.sampled_from([(A, B), (B, A), (A, B, C), (A, B, B), (A, A, B)]))
    sent, came = list[dict[str, Any]](), list[tuple[str, dict[str, Any]]]()
    for one, (names, births) in enumerate(PEOPLE):
        known = draw(st.booleans())
        if known:
            sent.append(person(f"П{one}", draw(st.sampled_from([A, B])), names[0], births[0]))
        for school in draw(st.lists(st.sampled_from(schools), max_size=2 - known, unique=True)):
            came.append((school, draw(called(one))))
    return sent, [
        Sent(school, str(at), draw(answers(sent, school, [row for other, row in came if other == school])))
        for at, school in enumerate(schools, start=1)
    ]


@st.composite
def answers(draw: st.DrawFn, sent: Rows, school: str, came: Rows) -> Rows:
    """One version of a school's answer; of new people it says the same in all of them, or nothing."""
    rows: list[RawCells] = []
    for row in sent:
        if row["institution"] == SCHOOLS[school] and draw(st.integers(0, 5)):
            corrected = draw(called(int(str(row["code"])[1:])))
            kept = draw(st.sets(st.sampled_from(sorted(corrected))))
            code = row["code"] if draw(st.integers(0, 5)) else None
            rows.append({**row, **{name: corrected[name] for name in kept}, "code": code})
    return [*rows, *({**row, "remark": draw(st.sampled_from(["а", "б"]))} for row in came if draw(st.integers(0, 3)))]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(districts())
def test_all_divisions_into_runs_and_all_orders_end_alike(made: tuple[Rows, list[Sent]]) -> None:
    sent, came = made
    found = outcomes(sent, came)
    for district in (found[0], found[-1]):
        before = district.state()
        gathered = district.run(*came)
        assert not any(one.merged.cells or one.merged.added or one.merged.removed for one in gathered.outcomes)
        assert district.state() == before
