"""What holds of every row whoever it is about, whatever the day."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from attest_xl.profiles import PROFILES, Profile
from attest_xl.rules import belarus, russia
from attest_xl.rules.dates import days_before, school_year, shown, years_later
from attest_xl.rules.schedule import due
from attest_xl.schema.kinds import CATEGORIES
from attest_xl.sheets import Due, Staff
from attest_xl.sheets.schedule import ATTESTATION_KINDS, STATES
from attest_xl.sheets.staff import ABSENCES

DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))
TODAYS = st.dates(date(2014, 1, 1), date(2040, 12, 31))
MAYBE = st.none() | DAYS
PEOPLE = st.builds(
    Staff,
    position=st.sampled_from(("Учитель", "Воспитатель", "Директор", "Космонавт", None)),
    category=st.none() | st.sampled_from(CATEGORIES),
    decided=MAYBE,
    conformity=MAYBE,
    started=MAYBE,
    absence=st.none() | st.sampled_from(ABSENCES),
    returned=MAYBE,
    trained=MAYBE,
)
PROFILE = st.sampled_from(tuple(PROFILES.values()))
RUSSIAN = st.sampled_from((PROFILES["ru-196"], PROFILES["ru-276"]))
MENTORS = ("педагог-методист", "педагог-наставник", "учитель-методист")
ORDER = ("в плане", "скоро", "срочно", "просрочено")
SHOWN_DAY = re.compile(r"\d\d\.\d\d\.\d{4}")


def row(person: Staff, profile: Profile, today: date) -> Due:
    found = due(person, profile, today)
    assert found is not None
    return found


@given(PEOPLE, PROFILE, TODAYS)
def test_every_row_has_a_kind_a_state_and_a_sentence_of_the_lists(person: Staff, profile: Profile, today: date):
    found = row(person, profile, today)
    assert found.kind in ATTESTATION_KINDS
    assert found.state in STATES
    assert re.fullmatch(r"[^\n]+: [^\n]+\.", found.reason or "")


@given(PEOPLE, PROFILE, TODAYS)
def test_a_day_stands_with_its_school_year_and_exactly_where_the_state_speaks_of_a_day(
    person: Staff, profile: Profile, today: date
):
    found = row(person, profile, today)
    assert (found.due is None) == (found.state in ("бессрочно", "не подлежит", "нет данных"))
    assert found.school_year == (school_year(found.due) if found.due else None)


@given(PEOPLE, RUSSIAN, TODAYS)
def test_the_state_agrees_with_the_days_that_are_left(person: Staff, profile: Profile, today: date):
    found = row(person, profile, today)
    if found.due is not None:
        left = (found.due - today).days
        limits = (("просрочено", left < 0), ("срочно", 0 <= left <= 90), ("скоро", 90 < left <= 180))
        assert found.state == next((state for state, fits in limits if fits), "в плане")


@given(PEOPLE, RUSSIAN, TODAYS)
def test_papers_come_90_days_before_a_category_ends_and_30_before_a_conformity(
    person: Staff, profile: Profile, today: date
):
    found = row(person, profile, today)
    days = {"категория": 90, "СЗД": 30}
    assert found.papers_by == (days_before(found.due, days[found.kind or ""]) if found.due else None)


@given(PEOPLE, RUSSIAN, TODAYS)
def test_conformity_is_never_due_before_any_of_its_parts(person: Staff, profile: Profile, today: date):
    found = row(person, profile, today)
    if found.kind == "СЗД" and found.due is not None:
        assert person.absence not in ABSENCES[:1]
        leave = {ABSENCES[1]: 2, ABSENCES[2]: 2, ABSENCES[3]: 1}.get(person.absence or "")
        ended = russia.expiry(person, profile)
        parts = [
            ended + timedelta(days=1) if ended else None,
            years_later(person.conformity, 5) if person.conformity else None,
            years_later(person.returned, leave) if person.returned and leave else None,
            years_later(person.started, 2) if person.started and (ended or not person.conformity) else None,
        ]
        assert found.due == max(part for part in parts if part)


@given(PEOPLE, RUSSIAN, TODAYS, st.integers(0, 4000))
def test_as_time_passes_a_day_never_moves_back_and_states_only_grow_more_urgent_before_it_moves(
    person: Staff, profile: Profile, today: date, days: int
):
    now, then = row(person, profile, today), row(person, profile, today + timedelta(days=days))
    if now.due and then.due:
        assert now.due <= then.due
        if now.due == then.due:
            assert ORDER.index(now.state or "") <= ORDER.index(then.state or "")
    assert now.valid_until == then.valid_until


@given(PEOPLE, PROFILE, TODAYS)
def test_the_explanation_holds_the_due_date_and_no_day_that_is_not_the_persons_or_follows_from_them(
    person: Staff, profile: Profile, today: date
):
    found = row(person, profile, today)
    named = set(SHOWN_DAY.findall(found.reason or ""))
    if found.due is not None:
        assert shown(found.due) in named
    facts = {day for day in (person.decided, person.conformity, person.started, person.returned) if day}
    if found.due is not None and found.kind != "подтверждение":
        assert named & {shown(day) for day in facts}


@given(PEOPLE, PROFILE, TODAYS)
def test_the_first_case_that_fits_decides(person: Staff, profile: Profile, today: date):
    cases = (russia if profile.country.value == "RU" else belarus).CASES
    fitting = [outcome for case in cases if _fits(case, person) and (outcome := case(person, profile, today))]
    found = row(person, profile, today)
    assert (found.kind, found.due, found.state, found.reason) == (
        fitting[0].kind, fitting[0].due, fitting[0].state, fitting[0].reason,
    )  # fmt: skip


def _fits(case: object, person: Staff) -> bool:
    """The last cases lean on those before them: they are not asked about people whom an earlier one has decided."""
    if case is russia.newcomer:
        return person.started is not None
    return case not in (belarus.undated, belarus.next_category) or person.category not in MENTORS


@given(PEOPLE, TODAYS)
def test_under_196_the_table_of_the_design_decides(person: Staff, today: date):
    """The design's table written a second time, as plainly as it stands there."""
    found = row(person, PROFILES["ru-196"], today)
    assert (found.kind, found.due, found.state) == _by_the_table(person, today)


def _by_the_table(person: Staff, today: date) -> tuple[str, date | None, str]:
    category = None if person.category == "без категории" else person.category
    late = category in ("педагог-методист", "педагог-наставник")
    expiry = years_later(person.decided, 5) if person.decided else None
    returned = person.absence in ABSENCES[1:] and person.returned
    leave = years_later(returned, 1 if person.absence == ABSENCES[3] else 2) if returned else date.min
    held = years_later(person.conformity, 5) if person.conformity else date.min
    started = years_later(person.started, 2) if person.started else date.min
    rows: tuple[tuple[bool, str, date | str | None], ...] = (
        (person.position in ("Директор", "Космонавт"), "нет", "не подлежит"),
        (category is not None and person.decided is None, "нет", "нет данных"),
        (category is not None and (late or (person.decided or date.min) >= date(2023, 9, 1)), "нет", "бессрочно"),
        (category is not None and expiry is not None and expiry >= today, "категория", expiry),
        (person.absence == ABSENCES[0] or (person.absence is not None and not person.returned), "СЗД", "не подлежит"),
        (category is not None, "СЗД", max((expiry or today) + timedelta(days=1), started, held, leave)),
        (person.conformity is not None, "СЗД", max(held, leave)),
        (person.started is None, "СЗД", "нет данных"),
        (True, "СЗД", max(started, leave)),
    )
    kind, answer = next((kind, answer) for fits, kind, answer in rows if fits)
    if not isinstance(answer, date):
        return kind, None, answer or ""
    left = (answer - today).days
    return kind, answer, ORDER[3] if left < 0 else ORDER[2] if left <= 90 else ORDER[1] if left <= 180 else ORDER[0]
