"""The invented district is shaped like the office of seeds S0, and its people have possible lives."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from attest_xl.district import District, district
from attest_xl.sheets import Staff
from attest_xl.sheets.staff import LEFT

TODAY = date(2026, 1, 15)
NEW_ORDER = date(2023, 9, 1)


@cache
def whole(profile: str = "ru-196") -> District:
    return district(profile=profile, today=TODAY)


def years(first: date, last: date) -> float:
    return (last - first).days / 365.25


def test_it_has_79_institutions_of_every_kind_and_2900_rows() -> None:
    kinds = Counter(place.kind for place in whole().institutions)
    assert sum(kinds.values()) == 79
    assert set(kinds) == {"школа", "гимназия", "лицей", "детский сад", "дополнительное образование"}
    assert len(whole().staff) == 2900
    assert {row.institution for row in whole().staff} == {place.institution for place in whole().institutions}


def test_a_small_district_has_exactly_the_rows_asked_for() -> None:
    small = district(institutions=6, people=150)
    assert (len(small.institutions), len(small.staff)) == (6, 150)


def test_the_same_seed_gives_the_same_people_and_another_seed_gives_others() -> None:
    assert district(7, 6, 150) == district(7, 6, 150)
    assert {row.name for row in district(7, 6, 150).staff} != {row.name for row in district(8, 6, 150).staff}


def test_in_belarus_twelve_are_teachers_methodist_and_56_are_in_the_reserve() -> None:
    staff = whole("by-101").staff
    assert sum(row.category == "учитель-методист" for row in staff) == 12
    reserve = [row for row in staff if row.claims == "учитель-методист"]
    assert len(reserve) == 56
    assert {(row.position, row.category) for row in reserve} == {("Учитель", "высшая")}
    assert not any(row.conformity for row in staff)


def test_nobody_was_decided_trained_or_hired_in_the_future_or_too_young() -> None:
    for row in whole().staff:
        assert row.birth is not None
        for day in (row.started, row.decided, row.conformity, row.trained):
            assert day is None or day <= TODAY, row
        assert years(row.birth, row.started or TODAY) > 20, row
        assert years(row.birth, row.decided or TODAY) > 20, row


def test_conformity_and_leave_belong_to_the_position_they_are_told_of() -> None:
    for row in whole().staff:
        if row.started:
            assert row.conformity is None or row.conformity >= row.started, row
            assert row.returned is None or row.returned > row.started, row


def test_service_fits_the_age_and_is_not_shorter_than_the_time_in_the_position() -> None:
    for row in whole().staff:
        assert row.birth is not None
        assert row.service is not None
        assert row.service <= years(row.birth, TODAY) - 20, row
        if row.started:
            assert row.service >= int(years(row.started, TODAY)), row


def test_two_posts_of_one_person_are_two_rows_of_one_institution_with_one_life() -> None:
    rows = Counter(row.name for row in whole().staff)
    double = [name for name, count in rows.items() if count == 2]
    assert len(double) > 50
    assert max(rows.values()) == 2
    for name in double:
        first, second = (row for row in whole().staff if row.name == name)
        assert (first.institution, first.birth, first.service) == (second.institution, second.birth, second.service)
        assert first.position != second.position


def test_surname_and_initials_tell_people_apart() -> None:
    def short(name: str) -> str:
        surname, given, father = name.replace("ё", "е").split()
        return f"{surname} {given[0]}{father[0]}"

    names = {row.name for row in whole().staff if row.name}
    assert len({short(name) for name in names}) == len(names)


def test_every_case_of_the_table_occurs() -> None:
    staff = [row for row in whole().staff if row.status != LEFT]
    cases = {
        "left": any(row.status == LEFT for row in whole().staff),
        "undated": some(staff, lambda row: row.category == "первая" and row.decided is None),
        "termless": some(staff, lambda row: row.decided is not None and row.decided >= NEW_ORDER),
        "valid": some(staff, lambda row: row.decided is not None and row.decided < NEW_ORDER and not lapsed(row)),
        "lapsed": some(staff, lapsed),
        "lapsed, then conformity": some(staff, lambda row: lapsed(row) and row.conformity is not None),
        "conformity": some(staff, lambda row: row.category == "без категории" and row.conformity is not None),
        "no conformity": some(staff, lambda row: row.category == "без категории" and row.conformity is None),
        "start unknown": some(staff, lambda row: row.started is None),
        "pregnant": some(staff, lambda row: row.absence == "беременность"),
        "away": some(staff, lambda row: bool(row.absence) and row.returned is None),
        "back": some(staff, lambda row: row.returned is not None and row.returned < TODAY),
        "will be back": some(staff, lambda row: row.returned is not None and row.returned > TODAY),
        "ill": some(staff, lambda row: row.absence == "болезнь более 4 месяцев"),
        "young": some(staff, lambda row: bool(row.young)),
        "not subject": some(staff, lambda row: row.position == "Директор"),
    }
    assert [case for case, found in cases.items() if not found] == []


def lapsed(row: Staff) -> bool:
    return row.decided is not None and row.decided < TODAY - timedelta(days=5 * 365 + 2)


def some(staff: list[Staff], fits: Callable[[Staff], bool]) -> bool:
    return any(fits(row) for row in staff)
