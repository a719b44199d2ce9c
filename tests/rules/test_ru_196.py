"""Order № 196: the table of the design, one sentence a case, and its boundary days."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest

from attest_xl.profiles import PROFILES, DateAlgebra, Profile, with_algebra
from attest_xl.rules.schedule import due
from attest_xl.sheets import Due
from tests.rules.people import TODAY, day, person

RU = PROFILES["ru-196"]


class Case(NamedTuple):
    """Who, and what is due on 01.09.2025: kind, day, papers until, state, category or conformity valid until."""

    sentence: str
    who: dict[str, Any]
    kind: str
    on: str | None
    papers: str | None
    state: str
    valid: str | None = None


CASES = (
    Case("a position that is not attested", {"position": "Директор", "started": "01.09.2024"},
         "нет", None, None, "не подлежит"),
    Case("a position that is not attested, with a category", {"position": "Директор", "category": "высшая",
         "decided": "12.03.2024"}, "нет", None, None, "не подлежит"),
    Case("a position that nobody knows", {"position": "Космонавт", "started": "01.09.2024"},
         "нет", None, None, "не подлежит"),
    Case("an empty position is reckoned as if attested", {"position": None, "started": "01.09.2024"},
         "СЗД", "01.09.2026", "02.08.2026", "в плане"),
    Case("a category without its decision", {"category": "первая", "started": "01.09.2010"},
         "нет", None, None, "нет данных"),
    Case("a mentor without the decision", {"category": "педагог-наставник"}, "нет", None, None, "нет данных"),
    Case("a category set on the first day of permanence", {"category": "первая", "decided": "01.09.2023"},
         "нет", None, None, "бессрочно"),
    Case("a category set on the last day before", {"category": "высшая", "decided": "31.08.2023"},
         "категория", "31.08.2028", "02.06.2028", "в плане", "31.08.2028"),
    Case("a methodist by category", {"category": "педагог-методист", "decided": "20.12.2023"},
         "нет", None, None, "бессрочно"),
    Case("a mentor whose decision is too early all the same", {"category": "педагог-наставник",
         "decided": "20.12.2020"}, "нет", None, None, "бессрочно"),
    Case("a category of another law is reckoned like the others", {"category": "вторая", "decided": "12.03.2021"},
         "категория", "12.03.2026", "12.12.2025", "в плане", "12.03.2026"),
    Case("another country's category set now is permanent like the others", {"category": "учитель-методист",
         "decided": "12.03.2024"}, "нет", None, None, "бессрочно"),
    Case("a category that ends today still holds", {"category": "первая", "decided": "01.09.2020"},
         "категория", "01.09.2025", "03.06.2025", "срочно", "01.09.2025"),
    Case("a category that ended yesterday calls for conformity today", {"category": "первая",
         "decided": "31.08.2020"}, "СЗД", "01.09.2025", "02.08.2025", "срочно", "31.08.2025"),
    Case("a category set on 29 February ends on the 28th", {"category": "первая", "decided": "29.02.2020"},
         "СЗД", "01.03.2025", "30.01.2025", "просрочено", "28.02.2025"),
    Case("the pregnant whose category lapsed", {"category": "первая", "decided": "12.03.2018",
         "absence": "беременность"}, "СЗД", None, None, "не подлежит", "12.03.2023"),
    Case("the pregnant whose category holds keep their date", {"category": "первая", "decided": "12.03.2021",
         "absence": "беременность"}, "категория", "12.03.2026", "12.12.2025", "в плане", "12.03.2026"),
    Case("the pregnant with a day of return", {"conformity": "12.03.2020", "absence": "беременность",
         "returned": "01.02.2025"}, "СЗД", None, None, "не подлежит", "12.03.2025"),
    Case("the pregnant of whom nothing is known", {"absence": "беременность"}, "СЗД", None, None, "не подлежит"),
    Case("on maternity leave without a day of return", {"started": "01.09.2015",
         "absence": "отпуск по беременности и родам"}, "СЗД", None, None, "не подлежит"),
    Case("on childcare leave without a day of return", {"conformity": "12.03.2020",
         "absence": "отпуск по уходу за ребёнком"}, "СЗД", None, None, "не подлежит", "12.03.2025"),
    Case("ill without a day of return", {"started": "01.09.2015", "absence": "болезнь более 4 месяцев"},
         "СЗД", None, None, "не подлежит"),
    Case("lapsed, with a long time in the position", {"category": "первая", "decided": "12.03.2018",
         "started": "01.09.2010"}, "СЗД", "13.03.2023", "11.02.2023", "просрочено", "12.03.2023"),
    Case("lapsed, but new in the position", {"category": "первая", "decided": "12.03.2018",
         "started": "01.02.2024"}, "СЗД", "01.02.2026", "02.01.2026", "скоро", "12.03.2023"),
    Case("lapsed, but conformity was confirmed since", {"category": "первая", "decided": "12.03.2018",
         "started": "01.09.2010", "conformity": "20.04.2023"}, "СЗД", "20.04.2028", "21.03.2028", "в плане",
         "12.03.2023"),
    Case("lapsed, but back from leave not long ago", {"category": "первая", "decided": "12.03.2018",
         "started": "01.09.2010", "conformity": "20.04.2019", "absence": "отпуск по уходу за ребёнком",
         "returned": "10.01.2025"}, "СЗД", "10.01.2027", "11.12.2026", "в плане", "12.03.2023"),
    Case("conformity five years ago", {"conformity": "01.12.2020", "started": "01.09.2024"},
         "СЗД", "01.12.2025", "01.11.2025", "скоро", "01.12.2025"),
    Case("conformity on 29 February", {"conformity": "29.02.2024"}, "СЗД", "28.02.2029", "29.01.2029", "в плане",
         "28.02.2029"),
    Case("conformity, and back from maternity leave: two years", {"conformity": "01.12.2018",
         "absence": "отпуск по беременности и родам", "returned": "15.10.2023"},
         "СЗД", "15.10.2025", "15.09.2025", "срочно", "01.12.2023"),
    Case("conformity, and back from a long illness: one year", {"conformity": "01.12.2018",
         "absence": "болезнь более 4 месяцев", "returned": "15.10.2024"},
         "СЗД", "15.10.2025", "15.09.2025", "срочно", "01.12.2023"),
    Case("a day of return that is still to come counts too", {"conformity": "01.12.2018",
         "absence": "отпуск по уходу за ребёнком", "returned": "01.02.2026"},
         "СЗД", "01.02.2028", "02.01.2028", "в плане", "01.12.2023"),
    Case("a leave long over moves nothing", {"conformity": "01.12.2021",
         "absence": "отпуск по уходу за ребёнком", "returned": "01.02.2012"},
         "СЗД", "01.12.2026", "01.11.2026", "в плане", "01.12.2026"),
    Case("a day of return without the kind of absence moves nothing", {"conformity": "01.12.2018",
         "returned": "01.02.2025"}, "СЗД", "01.12.2023", "01.11.2023", "просрочено", "01.12.2023"),
    Case("without a category, written so", {"category": "без категории", "conformity": "01.12.2021"},
         "СЗД", "01.12.2026", "01.11.2026", "в плане", "01.12.2026"),
    Case("a decision without a category moves nothing", {"decided": "12.03.2021", "conformity": "01.12.2021"},
         "СЗД", "01.12.2026", "01.11.2026", "в плане", "01.12.2026"),
    Case("nothing is known", {}, "СЗД", None, None, "нет данных"),
    Case("nothing is known but a return from leave", {"absence": "отпуск по уходу за ребёнком",
         "returned": "01.02.2025"}, "СЗД", None, None, "нет данных"),
    Case("new in the position", {"started": "01.09.2024"}, "СЗД", "01.09.2026", "02.08.2026", "в плане"),
    Case("new in the position since 29 February", {"started": "29.02.2024"},
         "СЗД", "28.02.2026", "29.01.2026", "скоро"),
    Case("long in the position, never attested", {"started": "01.09.2010"},
         "СЗД", "01.09.2012", "02.08.2012", "просрочено"),
    Case("new in the position, and back from leave", {"started": "01.09.2018",
         "absence": "отпуск по уходу за ребёнком", "returned": "01.10.2024"},
         "СЗД", "01.10.2026", "01.09.2026", "в плане"),
    Case("who works, said so", {"status": "работает", "started": "01.09.2024"},
         "СЗД", "01.09.2026", "02.08.2026", "в плане"),
)  # fmt: skip


def row(profile: Profile = RU, today: date = TODAY, /, **who: Any) -> Due:
    found = due(person(**who), profile, today)
    assert found is not None
    return found


@pytest.mark.parametrize("case", CASES, ids=[case.sentence for case in CASES])
def test_what_is_due(case: Case):
    found = row(**case.who)
    expected = (case.kind, case.on and day(case.on), case.papers and day(case.papers), case.state)
    assert (found.kind, found.due, found.papers_by, found.state) == expected
    assert found.valid_until == (case.valid and day(case.valid))


def test_who_has_left_has_no_row():
    assert due(person(status="выбыл", category="первая", decided="12.03.2021"), RU, TODAY) is None


@pytest.mark.parametrize(
    "days, state",
    [(-1, "просрочено"), (0, "срочно"), (1, "срочно"), (90, "срочно"), (91, "скоро"), (180, "скоро"), (181, "в плане")],
)
def test_the_state_turns_on_the_90th_and_the_180th_day(days: int, state: str):
    conformity = day("01.12.2020")
    today = day("01.12.2025") - timedelta(days=days)
    assert row(RU, today, conformity=f"{conformity:%d.%m.%Y}").state == state


@pytest.mark.parametrize("days, state", [(0, "срочно"), (90, "срочно"), (91, "скоро"), (181, "в плане")])
def test_a_category_turns_on_the_same_days(days: int, state: str):
    found = row(RU, day("12.03.2026") - timedelta(days=days), category="первая", decided="12.03.2021")
    assert (found.kind, found.state) == ("категория", state)


def test_the_day_before_setting_moves_the_end_of_a_category_and_what_follows_by_a_day():
    earlier = with_algebra(RU, "день раньше")
    assert earlier.last_valid_day is DateAlgebra.DAY_BEFORE
    found = row(earlier, category="первая", decided="12.03.2021")
    assert (found.due, found.papers_by) == (day("11.03.2026"), day("11.12.2025"))
    found = row(earlier, category="первая", decided="01.09.2020")
    assert (found.kind, found.due, found.valid_until) == ("СЗД", day("01.09.2025"), day("31.08.2025"))
    assert "01.09.2020 + 5 лет без дня = 31.08.2025" in (found.reason or "")


def test_the_day_before_setting_does_not_move_conformity():
    assert row(with_algebra(RU, "день раньше"), conformity="01.12.2020").due == day("01.12.2025")


def test_the_school_year_is_that_of_the_due_date():
    assert row(conformity="31.08.2021").school_year == "2025/2026"
    assert row(conformity="01.09.2021").school_year == "2026/2027"
    assert row().school_year is None


@pytest.mark.parametrize("who", [{}, {"position": "Директор"}, {"category": "высшая", "decided": "12.03.2024"}])
def test_training_is_due_three_years_after_the_last_for_every_row(who: dict[str, Any]):
    assert row(trained="29.02.2024", **who).training_by == day("28.02.2027")
    assert row(**who).training_by is None


def test_the_row_repeats_who_it_is_about():
    found = row(code="S7", category="первая", decided="12.03.2021")
    assert (found.code, found.institution, found.name, found.position, found.category) == (
        "S7", "Школа № 1", "Иванова Мария Петровна", "Учитель", "первая",
    )  # fmt: skip


EXPLAINED: tuple[tuple[dict[str, Any], str], ...] = (
    ({"position": "Директор"}, "Приказ № 196: должность «Директор» аттестации не подлежит."),
    ({"position": "Космонавт"},
     "Приказ № 196: должности «Космонавт» нет в перечне, аттестация не назначена, проверьте должность."),
    ({"category": "первая"}, "Приказ № 276, п. 24: у категории «первая» нет даты решения, впишите её."),
    ({"category": "первая", "decided": "12.03.2024"},
     "Приказ № 196, п. 24: категория «первая» установлена 12.03.2024, а с 01.09.2023 категория бессрочна."),
    ({"category": "педагог-методист", "decided": "12.03.2024"},
     "Приказ № 196, разд. IV: категория «педагог-методист» установлена 12.03.2024, она бессрочна."),
    ({"category": "первая", "decided": "12.03.2021"},
     "Приказ № 276, п. 24: категория «первая» действует, решение 12.03.2021 + 5 лет = 12.03.2026, потом нужна СЗД."),
    ({"absence": "беременность"}, "Приказ № 196, п. 22 «в»: беременность, СЗД не проводится."),
    ({"absence": "отпуск по уходу за ребёнком"},
     "Приказ № 196, п. 22 «д»: отпуск по уходу за ребёнком без даты выхода, СЗД не проводится."),
    ({"category": "первая", "decided": "12.03.2018", "started": "01.02.2024"},
     "Приказ № 276, п. 24; Приказ № 196, п. 22 «а», п. 22 «б»: категория «первая» не действует (решение 12.03.2018 + "
     "5 лет = 12.03.2023), срок СЗД – самая поздняя из дат: срок категории 12.03.2023 + 1 день = 13.03.2023; начало в "
     "должности 01.02.2024 + 2 года = 01.02.2026."),
    ({"conformity": "01.12.2020"}, "Приказ № 196, п. 5: срок СЗД – последняя СЗД 01.12.2020 + 5 лет = 01.12.2025."),
    ({}, "Приказ № 196, п. 5, п. 22 «б»: нет ни даты СЗД, ни даты начала в должности, впишите одну из них."),
    ({"started": "01.09.2024", "absence": "болезнь более 4 месяцев", "returned": "01.10.2024"},
     "Приказ № 196, п. 22 «б», п. 22 «е»: срок СЗД – самая поздняя из дат: начало в должности 01.09.2024 + 2 года = "
     "01.09.2026; выход после болезни 01.10.2024 + 1 год = 01.10.2025."),
)  # fmt: skip


@pytest.mark.parametrize("who, sentence", EXPLAINED, ids=[str(number) for number in range(len(EXPLAINED))])
def test_the_explanation_is_one_sentence_with_act_paragraph_and_dates(who: dict[str, Any], sentence: str):
    assert row(**who).reason == sentence
