"""The oracle itself, on cases counted by hand from the table."""

from datetime import date

from tests.acceptance.oracle import SUBJECT, Answer, Facts, answer, later

TODAY = date(2026, 1, 15)


def test_there_are_29_positions() -> None:
    assert len(SUBJECT) == 29


def test_five_years_after_29_february_is_28_february() -> None:
    assert later(date(2024, 2, 29), 5) == date(2029, 2, 28)
    assert later(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_a_category_is_valid_on_its_last_day_and_conformity_is_due_on_the_next() -> None:
    person = Facts("Учитель", "первая", date(2021, 1, 15), started=date(2010, 9, 1))
    assert answer(person, TODAY) == Answer("категория", TODAY, date(2025, 10, 17), "срочно")
    assert answer(person, date(2026, 1, 16)) == Answer("СЗД", date(2026, 1, 16), date(2025, 12, 17), "срочно")


def test_the_new_order_begins_on_the_first_of_september_2023() -> None:
    assert answer(Facts("Учитель", "высшая", date(2023, 9, 1)), TODAY) == Answer("нет", None, None, "бессрочно")
    old = answer(Facts("Учитель", "высшая", date(2023, 8, 31)), TODAY)
    assert old == Answer("категория", date(2028, 8, 31), date(2028, 6, 2), "в плане")


def test_a_future_return_counts_as_a_past_one() -> None:
    person = Facts(
        "Учитель", started=date(2015, 9, 1), absence="отпуск по уходу за ребёнком", returned=date(2026, 9, 1)
    )
    assert answer(person, TODAY) == Answer("СЗД", date(2028, 9, 1), date(2028, 8, 2), "в плане")


def test_nobody_waits_for_the_pregnant_and_those_away() -> None:
    for absence in ("беременность", "отпуск по беременности и родам", "болезнь более 4 месяцев"):
        person = Facts("Учитель", started=date(2015, 9, 1), absence=absence)
        assert answer(person, TODAY) == Answer("СЗД", None, None, "не подлежит")


def test_without_any_date_there_is_no_data() -> None:
    assert answer(Facts("Учитель"), TODAY) == Answer("СЗД", None, None, "нет данных")
    assert answer(Facts("Учитель", "первая"), TODAY) == Answer("нет", None, None, "нет данных")
    assert answer(Facts("Директор"), TODAY) == Answer("нет", None, None, "не подлежит")
    assert answer(Facts("Учитель", left=True), TODAY) is None
