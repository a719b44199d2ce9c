"""«Изменилось» says what moved and why, for every kind of reason."""

from datetime import date
from typing import Any

import pytest

from attest_xl.profiles import PROFILES, Profile, with_algebra, with_overrides
from attest_xl.rules.changes import changed
from attest_xl.rules.schedule import due, schedule
from attest_xl.sheets import Due, RuleLine
from tests.rules.people import TODAY, day, person

RU = PROFILES["ru-196"]
FIRST = {"category": "первая", "decided": "12.03.2021"}
CONFORMED = {"conformity": "01.12.2020"}


def row(profile: Profile = RU, today: date = TODAY, /, **who: Any) -> Due:
    found = due(person(**who), profile, today)
    assert found is not None
    return found


def typed(code: str, value: str) -> Profile:
    return with_overrides(RU, [RuleLine(code=code, value=value)])[0]


def test_a_row_that_was_not_there_is_new():
    assert changed(None, row(**FIRST)) == "новая строка"


def test_nothing_is_said_when_nothing_moved():
    assert changed(row(**FIRST), row(**FIRST)) is None


def test_another_wording_of_the_explanation_is_no_change():
    old = row(**FIRST).model_copy(update={"reason": "по-старому"})
    assert changed(old, row(**FIRST)) is None


CHANGES = (
    ("time alone", row(**CONFORMED), row(RU, day("15.09.2025"), **CONFORMED),
     "состояние: скоро → срочно – прошло время"),
    ("the category has lapsed", row(RU, day("12.03.2026"), **FIRST), row(RU, day("13.03.2026"), **FIRST),
     "вид аттестации: категория → СЗД; следующая дата: 12.03.2026 → 13.03.2026 – "
     "срок категории закончился 12.03.2026"),
    ("the decision's date was corrected", row(**FIRST), row(category="первая", decided="13.04.2021"),
     "следующая дата: 12.03.2026 → 13.04.2026 – решение: 12.03.2021 → 13.04.2021"),
    ("a higher category, for good", row(**FIRST), row(category="высшая", decided="01.08.2025"),
     "категория: первая → высшая; вид аттестации: категория → нет; следующая дата: 12.03.2026 → пусто; "
     "состояние: в плане → бессрочно"),
    ("a leave began", row(**CONFORMED), row(absence="отпуск по уходу за ребёнком", **CONFORMED),
     "следующая дата: 01.12.2025 → пусто; состояние: скоро → не подлежит – "
     "отпуск по уходу за ребёнком без даты выхода, СЗД не проводится"),
    ("a leave ended", row(absence="отпуск по уходу за ребёнком", **CONFORMED),
     row(absence="отпуск по уходу за ребёнком", returned="01.08.2025", **CONFORMED),
     "следующая дата: пусто → 01.08.2027; состояние: не подлежит → в плане – теперь учтено: последняя СЗД 01.12.2020; "
     "теперь учтено: выход из отпуска по уходу за ребёнком 01.08.2025"),
    ("conformity was confirmed", row(**CONFORMED), row(conformity="20.06.2025"),
     "следующая дата: 01.12.2025 → 20.06.2030; состояние: скоро → в плане – последняя СЗД: 01.12.2020 → 20.06.2025"),
    ("a fact was taken away", row(absence="болезнь более 4 месяцев", returned="01.08.2025", **CONFORMED),
     row(**CONFORMED), "следующая дата: 01.08.2026 → 01.12.2025; состояние: в плане → скоро – "
     "больше не учитывается: выход после болезни 01.08.2025"),
    ("a number of the profile", row(**CONFORMED), row(typed("RU-SZD-01", "6"), **CONFORMED),
     "следующая дата: 01.12.2025 → 01.12.2026; состояние: скоро → в плане – число в «Правилах»: 5 лет → 6 лет"),
    ("the setting of the last day", row(**FIRST), row(with_algebra(RU, "день раньше"), **FIRST),
     "следующая дата: 12.03.2026 → 11.03.2026 – число в «Правилах»: 5 лет → 5 лет без дня"),
    ("days for papers", row(**FIRST), row(typed("OWN-03", "60"), **FIRST),
     "подать документы до: 12.12.2025 → 11.01.2026 – другое число в «Правилах»"),
    ("a threshold that calls later", row(**CONFORMED), row(typed("OWN-02", "60"), **CONFORMED),
     "состояние: скоро → в плане – другие пороги в «Правилах» или более ранний день пересчёта"),
    ("new training", row(trained="01.09.2022", **FIRST), row(trained="01.06.2025", **FIRST),
     "курсы до: 01.09.2025 → 01.06.2028"),
    ("a transfer", row(**FIRST), row(institution="Школа № 2", **FIRST), "учреждение: Школа № 1 → Школа № 2"),
    ("a position that is not attested", row(**FIRST), row(position="Директор", **FIRST),
     "должность: Учитель → Директор; вид аттестации: категория → нет; следующая дата: 12.03.2026 → пусто; "
     "состояние: в плане → не подлежит"),
    ("the missing decision was found", row(category="первая"), row(**FIRST),
     "вид аттестации: нет → категория; следующая дата: пусто → 12.03.2026; состояние: нет данных → в плане – "
     "теперь учтено: решение 12.03.2021"),
    ("the decision is gone", row(**FIRST), row(category="первая"),
     "вид аттестации: категория → нет; следующая дата: 12.03.2026 → пусто; состояние: в плане → нет данных – "
     "у категории «первая» нет даты решения, впишите её"),
)  # fmt: skip


@pytest.mark.parametrize("old, new, words", [case[1:] for case in CHANGES], ids=[case[0] for case in CHANGES])
def test_what_moved_and_why(old: Due, new: Due, words: str):
    assert changed(old, new) == words


def test_a_schedule_compares_each_row_with_the_one_of_its_code():
    before = [row(code="S1", **FIRST)]
    people = [person(code="S1", category="первая", decided="13.04.2021"), person(code="S2", **FIRST)]
    rows = schedule(people, RU, TODAY, before)
    assert [each.changed for each in rows] == [
        "следующая дата: 12.03.2026 → 13.04.2026 – решение: 12.03.2021 → 13.04.2021",
        "новая строка",
    ]


def test_the_first_schedule_has_nothing_to_compare_and_leaves_out_who_has_left():
    people = [person(code="S1", **FIRST), person(code="S2", status="выбыл")]
    assert [(each.code, each.changed) for each in schedule(people, RU, TODAY)] == [("S1", None)]
